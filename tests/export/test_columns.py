"""The types of columns, from the types of their values."""

from __future__ import annotations

from datetime import datetime
from types import NoneType
from typing import Any
from uuid import UUID

import pytest

from ofauth_client.export.columns import as_text, column_type


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        ([], str),
        ([NoneType], str),
        ([int], int),
        ([int, NoneType], int),
        ([int, float], float),
        ([bool, int], str),
        ([str, datetime], str),
        ([datetime], datetime),
        ([str, object], object),
        ([object], object),
    ],
)
def test_the_type_of_a_column(types: list[type], expected: type) -> None:
    """The only type of its values, or a type that holds them all."""
    assert column_type(types) is expected


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        ("text", "text"),
        (True, "true"),
        (3, "3"),
        ([1], "[1]"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (datetime(2026, 1, 2), "2026-01-02T00:00:00"),
    ],
)
def test_values_of_a_column_of_texts(value: Any, text: str | None) -> None:
    """Texts stay, everything else is written as JSON or as Python writes it."""
    assert as_text(value) == text
