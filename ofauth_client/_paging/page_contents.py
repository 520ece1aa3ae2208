"""Reads a page: its items, the fields that lead to the next page, and its fingerprint.

Servers use many forms for the same fields. A page is recognised by the ids of its items, or by its
whole text if the items have no ids. Two pages are remembered: the page before, and an older page.
The older page is replaced after 1, 2, 4, 8 … pages (Brent's algorithm), so that memory stays
constant. A circle of any length is found, though not always in its first round.
"""

from __future__ import annotations

import json
import re
from collections.abc import Hashable, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from ofauth_client._response.page_data import ID_TYPES, USUAL_ID, find_items

if TYPE_CHECKING:
    from ofauth_api.resources.base import Pagination

#: An offset, a marker or a cursor, as sent.
Token: TypeAlias = str | int | float

_WHOLE = re.compile(r"[0-9]{1,18}", re.ASCII)
_TRUTHS = {"true": True, "false": False}
_LONGEST_TOKEN = 4096
#: A float above this bound may have lost digits of an id.
_EXACT = 2**53
_MOST = 2**64

Ids: TypeAlias = list[str | int]


class PageFlawError(Exception):
    """A page from which the list cannot be continued; callers get a `PagingError` instead."""


def read_items(body: object, pagination: Pagination) -> list[Any]:
    """Return the items of a page, undecoded.

    Args:
        body: The page as JSON.
        pagination: Pagination of the operation.

    Raises:
        PageFlawError: The page has no list of items.
    """
    field, values = find_items(body, pagination)
    if isinstance(values, list):
        return values
    if field is None:
        raise PageFlawError(f"the page is {_kind(values)}, neither a list nor an object")
    if isinstance(body, Mapping) and field not in body:
        raise PageFlawError(f"the page has no field {field!r}")
    raise PageFlawError(f"the field {field!r} of the page is {_kind(values)}, not a list")


def read_more(value: object) -> bool | None:
    """Return whether a page promises more items; None if the page does not say.

    Raises:
        PageFlawError: The value is neither true nor false.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float) and value in (0, 1):
        return bool(value)
    if isinstance(value, str) and value.lower() in _TRUTHS:
        return _TRUTHS[value.lower()]
    raise PageFlawError(f"whether there are more is {_kind(value)}, neither true nor false")


def read_offset(value: object) -> int:
    """Return an offset, the number of items to skip.

    Raises:
        PageFlawError: The value is not a whole number from 0.
    """
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    number = -1 if isinstance(value, bool) or not isinstance(value, int | float) else value
    if 0 <= number < _MOST and number % 1 == 0:
        return int(number)
    raise PageFlawError(f"the next offset, {_short(value)}, is not a whole number from 0")


def read_token(value: object) -> Token:
    """Return a marker, or an id that serves as a cursor.

    Raises:
        PageFlawError: The value is neither a text nor a number, or cannot be sent.
    """
    if isinstance(value, str) and value.isprintable() and 0 < len(value) <= _LONGEST_TOKEN:
        return value
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _MOST:
        return value
    if isinstance(value, float) and abs(value) < _EXACT:
        return int(value) if value.is_integer() else value
    raise PageFlawError(f"the token of the next page, {_short(value)}, is not a marker or id")


def field_at(value: object, path: str) -> Any:
    """Return the value at a path such as `user.id`; None if the path leads nowhere."""
    return _fields_at([value], path)[0]


def _fields_at(values: list[Any], path: str) -> list[Any]:
    for name in path.split("."):
        try:
            # Nearly always, each value has the field.
            values = list(map(itemgetter(name), values))
        except (KeyError, TypeError):
            values = [value.get(name) if isinstance(value, dict) else None for value in values]
    return values


def _kind(value: object) -> str:
    """Return the name of a JSON type, for messages."""
    kinds = {"dict": "an object", "list": "a list", "str": "a text", "NoneType": "null"}
    name = type(value).__name__
    return kinds.get(name, "a truth value" if name == "bool" else "a number")


def _short(value: object) -> str:
    """Return a scalar as text, or the type of any other value."""
    scalar = value is None or isinstance(value, bool | int | float | str)
    text = ascii(value) if scalar and not _is_huge(value) else _kind(value)
    return text if len(text) <= 60 else f"{text[:60]}…"


def _is_huge(value: object) -> bool:
    return isinstance(value, int) and abs(value) >= _MOST


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
    ids = _fields_at(items, id_path or USUAL_ID)
    if ID_TYPES.issuperset(map(type, ids)) and len(whole := frozenset(ids)) == len(items):
        return PageFingerprint(ids, whole)
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
