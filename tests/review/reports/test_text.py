"""The summary for a terminal: short, as wide as the terminal, coloured where it may be."""

from __future__ import annotations

import re

import pytest
from attrs import evolve

from pipeline.common.locations import Location
from pipeline.review.accepted import Accepted, Entry
from pipeline.review.changes import Area, Change, Level
from pipeline.review.render import Format, render
from pipeline.review.render.formatting import brief
from tests.review.reports.making import (
    TODAY,
    hostile_changes,
    many_changes,
    python,
    review_of,
    some_changes,
    wire,
)

ALL = "everything: -o review.html, or --format markdown"
COLOUR = re.compile(r"\x1b\[\d+m")


def blocks(changes: list[Change], width: int = 100) -> list[list[str]]:
    """Return the lines of each block of the summary."""
    text = render(review_of(changes), Format.TEXT, width=width)
    return [block.splitlines() for block in text.removesuffix("\n").split("\n\n")]


def test_the_summary_has_the_verdict_first_and_blank_lines_between_entries() -> None:
    """The numbers are of edits: two consequences in Python are no entries of their own."""
    head, gone, null, renamed, footer = blocks(some_changes())
    assert head == [
        "HEAD:openapi/upstream.json → openapi/upstream.json",
        "Breaking on the wire: 3 breaking, 2 warnings, 1 note",
        "Next version: 0.1.0 → 0.2.0 (minor): callers have to change their code",
    ]
    assert gone[0] == "The property `avatar` is gone"
    assert null[0] == "The property `price` may now be null"
    assert renamed[0] == "The class `Forms` is called `ReleaseForms` now"
    assert footer == [f"3 of 3 breaking shown; {ALL}"]


def test_an_entry_has_its_sentence_first_and_its_fingerprint_last() -> None:
    """Both verdicts stand beside the fingerprint."""
    change = some_changes()[0]
    entry = blocks(some_changes(), width=200)[1]
    assert entry[1] == "    Python: `User` no longer has the field `avatar`"
    assert entry[2].startswith("    40 operations: GET ")
    assert entry[-1] == (
        "    wire breaking, Python breaking · response-required-property-removed"
        f" · {change.fingerprint}"
    )


@pytest.mark.parametrize(("met", "more"), [(3, 0), (4, 0), (5, 2)])
def test_a_single_further_operation_is_named(met: int, more: int) -> None:
    """`and 1 more` would be as long as its name."""
    (line,) = [text for text in blocks([wire("c", met=met)], 900)[1] if "GET /" in text]
    assert line.count("GET ") == met - more
    assert ("more" in line) == bool(more)


@pytest.mark.parametrize("width", [40, 64, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Whatever a document holds."""
    for changes in (some_changes(), hostile_changes(), many_changes(50)):
        lines = render(review_of(changes), Format.TEXT, width=width).splitlines()
        assert max(map(len, lines)) <= width


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
    assert text.endswith(f"\n\n15 of 100 breaking shown; {ALL}\n")
    assert len(text.splitlines()) < 100


def test_warnings_are_told_where_nothing_breaks() -> None:
    """They are what a maintainer has to decide about then; notes are only counted."""
    warnings = [change for change in some_changes() if change.level is Level.WARN]
    told = blocks(warnings)
    assert len(told) == 1 + len(warnings)
    notes = [change for change in some_changes() if change.level is Level.INFO]
    told = blocks([*warnings, *notes])
    assert not any(note.fingerprint in line for note in notes for lines in told for line in lines)
    assert told[-1] == [f"2 of 2 warnings shown; {ALL}"]


def test_a_break_of_python_alone_comes_before_new_operations() -> None:
    """Its level counts, not its area."""
    added = [
        wire("endpoint-added", Level.INFO, message=f"callers may now call {n}", owner=f"GET /{n}")
        for n in range(127)
    ]
    head, first, footer = blocks([*added, python("python-class-renamed")])
    assert "1 breaking, 0 warnings, 1 note" in head[1]
    assert first[-1].strip().startswith("Python breaking")
    assert footer == [f"1 of 1 breaking shown; {ALL}"]


def test_where_all_is_told_nothing_points_elsewhere() -> None:
    """Neither does a review without changes; one of notes alone does."""
    breaking = [change for change in some_changes() if change.level is Level.ERR]
    assert ALL not in render(review_of(breaking), Format.TEXT)
    assert ALL not in render(review_of([]), Format.TEXT)
    assert ALL.capitalize() in render(review_of([wire("endpoint-added", Level.INFO)]), Format.TEXT)


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
    assert "! Callers' Python was not compared." in text


@pytest.mark.parametrize("width", [40, 64, 100])
def test_a_pointer_breaks_at_its_slashes(width: int) -> None:
    """Its parts joined are the pointer, and only a part longer than a line breaks inside."""
    names = [f"/{'property' * size}{number}" for number, size in enumerate([1, 2, 3, 1, 2, 3, 1])]
    pointer = "/paths/~1v2~1things~1{thingId}~1parts/get" + "".join(names)
    place = Location("openapi/upstream.json", pointer, 12)
    change = evolve(wire("c"), old=place, new=place)
    lines = [line.strip() for line in blocks([change], width)[1]]
    start = next(i for i, line in enumerate(lines) if line.startswith("/paths"))
    end = next(i for i, line in enumerate(lines[start:], start) if "wire breaking" in line)
    assert "".join(lines[start:end]) == pointer
    assert all(line.startswith(("/", "~1")) for line in lines[start:end])


def test_a_long_text_ends_between_words() -> None:
    """Also a pointer; a single word longer than the limit is cut."""
    assert brief("alpha beta gamma delta", 18) == "alpha beta gamma…"
    assert brief("/alpha/beta/gamma/delta", 18) == "/alpha/beta/gamma…"
    assert brief("a" * 30, 20) == "a" * 19 + "…"
    assert brief("short", 5) == "short"
