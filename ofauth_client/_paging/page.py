"""Common part of synchronous and asynchronous pages, and the bounds of an iteration."""

from __future__ import annotations

import sys
from typing import Any, Generic, NoReturn, TypeVar

from ofauth_api.resources.base import PublicNames

from ofauth_client._options.credentials import refuse_pickling
from ofauth_client._paging.requests import PageResult
from ofauth_client._response.page_data import PageData
from ofauth_client.errors import ArgumentError

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class BasePage(PublicNames, Generic[T_co]):
    """A page of a list.

    Args:
        result: Outcome of the page.
        data: The page as received.
    """

    __slots__ = ("_data", "_result")

    def __init__(self, result: PageResult, data: PageData) -> None:
        self._result = result
        self._data = data

    @property
    def items(self) -> list[T_co]:
        """All items of this page."""
        return self._data.items

    @property
    def body(self) -> Any:
        """The undecoded JSON of the page: an object around the items, or a bare array."""
        return self._data.body

    @property
    def request_id(self) -> str | None:
        """Id of the request of this page, assigned by the API; None if the headers have none."""
        return self._data.request_id

    @property
    def has_more(self) -> bool:
        """Whether there is another page, or may be another page: some lists do not say."""
        return self._result.has_more

    @property
    def next_params(self) -> dict[str, Any] | None:
        """Query parameters of the next page, to continue from later; None on the last page.

        Raises:
            PagingError: The list has more pages, but cannot be continued.
        """
        return self._result.next_params()

    @property
    def is_repeat(self) -> bool:
        """Whether the page has only items of earlier pages, which ends the list."""
        return self._result.repeats

    def new_items(self) -> list[T_co]:
        """Return the items without the first items that also end the page before."""
        return self.items[self._result.repeated :]

    def __repr__(self) -> str:
        more = "more behind it" if self.has_more else "the last one"
        return f"<{type(self).__name__} of {len(self.items)} items, {more}>"

    def __reduce__(self) -> NoReturn:
        # A page holds the options of its call, such as the connection id.
        refuse_pickling("a page")


class Bounds:
    """Counts down the pages and items that may still be read.

    Args:
        max_items: Most items to yield; None for all.
        max_pages: Most pages to read; None for all.

    Raises:
        ArgumentError: A bound is not a whole number from 0.
    """

    def __init__(self, max_items: int | None = None, max_pages: int | None = None) -> None:
        self._items = _count("max_items", max_items)
        self._pages = _count("max_pages", max_pages)

    @property
    def open(self) -> bool:
        """Whether another page may be read."""
        return self._items > 0 and self._pages > 0

    def take(self, items: int) -> None:
        """Count a page and its items."""
        self._pages -= 1
        self._items -= items

    def cut(self, items: list[T]) -> list[T]:
        """Return the items of the last counted page, without items beyond `max_items`."""
        return items[: len(items) + min(0, self._items)]


def check_prefetch(prefetch: int) -> bool:
    """Tell whether the next page is requested ahead.

    Raises:
        ArgumentError: The value is neither 0 nor 1.
    """
    if prefetch not in (0, 1):
        raise ArgumentError(f"prefetch must be 0 or 1, not {prefetch!r}")
    return bool(prefetch)


def _count(name: str, value: object) -> int:
    if value is None:
        return sys.maxsize
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ArgumentError(f"{name} must be a whole number from 0, not {value!r}")
    return value
