"""Make what an operation returns of a decoded JSON answer."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin


def decode(form: Any, value: Any, **options: Any) -> Any:
    """Make an instance of a type of a JSON value; what does not fit stays as it is.

    Args:
        form: A model, an enum, a list of such types, or a union of them.
        value: A JSON value.
        **options: What the models' decoding takes.
    """
    if get_origin(form) is list and isinstance(value, list):
        items: list[Any] = value
        return [decode(get_args(form)[0], item, **options) for item in items]
    if get_origin(form) in (Union, UnionType):
        return _decode_union(get_args(form), value, **options)
    if hasattr(form, "from_dict") and isinstance(value, Mapping):
        return form.from_dict(value)
    if isinstance(form, type) and issubclass(form, Enum):
        return _member(form, value)
    return value


def _decode_union(forms: tuple[Any, ...], value: Any, **options: Any) -> Any:
    """Decode as the first type that takes the value."""
    for form in forms:
        try:
            made = decode(form, value, **options)
        except (AttributeError, KeyError, TypeError, ValueError):
            continue
        if made is not value:
            return made
    return value


def _member(enum: type[Enum], value: Any) -> Any:
    return next((member for member in enum if member.value == value), value)
