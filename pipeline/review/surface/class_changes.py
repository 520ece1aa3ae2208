"""The models and enums of two surfaces are compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from attrs import evolve

from pipeline.common.documents import Json
from pipeline.review.surface.name_matching import Class, ClassMatches, classes, enum_bases
from pipeline.review.surface.public_surface import (
    ANYTHING,
    Enum,
    Model,
    Parameter,
    Relation,
    Surface,
    relation,
)
from pipeline.review.surface.surface_findings import Finding


def class_findings(old: Surface, new: Surface, matches: ClassMatches) -> Iterator[Finding]:
    """Compare the classes of two surfaces.

    Args:
        old: The old surface.
        new: The new surface.
        matches: The matches of the classes.
    """
    before, after = classes(old), classes(new)
    gone = before.keys() - matches.same.keys() - matches.merged.keys()
    come = after.keys() - set(matches.same.values()) - matches.split.keys()
    for name in sorted(gone - come):
        yield Finding("python-class-removed", name, old=(name,), identity=name)
    for name in sorted(come - gone):
        yield Finding("python-class-added", name, new=(name,), identity=name)
    for name in sorted(gone & come):
        yield Finding("python-class-replaced", name, old=(name,), new=(name,), identity=name)
    yield from _renamed(new, matches)
    bases = enum_bases(old, new, matches.same)
    for a, b in matches.pairs():
        if a != b or not matches.shares(before, after, a):
            yield from _compared(before[a], after[b], matches, bases)


def _renamed(new: Surface, matches: ClassMatches) -> Iterator[Finding]:
    for a, b in matches.same.items():
        if a != b:
            kept = "-kept" if new.deprecated_names.get(a) == b else ""
            yield _of_class(f"python-class-renamed{kept}", a, b)
    for a, b in matches.splits():
        yield _of_class("python-class-split", a, b)
    for a, b in matches.merged.items():
        yield _of_class("python-class-merged", a, b)


def _of_class(check: str, old: str, new: str) -> Finding:
    return Finding(
        check, new, before=old, after=new, old=(old,), new=(new,), identity=new, within=True
    )


def _compared(
    old: Class, new: Class, matches: ClassMatches, bases: Mapping[str, str]
) -> Iterator[Finding]:
    if isinstance(old, Enum) and isinstance(new, Enum):
        return enum_findings(old, new)
    if isinstance(old, Model) and isinstance(new, Model):
        return ModelChange(old, new, matches, bases).findings()
    before, after = ("an enum" if isinstance(given, Enum) else "a model" for given in (old, new))
    found = _of_class("python-class-kind-changed", old.name, new.name)
    return iter([evolve(found, before=before, after=after)])


def enum_findings(old: Enum, new: Enum) -> Iterator[Finding]:
    """Compare two enums: members match by value, then by name."""
    found = partial(Finding, owner=new.name, old=(old.name,), new=(new.name,), identity=new.name)
    if old.base != new.base:
        yield found("python-enum-base-changed", before=old.base, after=new.base)
        return
    was = {value: name for name, value in old.members.items()}
    now = {value: name for name, value in new.members.items()}
    for value, name in was.items():
        if value in now and now[value] != name:
            yield found("python-enum-member-renamed", path=name, before=name, after=now[value])
        elif value not in now and name in new.members:
            after = new.members[name]
            yield found("python-enum-value-changed", path=name, before=value, after=after)
        elif value not in now:
            yield found("python-enum-member-removed", path=name, before=value)
    for value, name in now.items():
        if value not in was and name not in old.members:
            yield found("python-enum-member-added", path=name, after=value)


class ModelChange:
    """Compares two models.

    Args:
        old: The old model.
        new: The new model.
        matches: The matches of the classes.
        bases: The builtin type of each enum, by its new name.
    """

    def __init__(
        self, old: Model, new: Model, matches: ClassMatches, bases: Mapping[str, str]
    ) -> None:
        self._old, self._new, self._matches, self._bases = old, new, matches, bases

    def findings(self) -> Iterator[Finding]:
        """Yield the findings about the model and its fields."""
        was = {field.wire: field for field in self._old.fields}
        now = {field.wire: field for field in self._new.fields}
        for wire in sorted(was.keys() - now.keys()):
            yield self._found("removed", was[wire], before=_text(was[wire]))
        for wire in sorted(now.keys() - was.keys()):
            suffix = "-required" if now[wire].required else ""
            yield self._found(f"added{suffix}", now[wire], after=_text(now[wire]))
        for wire in sorted(was.keys() & now.keys()):
            yield from self._field(was[wire], now[wire])
        yield from self._extras()

    def _field(self, old: Parameter, new: Parameter) -> Iterator[Finding]:
        if old.name != new.name:
            yield self._found("renamed", new, before=old.name, after=new.name)
        if old.required != new.required:
            yield self._found("became-required" if new.required else "became-optional", new)
        elif old.default != new.default:
            yield self._found("default-changed", new, before=old.default, after=new.default)
        if new.deprecated and not old.deprecated:
            yield self._found("deprecated", new)
        yield from self._type(old, new)

    def _type(self, old: Parameter, new: Parameter) -> Iterator[Finding]:
        was, now = self._matches.old(old.type), self._matches.new(new.type)
        known = ANYTHING not in (was, now)
        if known and was.has("None") != now.has("None"):
            change = "became-nullable" if now.has("None") else "became-not-nullable"
            yield self._found(change, new)
        related = relation(was.without("None"), now.without("None"), self._bases)
        if related is not Relation.EQUAL:
            change = "type-unknown" if now == ANYTHING else f"type-{related}"
            texts = {"before": str(old.type), "after": str(new.type)}
            yield self._found(change, new, within=True, **texts)

    def _found(
        self,
        change: str,
        field: Parameter,
        *,
        within: bool = False,
        before: Json = None,
        after: Json = None,
    ) -> Finding:
        return Finding(
            f"python-field-{change}",
            self._new.name,
            field.name,
            before,
            after,
            (self._old.name, field.wire),
            (self._new.name, field.wire),
            identity=self._new.name,
            within=within,
        )

    def _extras(self) -> Iterator[Finding]:
        was, now = self._matches.old(self._old.extras), self._matches.new(self._new.extras)
        if was != now:
            found = _of_class("python-extras-type-changed", self._old.name, self._new.name)
            yield evolve(
                found,
                before=str(self._old.extras),
                after=str(now),
                old=(self._old.name, "{}"),
                new=(self._new.name, "{}"),
            )


def _text(field: Parameter) -> str:
    return str(field.type) if field.required else f"{field.type} | Unset"
