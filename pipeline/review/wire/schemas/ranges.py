"""Ranges: alternatives of one type that differ only in the bounds of their values or sizes.

Ranges that touch accept the same as a single range, such as integers up to 3 and integers from 4.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import TypeAlias

from attrs import evolve, frozen

from pipeline.common.documents import Document, Json
from pipeline.common.schemas import ANNOTATIONS
from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas.reader import ShapeReader
from pipeline.review.wire.schemas.shape import Shape, Variant

#: The keywords for the least and the greatest number or size, by type.
_KEYWORDS = {
    "array": ("minItems", "maxItems"),
    "integer": ("minimum", "maximum"),
    "number": ("minimum", "maximum"),
    "object": ("minProperties", "maxProperties"),
    "string": ("minLength", "maxLength"),
}
_EXCLUSIVE = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}
_NUMBERS = frozenset({"integer", "number"})

#: A bound, and how far the nearest accepted value is beyond it: 0, or an infinitesimal distance.
_End: TypeAlias = "tuple[float, int]"


@frozen
class _Range:
    """The values or sizes that a shape accepts.

    Args:
        kind: The type; `number` if integers and other numbers are possible.
        least: The lower bound; the distance is 1 if it is exclusive.
        most: The upper bound; the distance is -1 if it is exclusive.
    """

    kind: str
    least: _End
    most: _End

    def ends_before(self, other: _Range) -> bool:
        """Tell whether all numbers of the range are less than those of another."""
        return self.most < other.least

    def has(self, other: _Range) -> bool:
        """Tell whether all numbers of another range are in the range."""
        return self.least <= other.least and other.most <= self.most

    def touches(self, other: _Range) -> bool:
        """Tell whether no number is between the range and a greater one."""
        if self.kind != "number":
            return other.least[0] <= self.most[0] + 1
        gap = self.most[0] == other.least[0] and self.most[1] < 0 < other.least[1]
        return self.most[0] >= other.least[0] and not gap

    def joined(self, other: _Range) -> _Range:
        """Return the range that reaches from the range to the end of another."""
        return evolve(self, most=max(self.most, other.most))

    def keywords(self) -> dict[str, Json]:
        """Return the bounds as keywords."""
        made: dict[str, Json] = {}
        ends = self.least, self.most
        for keyword, (bound, beyond) in zip(_KEYWORDS[self.kind], ends, strict=True):
            if math.isfinite(bound):
                made[_EXCLUSIVE[keyword] if beyond else keyword] = bound
        return made


def _range(shape: Shape) -> _Range | None:
    """Return the range of a shape of one type, or of numbers."""
    kinds = {"number"} if len(shape.types) > 1 and shape.types <= _NUMBERS else {*shape.types}
    if len(kinds) != 1 or not kinds <= _KEYWORDS.keys():
        return None
    (kind,) = kinds
    least, most = _KEYWORDS[kind]
    return _Range(kind, _end(shape, least, -math.inf, 1), _end(shape, most, math.inf, -1))


def _end(shape: Shape, keyword: str, default: float, beyond: int) -> _End:
    exclusive = _EXCLUSIVE.get(keyword, "")
    if exclusive in shape.keywords:
        return shape.keywords[exclusive], beyond
    return shape.keywords.get(keyword, default), 0


def are_apart(first: Shape, second: Shape) -> bool:
    """Tell whether all values of a shape are less, or smaller, than those of another."""
    one, other = _range(first), _range(second)
    if one is None or other is None:
        return False
    if one.kind != other.kind and not {one.kind, other.kind} <= _NUMBERS:
        return False
    return one.ends_before(other) or other.ends_before(one)


def joined_ranges(
    reader: ShapeReader, variants: list[Variant], others: list[Variant]
) -> list[Variant]:
    """Replace ranges that touch by a single alternative.

    They stay unless the other side has a range that reaches from one of them into another: their
    own bounds describe a change better. Ranges of a `oneOf` that overlap stay, because the `oneOf`
    refuses what fits both.

    Args:
        reader: The reader of the document of the alternatives.
        variants: The alternatives of a shape.
        others: The alternatives of the shape on the other side.
    """
    groups, against = _ranges(variants), _ranges(others)
    made = list(variants)
    for key, group in groups.items():
        wanted = [each for _, each in against.get(key, [])]
        for some, whole in _touching(group) if len(group) > 1 and wanted else ():
            parts = [each for variant, each in group if variant in some]
            if any(whole.has(each) and not any(p.has(each) for p in parts) for each in wanted):
                made = [variant for variant in made if variant not in some]
                made.append(_alternative(reader, some[0], whole))
    return made


_Ranges: TypeAlias = "list[tuple[Variant, _Range]]"


def _ranges(variants: list[Variant]) -> dict[str, _Ranges]:
    """Return the alternatives that are ranges, by their type and their other keywords."""
    groups: dict[str, _Ranges] = {}
    for variant in variants:
        found = _range(variant.shape)
        if found is not None and variant.shape.enum is None:
            key = text([found.kind, _unbounded(variant.shape.schema, found.kind)])
            groups.setdefault(key, []).append((variant, found))
    return groups


def _touching(group: _Ranges) -> Iterator[tuple[list[Variant], _Range]]:
    """Yield the alternatives of a group that touch one another, with the range of all of them."""
    if len({variant.unions for variant, _ in group}) > 1:
        return
    ranked = sorted(group, key=lambda item: (item[1].least, item[1].most))
    is_one = ranked[0][0].unions[-1:] and ranked[0][0].unions[-1][1] == "one-of"
    if is_one and any(not one.ends_before(other) for (_, one), (_, other) in pairwise(ranked)):
        return
    some, whole = [ranked[0][0]], ranked[0][1]
    for variant, each in ranked[1:]:
        if whole.touches(each):
            some, whole = [*some, variant], whole.joined(each)
            continue
        if len(some) > 1:
            yield some, whole
        some, whole = [variant], each
    if len(some) > 1:
        yield some, whole


def _alternative(reader: ShapeReader, variant: Variant, whole: _Range) -> Variant:
    rest = _unbounded(variant.shape.schema, whole.kind)
    bounds = whole.keywords()
    schema = {"allOf": [rest, bounds]} if "allOf" in rest and bounds else {**rest, **bounds}
    return evolve(variant, shape=reader.shape(schema))


def _unbounded(schema: Json, kind: str) -> Document:
    """Return a schema without the bounds of a type, and without annotations."""
    bounds = {*_KEYWORDS[kind], *(_EXCLUSIVE.get(keyword, "") for keyword in _KEYWORDS[kind])}
    if not isinstance(schema, dict):
        return {} if schema is True else {"not": {}}
    kept = {k: v for k, v in schema.items() if k not in bounds and k not in ANNOTATIONS}
    if "allOf" in kept:
        parts = [_unbounded(part, kind) for part in kept["allOf"]]
        kept["allOf"] = [part for part in parts if part]
        if len(kept) == len(kept["allOf"]) == 1:
            kept = kept["allOf"][0]
    return kept
