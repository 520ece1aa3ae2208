"""What every generated model can do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from threading import Lock
from typing import Any, Self, TypeVar

from attrs import fields

from .binding import Binding
from .decoding import decoded_model
from .drift import Decoder, Drift, ModelDecoder
from .encoding import Encodable
from .later import Later
from .outermost import run
from .unset import UNSET

_M = TypeVar("_M", bound="ApiModel")

#: Makes an instance without calling `__init__`.
new: Any = object.__new__

_LOCK = Lock()


class ApiModel(Encodable):
    """A JSON object.

    A generated model has a field for each property of the document, which is UNSET where the
    object does not have it, and `additional_properties` for all others.
    """

    __slots__ = ()

    additional_properties: dict[str, Any]

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], *, strict: bool = False) -> Self:
        """Make a model of a JSON object.

        What is unlike the document is kept as it is; what is missing is UNSET; properties
        that the document does not know are in `additional_properties`.

        Args:
            src_dict: What the JSON parser returned; it is not changed, but its parts are kept.
            strict: Raise an error if the object is not what the document says.

        Raises:
            DecodeError: With `strict`, for all that is wrong together.
        """
        made: Self = run(decode_model, cls, src_dict, strict, None)
        return made

    @property
    def additional_keys(self) -> list[str]:
        """The names of the properties that the document does not know."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties

    def __repr__(self) -> str:
        values = {field.name: getattr(self, field.name) for field in _fields(type(self))}
        shown = [f"{name}={value!r}" for name, value in values.items() if _is_shown(name, value)]
        return f"{type(self).__name__}({', '.join(shown)})"


def _fields(model: Any) -> Any:
    return fields(model)


def _is_shown(name: str, value: Any) -> bool:
    return value is not UNSET and (name != "additional_properties" or value != {})


def bind(
    model: type[ApiModel],
    decode: ModelDecoder,
    encode: Callable[[Any, Later], dict[str, Any]],
    *,
    required: Iterable[str],
    known: Iterable[str],
) -> None:
    """Give a generated model the functions that decode and encode it.

    Its `additional_properties` become a dict only when somebody asks for them: most objects
    have no unknown properties, and a dict takes as much memory as a small model.

    Args:
        model: The model.
        decode: Makes an instance of a JSON object.
        encode: Makes a JSON object of an instance.
        required: Names that an object must have.
        known: Names that have a field.
    """
    slot = vars(model)["additional_properties"]
    given = {
        "__binding__": Binding(decode, encode, frozenset(required), frozenset(known)),
        "_extras": slot,
        "additional_properties": property(_extras, slot.__set__, doc=_extras.__doc__),
    }
    for name, value in given.items():
        setattr(model, name, value)


def _extras(model: Any) -> dict[str, Any]:
    """The properties that the document does not know."""
    if model._extras is None:
        with _LOCK:
            if model._extras is None:
                model._extras = {}
    made: dict[str, Any] = model._extras
    return made


def decode_model(model: type[ApiModel], value: Any, drift: Drift, holder: Any, key: Any) -> Any:
    """Decode what should be a JSON object as a model."""
    made = decoded_model(value, model.__binding__.decode, drift, "object", holder, key)
    if type(made) is model or not isinstance(made, ApiModel):
        return made
    drift.finish()
    return _derived(model, made)


def _derived(model: type[_M], made: ApiModel) -> _M:
    """Make an instance of a class that somebody derived from a generated one."""
    values = {field.alias: getattr(made, field.name) for field in _fields(type(made))}
    return model(**values)


def decoded_extras(
    source: Mapping[str, Any], model: type[ApiModel], drift: Drift, decode: Decoder | None = None
) -> dict[str, Any] | None:
    """Return the properties that have no field, decoded where they have a type."""
    known = model.__binding__.known
    extras = {key: value for key, value in source.items() if key not in known}
    if decode is not None:
        for key, value in extras.items():
            extras[key] = decode(value, drift, source, key)
    return extras or None
