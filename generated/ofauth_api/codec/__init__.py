"""How generated models are made of JSON and become JSON: the code that all models share.

The pipeline copies this folder into each generated package. No module in it knows the API, httpx
or the client.
"""

from __future__ import annotations

from .decoding import (
    decoded_items,
    decoded_lists,
    decoded_model,
    decoded_models,
    decoded_scalars,
    is_one_of,
)
from .drift import DecodeError, Drift, Mismatch, OnDrift, kind_of
from .encoding import EncodingWork, encode, encoded_models, encoded_moment
from .enums import OpenIntEnum, OpenStrEnum, members
from .files import File, FileTypes, RequestFiles, form
from .json_bytes import dumps, loads
from .model import ApiModel, bind, decoded_extras, new
from .moments import day, identifier, midnight, moment
from .type_decoding import Variants, decode
from .unset import UNSET, Unset
from .work_list import WorkList

__all__ = [
    "UNSET",
    "ApiModel",
    "DecodeError",
    "Drift",
    "EncodingWork",
    "File",
    "FileTypes",
    "Mismatch",
    "OnDrift",
    "OpenIntEnum",
    "OpenStrEnum",
    "RequestFiles",
    "Unset",
    "Variants",
    "WorkList",
    "bind",
    "day",
    "decode",
    "decoded_extras",
    "decoded_items",
    "decoded_lists",
    "decoded_model",
    "decoded_models",
    "decoded_scalars",
    "dumps",
    "encode",
    "encoded_models",
    "encoded_moment",
    "form",
    "identifier",
    "is_one_of",
    "kind_of",
    "loads",
    "members",
    "midnight",
    "moment",
    "new",
]
