"""Decode by a type: a model, an enum, a list of them, a union."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, overload
from uuid import UUID

from .decoding import Attempt, best
from .drift import Drift, kind_of
from .enums import OpenIntEnum, OpenStrEnum
from .mismatch import OnDrift
from .model import ApiModel, decode_model
from .moments import day, identifier, moment
from .outermost import run
from .variants import Variants

_SCALARS: Mapping[Any, str] = {
    bool: "boolean",
    float: "number",
    int: "integer",
    str: "string",
    NoneType: "null",
}


_PARSERS: Mapping[Any, Callable[[str], Any]] = {
    date: day,
    datetime: moment,
    UUID: identifier,
}

_M = TypeVar("_M", bound=ApiModel)


@overload
def decode(
    form: type[_M], value: Any, *, strict: bool = False, on_drift: OnDrift | None = None
) -> _M: ...


@overload
def decode(
    form: Any, value: Any, *, strict: bool = False, on_drift: OnDrift | None = None
) -> Any: ...


def decode(form: Any, value: Any, *, strict: bool = False, on_drift: OnDrift | None = None) -> Any:
    """Make an instance of a type of a JSON value.

    What is unlike the document is kept as it is; what is missing is UNSET. A type that is
    neither a model, an enum, a scalar, a list nor a union of such takes any value.

    Args:
        form: The type, such as `Chat` or `list[Chat] | None`.
        value: What the JSON parser returned; it is not changed, but its parts are kept.
        strict: Raise an error if the value is not what the document says.
        on_drift: Called once with all mismatches, if there are any.

    Raises:
        DecodeError: With `strict`, for all that is wrong together.
    """
    return run(decode_form, form, value, strict, on_drift)


def decode_form(form: Any, value: Any, drift: Drift, holder: Any, key: Any) -> Any:
    """Decode a value as what a type says; a type that is not known takes any value."""
    if get_origin(form) is list:
        return _list(get_args(form)[0], value, drift, holder, key)
    if get_origin(form) in (Union, UnionType):
        return _union(get_args(form), value, drift, holder, key)
    if isinstance(form, type) and issubclass(form, ApiModel):
        return decode_model(form, value, drift, holder, key)
    if isinstance(form, type) and issubclass(form, OpenStrEnum | OpenIntEnum):
        return drift.enum(value, form, _kind(form), holder, key)
    if form in _SCALARS:
        return drift.unlike(value, _SCALARS[form], holder, key)
    if form in _PARSERS:
        parsed = _PARSERS[form](value) if isinstance(value, str) else None
        return parsed or drift.unlike(value, form.__name__, holder, key)
    return value


def _list(item: Any, value: Any, drift: Drift, holder: Any, key: Any) -> Any:
    if not isinstance(value, list):
        return drift.unlike(value, "array", holder, key)
    return [decode_form(item, one, drift, value, number) for number, one in enumerate(value)]


def _union(forms: tuple[Any, ...], value: Any, drift: Drift, holder: Any, key: Any) -> Any:
    kind = kind_of(value)
    fitting = [form for form in forms if _kind(form) in (kind, "anything")]
    models = [form for form in fitting if _kind(form) == "object"]
    if len(models) > 1:
        return Variants(models)(value, drift, holder, key)
    if not fitting and kind == "integer":
        fitting = [form for form in forms if _kind(form) == "number"]
    if not fitting:
        return drift.unlike(value, " or ".join(map(_kind, forms)), holder, key)
    return best([_attempt(form, value, holder, key) for form in fitting], drift)


def _attempt(form: Any, value: Any, holder: Any, key: Any) -> Attempt:
    return lambda drift: decode_form(form, value, drift, holder, key)


def _kind(form: Any) -> str:
    """Return the JSON type of what a type stands for."""
    if get_origin(form) is list:
        return "array"
    if form in _SCALARS:
        return _SCALARS[form]
    if isinstance(form, type) and issubclass(form, ApiModel):
        return "object"
    if form in _PARSERS or (isinstance(form, type) and issubclass(form, OpenStrEnum)):
        return "string"
    return "integer" if isinstance(form, type) and issubclass(form, OpenIntEnum) else "anything"
