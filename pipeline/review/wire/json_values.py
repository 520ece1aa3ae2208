"""The equality of JSON values: 1 and 1.0 are equal, 1 and true are not."""

from __future__ import annotations

import hashlib
import json

from pipeline.common.documents import Json

#: An encoder that is made once: `json.dumps` with options makes another for each value.
_ENCODE = json.JSONEncoder(sort_keys=True, ensure_ascii=False).encode


def plain(value: Json) -> Json:
    """Return a JSON value in which every whole number is an integer.

    Names of YAML may be numbers; in the result they are texts.
    """
    if isinstance(value, dict):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def text(value: Json) -> str:
    """Return a line of JSON with sorted keys, which is equal for equal values."""
    if value is None:  # most findings have only one of two values
        return "null"
    return _ENCODE(plain(value))


def digest(*values: Json) -> str:
    """Return a short digest, which is equal for equal JSON values."""
    return hashlib.blake2b(text(list(values)).encode(), digest_size=12).hexdigest()
