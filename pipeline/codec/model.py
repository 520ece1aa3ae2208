"""What every generated model can do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Self, TypeVar, overload

from attrs import fields

from .drift import Decoder, Drift
from .encoding import Encodable
from .mismatch import DecodeError, OnDrift, located
from .unset import UNSET

_T = TypeVar("_T")
_M = TypeVar("_M", bound="Model")

#: Makes an instance without calling `__init__`.
new: Callable[[type[_T]], _T] = object.__new__


class Model(Encodable):
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
            src_dict: What the JSON parser returned.
            strict: Raise an error if the object is not what the document says.

        Raises:
            DecodeError: With `strict`, for all that is wrong together.
        """
        return decode(cls, src_dict, strict=strict)

    @staticmethod
    def _decode(source: Mapping[str, Any], drift: Drift) -> Any:
        """Make an instance of a JSON object."""
        raise NotImplementedError

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
        shown = [
            f"{field.name}={value!r}"
            for field in fields(type(self))
            if field.repr and _is_shown(value := getattr(self, field.name), field.name)
        ]
        return f"{type(self).__name__}({', '.join(shown)})"


def _is_shown(value: Any, name: str) -> bool:
    return value is not UNSET and (name != "additional_properties" or bool(value))


@overload
def decode(
    target: type[_M], value: Any, *, strict: bool = False, on_drift: OnDrift | None = None
) -> _M: ...


@overload
def decode(
    target: Decoder, value: Any, *, strict: bool = False, on_drift: OnDrift | None = None
) -> Any: ...


def decode(
    target: type[Model] | Decoder,
    value: Any,
    *,
    strict: bool = False,
    on_drift: OnDrift | None = None,
) -> Any:
    """Make a model, or what else a generated decoder makes, of a JSON value.

    Args:
        target: A model, or a decoder of a generated module.
        value: What the JSON parser returned; it is not changed, but parts of it are kept.
        strict: Raise an error if the value is not what the document says.
        on_drift: Called once with all mismatches, if there are any.

    Raises:
        DecodeError: With `strict`, for all mismatches together.
    """
    drift = Drift()
    made = _decoded(target, value, drift)
    if drift.found and (strict or on_drift is not None):
        mismatches = located(drift.found, value)
        if on_drift is not None:
            on_drift(mismatches)
        if strict:
            raise DecodeError(target.__name__, mismatches)
    return made


def _decoded(target: type[Model] | Decoder, value: Any, drift: Drift) -> Any:
    if not isinstance(target, type):
        made = target(value, drift, None, None)
    elif isinstance(value, Mapping):
        made = target._decode(value, drift)
    else:
        return drift.unlike(value, "object", None, None)
    for instance, name, decoder, raw, holder, key in drift.later:
        setattr(instance, name, decoder(raw, drift, holder, key))
    if isinstance(target, type) and type(made) is not target:
        return _of_subclass(target, made)
    return made


def _of_subclass(target: type[_M], made: Model) -> _M:
    """Make an instance of a class that somebody derived from a generated one."""
    given = {f.alias: getattr(made, f.name) for f in fields(type(made)) if f.init}
    return target(**given)
