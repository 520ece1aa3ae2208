"""Which new alternative of a union is which old one.

Equal alternatives are paired first, then references to the same component, then the most similar
alternatives. A property that has other values in both distinguishes two alternatives; a common
title counts less, because many alternatives of a union may have it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from attrs import field, frozen

from pipeline.common.documents import Json
from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas.edits import share_types
from pipeline.review.wire.schemas.ranges import are_apart
from pipeline.review.wire.schemas.reader import ShapeReader
from pipeline.review.wire.schemas.shape import Shape, Variant

#: The least similarity of an alternative and its changed form, from 0 to 1.
SIMILAR = 0.5

#: The similarity of references to the same component, and of alternatives with the same title.
_SAME_COMPONENT, _SAME_TITLE = 3.0, 1.0

#: Most alternatives of a union that are all compared; of larger unions, only equal names are.
_MOST = 200


@frozen
class Sides:
    """Two shapes, at least one of which is a union; a plain schema is its own only alternative."""

    old_reader: ShapeReader
    new_reader: ShapeReader
    old: Shape
    new: Shape
    _known: dict[int, dict[str, frozenset[str]]] = field(
        factory=dict[int, dict[str, frozenset[str]]]
    )

    def marks(self, reader: ShapeReader, shape: Shape) -> dict[str, frozenset[str]]:
        """Return the properties of an alternative with few possible values, and these values."""
        known = self._known.get(id(shape))
        if known is None:
            values = ((n, _values(reader, p.schema)) for n, p in shape.properties.items())
            known = {name: value for name, value in values if value is not None}
            self._known[id(shape)] = known
        return known


def _values(reader: ShapeReader, schema: Json) -> frozenset[str] | None:
    values = reader.shape(schema).enum
    return frozenset(map(text, values)) if values else None


def paired(
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
    named = {new.shape.label: (at, new) for at, new in enumerate(after) if new.shape.label}
    for index, old in enumerate(before):
        if old.shape.label in named:
            yield (index, old), named[old.shape.label]


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
    """Return the similarity of two alternatives: up to 1, or above if a name tells it."""
    if not _share_types(old, new):
        return 0.0
    if old.component and old.component == new.component:
        return _SAME_COMPONENT
    if have_other_marks(sides.marks(sides.old_reader, old), sides.marks(sides.new_reader, new)):
        return 0.0
    titled = _SAME_TITLE if old.name and old.name == new.name else 0.0
    return titled + _likeness(sides, old, new)


def _share_types(old: Shape, new: Shape) -> bool:
    """Tell whether two alternatives have types in common; each may be a union."""
    if not (old.variants or new.variants):
        return share_types(old, new)
    return any(share_types(one, other) for one in _plain(old) for other in _plain(new))


def _plain(shape: Shape) -> list[Shape]:
    return [variant.shape for variant in shape.variants] or [shape]


def _likeness(sides: Sides, old: Shape, new: Shape) -> float:
    """Return the similarity of two alternatives without their names, from 0 to 1."""
    if old.properties or new.properties:
        named = _overlap(set(old.properties), set(new.properties))
        return named * (1 - _LESS) + _LESS * _typed(sides, old, new)
    if old.enum is not None and new.enum is not None:
        return _overlap(set(map(text, old.enum)), set(map(text, new.enum)))
    if "[]" in old.parts and "[]" in new.parts:
        items = (
            sides.old_reader.shape(old.parts["[]"].schema),
            sides.new_reader.shape(new.parts["[]"].schema),
        )
        return _similarity(sides, *items)
    if old.keywords == new.keywords and (old.enum is None) == (new.enum is None):
        return 1.0
    return 0.7 if are_apart(old, new) else 0.75


#: The part of the similarity of objects that the types of their properties decide.
_LESS = 0.02


def _typed(sides: Sides, old: Shape, new: Shape) -> float:
    """Return the share of the common properties that have types in common."""
    common = sorted(old.properties.keys() & new.properties.keys())
    pairs = [
        (
            sides.old_reader.shape(old.properties[name].schema),
            sides.new_reader.shape(new.properties[name].schema),
        )
        for name in common
    ]
    return sum(share_types(*pair) for pair in pairs) / len(pairs) if pairs else 0.0


def have_other_marks(
    before: Mapping[str, frozenset[str]], after: Mapping[str, frozenset[str]]
) -> bool:
    """Tell whether a property has other values in each of two alternatives."""
    return any(not before[name] & after[name] for name in before.keys() & after.keys())


def _overlap(first: set[str], second: set[str]) -> float:
    return len(first & second) / len(first | second) if first | second else 1.0
