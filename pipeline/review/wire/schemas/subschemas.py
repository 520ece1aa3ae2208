"""Two shapes are compared by the schemas inside: properties, items, conditions and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import evolve

from pipeline.common.documents import Json
from pipeline.review.changes import Direction
from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas.edits import Child, Difference, Edit
from pipeline.review.wire.schemas.formatting import (
    format_schema,
    format_shape,
    phrase_shape,
    shape_identity,
)
from pipeline.review.wire.schemas.reader import ShapeReader
from pipeline.review.wire.schemas.shape import Part, Shape, accepts_anything

#: The direction without the property, by keyword.
_UNSEEN = {"readOnly": Direction.REQUEST.value, "writeOnly": Direction.RESPONSE.value}


def property_differences(
    old_reader: ShapeReader, new_reader: ShapeReader, old: Shape, new: Shape
) -> Iterator[Difference]:
    """Compare the properties of two objects, and which of them are required."""
    for name in sorted(old.properties.keys() | new.properties.keys()):
        if name not in old.properties:
            yield _added(new_reader, old, new, name)
            yield from _taken_from_others(old_reader, new_reader, old, new, name)
        elif name not in new.properties:
            yield _removed(old_reader, old, new, name)
            yield from _left_to_others(old_reader, old, new, name)
        else:
            yield from _kept(old_reader, new_reader, old, new, name)
    declared = (old.properties.keys() | new.properties.keys()) - (old.required - new.required)
    declared |= old.properties.keys()
    for name in sorted((old.required ^ new.required) - declared):
        yield _required(old, new, name, with_default=False)
    yield from _dependencies(old, new)


def _added(new_reader: ShapeReader, old: Shape, new: Shape, name: str) -> Edit:
    given = new.properties[name]
    declarer = given.declarer or new
    shape = new_reader.shape(given.schema)
    kind = "optional-property-added"
    if name in new.required:
        with_default = "default" in shape.keywords
        kind = f"required-property{'-with-default' if with_default else ''}-added"
    return Edit(
        kind,
        after=format_schema(new_reader, given.schema),
        own=True,
        name=name,
        owners=(_counterpart(old, declarer), declarer),
        one_way=_unseen(shape),
    )


def _removed(old_reader: ShapeReader, old: Shape, new: Shape, name: str) -> Edit:
    given = old.properties[name]
    declarer = given.declarer or old
    word = "closed-property" if _is_closed_to(new, name) else "property"
    return Edit(
        f"{'required' if name in old.required else 'optional'}-{word}-removed",
        before=format_schema(old_reader, given.schema),
        own=True,
        name=name,
        owners=(declarer, _counterpart(new, declarer)),
        one_way=_unseen(old_reader.shape(given.schema)),
    )


def _left_to_others(old_reader: ShapeReader, old: Shape, new: Shape, name: str) -> Iterator[Child]:
    """Compare a removed property with the schemas that its values must still match.

    An object that describes its other properties goes on with the property under such a schema.
    """
    given = old.properties[name]
    declarer = given.declarer or old
    for part in _parts_for(new, name):
        if not _is_closed(part.schema):
            yield Child(
                given.schema,
                part.schema,
                (name,),
                "properties",
                name,
                owners=(declarer, _counterpart(new, declarer)),
                one_way=_unseen(old_reader.shape(given.schema)),
            )


def _taken_from_others(
    old_reader: ShapeReader, new_reader: ShapeReader, old: Shape, new: Shape, name: str
) -> Iterator[Child]:
    """Compare an added property with the schemas that its values had to match before.

    An object that takes anything as its other properties has said nothing about the property.
    """
    given = new.properties[name]
    declarer = given.declarer or new
    for part in _parts_for(old, name):
        if not _is_closed(part.schema) and not accepts_anything(old_reader.shape(part.schema)):
            yield Child(
                part.schema,
                given.schema,
                (name,),
                "properties",
                name,
                owners=(_counterpart(old, declarer), declarer),
                one_way=_unseen(new_reader.shape(given.schema)),
            )


def _is_closed_to(shape: Shape, name: str) -> bool:
    """Tell whether an object refuses a property, because it accepts known properties only."""
    return any(_is_closed(part.schema) for part in _parts_for(shape, name))


def _parts_for(shape: Shape, name: str) -> list[Part]:
    """Return the schemas for the values of a property that an object does not declare."""
    patterns = [part for part in shape.parts.values() if part.keyword == "patternProperties"]
    matching = [part for part in patterns if re.search(part.name, name)]
    rest = [shape.parts.get(step) for step in ("{}", "unevaluatedProperties")]
    return matching or [part for part in rest if part is not None]


def _counterpart(shape: Shape, declarer: Shape) -> Shape:
    """Return the part of an `allOf` with the same name as the part of the other side."""
    named = [member for member in shape.members if declarer.name and member.name == declarer.name]
    return named[0] if named else shape


def _kept(
    old_reader: ShapeReader, new_reader: ShapeReader, old: Shape, new: Shape, name: str
) -> Iterator[Difference]:
    before, after = old.properties[name], new.properties[name]
    owners = before.declarer or old, after.declarer or new
    shapes = old_reader.shape(before.schema), new_reader.shape(after.schema)
    one_way = _unseen(shapes[0]) & _unseen(shapes[1])
    if (name in old.required) != (name in new.required):
        with_default = "default" in shapes[1].keywords
        yield evolve(_required(old, new, name, with_default), one_way=one_way)
    yield from _access(shapes, owners, name, always=name in old.required & new.required)
    yield Child(
        before.schema, after.schema, (name,), "properties", name, owners=owners, one_way=one_way
    )


def _required(old: Shape, new: Shape, name: str, with_default: bool) -> Edit:
    kind = "became-optional"
    if name in new.required:
        kind = "became-required-with-default" if with_default else "became-required"
    return Edit(kind, own=True, name=name, owners=_requiring(old, new, name))


def _requiring(old: Shape, new: Shape, name: str) -> tuple[Shape, Shape]:
    """Return the objects that require a property: its declarers, if they decide about it."""
    given = [shape.properties.get(name) for shape in (old, new)]
    declarers = [item.declarer for item in given if item is not None and item.declarer is not None]
    if len(declarers) == 2 and [name in item.required for item in declarers] == [
        name in old.required,
        name in new.required,
    ]:
        return declarers[0], declarers[1]
    return old, new


def _access(
    shapes: tuple[Shape, Shape], owners: tuple[Shape, Shape], name: str, always: bool
) -> Iterator[Edit]:
    """Compare whether a property is limited to one direction."""
    for keyword, word in (("readOnly", "read-only"), ("writeOnly", "write-only")):
        before, after = (bool(shape.keywords.get(keyword)) for shape in shapes)
        if before != after:
            kind = f"{'required' if always else 'optional'}-property-became"
            yield Edit(
                f"{kind}-{word}" if after else f"{kind}-not-{word}",
                keywords=((keyword,),),
                own=True,
                name=name,
                owners=owners,
            )


def _unseen(shape: Shape) -> frozenset[str]:
    return frozenset(way for keyword, way in _UNSEEN.items() if shape.keywords.get(keyword))


def _dependencies(old: Shape, new: Shape) -> Iterator[Edit]:
    """Compare `dependentRequired` by name."""
    before, after = _needs(old), _needs(new)
    for name in sorted(before.keys() | after.keys()):
        was, now = before.get(name, set[str]()), after.get(name, set[str]())
        keywords = (("dependentRequired", name), ("dependentRequired",))
        if now - was:
            kind = "dependent-required-added"
            yield Edit(kind, None, sorted(now - was), keywords, own=True, name=name)
        if was - now:
            kind = "dependent-required-removed"
            yield Edit(kind, sorted(was - now), None, keywords, own=True, name=name)


def _needs(shape: Shape) -> dict[str, set[str]]:
    given: Json = shape.keywords.get("dependentRequired", {})
    return {name: set(names) for name, names in given.items()}


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
        yield from _part(old_reader, new_reader, before, after)
    yield from _rest(old_reader, new_reader, old, new)


def _part(
    old_reader: ShapeReader, new_reader: ShapeReader, before: Part | None, after: Part | None
) -> Iterator[Difference]:
    keyword = (before or after or Part({}, "")).keyword
    was: Json = before.schema if before else {}
    now: Json = after.schema if after else {}
    if keyword in _CONDITIONS and (before is None or after is None):
        words = keyword if before else None, keyword if after else None
        yield Edit("condition-changed", *words, keywords=((keyword,),))
    elif keyword == "additionalProperties" and _is_closed(was) != _is_closed(now):
        yield _additional(old_reader, new_reader, was, now)
    elif (before and after) or keyword in _OPEN:
        yield _child(was, now, before or after or Part({}, ""))
    else:
        yield _added_or_removed(old_reader, new_reader, before, after)


def _is_closed(schema: Json) -> bool:
    return schema is False or schema == {"not": {}}


def _additional(old_reader: ShapeReader, new_reader: ShapeReader, was: Json, now: Json) -> Edit:
    where = (("additionalProperties",),)
    if _is_closed(now):
        kind = "additional-properties-forbidden"
        return Edit(kind, before=format_schema(old_reader, was), keywords=where, own=True)
    kind = "additional-properties-allowed"
    return Edit(kind, after=format_schema(new_reader, now), keywords=where, own=True)


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


def _added_or_removed(
    old_reader: ShapeReader, new_reader: ShapeReader, before: Part | None, after: Part | None
) -> Edit:
    part = before or after or Part({}, "")
    reader = old_reader if before else new_reader
    return Edit(
        f"{_STEMS[part.keyword]}-{'removed' if before else 'added'}",
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
