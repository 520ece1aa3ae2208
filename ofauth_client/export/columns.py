"""The types of a table's columns, from the types that the values of a column have."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from types import NoneType
from typing import Any

#: Whole numbers of databases, of Parquet and of dlt have 64 bits.
_BITS = 63


def column_type(types: Iterable[type]) -> type:
    """Return the type of a column whose values have some types.

    Args:
        types: Python types of the values; `object` for lists and objects.

    Returns:
        The only type, `float` for all numbers, `object` if there are lists or objects among the
        values, and `str` for any other mixture and for no values.
    """
    kinds = {*types} - {NoneType}
    if len(kinds) == 1:
        return kinds.pop()
    if kinds == {int, float}:
        return float
    return object if object in kinds else str


def as_text(value: Any) -> Any:
    """Return a value for a column of texts: dates as ISO 8601, numbers and lists as JSON."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value) if isinstance(value, int | float | list | dict) else str(value)


def storable(value: Any) -> Any:
    """Return a value with texts instead of whole numbers that are too large for a column."""
    if type(value) is int:
        return value if value.bit_length() <= _BITS else str(value)
    if isinstance(value, list):
        return [storable(item) for item in value]
    if isinstance(value, dict):
        return {key: storable(item) for key, item in value.items()}
    return value
