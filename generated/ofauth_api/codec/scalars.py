"""Values of a request as texts: scalars in paths, queries, headers and forms, and JSON."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from urllib.parse import quote
from uuid import UUID

from .encoding import encoded_scalar
from .json_bytes import dumps
from .unset import UNSET

#: Below this bound, every whole number is exact as a float.
_EXACT = 2.0**53

#: A text that is the same when it is quoted, as most are.
_UNRESERVED = re.compile(r"[\w.~-]*", re.ASCII)


class EncodeError(ValueError):
    """A value that cannot be sent at its place in a request."""


def is_given(value: object) -> bool:
    """Tell whether a value is sent. UNSET is the value of a missing field of a model."""
    return value is not None and value is not UNSET


def plain(value: Any) -> str | int | float | bool:
    """Return a scalar as a JSON value.

    Args:
        value: A text, number, boolean, enum member, date, time or UUID.

    Raises:
        EncodeError: The value has another type.
    """
    if isinstance(value, Enum) and value is not UNSET:
        return plain(value.value)
    if isinstance(value, str | int):
        return value
    if isinstance(value, float | Decimal):
        return _finite(value)
    if isinstance(value, datetime):
        return _time(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise EncodeError(f"a value of the type {type(value).__name__} cannot be sent")


def text(value: Any) -> str:
    """Return a scalar as text.

    Raises:
        EncodeError: The value is not a scalar.
    """
    found = plain(value)
    if isinstance(found, bool):
        return "true" if found else "false"
    # JSON has a single number for 42.0 and 42, but in a path the texts differ.
    whole = isinstance(found, float) and found.is_integer() and abs(found) < _EXACT
    return str(int(found) if whole else found)


def quoted(value: str) -> str:
    """Quote a text for a path segment or a query value.

    Raises:
        EncodeError: The text has half of a surrogate pair.
    """
    if type(value) is str and _UNRESERVED.fullmatch(value):
        return value
    try:
        return quote(value, safe="")
    except UnicodeEncodeError:
        raise EncodeError("a text with half of a surrogate pair cannot be sent") from None


def json_content(value: Any) -> bytes:
    """Return a value as JSON; a time in a mapping is written like a time in a model.

    Raises:
        EncodeError: The value has no JSON form.
    """
    try:
        return dumps(value, _jsonable).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise EncodeError(f"the value cannot be sent as JSON: {error}") from None


def _jsonable(value: Any) -> Any:
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, Mapping):
        return dict(value)
    return encoded_scalar(value) if isinstance(value, datetime) else plain(value)


def _finite(value: float | Decimal) -> float | str:
    if not math.isfinite(value):
        raise EncodeError(f"{value} is not a number that can be sent")
    return value if isinstance(value, float) else str(value)


def _time(value: datetime) -> str:
    """Return a time by RFC 3339, converted to UTC; a naive time is not converted."""
    if value.tzinfo is None:
        return value.isoformat()
    try:
        return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
    except OverflowError:
        raise EncodeError(f"{value.isoformat()} has no equivalent in UTC") from None
