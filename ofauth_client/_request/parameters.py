"""Encodes the values of paths, queries and forms: scalars as text, other values by style."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any
from urllib.parse import quote
from uuid import UUID

from ofauth_api.codec import UNSET, dumps

from ofauth_client._json_types import is_iterable, is_list, is_object
from ofauth_client.errors import ArgumentError

Style = tuple[str, bool]
Styles = Mapping[str, Style]
Pair = tuple[str, str]

#: Default style and explode of a query parameter (OpenAPI 3.1, "Parameter Object").
FORM_EXPLODED: Style = ("form", True)
#: Below this bound, every whole number is exact as a float.
_EXACT = 2.0**53
_SEPARATORS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}


def is_given(value: object) -> bool:
    """Tell whether a value is sent. UNSET is the value of a missing field of a model."""
    return value is not None and value is not UNSET


def plain(value: Any) -> str | int | float | bool:
    """Return a scalar as a JSON value.

    Args:
        value: A text, number, boolean, enum member, date, time or UUID.

    Raises:
        ArgumentError: The value has another type.
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
    raise ArgumentError(f"a value of the type {type(value).__name__} cannot be sent")


def text(value: Any) -> str:
    """Return a scalar as text."""
    found = plain(value)
    if isinstance(found, bool):
        return "true" if found else "false"
    # JSON has a single number for 42.0 and 42, but in a path the texts differ.
    whole = isinstance(found, float) and found.is_integer() and abs(found) < _EXACT
    return str(int(found) if whole else found)


def query_string(values: Mapping[str, Any], styles: Styles = MappingProxyType({})) -> str:
    """Return query parameters or form fields, quoted and without None and UNSET.

    Args:
        values: Scalars, lists, mappings or models, by name.
        styles: Style and explode of parameters that differ from exploded form style
            (OpenAPI 3.1, section "Style Values").

    Raises:
        ArgumentError: A value cannot be sent.
    """
    return "&".join(
        f"{name}={value}"
        for each, given in values.items()
        if is_given(given)
        for name, value in _named(each, given, styles.get(each, FORM_EXPLODED))
    )


def encode_json(value: Any) -> bytes:
    """Return a value as JSON.

    Raises:
        ArgumentError: The value has no JSON form.
    """
    try:
        return dumps(value, _jsonable).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise ArgumentError(f"the value cannot be sent as JSON: {error}") from None


def _jsonable(value: Any) -> Any:
    if hasattr(value, "to_dict"):
        return value.to_dict()
    return dict(value) if is_object(value) else plain(value)


def quoted(value: str) -> str:
    """Quote a text for a path segment or a query value."""
    try:
        return quote(value, safe="")
    except UnicodeEncodeError:
        raise ArgumentError("a text with half of a surrogate pair cannot be sent") from None


def _named(name: str, value: Any, style: Style) -> list[Pair]:
    try:
        return list(_parameter(name, _composed(value), style))
    except ArgumentError as error:
        raise ArgumentError(f"{name}: {error.message}") from None


def _composed(value: Any) -> Any:
    """Convert a model to a mapping, and an iterable to a list."""
    if isinstance(value, str | Enum | datetime | date):
        return value
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, bytes | bytearray):
        raise ArgumentError("bytes cannot be sent here")
    return list(value) if is_iterable(value) and not is_object(value) else value


def _parameter(name: str, value: Any, style: Style) -> Iterator[Pair]:
    if style[0] == "json":
        yield quoted(name), quoted(encode_json(value).decode())
    elif is_object(value):
        yield from _object(name, value, style)
    elif is_list(value):
        yield from _list(name, [item for item in value if item is not None], style)
    else:
        yield quoted(name), quoted(text(value))


def _list(name: str, items: list[Any], style: Style) -> Iterator[Pair]:
    kind, exploded = style
    texts = [quoted(text(item)) for item in items]
    if exploded:
        yield from ((quoted(name), item) for item in texts)
    elif texts:
        yield quoted(name), _SEPARATORS.get(kind, ",").join(texts)


def _object(name: str, value: Mapping[str, Any], style: Style) -> Iterator[Pair]:
    kind, exploded = style
    fields = [(str(key), _composed(item)) for key, item in value.items() if is_given(item)]
    if kind == "deepObject":
        for key, item in fields:
            yield from _deep(f"{name}[{key}]", item)
    elif exploded:
        for key, item in fields:
            yield from _parameter(key, item, FORM_EXPLODED)
    else:
        yield from _list(name, [part for each in fields for part in each], style)


def _deep(name: str, value: Any) -> Iterator[Pair]:
    """Write nested objects with brackets; the specification leaves nesting undefined."""
    if is_object(value):
        for key, item in value.items():
            if is_given(item):
                yield from _deep(f"{name}[{key}]", _composed(item))
    else:
        yield from _parameter(name, value, FORM_EXPLODED)


def _finite(value: float | Decimal) -> float | str:
    if not math.isfinite(value):
        raise ArgumentError(f"{value} is not a number that can be sent")
    return value if isinstance(value, float) else str(value)


def _time(value: datetime) -> str:
    """Return a time by RFC 3339, converted to UTC; a naive time is not converted."""
    if value.tzinfo is None:
        return value.isoformat()
    try:
        return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
    except OverflowError:
        raise ArgumentError(f"{value.isoformat()} has no equivalent in UTC") from None
