"""What is new of a list, whatever happens between and during runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import reduce
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofauth_client.dlt.reading import (
    Budget,
    Fetch,
    Newest,
    NewRows,
    Page,
    Place,
    Row,
    State,
    read_all,
    read_changed,
    read_children,
    read_newest,
    row_digest,
)

_SIZE = 3


def fetching(rows: list[Row]) -> Fetch:
    """Return what requests pages of rows, each named by the id of the row before it."""

    def fetch(position: Mapping[str, Any] | None) -> Iterator[Page]:
        place = {row["id"]: number for number, row in enumerate(rows)}
        start = 0 if position is None else place[position["after"]] + 1
        while True:
            page = rows[start : start + _SIZE]
            start += len(page)
            more = start < len(rows)
            yield Page(page, {"after": page[-1]["id"]} if more else None)
            if not more:
                return

    return fetch


def taken(pages: NewRows, most: int | None = None) -> list[Row]:
    """Return the rows of some pages, and leave the reader as a run that is ended does."""
    found: list[Row] = []
    for number, rows in enumerate(pages, 1):
        found += rows
        if number == most:
            pages.close()
            break
    return found


def newest(rows: list[Row], state: State, budget: int | None = None) -> NewRows:
    """Read rows that begin with the newest."""
    return read_newest(fetching(rows), "at", "id", state, Budget(budget))


#: What happens between two runs: how many rows are added, which get the same time as the newest
#: row, which row is deleted, how many pages the next run may take, and where it is ended.
STEPS = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.booleans(),
        st.none() | st.integers(0, 20),
        st.none() | st.integers(1, 3),
        st.none() | st.integers(1, 3),
    ),
    max_size=8,
)


@given(STEPS)
def test_every_row_is_read_whatever_happens(
    steps: list[tuple[int, bool, int | None, int | None, int | None]],
) -> None:
    """A row of a complete run is read; a row is read again after a stop alone."""
    rows: list[Row] = []
    state: State = {}
    read: list[int] = []
    clock, number, stops = 0, 0, 0
    for added, same_time, deleted, budget, end in [*steps, (0, False, None, None, None)]:
        for _ in range(added):
            clock, number = clock + (not same_time), number + 1
            rows.insert(0, {"id": number, "at": clock})
        position = state.get("next", {}).get("after")
        # The API continues after a message that was deleted; rows of these tests have no ids then.
        if deleted is not None and deleted < len(rows) and rows[deleted]["id"] != position:
            del rows[deleted]
        read += [row["id"] for row in taken(newest(rows, state, budget), end)]
        stops += end is not None
    read += [row["id"] for row in taken(newest(rows, state))]
    assert {row["id"] for row in rows} <= {*read}
    assert len(read) - len({*read}) <= stops * _SIZE
    assert taken(newest(rows, state)) == []


@given(STEPS)
def test_every_change_is_read_whatever_happens(
    steps: list[tuple[int, bool, int | None, int | None, int | None]],
) -> None:
    """The newest form of each row is read, and each form once, apart from stops."""
    rows: list[Row] = []
    state: State = {}
    known: dict[int, Row] = {}
    count, number, stops = 0, 0, 0
    plain: tuple[int, bool, int | None, int | None, int | None] = (0, False, None, None, None)
    for added, front, changed, budget, end in [*steps, plain, plain]:
        for _ in range(added):
            number += 1
            rows.insert(0 if front else len(rows), {"id": number, "form": 0})
        if changed is not None and changed < len(rows):
            rows[changed] = {**rows[changed], "form": rows[changed]["form"] + 1}
        read = taken(read_changed(fetching(rows), state, Budget(budget)), end)
        known.update((row["id"], row) for row in read)
        count += len(read)
        stops += end is not None
    assert known == {row["id"]: row for row in rows}
    changes = sum(row["form"] + 1 for row in rows)
    assert count <= changes + stops * _SIZE
    assert taken(read_changed(fetching(rows), state, Budget())) == []


def test_rows_that_move_to_the_next_page_are_not_read_twice() -> None:
    """A list by offset, to which a row is added while a run has stopped."""
    rows = [{"id": number} for number in range(7)]

    def fetch(position: Mapping[str, Any] | None) -> Iterator[Page]:
        start = position["offset"] if position else 0
        for at in range(start, len(rows), _SIZE):
            following = {"offset": at + _SIZE} if at + _SIZE < len(rows) else None
            yield Page(rows[at : at + _SIZE], following)

    state: State = {}
    read = taken(read_changed(fetch, state, Budget(1)))
    rows.insert(0, {"id": 99})
    read += taken(read_changed(fetch, state, Budget(1)))
    read += taken(read_changed(fetch, state, Budget()))
    assert sorted(row["id"] for row in read) == list(range(7))
    assert taken(read_changed(fetch, state, Budget())) == [{"id": 99}]


def test_reading_stops_at_the_page_that_ends_with_a_known_row() -> None:
    """However long the list is."""
    state: State = {}
    rows = [{"id": number, "at": number} for number in range(30, 0, -1)]
    taken(newest(rows, state))
    asked = Budget(5)
    assert taken(read_newest(fetching(rows), "at", "id", state, asked)) == []
    assert asked.left == 4


def test_old_rows_before_new_rows_do_not_end_the_reading() -> None:
    """Pinned rows stand in front."""
    state: State = {}
    old = [{"id": number, "at": number} for number in (4, 3, 2, 1)]
    assert len(taken(newest(old, state))) == 4
    pinned = [{"id": 1, "at": 1}, {"id": 2, "at": 2}]
    new = [{"id": number, "at": number} for number in (7, 6, 5)]
    assert taken(newest([*pinned, *new, *old[:2]], state)) == new


def test_rows_without_a_time_are_compared_by_value() -> None:
    """And neither hide other rows nor end the reading."""
    state: State = {}
    rows: list[Row] = [{"id": 2, "at": 2}, {"id": 1, "at": 1}, {"id": 9, "at": None, "form": 0}]
    assert taken(newest(rows, state)) == rows
    assert taken(newest(rows, state)) == taken(newest([], state)) == []
    changed = [{**rows[-1], "form": 1}, {"id": 3, "at": 3}]
    assert taken(newest([*changed, *rows], state)) == changed


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, 0, 0, 0, 1, tzinfo=UTC)),
        (datetime(2026, 1, 1), datetime(2026, 1, 1, 1, tzinfo=UTC)),
        (9, 10),
        (0.5, 0.75),
    ],
)
def test_values_of_an_order(older: Any, newer: Any) -> None:
    """Times with and without an offset, and numbers; texts have no order."""
    state: State = {}
    rows = [{"id": 1, "at": older}]
    taken(newest(rows, state))
    assert taken(newest([{"id": 2, "at": newer}, *rows], state)) == [{"id": 2, "at": newer}]
    assert taken(newest([{"id": 3, "at": "soon"}], state)) == [{"id": 3, "at": "soon"}]


def test_the_newest_rows_of_equal_times() -> None:
    """All of them are remembered, and rows without a time."""
    found = reduce(Newest.with_row, map(Place, (1, 2, 2, 1, None), "abcde"), Newest())
    assert found == Newest(2, ("b", "c"), frozenset("e"))
    assert Newest().with_rows_of(found) == found.with_rows_of(Newest()) == found
    places = [Place(2, "b"), Place(2, "x"), Place(3, "b"), Place(1, "x"), Place("1", "b")]
    assert [found.has(place) for place in places] == [True, False, False, True, False]


def test_children_that_are_done_are_not_read_again() -> None:
    """Neither those on the page of parents that a run left unfinished."""
    parents = [{"id": number} for number in range(1, 6)]
    children = {
        parent: [{"id": 10 * parent + n, "at": n} for n in (4, 3, 2, 1)] for parent in range(1, 6)
    }
    asked: list[int] = []
    state: State = {}
    read: list[int] = []

    def run(most: int | None) -> list[int]:
        budget = Budget(most)

        def child(identifier: Any, known: State) -> NewRows:
            def fetch(position: Mapping[str, Any] | None) -> Iterator[Page]:
                for page in fetching(children[identifier])(position):
                    asked.append(identifier)
                    yield page

            return read_newest(fetch, "at", "id", known, budget)

        pages = read_children(
            lambda known: read_all(fetching(parents), known), "id", child, state, budget
        )
        return [row["id"] for row in taken(pages)]

    for _ in range(12):
        read += run(1)
    assert sorted(read) == sorted(row["id"] for rows in children.values() for row in rows)
    assert max(asked.count(parent) for parent in range(1, 6)) <= 3 + 1


def test_digests_differ_by_value() -> None:
    """Whatever a row has, and whatever the order of its columns."""
    rows: list[Row] = [{"a": 1}, {"a": "1"}, {"a": None}, {"a": [1]}, {"a": True}, {"b": 1}]
    assert len({row_digest(row) for row in rows}) == len(rows)
    assert row_digest({"a": 1, "b": 2}) == row_digest({"b": 2, "a": 1})
