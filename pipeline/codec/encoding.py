"""From Python to JSON: every value that a field can have, documented or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, ClassVar, NamedTuple, Protocol, TypeAlias, TypeVar
from uuid import UUID

from .drift import ModelDecoder
from .moments import Identifier, Moment
from .unset import Unset
from .work_list import WorkList

_T = TypeVar("_T")


class _Container(Protocol):
    """A dict or list that is being filled."""

    def __setitem__(self, key: Any, value: Any, /) -> None: ...


#: Encoding that is put off: the new dict or list, a key or index of it, and the value to encode.
EncodingWork: TypeAlias = "WorkList[_Container, Any, Any]"
#: Makes a JSON object of an instance of a model.
ModelEncoder: TypeAlias = "Callable[[Any, EncodingWork], dict[str, Any]]"

_JSON_SCALARS = frozenset({str, int, float, bool, type(None)})


class Binding(NamedTuple):
    """The functions of a generated model, by which the functions for all models know it.

    Args:
        decode: Makes an instance of a JSON object.
        encode: Makes a JSON object of an instance.
        required: Names that an object must have.
        known: The field of each name that has one.
    """

    decode: ModelDecoder
    encode: ModelEncoder
    required: frozenset[str]
    known: Mapping[str, str]


class Encodable:
    """An object that makes a JSON object of itself."""

    __slots__ = ()
    __binding__: ClassVar[Binding]

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object that this model stands for."""
        work: EncodingWork = WorkList()
        made = self.__binding__.encode(self, work)
        return _finished(made, work)


def as_json(value: object) -> Any:
    """Return the JSON of a value that a field can have."""
    work: EncodingWork = WorkList()
    return _finished(encode(value, work), work)


def _finished(made: _T, work: EncodingWork) -> _T:
    """Return a result once the work that it has put off is done."""
    for _, holder, key, value in work.pieces():
        holder[key] = encode(value, work)
    return made


def encode(value: Any, work: EncodingWork) -> Any:
    """Return the JSON of a value.

    Lists and dicts inside others are put off.
    """
    if type(value) in _JSON_SCALARS:
        return value
    if isinstance(value, Encodable):
        inherited = type(value).to_dict is Encodable.to_dict
        return value.__binding__.encode(value, work) if inherited else value.to_dict()
    if isinstance(value, Mapping):
        return _filled(dict.fromkeys(value), value.items(), work)
    if isinstance(value, list | tuple):
        return _filled([None] * len(value), enumerate(value), work)
    return encoded_scalar(value)


def encoded_models(values: Any, model: type, encode_model: ModelEncoder, work: EncodingWork) -> Any:
    """Return the JSON of a value that should be a list of models."""
    if type(values) is not list:
        return encode(values, work)
    return [
        encode_model(value, work) if type(value) is model else encode(value, work)
        for value in values
    ]


def encoded_moment(value: Any, work: EncodingWork) -> Any:
    """Return the JSON of a value that should be a date and time."""
    if type(value) is datetime:
        return value.isoformat()
    return value.text if type(value) is Moment and hasattr(value, "text") else encode(value, work)


def encoded_scalar(value: Any) -> Any:
    """Return the JSON of a value that is no JSON by itself."""
    if isinstance(value, Enum):
        return value if isinstance(value, Unset) else value.value
    if isinstance(value, Moment | Identifier) and hasattr(value, "text"):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _filled(made: Any, items: Iterable[tuple[Any, Any]], work: EncodingWork) -> Any:
    """Fill a new dict or list with the encoded items of another, now or work."""
    for key, value in items:
        if isinstance(value, Mapping | list | tuple):
            work.append((work.level, made, key, value))
        else:
            made[key] = encode(value, work)
    return made
