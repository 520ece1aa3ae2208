"""Limits of one side that all values of the other side meet, so that nobody notices them."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from pipeline.common.documents import Json
from pipeline.normalize.schema_rules import kind_of
from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas.edits import NOTE, Edit
from pipeline.review.wire.schemas.idle import (
    RANGES,
    follows,
    is_implied,
    types_of,
    without_other_types,
)
from pipeline.review.wire.schemas.limits import accepts
from pipeline.review.wire.schemas.patterns import lengths
from pipeline.review.wire.schemas.shape import Shape


def without_implied(old: Shape, new: Shape) -> tuple[Shape, Shape]:
    """Leave out the limits of one side that all values of the other side meet.

    These are limits that all values of an enum meet: `maxLength: 3` that became the values `EUR`
    and `USD` has not gone for anybody, nor do these values that became `maxLength: 3` meet a new
    limit. They are also bounds that follow from a format or a pattern of the other side, and limits
    for types that the other side does not accept.
    """
    return _without_met(old, new), _without_met(new, old)


def _without_met(shape: Shape, other: Shape) -> Shape:
    shape = without_other_types(shape, types_of(other))
    if shape.enum is not None or other.enum == () or other.variants:
        return shape
    met = {name for name in shape.keywords if _is_met(name, shape, other)}
    kept = {name: value for name, value in shape.keywords.items() if name not in met}
    return evolve(shape, keywords=kept) if met else shape


def _is_met(keyword: str, shape: Shape, other: Shape) -> bool:
    """Tell whether all values of a shape certainly meet a limit of the other side.

    The values of an enum do, and those of a format or a pattern. An enum may declare a format.
    Integers are multiples of a half.
    """
    limit = shape.keywords[keyword]
    if text(other.notes.get(keyword)) == text(limit):
        return True  # it has no effect on the other side, because all values meet it anyway
    if keyword in ("minLength", "maxLength") and _is_matched(keyword, limit, other):
        known = other.keywords.get(keyword)
        return known is None or _is_matched(keyword, known, shape)
    if other.enum is None and keyword in other.keywords:
        return False
    if other.enum is None:
        is_idle = keyword == "multipleOf" and follows(other, keyword, limit, 0)
        return is_idle or is_implied(keyword, limit, other.keywords)
    values = other.enum
    if keyword != "format":
        return all(accepts(keyword, limit, value) for value in values)
    if other.notes.get("format") == limit:
        return True
    least, most = RANGES.get(limit, (1, 0)) if isinstance(limit, str) else (1, 0)
    return all(kind_of(value) == "integer" and least <= value <= most for value in values)


def _is_matched(keyword: str, limit: Json, shape: Shape) -> bool:
    """Tell whether the texts that match the pattern of a shape meet a bound for their length.

    A bound beside a pattern is a keyword all the same, by which fingerprints know its schema.
    """
    pattern = shape.keywords.get("pattern")
    if not isinstance(pattern, str):
        return False
    least, most = lengths(pattern)
    return bool(limit <= least if keyword == "minLength" else limit >= most)


def implied_notes(old: Shape, new: Shape, kept: tuple[Shape, Shape]) -> Iterator[Edit]:
    """Tell about bounds that changed and that both sides have lost by `without_implied`."""
    for keyword in ("maxLength", "minLength"):
        was, now = old.keywords.get(keyword), new.keywords.get(keyword)
        if was != now and not any(keyword in shape.keywords for shape in kept):
            yield Edit(NOTE, was, now, ((keyword,),))
