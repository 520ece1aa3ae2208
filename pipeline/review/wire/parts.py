"""Two shapes compared by the schemas inside them that are no properties."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.common.documents import Json
from pipeline.review.wire.edits import Child, Difference, Edit
from pipeline.review.wire.shape import Part, Shape
from pipeline.review.wire.shapes import Shapes
from pipeline.review.wire.telling import describe, described_shape, identity
from pipeline.review.wire.values import text

_CONDITIONS = ("not", "if", "then", "else")

#: Keywords that accept everything where they are missing, so that they can be compared.
_OPEN = ("items", "additionalProperties")

#: The stems of the checks of a part that comes or goes.
_STEMS = {
    "contains": "contains",
    "contentSchema": "content-schema",
    "dependentSchemas": "dependent-schema",
    "patternProperties": "pattern-property",
    "prefixItems": "prefix-items",
    "propertyNames": "property-names",
    "unevaluatedItems": "unevaluated-items",
    "unevaluatedProperties": "unevaluated-properties",
}

#: Parts of objects; the others are of the value's place.
_OF_OBJECTS = (
    "additionalProperties",
    "dependentSchemas",
    "patternProperties",
    "propertyNames",
    "unevaluatedProperties",
)


def part_differences(olds: Shapes, news: Shapes, old: Shape, new: Shape) -> Iterator[Difference]:
    """Compare the parts of two shapes by the steps that lead to them."""
    for step in sorted(old.parts.keys() | new.parts.keys()):
        before, after = old.parts.get(step), new.parts.get(step)
        yield from _part(olds, news, before, after)
    yield from _rest(olds, news, old, new)


def _part(
    olds: Shapes, news: Shapes, before: Part | None, after: Part | None
) -> Iterator[Difference]:
    keyword = (before or after or Part({}, "")).keyword
    was: Json = before.schema if before else {}
    now: Json = after.schema if after else {}
    if keyword in _CONDITIONS and (before is None or after is None):
        words = keyword if before else None, keyword if after else None
        yield Edit("condition-changed", *words, keywords=((keyword,),))
    elif keyword == "additionalProperties" and _is_closed(was) != _is_closed(now):
        yield _additional(olds, news, was, now)
    elif (before and after) or keyword in _OPEN:
        yield _child(was, now, before or after or Part({}, ""))
    else:
        yield _come_or_gone(olds, news, before, after)


def _is_closed(schema: Json) -> bool:
    return schema is False or schema == {"not": {}}


def _additional(olds: Shapes, news: Shapes, was: Json, now: Json) -> Edit:
    where = (("additionalProperties",),)
    if _is_closed(now):
        kind = "additional-properties-forbidden"
        return Edit(kind, before=describe(olds, was), keywords=where, own=True)
    kind = "additional-properties-allowed"
    return Edit(kind, after=describe(news, now), keywords=where, own=True)


def _child(was: Json, now: Json, part: Part) -> Child:
    steps = {"items": "[]", "additionalProperties": "{}", "prefixItems": f"|{part.name}"}
    return Child(
        was,
        now,
        (steps.get(part.keyword, part.name or part.keyword),),
        part.keyword,
        part.name,
        is_condition=part.keyword in _CONDITIONS,
    )


def _come_or_gone(olds: Shapes, news: Shapes, before: Part | None, after: Part | None) -> Edit:
    part = before or after or Part({}, "")
    return Edit(
        f"{_STEMS[part.keyword]}-{'removed' if before else 'added'}",
        before=describe(olds, before.schema) if before else None,
        after=describe(news, after.schema) if after else None,
        keywords=((part.keyword, part.name), (part.keyword,)) if part.name else ((part.keyword,),),
        own=part.keyword in _OF_OBJECTS,
        name=part.name if part.keyword in _OF_OBJECTS else "",
    )


def _rest(olds: Shapes, news: Shapes, old: Shape, new: Shape) -> Iterator[Edit]:
    """Compare what could not be joined: as a set, because nothing tells which is which."""
    before = {text(shape.schema): shape for shape in old.rest}
    after = {text(shape.schema): shape for shape in new.rest}
    where = (("allOf",),)
    for key in sorted(after.keys() - before.keys()):
        told, same = described_shape(news, after[key]), identity(news, after[key])
        yield Edit("all-of-added", after=told, keywords=where, identity=same)
    for key in sorted(before.keys() - after.keys()):
        told, same = described_shape(olds, before[key]), identity(olds, before[key])
        yield Edit("all-of-removed", before=told, keywords=where, identity=same)
