"""Operations that overlays added and upstream has now: one finding for each overlay."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.common.documents import Document
from pipeline.overlay import Overlay
from pipeline.review.changes import Area, Change, Level, Usage
from pipeline.review.overlays import arrivals, compare_overlays
from tests.review.overlays.area_documents import POSTS, USERS, area_overlays, part, trials, whole


def overlays() -> tuple[Overlay, ...]:
    """Return the overlays of both areas."""
    return tuple(overlay for overlay, _ in area_overlays().values())


def told(
    old: Document,
    new: Document,
    described: tuple[Change, ...] | None = (),
    then: Sequence[Overlay] | None = None,
) -> dict[str, Change]:
    """Return what becomes of the overlays, by overlay."""
    changes = compare_overlays(trials(old, new, overlays(), then), described)
    assert {change.check for change in changes} <= {"overlay-operation-arrived"}
    assert len({change.owner for change in changes}) == len(changes)
    return {change.owner: change for change in changes}


def differing(*operations: str) -> tuple[Change, ...]:
    """Return a change on the wire that some operations meet."""
    met = tuple(Usage(name) for name in operations)
    return (Change(Area.WIRE, "c", Level.ERR, "It differs", usages=met),)


def test_an_overlay_whose_operations_arrived_is_told_once() -> None:
    """It is a note of the overlay, and none for each action."""
    found = told(part(), whole())
    assert sorted(found) == [USERS, POSTS]
    assert found[USERS].level is Level.INFO
    assert found[USERS].operations == (
        "DELETE /v2/access/users/{userId}/restrict",
        "GET /v2/access/users/{userId}",
        "POST /v2/access/users/{userId}/restrict",
    )
    assert found[USERS].message == (
        f"{USERS}: upstream has 3 of 3 operations, 3 as described; retire what has arrived"
    )


def test_operations_that_differ_are_counted_and_named() -> None:
    """What differs is told by the changes on the wire; here is where to look."""
    described = differing("GET /v2/access/posts", "GET /v2/access/posts/{postId}")
    assert told(part(), whole(), described)[POSTS].message == (
        f"{POSTS}: upstream has 3 of 3 operations, 1 as described, "
        "2 otherwise (`GET /v2/access/posts` and `GET /v2/access/posts/{postId}`); "
        "retire what has arrived"
    )


def test_an_area_that_arrives_in_parts_is_told_with_what_is_new() -> None:
    """Operations that were there before are counted, but are no news."""
    some = part("posts/")
    assert told(part(), some)[POSTS].message == (
        f"{POSTS}: upstream has 2 of 3 operations, 2 as described; retire what has arrived"
    )
    found = told(some, whole())[POSTS]
    assert found.message == (
        f"{POSTS}: upstream has 3 of 3 operations (1 new), 1 as described; retire what has arrived"
    )
    assert (found.before, found.after, found.operations) == (2, 3, ("GET /v2/access/posts",))


def test_what_was_there_before_is_not_told() -> None:
    """Nor is an area that upstream still lacks."""
    assert told(whole(), whole()) == {}
    assert sorted(told(part("users"), part("users"))) == []
    assert sorted(told(part(), part("users"))) == [USERS]


def test_operations_that_could_not_be_compared_are_not_called_as_described() -> None:
    """Without clients there is nothing to compare."""
    assert told(part(), whole(), None)[USERS].message == (
        f"{USERS}: upstream has 3 of 3 operations, 3 not compared; retire what has arrived"
    )


def test_only_what_the_old_document_had_of_overlays_has_arrived() -> None:
    """An overlay that is new itself is needless, but callers had nothing of it."""
    users, posts = overlays()
    made = trials(part(), whole(), (users, posts), (users,))
    assert {arrival.file for arrival in arrivals(made).values()} == {USERS}
    assert told(part(), whole(), then=(users,))[POSTS].message == (
        f"{POSTS}: upstream has 3 of 3 operations, 3 not compared; retire what has arrived"
    )


def test_an_overlay_that_is_retired_along_with_it_has_described_them_all_the_same() -> None:
    """There is nothing left to retire, and still its operations are not new to callers."""
    _, posts = overlays()
    made = trials(part(), whole(), (posts,), overlays())
    assert len(arrivals(made)) == 6
    assert [change.owner for change in compare_overlays(made, ())] == [POSTS]


def test_the_finding_is_the_same_whatever_lines_the_overlay_has() -> None:
    """What was accepted stays so while the overlay is edited."""
    first = told(part(), whole())[USERS]
    assert first.fingerprint == told(part(), whole(), differing("GET /x"))[USERS].fingerprint
    assert first.fingerprint != told(part(), part("users/:userId/"))[USERS].fingerprint
