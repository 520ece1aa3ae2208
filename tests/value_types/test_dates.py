"""Texts that are called dates are read as dates."""

from __future__ import annotations

from typing import Any

import pytest

from tests.value_types.settling import DATE, NUMBER, TEXT, parameter, property_of

NULL = {"type": "null"}
DECLARED = {"type": "string", "format": "date-time"}


@pytest.mark.parametrize(
    "name", "createdAt created_at subscribeAt expiredAt date startDate timestamp Date".split()
)
def test_dates(name: str) -> None:
    """By the last word of the name, in properties and in parameters of paths and queries."""
    assert property_of(name, TEXT) == DATE
    assert parameter("query", name, TEXT) == DATE
    assert parameter("path", name, TEXT) == DATE


@pytest.mark.parametrize("name", "format chat update candidate postedAtPrecise time start".split())
def test_texts_that_are_no_dates(name: str) -> None:
    """Other words that end like them, and names that say something else."""
    assert property_of(name, TEXT) == TEXT


@pytest.mark.parametrize(
    "given",
    [
        {"type": "string", "enum": ["later", "now"]},
        {"type": "string", "const": "now"},
        {"type": "string", "format": "date"},
        {"type": "string", "pattern": "^[0-9]{8}$"},
        {"type": "string", "maxLength": 8},
        {"type": "string", "x-value-type": "declared"},
        DECLARED,
        NUMBER,
        {"type": "boolean"},
        {},
    ],
)
def test_what_says_what_it_is_stays(given: Any) -> None:
    """A format, a pattern, values, a length no date has, or no text at all."""
    assert property_of("createdAt", given) == given


def test_dates_in_headers_are_written_otherwise() -> None:
    """They are not as in RFC 3339."""
    assert parameter("header", "Date", TEXT) == TEXT


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ({"anyOf": [TEXT, {}]}, DATE),
        ({"anyOf": [DECLARED, {}]}, DATE),
        ({"anyOf": [TEXT, NUMBER]}, {"anyOf": [NUMBER, DATE]}),
        ({"nullable": True, "anyOf": [TEXT, {}]}, {"anyOf": [DATE, NULL]}),
        ({"type": ["string", "null"]}, {"type": ["string", "null"], "format": DATE["format"]}),
        ({"type": "array", "items": TEXT}, {"type": "array", "items": DATE}),
    ],
)
def test_wherever_the_text_stands(given: Any, made: Any) -> None:
    """ "A date, or anything" is a date that may be written otherwise."""
    found = property_of("startDate", given)
    assert {**found, "anyOf": sorted(found.get("anyOf", []), key=repr)} == {
        **made,
        "anyOf": sorted(made.get("anyOf", []), key=repr),
    }
