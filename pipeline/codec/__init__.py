"""How the generated models become JSON and come from it: the code that all of them share.

The pipeline copies this folder into each generated package. Nothing in here knows of the API,
of httpx or of the client.
"""

from __future__ import annotations

from .decoding import (
    Variants,
    best,
    decode_each,
    decode_extras,
    decode_model,
    decode_models,
    decode_scalars,
)
from .drift import Drift, kind_of
from .encoding import PutOff, encode, encode_models, encode_scalar
from .enums import OpenIntEnum, OpenStrEnum, members
from .files import File, FileTypes, RequestFiles
from .json_bytes import loads
from .mismatch import DecodeError, Mismatch, OnDrift
from .model import Model, decode, new
from .moments import day, identifier, moment
from .unset import UNSET, Unset

__all__ = [
    "UNSET",
    "DecodeError",
    "Drift",
    "File",
    "FileTypes",
    "Mismatch",
    "Model",
    "OnDrift",
    "OpenIntEnum",
    "OpenStrEnum",
    "PutOff",
    "RequestFiles",
    "Unset",
    "Variants",
    "best",
    "day",
    "decode",
    "decode_each",
    "decode_extras",
    "decode_model",
    "decode_models",
    "decode_scalars",
    "encode",
    "encode_models",
    "encode_scalar",
    "identifier",
    "kind_of",
    "loads",
    "members",
    "moment",
    "new",
]
