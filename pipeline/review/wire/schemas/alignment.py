"""Parts of an `allOf` that could not be merged: the order in which they stand does not matter.

A shape has the keywords and the alternatives of the first part, and the other parts as its `rest`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from attrs import evolve

from pipeline.common.documents import Json
from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas.shape import Shape

_KEYWORDS = {"any-of": "anyOf", "one-of": "oneOf"}


def aligned(old: Shape, new: Shape) -> Shape:
    """Return the new shape, whose first parts are those of the old shape, as far as they are equal.

    A part with the old values comes first; or else the first part gives way, if it is another part
    of the old shape.
    """
    if not (old.rest and new.rest):
        return new
    if old.variants and new.variants and _alternatives(old) != _alternatives(new):
        unions = [index for index, part in enumerate(new.rest) if part.variants]
        new = _with_alternatives(new, _chosen(old, new, unions, _alternatives))
    for keyword in sorted(old.keywords.keys() & new.keywords.keys()):
        if text(old.keywords[keyword]) != text(new.keywords[keyword]):
            holders = [i for i, part in enumerate(new.rest) if keyword in part.keywords]
            value = partial(_value, keyword)
            new = _with_keyword(new, _chosen(old, new, holders, value), keyword)
    return new


def _chosen(
    old: Shape, new: Shape, candidates: list[int], value: Callable[[Shape], Json]
) -> int | None:
    """Return the index of the part to trade places with the first part; None if there is none."""
    equal = [index for index in candidates if value(new.rest[index]) == value(old)]
    if not equal and any(value(part) == value(new) for part in old.rest):
        equal = candidates
    return equal[0] if equal else None


def _alternatives(shape: Shape) -> Json:
    return [shape.union, *sorted(text(variant.shape.schema) for variant in shape.variants)]


def _value(keyword: str, shape: Shape) -> Json:
    return text(shape.keywords.get(keyword))


def _with_alternatives(shape: Shape, index: int | None) -> Shape:
    """Let the union of a shape trade places with that of a part."""
    if index is None:
        return shape
    part = shape.rest[index]
    schema = {_KEYWORDS[shape.union]: [variant.shape.schema for variant in shape.variants]}
    moved = evolve(part, schema=schema, union=shape.union, variants=shape.variants)
    first = evolve(shape, union=part.union, variants=part.variants)
    return _with_part(first, index, moved)


def _with_keyword(shape: Shape, index: int | None, keyword: str) -> Shape:
    """Let a keyword of a shape trade places with that of a part."""
    if index is None:
        return shape
    part, given = shape.rest[index], {keyword: shape.keywords[keyword]}
    keywords = {**part.keywords, **given}
    moved = evolve(part, schema={**part.schema, **given}, keywords=keywords)
    first = evolve(shape, keywords={**shape.keywords, keyword: part.keywords[keyword]})
    return _with_part(first, index, moved)


def _with_part(shape: Shape, index: int, part: Shape) -> Shape:
    rest = [*shape.rest]
    rest[index] = part
    return evolve(shape, rest=tuple(rest))
