"""Reads what is new of a list, from page to page, and keeps a state that says how far.

A list that begins with its newest items (`read_newest`) is read up to the rows of an earlier run.
Any other list (`read_changed`) is read whole, and its rows are compared with those of the earlier
run by their digests. Both continue where an earlier run stopped within the list.

The state changes only when the next page is asked for, because by then the rows of a page have
been taken. A run that is ended earlier reads this page again.
"""

from __future__ import annotations

import hashlib
import json
import logging
from base64 import urlsafe_b64encode
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import reduce
from typing import Any, NamedTuple, TypeAlias

from attrs import define

from ofauth_client.errors import NotFoundError

Row: TypeAlias = dict[str, Any]
#: What is known of a list; JSON values.
State: TypeAlias = dict[str, Any]

#: Keys of a state: the list that the state is of, and the position within it.
_LIST, _NEXT = "list", "next"
#: Keys of a state: the newest rows, and the digests of all rows, of a list that was read to its
#: end, and those that were found before the position.
_NEWEST, _FOUND_NEWEST, _ROWS, _FOUND_ROWS = "newest", "found_newest", "rows", "found_rows"
#: Keys of the state of a list with children.
_PARENTS, _CHILDREN, _DONE = "parents", "children", "done"
#: Bytes and characters of a digest. A changed row is missed if its digest equals another: with a
#: million rows, by one change out of 280 million.
_DIGEST_BYTES, _DIGEST_LENGTH = 6, 8

_logger = logging.getLogger("ofauth_client.dlt")


class Page(NamedTuple):
    """A page of rows.

    Args:
        rows: The rows.
        next_params: Query parameters of the next page; None for the last page.
    """

    rows: list[Row]
    next_params: Mapping[str, Any] | None


#: Requests the pages of a list, from a position on (the query parameters of a page).
Fetch: TypeAlias = Callable[[Mapping[str, Any] | None], Iterator[Page]]
#: Pages of rows that are new.
NewRows: TypeAlias = Generator[list[Row]]


@define
class Budget:
    """The pages that a run may request.

    Args:
        left: Number of pages; None for any number.
    """

    left: int | None = None

    @property
    def is_spent(self) -> bool:
        """Whether no page is left."""
        return self.left is not None and self.left <= 0

    def pages(self, pages: Iterator[Page]) -> Iterator[Page]:
        """Yield pages as long as there are any left."""
        while not self.is_spent:
            page = next(pages, None)
            if page is None:
                return
            if self.left is not None:
                self.left -= 1
            yield page


class Place(NamedTuple):
    """The place of a row in a list that begins with its newest rows.

    Args:
        value: Value of the column by which the list is sorted; None for no such value.
        key: What identifies the row; the digest of a row without a value.
    """

    value: Any
    key: Any

    @staticmethod
    def of(row: Row, column: str, key: str) -> Place:
        """Return the place of a row; arguments as for `read_newest`."""
        value = _comparable(row.get(column))
        return Place(value, row_digest(row) if value is None else row[key])


class Newest(NamedTuple):
    """The newest rows of a list, which stand for all older rows as well.

    Args:
        value: Largest value of the column by which the list is sorted; None without rows.
        keys: Keys of the rows with this value.
        others: Digests of rows without a value.
    """

    value: Any = None
    keys: tuple[Any, ...] = ()
    others: frozenset[str] = frozenset()

    @staticmethod
    def of(stored: Mapping[str, Any] | None) -> Newest:
        """Return what `stored` returned."""
        if stored is None:
            return Newest()
        return Newest(
            stored["value"], tuple(stored["keys"]), frozenset(_unpacked(stored["others"]))
        )

    def stored(self) -> dict[str, Any]:
        """Return a JSON object."""
        return {"value": self.value, "keys": [*self.keys], "others": _packed(self.others)}

    def has(self, row: Place) -> bool:
        """Tell whether a row is among these rows, or older."""
        if row.value is None:
            return row.key in self.others
        if type(row.value) is not type(self.value):
            return False
        return bool(row.value < self.value) or (row.value == self.value and row.key in self.keys)

    def with_row(self, row: Place) -> Newest:
        """Return the newest rows of these and another."""
        if self.has(row):
            return self
        if row.value is None:
            return self._replace(others=self.others | {row.key})
        is_equal = type(row.value) is type(self.value) and row.value == self.value
        return self._replace(
            value=row.value, keys=(*self.keys, row.key) if is_equal else (row.key,)
        )

    def with_rows_of(self, newer: Newest) -> Newest:
        """Return the newest rows of both."""
        places = [Place(newer.value, key) for key in newer.keys]
        return reduce(Newest.with_row, [*places, *(Place(None, key) for key in newer.others)], self)


def state_of(state: State, facts: Mapping[str, Any]) -> State:
    """Return a state, which is emptied if it is that of another list.

    Args:
        state: What is known of a list.
        facts: What the list is, such as its method and arguments.
    """
    known = row_digest(facts)
    if state.get(_LIST) != known:
        state.clear()
        state[_LIST] = known
    return state


def read_newest(fetch: Fetch, column: str, key: str, state: State, budget: Budget) -> NewRows:
    """Read a list that begins with its newest items, up to the items of the run before.

    Old rows may stand before newer rows, as pinned rows do: the end is a page whose last row is
    known. Rows without a value in the column are compared by their digests.

    Args:
        fetch: Requests pages.
        column: Column by which the list is sorted.
        key: Column that identifies a row.
        state: What is known of the list.
        budget: The pages of the run.
    """
    known = Newest.of(state.get(_NEWEST))
    is_continued = is_complete = True
    # A list that was left unfinished may have newer items by now: it is read from its head, too.
    while is_continued and is_complete:
        is_continued, is_complete = _NEXT in state, False
        for page in budget.pages(fetch(state.get(_NEXT))):
            places = [Place.of(row, column, key) for row in page.rows]
            found = reduce(Newest.with_row, places, Newest.of(state.get(_FOUND_NEWEST)))
            yield [page.rows[at] for at, place in enumerate(places) if not known.has(place)]
            if page.next_params is None or _is_old(places, known):
                known, is_complete = known.with_rows_of(found), True
                _finish(state, _NEWEST, known.stored())
                break
            state.update({_NEXT: dict(page.next_params), _FOUND_NEWEST: found.stored()})


def _is_old(places: Sequence[Place], known: Newest) -> bool:
    """Tell whether all rows after those of a page are known."""
    return bool(places) and places[-1].value is not None and known.has(places[-1])


def read_changed(fetch: Fetch, state: State, budget: Budget) -> NewRows:
    """Read a whole list, and yield the rows that the run before did not have in this form.

    Args:
        fetch: Requests pages.
        state: What is known of the list.
        budget: The pages of the run.
    """
    known, found = _unpacked(state.get(_ROWS, "")), _unpacked(state.get(_FOUND_ROWS, ""))
    try:
        for page in budget.pages(fetch(state.get(_NEXT))):
            rows = {row_digest(row): row for row in page.rows}
            yield [rows[each] for each in rows if each not in known and each not in found]
            found |= rows.keys()
            if page.next_params is None:
                _finish(state, _ROWS, _packed(found))
                return
            state[_NEXT] = dict(page.next_params)
    finally:
        if _NEXT in state:
            state[_FOUND_ROWS] = _packed(found)


def read_all(fetch: Fetch, state: State) -> NewRows:
    """Read a whole list, and yield all its rows.

    Args:
        fetch: Requests pages.
        state: What is known of the list.
    """
    for page in fetch(state.get(_NEXT)):
        yield page.rows
        if page.next_params is None:
            state.pop(_NEXT, None)
            return
        state[_NEXT] = dict(page.next_params)


def read_children(
    parents: Callable[[State], NewRows],
    key: str,
    children: Callable[[Any, State], NewRows],
    state: State,
    budget: Budget,
) -> NewRows:
    """Read the lists that belong to the items of another list.

    Args:
        parents: Reads the other list.
        key: Column of its rows that identifies an item.
        children: Reads the list of an item.
        state: What is known of all these lists.
        budget: The pages of the run, which its children spend.
    """
    done: list[str] = state.setdefault(_DONE, [])
    known: dict[str, State] = state.setdefault(_CHILDREN, {})
    for rows in parents(state.setdefault(_PARENTS, {})):
        for identifier in [row[key] for row in rows]:
            name = str(identifier)
            if name in done:
                continue
            if budget.is_spent:
                return
            child = known.setdefault(name, {})
            try:
                yield from children(identifier, child)
            except NotFoundError as error:
                # It was deleted after its page was read, and would stop every run.
                _logger.warning("%s is left out: %s", key, error)
                child.pop(_NEXT, None)
            if _NEXT in child:
                return
            done.append(name)
        done.clear()


def row_digest(row: Mapping[str, Any]) -> str:
    """Return a short digest of the values of a row."""
    text = json.dumps(row, sort_keys=True, default=str).encode()
    digest = hashlib.blake2b(text, digest_size=_DIGEST_BYTES).digest()
    return urlsafe_b64encode(digest).decode()


def _finish(state: State, name: str, value: Any) -> None:
    """Note that a list has been read to its end, or to the rows of an earlier run."""
    state[name] = value
    for temporary in (_NEXT, _FOUND_NEWEST, _FOUND_ROWS):
        state.pop(temporary, None)


def _packed(digests: Iterable[str]) -> str:
    return "".join(sorted(digests))


def _unpacked(text: str) -> set[str]:
    return {text[at : at + _DIGEST_LENGTH] for at in range(0, len(text), _DIGEST_LENGTH)}


def _comparable(value: Any) -> Any:
    """Return a value as JSON whose order is that of the values; None for other values."""
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=UTC)
        return aware.astimezone(UTC).isoformat(timespec="microseconds")
    return value if isinstance(value, int | float) else None
