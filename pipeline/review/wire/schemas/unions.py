"""Two shapes with alternatives are compared.

Nothing names an alternative. So equal alternatives are paired first, then the most similar ones;
an alternative without a similar counterpart was added or removed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from attrs import evolve, field, frozen

from pipeline.common.documents import Document, Json
from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas.edits import Child, Difference, Edit, share_types
from pipeline.review.wire.schemas.formatting import format_shape, format_types, shape_identity
from pipeline.review.wire.schemas.inclusion import Read, accepts_all, are_disjoint
from pipeline.review.wire.schemas.reader import ShapeReader
from pipeline.review.wire.schemas.shape import Shape, Variant

#: The least similarity of an alternative and its changed form, from 0 to 1.
SIMILAR = 0.5

#: Most alternatives of a union that are all compared; of larger unions, only equal names are.
_MOST = 200


@frozen
class Sides:
    """Two shapes, at least one of which is a union; a plain schema is its own only alternative."""

    old_reader: ShapeReader
    new_reader: ShapeReader
    old: Shape
    new: Shape
    _known: dict[int, dict[str, str]] = field(factory=dict[int, dict[str, str]])

    def marks(self, reader: ShapeReader, shape: Shape) -> dict[str, str]:
        """Return the properties of an alternative with a single possible value."""
        known = self._known.get(id(shape))
        if known is None:
            values = ((n, _only_value(reader, p.schema)) for n, p in shape.properties.items())
            known = {name: value for name, value in values if value is not None}
            self._known[id(shape)] = known
        return known


def union_differences(sides: Sides) -> Iterator[Difference]:
    """Compare the alternatives of two shapes."""
    before, after = alternatives(sides.old), alternatives(sides.new)
    pairs = _pairs(sides, before, after)
    kind = sides.new.union or sides.old.union
    for variant in (v for v in after if id(v) not in {id(new) for _, new in pairs}):
        described, key = _described(sides.new_reader, variant.shape)
        yield Edit(f"{kind}-added", after=described, keywords=_UNION, identity=key)
    kind = sides.old.union or sides.new.union
    for variant in (v for v in before if id(v) not in {id(old) for old, _ in pairs}):
        described, key = _described(sides.old_reader, variant.shape)
        yield Edit(f"{kind}-removed", before=described, keywords=_UNION, identity=key)
    for old, new in pairs:
        yield Child(
            old.shape.schema,
            new.shape.schema,
            new.steps or old.steps,
            "anyOf",
            words=(f"|{_types_of_both(old.shape, new.shape)}",),
            is_variant=True,
        )
    if sides.old.union and sides.new.union and sides.old.union != sides.new.union:
        yield Edit(f"{sides.old.union}-became-{sides.new.union}", keywords=_UNION)
    if sides.new.union == "one-of" and "discriminator" not in sides.new.keywords:
        yield from _overlap_edits(sides, before, after)


def _overlap_edits(sides: Sides, before: list[Variant], after: list[Variant]) -> Iterator[Edit]:
    """Find values that fit two alternatives of a new `oneOf`, which refuses such values.

    Values that the old schema refused for the same reason do not count. A single schema that
    becomes a union should have alternatives that exclude one another.
    """
    olds = [Read(sides.old_reader, variant.shape) for variant in before]
    news = [Read(sides.new_reader, variant.shape) for variant in after]
    refused = sides.old.union == "one-of"
    for old in olds:
        fitting = [new for new in news if accepts_all(new, old)]
        if len(fitting) > 1 and not (refused and sum(accepts_all(o, old) for o in olds) > 1):
            described, key = _described(sides.old_reader, old.shape)
            yield Edit("one-of-overlaps", before=described, keywords=_UNION, identity=key)
            return
    if not sides.old.variants and any(not are_disjoint(*pair) for pair in combinations(news, 2)):
        yield Edit("one-of-may-overlap", keywords=_UNION)


def _described(reader: ShapeReader, shape: Shape) -> tuple[str, str]:
    """Return the description and the identity of an alternative."""
    return format_shape(reader, shape), shape_identity(reader, shape)


def _types_of_both(old: Shape, new: Shape) -> str:
    """Name a pair of alternatives by their types: their indexes differ between the two sides."""
    return " or ".join(sorted(old.types | new.types)) or format_types(new)


_UNION = (("anyOf",), ("oneOf",))


def alternatives(shape: Shape) -> list[Variant]:
    """Return the alternatives of a shape; the types of a shape are alternatives, too."""
    if shape.variants:
        return list(shape.variants)
    if len(shape.types) < 2 or shape.enum is not None:
        return [Variant((), shape)]
    return [Variant((), _of_type(shape, name)) for name in sorted(shape.types)]


def _of_type(shape: Shape, name: str) -> Shape:
    schema: Document = {"allOf": [shape.schema], "type": name}
    return evolve(shape, schema=schema, types=frozenset({name}))


def _pairs(
    sides: Sides, before: list[Variant], after: list[Variant]
) -> list[tuple[Variant, Variant]]:
    """Pair alternatives: equal alternatives first, then the most similar."""
    keys = {id(v): text(v.shape.schema) for variants in (before, after) for v in variants}
    known = {keys[id(variant)]: variant for variant in after}
    pairs = [(v, known[keys[id(v)]]) for v in before if keys[id(v)] in known]
    taken = {id(variant) for pair in pairs for variant in pair}
    left = [[v for v in variants if id(v) not in taken] for variants in (before, after)]
    ranked = sorted(
        (
            -_similarity(sides, old.shape, new.shape),
            sorted((keys[id(old)], keys[id(new)])),
            index,
            at,
        )
        for (index, old), (at, new) in _candidates(*left)
    )
    return pairs + _best(ranked, left)


def _candidates(
    before: list[Variant], after: list[Variant]
) -> Iterator[tuple[tuple[int, Variant], tuple[int, Variant]]]:
    """Yield possible pairs of alternatives; in large unions, only pairs with the same name."""
    if max(len(before), len(after)) <= _MOST:
        yield from product(enumerate(before), enumerate(after))
        return
    named = {new.shape.name: (at, new) for at, new in enumerate(after) if new.shape.name}
    for index, old in enumerate(before):
        if old.shape.name in named:
            yield (index, old), named[old.shape.name]


def _best(
    ranked: list[tuple[float, list[str], int, int]], left: list[list[Variant]]
) -> list[tuple[Variant, Variant]]:
    pairs: list[tuple[Variant, Variant]] = []
    taken: tuple[set[int], set[int]] = set(), set()
    for score, _, index, at in ranked:
        if -score >= SIMILAR and index not in taken[0] and at not in taken[1]:
            taken[0].add(index)
            taken[1].add(at)
            pairs.append((left[0][index], left[1][at]))
    return pairs


def _similarity(sides: Sides, old: Shape, new: Shape) -> float:
    """Return the similarity of two alternatives, from 0 to 1."""
    if not share_types(old, new) or _have_other_marks(sides, old, new):
        return 0.0
    if old.name and old.name == new.name:
        return 1.0
    if old.properties or new.properties:
        return _overlap(set(old.properties), set(new.properties))
    if old.enum is not None and new.enum is not None:
        return _overlap(set(map(text, old.enum)), set(map(text, new.enum)))
    if "[]" in old.parts and "[]" in new.parts:
        items = (
            sides.old_reader.shape(old.parts["[]"].schema),
            sides.new_reader.shape(new.parts["[]"].schema),
        )
        return _similarity(sides, *items)
    same = old.keywords == new.keywords and (old.enum is None) == (new.enum is None)
    return 1.0 if same else 0.75


def _have_other_marks(sides: Sides, old: Shape, new: Shape) -> bool:
    """Tell whether a property with a single possible value has another value in each."""
    before, after = sides.marks(sides.old_reader, old), sides.marks(sides.new_reader, new)
    return any(before[name] != after[name] for name in before.keys() & after.keys())


def _only_value(reader: ShapeReader, schema: Json) -> str | None:
    values = reader.shape(schema).enum
    return text(values[0]) if values is not None and len(values) == 1 else None


def _overlap(first: set[str], second: set[str]) -> float:
    return len(first & second) / len(first | second) if first | second else 1.0


def discriminator_edits(old: Shape, new: Shape) -> Iterator[Edit]:
    """Compare the discriminators of two unions, and the alternative for each of their values."""
    before: Json = old.keywords.get("discriminator")
    after: Json = new.keywords.get("discriminator")
    where = (("discriminator",),)
    if before is None or after is None:
        if before is not None:
            yield Edit("discriminator-removed", before=before["propertyName"], keywords=where)
        elif after is not None:
            yield Edit("discriminator-added", after=after["propertyName"], keywords=where)
        return
    was, now = before["propertyName"], after["propertyName"]
    if was != now:
        # The values belong to another property: their comparison would say nothing.
        yield Edit("discriminator-property-name-changed", was, now, where)
        return
    yield from _mapping_edits(before.get("mapping", {}), after.get("mapping", {}))


def _mapping_edits(before: dict[str, str], after: dict[str, str]) -> Iterator[Edit]:
    where = (("discriminator", "mapping"), ("discriminator",))
    if added := sorted(after.keys() - before.keys()):
        yield Edit("discriminator-mapping-added", None, added, where)
    if deleted := sorted(before.keys() - after.keys()):
        yield Edit("discriminator-mapping-deleted", deleted, None, where)
    kept = sorted(before.keys() & after.keys())
    if changed := [value for value in kept if _means_another(before, after, kept, value)]:
        yield Edit("discriminator-mapping-changed", changed, changed, where)


def _means_another(
    before: dict[str, str], after: dict[str, str], kept: list[str], value: str
) -> bool:
    """Tell whether a value means another alternative; a renamed alternative is the same."""
    was, now = before[value], after[value]
    if was == now:
        return False
    if was in after.values() or now in before.values():
        return True
    return _synonyms(before, kept, value) != _synonyms(after, kept, value)


def _synonyms(mapping: dict[str, str], values: list[str], value: str) -> list[str]:
    return [other for other in values if mapping[other] == mapping[value]]
