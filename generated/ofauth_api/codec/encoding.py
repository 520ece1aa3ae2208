"""From Python to JSON: whatever stands in a field, documented or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, ClassVar, NamedTuple, TypeVar
from uuid import UUID

from .drift import ModelDecoder
from .moments import Identifier, Moment
from .unset import Unset
from .work_list import Later

_T = TypeVar("_T")

_JSON_SCALARS = frozenset({str, int, float, bool, type(None)})


class Binding(NamedTuple):
    """How a model is decoded and encoded.

    Args:
        decode: Makes an instance of a JSON object.
        encode: Makes a JSON object of an instance.
        required: Names that an object must have.
        known: Names that have a field, and what the field is called.
    """

    decode: ModelDecoder
    encode: Callable[[Any, Later], dict[str, Any]]
    required: frozenset[str]
    known: Mapping[str, str]


class Encodable:
    """What makes a JSON object of itself."""

    __slots__ = ()
    __binding__: ClassVar[Binding]

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object that this model stands for."""
        later = Later()
        made = self.__binding__.encode(self, later)
        return _finished(made, later)


def as_json(value: Any) -> Any:
    """Return the JSON of whatever can stand in a field."""
    later = Later()
    return _finished(encode(value, later), later)


def _finished(made: _T, later: Later) -> _T:
    """Return what was made when what it put off is in it."""
    for _, holder, key, value in later.pieces():
        holder[key] = encode(value, later)
    return made


def encode(value: Any, later: Later) -> Any:
    """Return the JSON of a value.

    Lists and dicts inside of others are put off: which dict or list, key or index, value.
    """
    if type(value) in _JSON_SCALARS:
        return value
    if isinstance(value, Encodable):
        inherited = type(value).to_dict is Encodable.to_dict
        return value.__binding__.encode(value, later) if inherited else value.to_dict()
    if isinstance(value, Mapping):
        return _filled(dict.fromkeys(value), value.items(), later)
    if isinstance(value, list | tuple):
        return _filled([None] * len(value), enumerate(value), later)
    return encoded_scalar(value)


def encoded_models(
    values: Any, model: type, encode_model: Callable[[Any, Later], Any], later: Later
) -> Any:
    """Return the JSON of what should be a list of models."""
    if type(values) is not list:
        return encode(values, later)
    return [
        encode_model(value, later) if type(value) is model else encode(value, later)
        for value in values
    ]


def encoded_moment(value: Any, later: Later) -> Any:
    """Return the JSON of what should be a date and time."""
    if type(value) is datetime:
        return value.isoformat()
    return value.text if type(value) is Moment and hasattr(value, "text") else encode(value, later)


def encoded_scalar(value: Any) -> Any:
    """Return the JSON of what is no JSON by itself."""
    if isinstance(value, Enum):
        return value if isinstance(value, Unset) else value.value
    if isinstance(value, Moment | Identifier) and hasattr(value, "text"):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _filled(made: Any, items: Iterable[tuple[Any, Any]], later: Later) -> Any:
    """Put what is inside a dict or list into a new one, now or later."""
    for key, value in items:
        if isinstance(value, Mapping | list | tuple):
            later.append((later.level, made, key, value))
        else:
            made[key] = encode(value, later)
    return made
