"""One result of all changes: sorted, joined, levelled, accepted, and held against a threshold."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from attrs import evolve

from pipeline.review.accepted import Accepted, Entry
from pipeline.review.changes import Area, Change, Level, Usage
from pipeline.review.options import Threshold
from tests.review.reports.making import TODAY, overlay, python, review_of, some_changes, wire

YESTERDAY = TODAY - timedelta(days=1)


def accepting(*changes: Change, expires: date | None = None) -> Accepted:
    """Return a file that accepts some changes."""
    return Accepted(tuple(Entry(change.fingerprint, "we know", expires) for change in changes))


def test_the_order_of_changes_is_the_same_however_they_come() -> None:
    """The most severe first; of equals the wire before Python before overlays."""
    changes = some_changes()
    Random(3).shuffle(changes)
    review = review_of(changes)
    assert review == review_of(some_changes())
    ranks = [(-change.level, list(Area).index(change.area)) for change in review.changes]
    assert ranks == sorted(ranks)


def test_changes_of_one_fingerprint_are_one_as_bad_as_the_worst() -> None:
    """The same change found in two ways is told once, with all operations that meet it."""
    first = wire("response-property-type-changed", Level.WARN, message="from one side")
    second = evolve(first, level=Level.ERR, usages=(Usage("GET /other"),), causes=("a",))
    (one,) = review_of([first, second]).changes
    assert one.level is Level.ERR
    assert one.operations == tuple(sorted({*first.operations, "GET /other"}))
    assert one.causes == ("a",)


def test_what_upstream_changed_too_is_not_measured_by_overlays_alone() -> None:
    """Only if all that meet a change were described by overlays before, these are told."""
    first, second = wire("c", overlays=("a.yaml",)), wire("c", overlays=("b.yaml",))
    (joined,) = review_of([first, second]).changes
    assert joined.overlays == ("a.yaml", "b.yaml")
    (joined,) = review_of([first, wire("c")]).changes
    assert joined.overlays == ()


@pytest.mark.parametrize(
    ("change", "reached"),
    [
        (wire("c", Level.ERR), ["wire-breaking", "python-breaking", "warning", "any"]),
        (python("c", Level.ERR), ["python-breaking", "warning", "any"]),
        (overlay("c", Level.ERR), ["warning", "any"]),
        (wire("c", Level.WARN), ["warning", "any"]),
        (python("c", Level.WARN), ["warning", "any"]),
        (wire("c", Level.INFO), ["any"]),
    ],
)
def test_a_change_reaches_its_threshold_and_every_lower_one(
    change: Change, reached: list[str]
) -> None:
    """What fails a run at a threshold fails it at every stricter one; accepted, at none."""
    review = review_of([change])
    assert [t.value for t in Threshold if review.reaches(t)] == reached
    accepted = review_of([change], accepting(change))
    assert not any(accepted.reaches(threshold) for threshold in Threshold)


def test_nothing_reaches_no_threshold() -> None:
    """A review without changes fails at no threshold."""
    assert not any(review_of([]).reaches(threshold) for threshold in Threshold)


def test_an_accepted_change_stays_in_the_list_with_its_reason() -> None:
    """It is shown, and counted neither as open nor as breaking."""
    change = wire("endpoint-removed")
    review = review_of([change], accepting(change, expires=TODAY))
    (shown,) = review.accepted
    assert shown.accepted is not None
    assert (shown.accepted.reason, shown.accepted.expires) == ("we know", TODAY.isoformat())
    assert review.open == review.breaking(Area.WIRE) == ()
    assert review.stale == review.expired == ()


def test_an_expired_entry_accepts_nothing_and_is_told() -> None:
    """The change counts again from the day after."""
    change = wire("endpoint-removed")
    accepted = accepting(change, expires=YESTERDAY)
    review = review_of([change], accepted)
    assert review.breaking(Area.WIRE) == review.changes
    assert review.expired == accepted.entries
    assert review.stale == ()


def test_an_entry_without_its_change_is_stale_only_where_all_was_compared() -> None:
    """A run on the wire alone cannot know whether a Python finding is gone."""
    accepted = accepting(python("python-class-removed"))
    assert review_of([], accepted).stale == accepted.entries
    assert review_of([], accepted, areas=[Area.WIRE]).stale == ()


def test_what_follows_from_accepted_changes_alone_is_accepted() -> None:
    """A finding with one cause that is open stays open; one without causes, too."""
    known, other = wire("a", path="a"), wire("b", path="b")
    follows = python("python-field-removed", causes=[known], path="a")
    mixed = python("python-field-removed", causes=[known, other], path="b")
    alone = python("python-class-removed", path="c")
    review = review_of([known, other, follows, mixed, alone], accepting(known, expires=TODAY))
    assert {change.path for change in review.breaking(Area.PYTHON)} == {"b", "c"}
    (consequence,) = (change for change in review.accepted if change.area is Area.PYTHON)
    assert consequence.accepted is not None
    assert consequence.accepted.reason == f"follows from {known.fingerprint}"
    assert consequence.accepted.expires == TODAY.isoformat()


def test_a_level_set_by_hand_replaces_the_checks_own() -> None:
    """The fingerprint is the same at every level, so that acceptances stay."""
    change = wire("response-property-became-nullable", Level.ERR)
    levels = Accepted(levels={"response-property-became-nullable": Level.INFO})
    (shown,) = review_of([change], levels).changes
    assert shown.level is Level.INFO
    assert shown.fingerprint == change.fingerprint


def test_areas_may_be_given_by_an_iterator() -> None:
    """They are kept in their own order, each once."""
    areas = iter([Area.PYTHON, Area.WIRE, Area.PYTHON])
    assert review_of([], areas=areas).areas == (Area.WIRE, Area.PYTHON)
