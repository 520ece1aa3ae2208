"""Two objects are compared by their properties, and by which of them are required."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve

from pipeline.common.documents import Json
from pipeline.review.changes import Direction
from pipeline.review.wire.schemas.edits import NOTE, Child, Difference, Edit
from pipeline.review.wire.schemas.formatting import (
    format_schema,
)
from pipeline.review.wire.schemas.reader import ShapeReader
from pipeline.review.wire.schemas.shape import (
    Shape,
    accepts_anything,
    parts_for,
)

#: The direction without the property, by keyword.
_UNSEEN = {"readOnly": Direction.REQUEST.value, "writeOnly": Direction.RESPONSE.value}


def property_differences(
    old_reader: ShapeReader, new_reader: ShapeReader, old: Shape, new: Shape
) -> Iterator[Difference]:
    """Compare the properties of two objects, and which of them are required."""
    for name in sorted(old.properties.keys() | new.properties.keys()):
        was, now = _forbids(old_reader, old, name), _forbids(new_reader, new, name)
        if was and now:
            continue
        if was and name in new.properties:
            yield _added(new_reader, old, new, name)
        elif now and name in old.properties:
            yield _removed(old_reader, new_reader, old, new, name)
        elif name not in old.properties:
            yield _added(new_reader, old, new, name)
            yield from _taken_from_others(old_reader, new_reader, old, new, name)
        elif name not in new.properties:
            yield _removed(old_reader, new_reader, old, new, name)
            yield from _left_to_others(old_reader, new_reader, old, new, name)
        else:
            yield from _kept(old_reader, new_reader, old, new, name)
    if not _closed_out(old):
        for name in sorted(_closed_out(new) & old.properties.keys()):
            # An answer still has the property: the API means the whole object.
            edit = _removed(old_reader, new_reader, old, new, name)
            yield evolve(edit, one_way=edit.one_way | {Direction.RESPONSE.value})
    declared = (old.properties.keys() | new.properties.keys()) - (old.required - new.required)
    declared |= old.properties.keys()
    for name in sorted((old.required ^ new.required) - declared):
        yield _required(old, new, name, with_default=False)
    yield from _dependencies(old_reader, new_reader, old, new)


def _closed_out(shape: Shape) -> set[str]:
    """Return the properties that a closed part of an `allOf` refuses: it takes its own only.

    Many documents close a base and mean the whole object. Only parts that begin to refuse
    properties therefore count.
    """
    refused = set[str]()
    for schema in (shape.schema, *(member.schema for member in shape.members)):
        if isinstance(schema, dict) and schema.get("additionalProperties") in (False, {"not": {}}):
            own, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
            others = shape.properties.keys() - own.keys()
            refused |= {n for n in others if not any(re.search(p, n) for p in patterns)}
    return refused


def _forbids(reader: ShapeReader, shape: Shape, name: str) -> bool:
    """Tell whether an object declares a property as `false`."""
    given = shape.properties.get(name)
    inner = reader.shape(given.schema) if given is not None else None
    return inner is not None and inner.contradicts and inner.is_open


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


def _removed(
    old_reader: ShapeReader, new_reader: ShapeReader, old: Shape, new: Shape, name: str
) -> Edit:
    given = old.properties[name]
    declarer = given.declarer or old
    word = "closed-property" if _is_closed_to(new_reader, new, name) else "property"
    return Edit(
        f"{'required' if name in old.required else 'optional'}-{word}-removed",
        before=format_schema(old_reader, given.schema),
        own=True,
        name=name,
        owners=(declarer, _counterpart(new, declarer)),
        one_way=_unseen(old_reader.shape(given.schema)),
    )


def _left_to_others(
    old_reader: ShapeReader, new_reader: ShapeReader, old: Shape, new: Shape, name: str
) -> Iterator[Child]:
    """Compare a removed property with the schemas that its values must still match.

    An object that describes its other properties goes on with the property under such a schema.
    """
    given = old.properties[name]
    declarer = given.declarer or old
    for part in parts_for(new, name):
        if not new_reader.shape(part.schema).contradicts:
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
    for part in parts_for(old, name):
        shape = old_reader.shape(part.schema)
        if not shape.contradicts and not accepts_anything(shape):
            yield Child(
                part.schema,
                given.schema,
                (name,),
                "properties",
                name,
                owners=(_counterpart(old, declarer), declarer),
                one_way=_unseen(new_reader.shape(given.schema)),
            )


def _is_closed_to(reader: ShapeReader, shape: Shape, name: str) -> bool:
    """Tell whether an object refuses a property, because it accepts known properties only."""
    return _forbids(reader, shape, name) or any(
        reader.shape(part.schema).contradicts for part in parts_for(shape, name)
    )


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


def always_present(reader: ShapeReader, shape: Shape) -> tuple[int, int]:
    """Return the number of properties that are in every request, and in every answer."""
    given = [shape.properties.get(name) for name in shape.required]
    unseen = [_unseen(reader.shape(p.schema)) if p else frozenset[str]() for p in given]
    request, response = (
        sum(way.value not in ways for ways in unseen)
        for way in (Direction.REQUEST, Direction.RESPONSE)
    )
    return request, response


def _unseen(shape: Shape) -> frozenset[str]:
    return frozenset(way for keyword, way in _UNSEEN.items() if shape.keywords.get(keyword))


def _dependencies(
    old_reader: ShapeReader, new_reader: ShapeReader, old: Shape, new: Shape
) -> Iterator[Edit]:
    """Compare `dependentRequired` by name.

    Whoever had to send a property anyway, or has to, notices nothing.
    """
    before, after = _needs(old), _needs(new)
    for name in sorted(before.keys() | after.keys()):
        was, now = before.get(name, set[str]()), after.get(name, set[str]())
        keywords = tuple(
            keys
            for keyword in ("dependentRequired", "dependentSchemas")
            for keys in ((keyword, name), (keyword,))
        )
        # A side without the property knows nothing of its needs.
        more = sorted(now - was - old.required) if _may_have(old_reader, old, name) else []
        less = sorted(was - now - new.required) if _may_have(new_reader, new, name) else []
        if more:
            kind, unseen = "dependent-required-added", _unseen_needs(new_reader, new, name, more)
            yield Edit(kind, None, more, keywords, own=True, name=name, one_way=unseen)
        if less:
            kind, unseen = "dependent-required-removed", _unseen_needs(old_reader, old, name, less)
            yield Edit(kind, less, None, keywords, own=True, name=name, one_way=unseen)
        if now != was and not (more or less):
            yield Edit(NOTE, sorted(was), sorted(now), keywords)


def _may_have(reader: ShapeReader, shape: Shape, name: str) -> bool:
    """Tell whether objects of a shape may have a property."""
    if name in shape.properties:
        return not _forbids(reader, shape, name)
    return not _is_closed_to(reader, shape, name)


def _unseen_needs(
    reader: ShapeReader, shape: Shape, name: str, needed: list[str]
) -> frozenset[str]:
    """Return the directions in which a property or all properties that it needs are absent."""
    given = {key: shape.properties.get(key) for key in (name, *needed)}
    unseen = {k: _unseen(reader.shape(p.schema)) for k, p in given.items() if p is not None}
    absent = [unseen.get(key, frozenset[str]()) for key in needed]
    return unseen.get(name, frozenset[str]()) | frozenset[str].intersection(*absent)


def _needs(shape: Shape) -> dict[str, set[str]]:
    given: Json = shape.keywords.get("dependentRequired", {})
    return {name: {*names} - {name} for name, names in given.items()}
