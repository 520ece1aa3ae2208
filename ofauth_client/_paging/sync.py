"""Synchronous pages and iteration."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from ofauth_client._paging.page import BasePage, Bounds, check_prefetch
from ofauth_client._paging.prefetch import Prefetcher
from ofauth_client._paging.requests import PageRequest, PageResult, first_request
from ofauth_client._response.page_data import PageData

if TYPE_CHECKING:
    from ofauth_api.resources.base import Call

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Send: TypeAlias = "Callable[[Call[Any]], PageData]"


class SyncPage(BasePage[T_co]):
    """A page of a list. Iteration continues with the following pages.

    Args:
        send: Requests a page.
        result: Outcome of this page.
        data: This page as received.
    """

    __slots__ = ("_send",)

    def __init__(self, send: Send, result: PageResult, data: PageData) -> None:
        super().__init__(result, data)
        self._send = send

    def fetcher(self) -> Callable[[], SyncPage[T_co] | None]:
        """Return a function that requests the next page; the function does not hold this page."""
        return partial(_next_page, self._send, self._result)

    def next_page(self) -> SyncPage[T_co] | None:
        """Request the next page; return None on the last page.

        Raises:
            PagingError: The list has more pages, but cannot be continued.
        """
        return self.fetcher()()

    def pages(
        self, *, max_pages: int | None = None, prefetch: int = 0
    ) -> Generator[SyncPage[T_co]]:
        """Yield this page and the following pages.

        Args:
            max_pages: Most pages to yield, including this page.
            prefetch: 1 to request the next page while a page is being used.
        """
        return _pages(self, Bounds(max_pages=max_pages), check_prefetch(prefetch))

    def iter(
        self, *, max_items: int | None = None, max_pages: int | None = None, prefetch: int = 0
    ) -> Generator[T_co]:
        """Yield the items of this page and of the following pages.

        Items at the start of a page that also end the page before are left out.

        Args:
            max_items: Most items to yield.
            max_pages: Most pages to read, including this page.
            prefetch: 1 to request the next page while the items of a page are being used.
        """
        return _items(self, Bounds(max_items, max_pages), check_prefetch(prefetch))

    def __iter__(self) -> Iterator[T_co]:
        return self.iter()


def first_page(send: Send, call: Call[Any]) -> SyncPage[Any]:
    """Request the first page of a list.

    Args:
        send: Requests a page.
        call: Call of an operation with `pagination`.

    Raises:
        PagingError: The operation returns no pages, or the answer is not a page.
    """
    return _fetch(send, first_request(call))


def _fetch(send: Send, request: PageRequest) -> SyncPage[Any]:
    data = send(request.call)
    return SyncPage(send, request.result(data.outline), data)


def _next_page(send: Send, result: PageResult) -> SyncPage[Any] | None:
    request = result.next_request()
    page = _fetch(send, request) if request else None
    return None if page is None or page.is_repeat else page


def _pages(start: SyncPage[T], bounds: Bounds, prefetch: bool) -> Generator[SyncPage[T]]:
    page: SyncPage[T] | None = start
    del start
    with Prefetcher[SyncPage[T] | None]() as ahead:
        while page and bounds.open:
            bounds.take(len(page.new_items()))
            fetch = page.fetcher()
            if prefetch and bounds.open and page.has_more:
                fetch = ahead.start(fetch)
            yield page
            # The page is dropped before the next request, so that only a single page is in memory.
            page = None
            page = fetch() if bounds.open else None


def _items(start: SyncPage[T], bounds: Bounds, prefetch: bool) -> Generator[T]:
    with closing(_pages(start, bounds, prefetch)) as pages:
        del start
        for page in pages:
            items = bounds.cut(page.new_items())
            del page
            yield from items
            del items
