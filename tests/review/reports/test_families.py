"""Entries that say the same of several names are shown together, and counted one by one."""

from __future__ import annotations

import re
from typing import Any

import pytest

from pipeline.review.changes import Change, Level
from pipeline.review.entries import ReportEntry, entries
from pipeline.review.families import families
from pipeline.review.render import Format, render
from tests.review.reports.making import python, review_of, wire

ERR, WARN, INFO = Level.ERR, Level.WARN, Level.INFO
OWNER = "Payment"


def gone(name: str, level: Level = ERR, owner: str = OWNER, **more: Any) -> Change:
    """Return a removed property."""
    message = f"callers may no longer send `{owner}.{name}`"
    given: dict[str, Any] = {"message": message, "owner": owner, "path": name, "identity": owner}
    return wire("c-removed", level, **given | more)


def told(*changes: Change) -> list[tuple[str, ...]]:
    """Return the names of each family, the path of its first entry before them."""
    found = families(entries(review_of(changes)))
    return [(family.first.edit.path, *family.names) for family in found]  # type: ignore[union-attr]


def test_the_same_sentence_of_three_names_is_a_family() -> None:
    """Two are entries of their own; so is another sentence, level, owner or operation."""
    assert told(gone("a"), gone("b")) == [("a",), ("b",)]
    assert told(gone("a"), gone("b"), gone("c")) == [("a", "b", "c")]
    others = (
        gone("d", WARN),
        gone("e", owner="Refund"),
        gone("f", met=3),
        wire("c-removed", message="`Payment.g` is gone", owner=OWNER, path="g"),
    )
    for other in others:
        found = told(gone("a"), gone("b"), gone("c"), other)
        assert sorted(found) == sorted([("a", "b", "c"), (other.path,)])


def test_an_entry_with_another_break_of_python_stands_alone() -> None:
    """What it says does not hold for the others; a harmless consequence says nothing."""
    first, *others = (gone(name) for name in "abcd")
    fields = [
        python("python-field-removed", causes=[change], path=change.path) for change in others
    ]
    owner = python("python-class-removed", causes=[first], message="the class `X` is gone")
    note = python("python-class-added", INFO, causes=[others[0]], message="the class `Y` is new")
    assert told(first, *others, *fields, owner, note) == [("a",), ("b", "c", "d")]


def test_an_entry_with_the_consequence_of_all_leads_them() -> None:
    """Five alternatives that came make one type wider; a consequence of its own leads nobody."""
    changes = [gone(name) for name in "abcd"]
    shared = python("python-field-type-widened", causes=changes, message="`X.y` is wider")
    (family,) = families(entries(review_of([*changes, shared])))
    assert isinstance(family.first, ReportEntry)
    assert family.first.effects == (shared,)
    assert len(family.others) == 3
    own = python("python-field-type-widened", causes=changes[:1], message="`X.y` is wider")
    assert told(*changes, own) == [("a",), ("b", "c", "d")]


def test_sentences_that_differ_in_two_names_are_no_family() -> None:
    """Nothing would tell which of them belong together."""
    changes = [
        wire("c-added", message=f"readers may now see `{value}` in `{OWNER}.{name}`", path=name)
        for value, name in (("1", "a"), ("2", "b"), ("3", "c"))
    ]
    assert told(*changes) == [("a",), ("b",), ("c",)]


@pytest.mark.parametrize("count", [3, 40])
def test_every_report_counts_all_of_a_family(count: int) -> None:
    """The first is told in full; its names are listed; each keeps its fingerprint."""
    changes = [gone(f"p{number:02}") for number in range(count)]
    review = review_of([*changes, wire("c")])
    text, comment, page = (render(review, f) for f in (Format.TEXT, Format.MARKDOWN, Format.HTML))
    for shown in (text, comment, page):
        assert f"{count + 1} breaking, 0 warnings" in shown
    assert text.count("Callers may no longer send") == 1
    assert "Likewise p01" in text
    assert ("more\n" in text) == (count > 13)
    assert text.endswith("-o review.html, or --format markdown\n")
    assert f"{count + 1} of {count + 1} breaking shown" in text
    for change in changes:
        assert change.fingerprint in comment
        assert len(re.findall(rf'<article[^>]* id="{change.fingerprint}"', page)) == 1
    folded = page[page.index('<details class="family"') :]
    assert all(f'id="{change.fingerprint}"' in folded for change in changes[1:])


def test_a_comment_without_room_counts_the_entries_of_families() -> None:
    """Neither the names nor what is left out is lost."""
    changes = [
        gone(f"p{number}", owner=f"Owner{kind:03}", met=kind + 1)
        for kind in range(400)
        for number in range(4)
    ]
    comment = render(review_of(changes), Format.MARKDOWN)
    assert "1600 breaking" in comment
    (left,) = re.findall(r"\n(\d+) more, and what is less severe", comment)
    assert int(left) + 4 * comment.count("Likewise") == 1600
