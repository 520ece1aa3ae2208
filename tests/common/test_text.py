"""Numbers stand with nouns of the right number in everything that people read."""

from __future__ import annotations

import pytest

from pipeline.common.constraints import demands
from pipeline.common.report import Finding, Report
from pipeline.common.text import counted, shortened_list


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 schemas"), (1, "1 schema"), (2, "2 schemas")]
)
def test_a_number_has_its_noun(number: int, expected: str) -> None:
    """Only one thing is singular."""
    assert counted(number, "schema") == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 names are"), (1, "1 name is"), (2, "2 names are")]
)
def test_a_plural_may_be_given(number: int, expected: str) -> None:
    """A plural that is not formed by an `s`, or a verb behind the noun, is given."""
    assert counted(number, "name is", "names are") == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a, b"), (["a", "b", "c", "d"], "a, b and 2 more")],
)
def test_a_long_list_is_shortened(names: list[str], expected: str) -> None:
    """The first names are told, and the number of the others."""
    assert shortened_list(names, 2) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "nothing to do"), (1, "1 action applied"), (2, "2 actions applied")],
)
def test_a_report_counts_its_findings(number: int, expected: str) -> None:
    """The subject of a kind is singular where a step has found one of it."""
    report = Report("overlay", [Finding("actions applied", "/paths")] * number)
    assert report.lines() == [f"overlay    {expected}"]
    assert report.lines(verbose=True)[1:] == ["           - action applied /paths"] * number


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("lists by offset", "list by offset"),
        ("path parameters without a place dropped", "path parameter without a place dropped"),
        ("ids of upstream changed", "id of upstream changed"),
        ("request bodies without content dropped", "request body without content dropped"),
        ("version set", "version set"),
    ],
)
def test_a_finding_is_told_in_the_singular(kind: str, expected: str) -> None:
    """The first plural of a kind is its subject, whatever stands around it."""
    assert Finding(kind).label() == expected


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ({"minLength": 1}, "At least 1 character."),
        ({"minLength": 0, "maxLength": 1}, "0 to 1 character."),
        ({"maxItems": 2}, "At most 2 items."),
        ({"maxItems": 0}, "At most 0 items."),
        ({"minimum": 1}, "At least 1."),
    ],
)
def test_bounds_have_their_noun(bounds: dict[str, int], expected: str) -> None:
    """Docstrings count characters and items as people do."""
    assert demands(bounds, "", {}) == [expected]
