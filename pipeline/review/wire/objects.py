"""Two shapes compared by what objects hold: properties, required ones, further ones."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.common.documents import Json
from pipeline.review.changes import Direction
from pipeline.review.wire.edits import Child, Difference, Edit
from pipeline.review.wire.shape import Shape
from pipeline.review.wire.shapes import Shapes
from pipeline.review.wire.telling import describe

#: The direction in which nobody meets a property that is marked so.
_UNSEEN = {"readOnly": Direction.REQUEST.value, "writeOnly": Direction.RESPONSE.value}


def property_differences(
    olds: Shapes, news: Shapes, old: Shape, new: Shape
) -> Iterator[Difference]:
    """Compare the properties of two objects, and which of them are required."""
    for name in sorted(old.properties.keys() | new.properties.keys()):
        if name not in old.properties:
            yield _added(news, old, new, name)
        elif name not in new.properties:
            yield _removed(olds, old, new, name)
        else:
            yield from _kept(olds, news, old, new, name)
    declared = old.properties.keys() | new.properties.keys()
    for name in sorted((old.required ^ new.required) - declared):
        yield _required(old, new, name, with_default=False)
    yield from _dependencies(old, new)


def _added(news: Shapes, old: Shape, new: Shape, name: str) -> Edit:
    given = new.properties[name]
    declarer = given.declarer or new
    shape = news.shape(given.schema)
    kind = "optional-property-added"
    if name in new.required:
        with_default = "default" in shape.keywords
        kind = f"required-property{'-with-default' if with_default else ''}-added"
    return Edit(
        kind,
        after=describe(news, given.schema),
        own=True,
        name=name,
        owners=(_counterpart(old, declarer), declarer),
        one_way=_unseen(shape),
    )


def _removed(olds: Shapes, old: Shape, new: Shape, name: str) -> Edit:
    given = old.properties[name]
    declarer = given.declarer or old
    return Edit(
        f"{'required' if name in old.required else 'optional'}-property-removed",
        before=describe(olds, given.schema),
        own=True,
        name=name,
        owners=(declarer, _counterpart(new, declarer)),
        one_way=_unseen(olds.shape(given.schema)),
    )


def _counterpart(shape: Shape, declarer: Shape) -> Shape:
    """Return the part of an `allOf` that has the name of the other side's part."""
    named = [member for member in shape.members if declarer.name and member.name == declarer.name]
    return named[0] if named else shape


def _kept(olds: Shapes, news: Shapes, old: Shape, new: Shape, name: str) -> Iterator[Difference]:
    before, after = old.properties[name], new.properties[name]
    owners = before.declarer or old, after.declarer or new
    shapes = olds.shape(before.schema), news.shape(after.schema)
    one_way = _unseen(shapes[0]) & _unseen(shapes[1])
    if (name in old.required) != (name in new.required):
        yield _required(old, new, name, with_default="default" in shapes[1].keywords)
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
    """Return the parts that say whether a property is required: its declarers, if they do."""
    given = [shape.properties.get(name) for shape in (old, new)]
    declarers = [one.declarer for one in given if one is not None and one.declarer is not None]
    if len(declarers) == 2 and [name in one.required for one in declarers] == [
        name in old.required,
        name in new.required,
    ]:
        return declarers[0], declarers[1]
    return old, new


def _access(
    shapes: tuple[Shape, Shape], owners: tuple[Shape, Shape], name: str, always: bool
) -> Iterator[Edit]:
    """Compare whether a property is for one direction alone."""
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
    """Compare `dependentRequired`, name by name."""
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
