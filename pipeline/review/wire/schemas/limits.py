"""Limits: does a keyword of a schema accept a value?"""

from __future__ import annotations

import re

from pipeline.common.documents import Json
from pipeline.review.wire.json_values import text


def accepts(keyword: str, limit: Json, value: Json) -> bool:
    """Tell whether a keyword certainly accepts a value; other keywords may have other effects.

    Args:
        keyword: The keyword; a format beside given values says nothing.
        limit: The value of the keyword.
        value: A JSON value.
    """
    if keyword == "format":
        return True
    if isinstance(value, str):
        return _accepts_text(keyword, limit, value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _accepts_number(keyword, limit, value)
    if isinstance(value, list | dict):
        return _accepts_many(keyword, limit, value)
    return keyword in _KNOWN


_KNOWN = frozenset(
    "exclusiveMaximum exclusiveMinimum maxItems maxLength maxProperties maximum minItems minLength "
    "minProperties minimum multipleOf pattern uniqueItems".split()
)


def _accepts_text(keyword: str, limit: Json, value: str) -> bool:
    match keyword:
        case "maxLength":
            return len(value) <= limit
        case "minLength":
            return len(value) >= limit
        case "pattern":
            return re.search(limit, value) is not None
        case _:
            return keyword in _KNOWN


def _accepts_number(keyword: str, limit: Json, value: float) -> bool:
    match keyword:
        case "maximum":
            return value <= limit
        case "minimum":
            return value >= limit
        case "exclusiveMaximum":
            return value < limit
        case "exclusiveMinimum":
            return value > limit
        case "multipleOf":
            return value % limit == 0
        case _:
            return keyword in _KNOWN


def _accepts_many(keyword: str, limit: Json, value: list[Json] | dict[str, Json]) -> bool:
    kind = "Items" if isinstance(value, list) else "Properties"
    if keyword == f"max{kind}":
        return len(value) <= limit
    if keyword == f"min{kind}":
        return len(value) >= limit
    if keyword == "uniqueItems" and isinstance(value, list):
        return len({*map(text, value)}) == len(value)
    return keyword in _KNOWN
