"""Limits: does a keyword of a schema accept a value?"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable

from pipeline.common.documents import Json
from pipeline.review.wire.json_values import text

_SIZES: dict[str, Callable[[float, float], bool]] = {"max": operator.le, "min": operator.ge}
_NUMBERS: dict[str, Callable[[float, float], bool]] = {
    "exclusiveMaximum": operator.lt,
    "exclusiveMinimum": operator.gt,
    "maximum": operator.le,
    "minimum": operator.ge,
    "multipleOf": lambda value, limit: value % limit == 0,
}
_OF_SIZES = {f"{end}{what}" for end in _SIZES for what in ("Items", "Length", "Properties")}

#: Keywords that accept every value of another type than theirs.
_KNOWN = frozenset({*_NUMBERS, *_OF_SIZES, "pattern", "uniqueItems"})


def accepts(keyword: str, limit: Json, value: Json) -> bool:
    """Tell whether a keyword certainly accepts a value; other keywords may have other effects.

    Args:
        keyword: The keyword; a format beside given values says nothing.
        limit: The value of the keyword.
        value: A JSON value.
    """
    if keyword in _OF_SIZES and isinstance(value, str | list | dict):
        is_other = keyword[3:] != _sized(value)
        return is_other or _SIZES[keyword[:3]](len(value), limit)
    if keyword in _NUMBERS and isinstance(value, int | float) and not isinstance(value, bool):
        return _NUMBERS[keyword](value, limit)
    if keyword == "pattern" and isinstance(value, str):
        return re.search(limit, value) is not None
    if keyword == "uniqueItems" and isinstance(value, list):
        return len({*map(text, value)}) == len(value)
    return keyword == "format" or keyword in _KNOWN


def refuses(keyword: str, limit: Json, value: Json) -> bool:
    """Tell whether a keyword certainly refuses a value; see `accepts`."""
    return keyword in _KNOWN and not accepts(keyword, limit, value)


def _sized(value: str | list[Json] | dict[str, Json]) -> str:
    """Return the end of the keywords that limit the size of a value."""
    if isinstance(value, str):
        return "Length"
    return "Items" if isinstance(value, list) else "Properties"
