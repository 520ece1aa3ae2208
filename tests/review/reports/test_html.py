"""A page never exceeds a megabyte, and says what it leaves out."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from pipeline.review.changes import Change, Level
from pipeline.review.options import Format
from pipeline.review.render import render
from pipeline.review.render.timeline import render_timeline
from pipeline.review.sources.git import Commit
from pipeline.review.timeline import Pin
from tests.review.reports.making import many_changes, python, review_of, wire

_ID = re.compile(r'<article class="change (\w+)[^>]*data-set="(\d+)"')


def _arrived(count: int) -> list[Change]:
    """Return new operations, which stand in one list."""
    return [
        wire("endpoint-added", Level.INFO, message="x" * 300, path=f"{number}", met=1)
        for number in range(count)
    ]


def _changes(count: int, operations: int) -> list[Change]:
    """Return changes with many operations each, no two with the same ones."""
    return [
        wire("response-property-removed", Level.WARN, path=f"p{number}", met=operations - number)
        for number in range(count)
    ]


@pytest.mark.parametrize(
    "changes",
    [many_changes(5_000), _arrived(4_000), _changes(400, 1_200)],
    ids=["many changes", "new operations", "many operations"],
)
def test_a_page_stays_below_a_megabyte(changes: list[Change]) -> None:
    """In bytes, with all that is around the entries."""
    page = render(review_of(changes), Format.HTML)
    assert len(page.encode()) <= 1_000_000
    assert "<code>-o review.json</code> writes all of them" in page
    # An entry finds the operations that it has by the number of their set.
    sets = page.count('class="set"')
    assert all(int(number) < sets for _, number in _ID.findall(page))


def test_the_most_severe_entries_are_shown_and_the_others_counted() -> None:
    """A heading has the number of all entries of its level."""
    page = render(review_of(many_changes(6_000)), Format.HTML)
    shown = Counter(level for level, _ in _ID.findall(page))
    assert shown["ERR"] > 1_500
    assert shown["INFO"] == 0
    assert f"{6_000 - shown.total()} entries left out" in page
    headings = re.findall(r'section-(\w+)">\w+ <span class="number">(\d+)<', page)
    assert headings == [("ERR", "2000"), ("WARN", "2000"), ("INFO", "2000")]
    left = [int(number) for number in re.findall(r"(\d+) more have no room", page)]
    assert sum(left) == 6_000 - shown.total()


def test_a_page_with_room_leaves_nothing_out() -> None:
    """Every entry is there, also if most are without details."""
    page = render(review_of(many_changes(2_000)), Format.HTML)
    assert len(_ID.findall(page)) == 2_000
    assert "left out" not in page


def test_each_review_of_a_timeline_says_what_it_leaves_out() -> None:
    """They share the room."""
    commits = [Commit(f"{number}" * 40, f"2026-11-0{number}", "Accept it") for number in (1, 2)]
    pins = [
        Pin(commits[0], review_of(many_changes(6_000))),
        Pin(commits[1], review_of(many_changes(10))),
    ]
    page = render_timeline(pins, Format.HTML)
    assert len(page.encode()) <= 1_000_000
    assert page.count("entries left out)") == 1


def test_many_consequences_are_folded() -> None:
    """Each keeps its permanent link."""
    edit = wire("c", Level.INFO)
    effects = [python("python-c", Level.INFO, [edit], path=f"f{n}") for n in range(40)]
    page = render(review_of([edit, *effects]), Format.HTML)
    told, _, folded = page.partition("<summary>and 33 more</summary>")
    assert all(f'<li id="{effect.fingerprint}"' in told + folded for effect in effects)
    assert told.count("<li id=") == 7
