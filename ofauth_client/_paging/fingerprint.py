"""Recognise pages and items that came before, in a memory that does not grow."""

from __future__ import annotations

import json
from collections.abc import Hashable
from typing import Any, NamedTuple, TypeAlias

from ofauth_client._paging.errors import FlawError
from ofauth_client._paging.reading import dig

_ID = "id"

Ids: TypeAlias = list[str | int]


class Print(NamedTuple):
    """What a page is recognised by.

    Args:
        ids: Ids of its items in order; None where an item has none, or two have the same.
        whole: Equal for pages with the same items, whatever their order if they have ids.
    """

    ids: Ids | None
    whole: Hashable


def take_print(items: list[Any], id_path: str | None) -> Print | None:
    """Return what a page is recognised by; None for one without items.

    Args:
        items: Its items as they came.
        id_path: Where in an item its id is, `id` by default.
    """
    if not items:
        return None
    found = [dig(item, id_path or _ID) for item in items]
    ids = [each for each in found if isinstance(each, str | int) and not isinstance(each, bool)]
    if len(set(ids)) == len(items):
        return Print(ids, frozenset(ids))
    return Print(None, _digest(items))


def _digest(items: list[Any]) -> int:
    try:
        return hash(json.dumps(items))
    except RecursionError:
        raise FlawError("the page is nested too deeply") from None


def count_repeated(before: Print | None, now: Print | None) -> int:
    """Return how many of the first items of a page are the last ones of the page before.

    That is what inserting at the head of a list does to its next page, and a cursor that
    includes the item it names. Only items with ids are compared: others may be equal and yet
    not be the same.

    Args:
        before: The page before.
        now: The page.
    """
    if not before or not now or not before.ids or not now.ids or now.ids[0] not in before.ids:
        return 0
    tail = before.ids[before.ids.index(now.ids[0]) :]
    return len(tail) if now.ids[: len(tail)] == tail else 0


class Trail(NamedTuple):
    """One page that is remembered, and exchanged after 1, 2, 4, 8 … pages.

    By this (Brent's way to find cycles) any circle of pages is found, however long, though
    not always in its first round.

    Args:
        name: What the page was requested by.
        page: The page.
        left: Pages after which it is exchanged.
        term: Pages for which it is remembered.
    """

    name: object = None
    page: Print | None = None
    left: int = 0
    term: int = 1

    def after(self, name: object, page: Print | None) -> Trail:
        """Return the trail after another page."""
        if self.left:
            return Trail(self.name, self.page, self.left - 1, self.term)
        return Trail(name, page, self.term, self.term * 2)
