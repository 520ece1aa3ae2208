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
from .files import File, FileTypes
from .forms import (
    MULTIPART,
    NO_ENCODINGS,
    OCTETS,
    URLENCODED,
    Encodings,
    parts,
    urlencoded,
)
from .json_bytes import dumps, loads
from .model import ApiModel, bind, decoded_extras, new
from .moments import day, identifier, midnight, moment
from .scalars import EncodeError, is_given, json_content
from .styles import (
    NO_STYLES,
    Style,
    Styles,
    cookie_header,
    fill,
    header_values,
    query_string,
    with_query,
)
from .type_decoding import Variants, decode
from .unset import UNSET, Unset
from .work_list import WorkList

__all__ = [
    "MULTIPART",
    "NO_ENCODINGS",
    "NO_STYLES",
    "OCTETS",
    "UNSET",
    "URLENCODED",
    "ApiModel",
    "DecodeError",
    "Drift",
    "EncodeError",
    "EncodingWork",
    "Encodings",
    "File",
    "FileTypes",
    "Mismatch",
    "OnDrift",
    "OpenIntEnum",
    "OpenStrEnum",
    "Style",
    "Styles",
    "Unset",
    "Variants",
    "WorkList",
    "bind",
    "cookie_header",
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
    "fill",
    "header_values",
    "identifier",
    "is_given",
    "is_one_of",
    "json_content",
    "kind_of",
    "loads",
    "members",
    "midnight",
    "moment",
    "new",
    "parts",
    "query_string",
    "urlencoded",
    "with_query",
]
