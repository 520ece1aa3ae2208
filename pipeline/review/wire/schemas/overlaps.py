"""Values that fit two alternatives of a `oneOf`, which refuses them.

A review tells about a value only if the old schema accepted it: alternatives that overlapped before
and still do are no change.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations
from typing import TypeAlias

from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas.alternatives import (
    MOST_COMPARED,
    UNION,
    alternative_edit,
    read_variant,
)
from pipeline.review.wire.schemas.edits import Edit
from pipeline.review.wire.schemas.inclusion import Read, accepts_all, are_disjoint
from pipeline.review.wire.schemas.reader import ShapeReader
from pipeline.review.wire.schemas.shape import (
    ALTERNATIVES,
    Shape,
    Variant,
    accepts_overlap,
    is_false,
    parts_for,
)
from pipeline.review.wire.schemas.similarity import Sides, have_other_marks

#: Levels of properties that are compared.
_DEPTH = 4

_Pairs: TypeAlias = "list[tuple[Variant, Variant]]"


def refuses_more(old: Shape, new: Shape) -> bool:
    """Tell whether the overlaps of a `oneOf` refuse types or values that an old shape accepted."""
    more = new.overlaps - old.overlaps
    return any(each == ALTERNATIVES or accepts_overlap(old, each) for each in more)


def overlap_edits(
    sides: Sides, pairs: _Pairs, whole: tuple[list[Variant], list[Variant]]
) -> Iterator[Edit]:
    """Find values that fit two alternatives of a new `oneOf`.

    Values that the old schema refused for the same reason do not count. A single schema that
    becomes a union should have alternatives that exclude one another, and so should alternatives
    that come or change. The `oneOf` may be nested in another union.

    Args:
        sides: The two shapes.
        pairs: The old and the new alternatives that are compared with one another.
        whole: All old and all new alternatives.
    """
    olds, news = whole
    if max(len(olds), len(news)) * len(news) > MOST_COMPARED:
        return
    if not any(kind == "one-of" for variant in news for _, kind in variant.unions):
        return
    # Nothing is certain about an old `oneOf` that lists an alternative twice.
    for old in olds if ALTERNATIVES not in sides.old.overlaps else ():
        read = read_variant(sides.old_reader, old)
        if _fits_two(sides.new_reader, news, read) and not _fits_two(sides.old_reader, olds, read):
            yield alternative_edit("one-of-overlaps", sides.old_reader, old.shape)
            return
    if not sides.old.variants:
        meets = _meets_two(sides, *whole)
    else:
        meets = sides.old.union == sides.new.union and _meets_another(sides, pairs, news)
    if meets:
        yield Edit("one-of-may-overlap", keywords=UNION)


def _counts_more(was: Shape, now: Shape) -> bool:
    """Tell whether an object may have fewer or more properties than before."""
    least = [shape.keywords.get("minProperties", 0) for shape in (was, now)]
    most = [shape.keywords.get("maxProperties", math.inf) for shape in (was, now)]
    return bool(least[1] < least[0] or most[1] > most[0])


def _property(read: Read, name: str) -> Read:
    return read.inner(read.shape.properties[name].schema)


def loosened_edits(sides: Sides, pairs: _Pairs) -> Iterator[Edit]:
    """Find values that a nested `oneOf` refused and its union takes now.

    If the union stands in another `oneOf`, they may fit another of its alternatives as well. The
    kinds of the outermost unions are compared elsewhere.
    """
    unions = {new.unions for _, new in pairs}
    if sides.old.union != sides.new.union or {old.unions for old, _ in pairs} == unions:
        return
    for (old, new), (second, other) in combinations(pairs[:_MOST_PAIRS], 2):
        loosened = old.excludes(second) and not new.excludes(other)
        if loosened and _may_share(sides, old, second, sides.old_reader):
            yield Edit("one-of-became-any-of", keywords=UNION)
            beside = [v for _, v in pairs if v.excludes(new) and v.excludes(other)]
            if any(_may_share(sides, old, v, sides.new_reader) for v in beside):
                yield Edit("one-of-may-overlap", keywords=UNION)
            return


#: Most pairs of alternatives that are compared with one another.
_MOST_PAIRS = 100


def _fits_two(reader: ShapeReader, variants: list[Variant], read: Read) -> bool:
    """Tell whether all values of a shape fit two alternatives that exclude one another.

    No other alternative takes the values, unless it stands beside the `oneOf` of the two.
    """
    fitting = [v for v in variants if accepts_all(read_variant(reader, v), read)]
    return any(
        first.excludes(second) and not _others(variants, first, second)
        for first, second in combinations(fitting, 2)
    )


def _others(variants: list[Variant], first: Variant, second: Variant) -> list[Variant]:
    """Return the alternatives that may take what two others exclude."""
    return [
        v
        for v in variants
        if v.steps not in (first.steps, second.steps)
        and not (v.excludes(first) or v.excludes(second))
    ]


def _meets_two(sides: Sides, olds: list[Variant], news: list[Variant]) -> bool:
    """Tell whether values of an old schema that was no union may fit two new alternatives."""
    for old in olds:
        met = [v for v in news if _may_share(sides, old, v, sides.new_reader)]
        if share_values(sides.new_reader, met):
            return True
    return False


def share_values(reader: ShapeReader, variants: list[Variant]) -> bool:
    """Tell whether a value may fit two alternatives that exclude one another."""
    return any(
        first.excludes(second)
        and not are_disjoint(Read(reader, first.shape), Read(reader, second.shape))
        for first, second in combinations(variants, 2)
    )


def _meets_another(sides: Sides, pairs: _Pairs, news: list[Variant]) -> bool:
    """Tell whether values of an old alternative may now fit another alternative, too."""
    counterparts = {id(new): old for old, new in pairs}
    return any(
        new.excludes(other)
        and not _is_excluded(old, counterparts.get(id(other)), other)
        and _meets(sides, old, counterparts.get(id(other)), other)
        and not _is_taken(sides, old, _others(news, new, other))
        for other in news
        for old, new in pairs
    )


def _is_excluded(old: Variant, former: Variant | None, other: Variant) -> bool:
    """Tell whether an alternative, which has not changed, excluded another before."""
    if former is None or not old.excludes(former):
        return False
    return text(former.shape.schema) == text(other.shape.schema)


def _meets(sides: Sides, old: Variant, former: Variant | None, other: Variant) -> bool:
    """Tell whether more values of an old alternative than before may fit another alternative."""
    if not _may_share(sides, old, other, sides.new_reader):
        return False
    if former is None or not old.excludes(former):
        return True
    if not _may_share(sides, old, former, sides.old_reader):
        return True
    return _takes_more(
        read_variant(sides.old_reader, former),
        read_variant(sides.new_reader, other),
        read_variant(sides.old_reader, old),
    )


def _takes_more(before: Read, after: Read, given: Read, depth: int = _DEPTH) -> bool:
    """Tell whether a shape that changed certainly takes more values of a third shape.

    Objects are compared by what they require, and by properties that all three declare. Lists,
    conditions and unions tell nothing.
    """
    was, now = before.shape, after.shape
    if depth == 0 or any(s.variants or s.rest for s in (was, now)):
        return False
    if was.is_object and now.is_object:
        if was.required - now.required - given.shape.required or _counts_more(was, now):
            return True
        names = was.properties.keys() & now.properties.keys() & given.shape.properties.keys()
        inner = (
            (_property(before, name), _property(after, name), _property(given, name))
            for name in sorted(names)
        )
        return any(_takes_more(*reads, depth=depth - 1) for reads in inner)
    if was.parts or now.parts:
        return False
    return not (accepts_all(before, after) or accepts_all(before, given))


def _is_taken(sides: Sides, old: Variant, others: list[Variant]) -> bool:
    read = read_variant(sides.old_reader, old)
    return any(accepts_all(read_variant(sides.new_reader, v), read) for v in others)


def _may_share(sides: Sides, old: Variant, other: Variant, reader: ShapeReader) -> bool:
    """Tell whether a value of an old alternative may fit another alternative.

    A property that an alternative does not declare counts as absent, and a property that has other
    values in both distinguishes them, whether or not it is required.
    """
    required = other.shape.required if "object" in other.shape.types else frozenset[str]()
    if not all(_may_have(old.shape, name) for name in required) or have_other_marks(
        sides.marks(sides.old_reader, old.shape), sides.marks(reader, other.shape)
    ):
        return False
    return not are_disjoint(Read(sides.old_reader, old.shape), Read(reader, other.shape))


def _may_have(shape: Shape, name: str) -> bool:
    """Tell whether an object declares a property, or describes it among others."""
    described = parts_for(shape, name)
    return name in shape.properties or (bool(described) and not any(map(is_false, described)))
