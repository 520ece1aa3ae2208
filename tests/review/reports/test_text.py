"""The summary for a terminal: short, as wide as the terminal, coloured where it may be."""

from __future__ import annotations

import re

import pytest

from pipeline.review.accepted import Accepted, Entry
from pipeline.review.changes import Area, Level
from pipeline.review.render import Format, render
from tests.review.reports.making import (
    TODAY,
    hostile_changes,
    many_changes,
    review_of,
    some_changes,
    wire,
)

ALL = "All changes: -o review.html, or --format markdown"
COLOUR = re.compile(r"\x1b\[\d+m")


def test_the_summary_says_verdict_counts_and_what_breaks() -> None:
    """What a maintainer wants to know stands on one screen."""
    lines = render(review_of(some_changes()), Format.TEXT).splitlines()
    assert lines[0] == "HEAD:openapi/upstream.json → openapi/upstream.json"
    assert lines[1] == "Breaking on the wire: 5 breaking, 2 warnings, 1 note"
    assert "    The property `avatar` is gone" in lines
    assert any(line.startswith("    40 operations: GET ") for line in lines)
    assert lines[-3].startswith("Next version: 0.1.0 → 0.2.0 (minor)")
    assert lines[-1] == ALL
    assert len(lines) < 40


@pytest.mark.parametrize("width", [40, 64, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """The table, which has 45 columns, is the exception of very narrow ones."""
    for changes in (some_changes(), hostile_changes(), many_changes(50)):
        lines = render(review_of(changes), Format.TEXT, width=width).splitlines()
        ids = [line for line in lines if re.match(r"[0-9a-f]{16} ", line)]
        assert max(len(line) for line in lines if line not in ids) <= max(width, 45)


def test_colours_are_the_only_difference() -> None:
    """Whoever pipes the summary gets the same words."""
    review = review_of(some_changes())
    coloured = render(review, Format.TEXT, colour=True)
    assert COLOUR.search(coloured)
    assert COLOUR.sub("", coloured) == render(review, Format.TEXT)


def test_many_breaking_changes_are_counted() -> None:
    """A flood does not scroll the verdict away."""
    text = render(review_of(many_changes(300)), Format.TEXT)
    assert "100 breaking" in text
    assert text.count("The property `field") == 15
    assert text.endswith(f"\n\n{ALL}\n")
    assert len(text.splitlines()) < 90


def test_warnings_are_told_where_nothing_breaks() -> None:
    """They are what a maintainer has to decide about then; notes are only counted."""
    warnings = [change for change in some_changes() if change.level is Level.WARN]
    lines = render(review_of(warnings), Format.TEXT).splitlines()
    assert all(f"{change.fingerprint} {change.check}" in lines for change in warnings)
    assert lines[-1].startswith("Next version: ")
    notes = [change for change in some_changes() if change.level is Level.INFO]
    told = render(review_of([*warnings, *notes]), Format.TEXT).splitlines()
    assert not any(note.fingerprint in line for note in notes for line in told)
    assert told[-1] == ALL


def test_where_all_is_told_nothing_points_elsewhere() -> None:
    """Neither does a review without changes; one of notes alone does."""
    breaking = [change for change in some_changes() if change.level is Level.ERR]
    assert ALL not in render(review_of(breaking), Format.TEXT)
    assert ALL not in render(review_of([]), Format.TEXT)
    assert ALL in render(review_of([wire("endpoint-added", Level.INFO)]), Format.TEXT)


def test_what_a_maintainer_should_know_besides_is_told() -> None:
    """Stale and expired acceptances, and what was not compared."""
    change, *others = some_changes()
    entries = (
        Entry(change.fingerprint, "later", TODAY.replace(year=2025)),
        Entry("f" * 16, "gone"),
    )
    text = render(review_of([change, *others], Accepted(entries)), Format.TEXT, width=200)
    assert f"! Expired on 2025-03-01: the acceptance of {change.fingerprint} (later)." in text
    assert f"! Stale, remove it: the acceptance of {'f' * 16} (gone)." in text
    text = render(review_of([], areas=[Area.WIRE]), Format.TEXT, width=200)
    assert "! Not compared: in callers' Python." in text
