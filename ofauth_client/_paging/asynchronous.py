"""Asynchronous pages and iteration."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Generator
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Self, TypeAlias, TypeVar

from ofauth_api.resources.base import PublicNames

from ofauth_client._paging.page import BasePage, Bounds, check_prefetch
from ofauth_client._paging.prefetch import AsyncPrefetcher
from ofauth_client._paging.requests import PageRequest, PageResult, first_request
from ofauth_client._response.page_data import PageData

if TYPE_CHECKING:
    from ofauth_api.resources.base import Call

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

AsyncSend: TypeAlias = "Callable[[Call[Any]], Awaitable[PageData]]"
_Start: TypeAlias = "AsyncPage[T] | AsyncPager[T]"
_Fetch: TypeAlias = "Callable[[], Awaitable[AsyncPage[T] | None]]"


class AsyncPage(BasePage[T_co]):
    """A page of a list. Asynchronous iteration continues with the following pages.

    Args:
        send: Requests a page.
        result: Outcome of this page.
        data: This page as received.
    """

    __slots__ = ("_send",)

    def __init__(self, send: AsyncSend, result: PageResult, data: PageData) -> None:
        super().__init__(result, data)
        self._send = send

    def fetcher(self) -> Callable[[], Awaitable[AsyncPage[T_co] | None]]:
        """Return a function that requests the next page; the function does not hold this page."""
        return partial(_next_page, self._send, self._result)

    async def next_page(self) -> AsyncPage[T_co] | None:
        """Request the next page; return None on the last page.

        Raises:
            PagingError: The list has more pages, but cannot be continued.
        """
        return await self.fetcher()()

    def pages(
        self, *, max_pages: int | None = None, prefetch: int = 0
    ) -> AsyncGenerator[AsyncPage[T_co]]:
        """Yield this page and the following pages.

        Args:
            max_pages: Most pages to yield, including this page.
            prefetch: 1 to request the next page while a page is being used.
        """
        return _pages(self, Bounds(max_pages=max_pages), check_prefetch(prefetch))

    def iter(
        self, *, max_items: int | None = None, max_pages: int | None = None, prefetch: int = 0
    ) -> AsyncGenerator[T_co]:
        """Yield the items of this page and of the following pages.

        Items at the start of a page that also end the page before are left out.

        Args:
            max_items: Most items to yield.
            max_pages: Most pages to read, including this page.
            prefetch: 1 to request the next page while the items of a page are being used.
        """
        return _items(self, Bounds(max_items, max_pages), check_prefetch(prefetch))

    def __aiter__(self) -> AsyncIterator[T_co]:
        return self.iter()


class AsyncPager(PublicNames, Generic[T_co]):
    """A list without any request yet: await it for the first page, or iterate over it.

    Args:
        send: Requests a page.
        request: The request for the first page.
    """

    __slots__ = ("_request", "_send")

    def __init__(self, send: AsyncSend, request: PageRequest) -> None:
        self._send = send
        self._request = request

    def __repr__(self) -> str:
        operation = self._request.call.operation.id
        return f"<AsyncPager of {operation}: await it for a page, or iterate by async for>"

    def __await__(self) -> Generator[Any, None, AsyncPage[T_co]]:
        return _fetch(self._send, self._request).__await__()

    def pages(
        self, *, max_pages: int | None = None, prefetch: int = 0
    ) -> AsyncGenerator[AsyncPage[T_co]]:
        """Yield the pages; see `AsyncPage.pages`."""
        return _pages(self, Bounds(max_pages=max_pages), check_prefetch(prefetch))

    def iter(
        self, *, max_items: int | None = None, max_pages: int | None = None, prefetch: int = 0
    ) -> AsyncGenerator[T_co]:
        """Yield the items of all pages; see `AsyncPage.iter`."""
        return _items(self, Bounds(max_items, max_pages), check_prefetch(prefetch))

    def __aiter__(self) -> AsyncIterator[T_co]:
        return self.iter()


def async_pager(send: AsyncSend, call: Call[Any]) -> AsyncPager[Any]:
    """Return a list whose first page is requested by awaiting or iterating.

    Args:
        send: Requests a page.
        call: Call of an operation with `pagination`.

    Raises:
        PagingError: The operation returns no pages.
    """
    return AsyncPager(send, first_request(call))


async def _fetch(send: AsyncSend, request: PageRequest) -> AsyncPage[Any]:
    data = await send(request.call)
    return AsyncPage(send, request.result(data.outline), data)


async def _next_page(send: AsyncSend, result: PageResult) -> AsyncPage[Any] | None:
    request = result.next_request()
    page = await _fetch(send, request) if request else None
    return None if page is None or page.is_repeat else page


class _Walk(Generic[T]):
    """Requests page after page.

    A walk is not a generator, because generators use it: an event loop that ends closes all
    asynchronous generators at once, and would close a generator inside another generator twice
    at the same time.
    """

    def __init__(self, start: _Start[T], bounds: Bounds, prefetch: bool) -> None:
        self._fetch: _Fetch[T] | None = partial(_begin, start)
        self._bounds = bounds
        self._prefetch = prefetch
        self._ahead = AsyncPrefetcher[AsyncPage[T] | None]()

    async def following(self) -> AsyncPage[T] | None:
        """Return the next page, beginning with the first page; None at the end.

        Callers must drop a page before they ask for the next page, so that only a single page is
        in memory.
        """
        fetch, self._fetch = self._fetch, None
        if fetch is None or not self._bounds.open:
            return None
        page = await fetch()
        if page is not None:
            self._bounds.take(len(page.new_items()))
            self._fetch = page.fetcher()
            if self._prefetch and self._bounds.open and page.has_more:
                self._fetch = self._ahead.start(self._fetch)
        return page

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self._ahead.close()


async def _begin(start: _Start[T]) -> AsyncPage[T]:
    return start if isinstance(start, AsyncPage) else await start


async def _pages(start: _Start[T], bounds: Bounds, prefetch: bool) -> AsyncGenerator[AsyncPage[T]]:
    async with _Walk(start, bounds, prefetch) as walk:
        del start
        while page := await walk.following():
            yield page
            del page


async def _items(start: _Start[T], bounds: Bounds, prefetch: bool) -> AsyncGenerator[T]:
    async with _Walk(start, bounds, prefetch) as walk:
        del start
        while page := await walk.following():
            items = bounds.cut(page.new_items())
            del page
            for item in items:
                yield item
            del items
