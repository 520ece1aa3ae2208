"""An edit and its effects are one entry, with a verdict for the wire and another for Python."""

from __future__ import annotations

from random import Random

import pytest

from pipeline.review.accepted import Accepted, Entry
from pipeline.review.changes import Area, Change, Level
from pipeline.review.entries import EntryList, ReportEntry, entries, items
from pipeline.review.render.formatting import verdicts
from tests.review.reports.making import many_changes, overlay, python, review_of, wire

ERR, WARN, INFO = Level.ERR, Level.WARN, Level.INFO


def made(*changes: Change, accepted: tuple[Change, ...] = ()) -> tuple[ReportEntry, ...]:
    """Return the entries of a review of some changes."""
    known = Accepted(tuple(Entry(change.fingerprint, "known") for change in accepted))
    return entries(review_of(changes, known))


@pytest.mark.parametrize(
    ("on_wire", "in_python", "level"), [(ERR, INFO, ERR), (INFO, ERR, ERR), (INFO, INFO, INFO)]
)
def test_an_edit_and_its_effect_are_one_entry(
    on_wire: Level, in_python: Level, level: Level
) -> None:
    """The graver verdict is the level of the entry."""
    edit = wire("c", on_wire)
    effect = python("python-c", in_python, causes=[edit])
    (entry,) = made(edit, effect)
    assert (entry.edit, entry.effects) == (edit, (effect,))
    assert entry.level is level
    assert (entry.level_in(Area.WIRE), entry.level_in(Area.PYTHON)) == (on_wire, in_python)
    assert entry.level_in(Area.OVERLAY) is None


def test_an_effect_of_several_edits_stands_with_the_gravest() -> None:
    """The other edits refer to it, and keep their own level."""
    grave, slight = wire("a", ERR), wire("b", INFO)
    effect = python("python-c", ERR, causes=[slight, grave])
    first, second = made(slight, grave, effect)
    assert (first.edit, first.effects, first.elsewhere) == (grave, (effect,), ())
    assert (second.edit, second.effects, second.elsewhere) == (slight, (), (effect,))
    assert second.level is INFO


def test_an_edit_whose_effect_stands_elsewhere_has_both_verdicts() -> None:
    """Python is not unchanged."""
    grave, slight, other = wire("a", ERR), wire("b", WARN), wire("d", WARN)
    effect = python("python-c", ERR, causes=[slight, grave])
    said = {
        e.edit.check: verdicts(e, [Area.WIRE, Area.PYTHON])
        for e in made(slight, grave, other, effect)
    }
    assert said == {
        "a": "wire breaking, Python breaking",
        "b": "wire possibly breaking, Python breaking with another entry",
        "d": "wire possibly breaking, Python unchanged",
    }


def test_an_effect_stands_with_an_edit_that_is_not_accepted() -> None:
    """What an accepted edit has to do with an open break is not what a reader looks for."""
    grave, slight = wire("a", ERR), wire("b", INFO)
    effect = python("python-c", ERR, causes=[slight, grave])
    first, second = made(grave, slight, effect, accepted=(grave,))
    assert (first.edit, first.effects, first.level) == (slight, (effect,), ERR)
    assert (second.edit.fingerprint, second.is_accepted) == (grave.fingerprint, True)


def test_an_effect_whose_causes_are_unknown_is_an_entry() -> None:
    """A review of Python alone loses no change."""
    effect = python("python-c", ERR, causes=[wire("elsewhere")])
    (entry,) = made(effect)
    assert (entry.edit, entry.effects) == (effect, ())


def test_every_change_is_in_one_entry_in_any_order_of_the_changes() -> None:
    """Breaking entries come first, accepted entries last."""
    changes = [*many_changes(30), python("python-c", causes=many_changes(2)), overlay("overlay-c")]
    accepted = tuple(changes[:3])
    found = made(*changes, accepted=accepted)
    held = [change.fingerprint for entry in found for change in entry.changes]
    assert sorted(held) == sorted({change.fingerprint for change in changes})
    ranks = [(entry.is_accepted, -entry.level) for entry in found]
    assert ranks == sorted(ranks)
    Random(2).shuffle(changes)
    assert made(*changes, accepted=accepted) == found


def added(count: int) -> list[Change]:
    """Return as many new operations."""
    owners = [f"GET /things/{number:03}" for number in range(count)]
    return [wire("endpoint-added", INFO, owner=owner, identity=owner) for owner in owners]


def test_many_new_operations_are_one_item_in_their_order() -> None:
    """Three or fewer are entries of their own."""
    few = items(made(*added(3), wire("c", ERR)))
    assert len(few) == 4
    first, new, last = items(made(*added(9), wire("c", ERR), wire("d", INFO)))
    assert isinstance(new, EntryList)
    assert [entry.edit.owner for entry in new.entries] == [c.owner for c in added(9)]
    assert isinstance(first, ReportEntry)
    assert isinstance(last, ReportEntry)
    assert first.level is ERR


def test_a_new_operation_that_breaks_python_stands_alone() -> None:
    """It is no note, so it is not folded away."""
    operations = added(9)
    effect = python("python-class-split", WARN, causes=[operations[4]])
    first, new = items(made(*operations, effect))
    assert isinstance(first, ReportEntry)
    assert first.edit == operations[4]
    assert isinstance(new, EntryList)
    assert len(new.entries) == 8
