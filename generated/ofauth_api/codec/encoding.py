"""From Python to JSON: every value that a field can have, documented or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
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

_TWO = [f"{number:02}" for number in range(60)]
_FOUR_DIGITS = 1000
_MINUTE = timedelta(minutes=1)

_JSON_SCALARS = frozenset({str, int, float, bool, type(None)})


class Binding(NamedTuple):
    """The functions of a generated model, by which the functions for all models know it.

    Args:
        decode: Makes an instance of a JSON object.
        encode: Makes a JSON object of an instance.
        required: Names that an object must have.
        known: The field of each name that has one.
        narrower: Whether the document allows fewer values of a field than its type does.
        tags: The values by which a discriminator names the model, for each property.
    """

    decode: ModelDecoder
    encode: ModelEncoder
    required: frozenset[str]
    known: Mapping[str, str]
    narrower: bool
    tags: Mapping[str, Sequence[str]]


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


def field_values(value: Any) -> Mapping[str, Any]:
    """Return the values of a model by wire name, as they are rather than as JSON.

    Args:
        value: A model, or another object with `to_dict`, whose values are those of `to_dict`.
    """
    if not isinstance(value, Encodable) or type(value).to_dict is not Encodable.to_dict:
        made: dict[str, Any] = value.to_dict()
        return made
    extras: Mapping[str, Any] = getattr(value, "additional_properties", {})
    known = value.__binding__.known.items()
    return {**extras, **{name: getattr(value, attribute) for name, attribute in known}}


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
        return _rfc_3339(value)
    return value.text if type(value) is Moment and hasattr(value, "text") else encode(value, work)


def _rfc_3339(value: datetime) -> str:
    """Return a date and time as RFC 3339 writes it."""
    if value.tzinfo is UTC and not value.microsecond and value.year >= _FOUR_DIGITS:
        # This is the usual value, and `isoformat` takes more than twice as long for it.
        return (
            f"{value.year}-{_TWO[value.month]}-{_TWO[value.day]}"
            f"T{_TWO[value.hour]}:{_TWO[value.minute]}:{_TWO[value.second]}+00:00"
        )
    offset = value.utcoffset()
    if offset is not None and offset % _MINUTE:
        # Some offsets before 1970 have seconds, for which RFC 3339 has no place.
        return _in_utc(value).isoformat()
    return value.isoformat()


def _in_utc(value: datetime) -> datetime:
    try:
        return value.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{value.isoformat()} has no equivalent in UTC") from None


def encoded_scalar(value: Any) -> Any:
    """Return the JSON of a value that is no JSON by itself."""
    if isinstance(value, Enum):
        return value if isinstance(value, Unset) else value.value
    if isinstance(value, Moment | Identifier) and hasattr(value, "text"):
        return value.text
    if isinstance(value, datetime):
        return _rfc_3339(value)
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
