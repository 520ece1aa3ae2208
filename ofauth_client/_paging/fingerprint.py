"""Recognises repeated pages and items in constant memory.

A page is recognised by the ids of its items, or by its whole text if the items have no ids. Two
pages are remembered: the page before, and an older page. The older page is replaced after 1, 2,
4, 8 … pages (Brent's algorithm). So a circle of any length is found, though not always in its
first round.
"""

from __future__ import annotations

import json
from collections.abc import Hashable
from typing import Any, NamedTuple, TypeAlias

from ofauth_client._paging.fields import PageFlawError, field_at

_ID = "id"

Ids: TypeAlias = list[str | int]


class PageFingerprint(NamedTuple):
    """The part of a page by which the page is recognised.

    Args:
        ids: Ids of the items in order; None if an item has no id, or two items share an id.
        whole: Equal for pages with the same items; the order counts only for items without ids.
    """

    ids: Ids | None
    whole: Hashable


def fingerprint(items: list[Any], id_path: str | None) -> PageFingerprint | None:
    """Return the fingerprint of a page; None for a page without items.

    Args:
        items: The undecoded items.
        id_path: Path to the id in an item; None for `id`.
    """
    if not items:
        return None
    found = [field_at(item, id_path or _ID) for item in items]
    ids = [each for each in found if isinstance(each, str | int) and not isinstance(each, bool)]
    if len(set(ids)) == len(items):
        return PageFingerprint(ids, frozenset(ids))
    return PageFingerprint(None, _digest(items))


def _digest(items: list[Any]) -> int:
    try:
        return hash(json.dumps(items))
    except RecursionError:
        raise PageFlawError("the page is nested too deeply") from None


def count_repeated(before: PageFingerprint | None, now: PageFingerprint | None) -> int:
    """Return how many of the first items of a page are the last items of the page before.

    Items repeat if other items were inserted at the head of the list meanwhile, or if a cursor
    includes the item it names. Only ids are compared, because different items without ids may be
    equal.

    Args:
        before: The page before.
        now: The page.
    """
    if not before or not now or not before.ids or not now.ids or now.ids[0] not in before.ids:
        return 0
    tail = before.ids[before.ids.index(now.ids[0]) :]
    return len(tail) if now.ids[: len(tail)] == tail else 0


class OlderPage(NamedTuple):
    """The older page that is remembered.

    Args:
        token: Offset, marker or cursor of the page.
        page: Fingerprint of the page.
        left: Number of pages until the page is replaced.
        term: Number of pages for which the page is remembered.
    """

    token: object = None
    page: PageFingerprint | None = None
    left: int = 0
    term: int = 1

    def after(self, token: object, page: PageFingerprint | None) -> OlderPage:
        """Return the older page to remember after a further page."""
        if self.left:
            return self._replace(left=self.left - 1)
        return OlderPage(token, page, self.term, self.term * 2)
