"""Constructors of attrs classes and named tuples for mkdocstrings.

mkdocstrings reads the source code, and knows the constructors of dataclasses only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import griffe

_DECORATORS = ("attrs.define", "attrs.frozen")


class Constructors(griffe.Extension):
    """Gives attrs classes and named tuples the constructor that they have at run time."""

    def on_package(self, *, pkg: griffe.Module, **_: Any) -> None:
        """Complete the classes of a package."""
        for described in list(_classes(pkg)):
            if _is_made(described) and "__init__" not in described.members:
                described.set_member("__init__", _constructor(described))


def _classes(owner: griffe.Module | griffe.Class) -> Iterator[griffe.Class]:
    for member in owner.members.values():
        if isinstance(member, griffe.Class):
            yield member
        if isinstance(member, griffe.Module | griffe.Class):
            yield from _classes(member)


def _is_made(described: griffe.Class) -> bool:
    """Tell whether a constructor is made of the fields of a class."""
    return _decorator(described) is not None or _is_named_tuple(described)


def _is_named_tuple(described: griffe.Class) -> bool:
    return "NamedTuple" in map(str, described.bases)


def _decorator(described: griffe.Class) -> griffe.Decorator | None:
    """Return the decorator of attrs, if the class has it."""
    found = (each for each in described.decorators if each.callable_path in _DECORATORS)
    return next(found, None)


def _constructor(described: griffe.Class) -> griffe.Function:
    parameters: dict[str, griffe.Parameter] = {}
    for each in [*reversed(described.mro()), described]:
        if _is_made(each):
            decorator = _decorator(each)
            by_name = decorator is not None and "kw_only=True" in str(decorator.value)
            parameters |= {made.name: made for made in _parameters(each, by_name)}
    own = griffe.Parameter("self", kind=griffe.ParameterKind.positional_or_keyword)
    ordered = sorted(parameters.values(), key=lambda p: p.kind is griffe.ParameterKind.keyword_only)
    return griffe.Function("__init__", parameters=griffe.Parameters(own, *ordered), returns="None")


def _parameters(described: griffe.Class, by_name: bool) -> Iterator[griffe.Parameter]:
    for member in described.members.values():
        if not isinstance(member, griffe.Attribute) or not _is_field(member):
            continue
        call = _field_call(member.value)
        if call.get("init") == "False":
            continue
        keyword = by_name or call.get("kw_only") == "True"
        yield griffe.Parameter(
            call.get("alias", "").strip("'\"") or member.name.lstrip("_"),
            annotation=member.annotation,
            kind=griffe.ParameterKind.keyword_only
            if keyword
            else griffe.ParameterKind.positional_or_keyword,
            default=_default(member.value, call),
        )


def _is_field(member: griffe.Attribute) -> bool:
    """Tell whether an attribute is a field, not a property nor of the class (`ClassVar`)."""
    of_class = "class-attribute" in member.labels and "instance-attribute" not in member.labels
    return member.annotation is not None and "property" not in member.labels and not of_class


def _field_call(value: Any) -> dict[str, str]:
    """Return the arguments of `field(…)`, if the value of an attribute is such a call."""
    if not isinstance(value, griffe.ExprCall) or value.canonical_path != "attrs.field":
        return {}
    named = (each for each in value.arguments if isinstance(each, griffe.ExprKeyword))
    return {"": "field", **{each.name: str(each.value) for each in named}}


def _default(value: Any, call: dict[str, str]) -> str | None:
    if not call:
        return None if value is None else str(value)
    return call.get("default") or ("…" if "factory" in call else None)
