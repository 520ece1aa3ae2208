"""Two shapes are compared by the schemas inside: items, patterns, conditions and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import evolve

from pipeline.common.documents import Json
from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas.edits import NOTE, Child, Difference, Edit
from pipeline.review.wire.schemas.formatting import (
    format_schema,
    format_shape,
    phrase_shape,
    shape_identity,
)
from pipeline.review.wire.schemas.inclusion import Read, accepts_all
from pipeline.review.wire.schemas.reader import ShapeReader
from pipeline.review.wire.schemas.shape import (
    Part,
    Shape,
    accepts_anything,
    accepts_types,
    is_false,
)

_CONDITIONS = ("not", "if", "then", "else")

#: Keywords that accept every value if they are missing, so that they always have a counterpart.
_OPEN = ("items", "additionalProperties")

#: The stems of the checks for added and removed parts.
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

#: Parts that concern the contents of objects.
_OF_OBJECTS = (
    "additionalProperties",
    "dependentSchemas",
    "patternProperties",
    "propertyNames",
    "unevaluatedProperties",
)


def part_differences(
    old_reader: ShapeReader, new_reader: ShapeReader, old: Shape, new: Shape
) -> Iterator[Difference]:
    """Compare the parts of two shapes by their steps."""
    for step in sorted(old.parts.keys() | new.parts.keys()):
        before, after = old.parts.get(step), new.parts.get(step)
        pairs = [(before, after)]
        if before is None and after is not None:
            pairs = [(rest, after) for rest in _rests_for(old, after, (old, new))]
        elif after is None and before is not None:
            pairs = [(before, rest) for rest in _rests_for(new, before, (old, new))]
        for was, now in pairs:
            # The number of the items is compared instead.
            if step != "[]" or not (is_false(was) or is_false(now)):
                counts = "maxContains" in {*old.keywords, *new.keywords}
                yield from _part(old_reader, new_reader, was, now, counts)
        if before and after and before.keyword == "dependentSchemas":
            yield from _dependent(Read(old_reader, old), Read(new_reader, new), before, after)
    yield from _rest(old_reader, new_reader, old, new)


def _dependent(old: Read, new: Read, before: Part, after: Part) -> Iterator[Edit]:
    """Compare a schema for objects with some property by the properties of the object itself.

    A property that only one side of the schema describes has the schema of the object besides.
    """
    was, now = old.inner(before.schema).shape, new.inner(after.schema).shape
    where = ((after.keyword, after.name), (after.keyword,))
    words = phrase_shape(new.reader, now)
    if _limits(new, now, was, old):
        said = format_shape(new.reader, now)
        yield Edit(
            "dependent-schema-added", None, said, where, own=True, name=after.name, shape=words
        )
    if _limits(old, was, now, new):
        said = format_shape(old.reader, was)
        yield Edit(
            "dependent-schema-removed", said, None, where, own=True, name=after.name, shape=words
        )


def _limits(one: Read, inner: Shape, other: Shape, around: Read) -> bool:
    """Tell whether a dependent schema limits properties that the other side describes around it."""
    names = (inner.properties.keys() - other.properties.keys()) & around.shape.properties.keys()
    return any(
        not accepts_all(
            one.inner(inner.properties[name].schema),
            around.inner(around.shape.properties[name].schema),
        )
        for name in sorted(names)
    )


def _rests_for(shape: Shape, part: Part, sides: tuple[Shape, Shape]) -> list[Part | None]:
    """Return the parts of a shape for the values of a part that only the other side has.

    Items beyond those that are listed match `items`, unless there are none, and properties without
    a pattern match `additionalProperties`. A pattern also limits the properties of its object: for
    these, there is no such part.
    """
    rest = shape.parts.get(_RESTS.get(part.keyword, ""))
    if rest is None:
        return [None]
    if part.keyword == "prefixItems" and is_false(rest):
        return []
    inner = evolve(part, schema=rest.schema)
    limits_declared = part.keyword == "patternProperties" and _is_for_declared(part.name, sides)
    return [inner, None] if limits_declared else [inner]


#: The steps of the parts for all other items, and for all other properties.
_RESTS = {"prefixItems": "[]", "patternProperties": "{}"}


def _is_for_declared(pattern: str, sides: tuple[Shape, Shape]) -> bool:
    """Tell whether a pattern matches a property that the objects of both sides declare."""
    declared = sides[0].properties.keys() & sides[1].properties.keys()
    return any(re.search(pattern, name) for name in declared)


def _part(
    old_reader: ShapeReader,
    new_reader: ShapeReader,
    before: Part | None,
    after: Part | None,
    counts: bool,
) -> Iterator[Difference]:
    keyword = (before or after or Part({}, "")).keyword
    if keyword == "propertyNames":
        before, after = _of_names(before), _of_names(after)
    was: Json = before.schema if before else {}
    now: Json = after.schema if after else {}
    if keyword in _CONDITIONS and (before is None or after is None):
        words = keyword if before else None, keyword if after else None
        yield Edit("condition-changed", *words, keywords=((keyword,),))
    elif keyword in _UNDECLARED and (
        old_reader.shape(was).contradicts != new_reader.shape(now).contradicts
    ):
        yield _additional(old_reader, new_reader, before or Part({}, ""), after or Part({}, ""))
    elif keyword in _RESTS and _accepts_anything(old_reader, new_reader, before, after):
        return  # the values were or are not described
    elif (before and after) or keyword in _OPEN:
        child = _child(was, now, before or after or Part({}, ""))
        # More kinds of items can be too many items.
        yield evolve(child, is_condition=True) if counts and keyword == "contains" else child
    else:
        yield _added_or_removed(old_reader, new_reader, before, after)


#: Keywords for properties that an object does not declare.
_UNDECLARED = ("additionalProperties", "patternProperties")


def _additional(
    old_reader: ShapeReader, new_reader: ShapeReader, before: Part, after: Part
) -> Edit:
    """Return the edit of an object that begins or ceases to take undeclared properties."""
    pattern = before.name or after.name
    where: tuple[tuple[str, ...], ...] = (("additionalProperties",), ("unevaluatedProperties",))
    where = (("patternProperties", pattern), *where) if pattern else where
    was, now = format_schema(old_reader, before.schema), format_schema(new_reader, after.schema)
    if new_reader.shape(after.schema).contradicts:
        kind = "additional-properties-forbidden"
        return Edit(kind, was, None, where, own=True, identity=pattern)
    kind = "additional-properties-allowed"
    return Edit(kind, None, now, where, own=True, identity=pattern)


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


def _accepts_anything(
    old_reader: ShapeReader, new_reader: ShapeReader, before: Part | None, after: Part | None
) -> bool:
    """Tell whether a part that came or went accepts every value."""
    if before is None:
        return after is not None and accepts_anything(new_reader.shape(after.schema))
    return after is None and accepts_anything(old_reader.shape(before.schema))


def _of_names(part: Part | None) -> Part | None:
    """Return the schema of names of properties, which are texts."""
    return part and evolve(part, schema={"allOf": [part.schema, {"type": "string"}]})


def _added_or_removed(
    old_reader: ShapeReader, new_reader: ShapeReader, before: Part | None, after: Part | None
) -> Edit:
    part = before or after or Part({}, "")
    reader = old_reader if before else new_reader
    kind = f"{_STEMS[part.keyword]}-{'removed' if before else 'added'}"
    if part.keyword == "propertyNames" and accepts_types(reader.shape(part.schema)):
        kind = NOTE
    return Edit(
        kind,
        before=format_schema(old_reader, before.schema) if before else None,
        after=format_schema(new_reader, after.schema) if after else None,
        keywords=((part.keyword, part.name), (part.keyword,)) if part.name else ((part.keyword,),),
        own=part.keyword in _OF_OBJECTS,
        name=part.name if part.keyword in _OF_OBJECTS else "",
        shape=phrase_shape(reader, reader.shape(part.schema)),
    )


def _rest(
    old_reader: ShapeReader, new_reader: ShapeReader, old: Shape, new: Shape
) -> Iterator[Difference]:
    """Compare unmerged parts of an `allOf` as sets."""
    before = {text(shape.schema): shape for shape in old.rest}
    after = {text(shape.schema): shape for shape in new.rest}
    # A part with the same text may refer to schemas that differ.
    for key in sorted(before.keys() & after.keys()):
        yield Child(before[key].schema, after[key].schema, (), "allOf")
    gone, come = sorted(before.keys() - after.keys()), sorted(after.keys() - before.keys())
    for was, now in _same_parts(before, after, gone, come):
        yield Child(before[was].schema, after[now].schema, (), "allOf")
        gone.remove(was)
        come.remove(now)
    for key in come:
        edit = _rest_edit("all-of-added", new_reader, after[key])
        yield evolve(edit, after=format_shape(new_reader, after[key]))
    for key in gone:
        edit = _rest_edit("all-of-removed", old_reader, before[key])
        yield evolve(edit, before=format_shape(old_reader, before[key]))


def _rest_edit(kind: str, reader: ShapeReader, shape: Shape) -> Edit:
    same, words = shape_identity(reader, shape), phrase_shape(reader, shape)
    return Edit(kind, keywords=(("allOf",),), identity=same, shape=words, alternative=shape.schema)


def _same_parts(
    before: Mapping[str, Shape], after: Mapping[str, Shape], gone: list[str], come: list[str]
) -> list[tuple[str, str]]:
    """Return the pairs of an old and a new part that have the same name, or are the only ones."""
    names = {after[key].name: key for key in come if after[key].name}
    pairs = [(key, names[before[key].name]) for key in gone if before[key].name in names]
    left = [key for key in gone if key not in dict(pairs)]
    right = [key for key in come if key not in {new for _, new in pairs}]
    both_unions = len(left) == len(right) == 1 and before[left[0]].union == after[right[0]].union
    return [*pairs, (left[0], right[0])] if both_unions else pairs
