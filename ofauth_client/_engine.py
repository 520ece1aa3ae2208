"""Executes calls for the generated resources.

Each view of a client has its own engine with its own options. All engines of a client share the
connections, the rate limits and the drift log.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Generator
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    asynccontextmanager,
    contextmanager,
)
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast

from ofauth_client._exchange.context import Context
from ofauth_client._exchange.drivers import AsyncDriver, Driver
from ofauth_client._exchange.flow import Exchange
from ofauth_client._messages.messages import Request
from ofauth_client._options.options import Options, concealed
from ofauth_client._request.encoding import encode_call
from ofauth_client._response.decoding import decode_answer, decode_page, decode_untyped
from ofauth_client._response.drift import DriftLog
from ofauth_client._response.page_data import PageData

if TYPE_CHECKING:
    from ofauth_api.resources.base import AsyncCaller, AsyncPager, Call, Page, SyncCaller

    from ofauth_client._response.raw import RawResponse
    from ofauth_client._response.streaming import AsyncStreamedResponse, StreamedResponse

T = TypeVar("T")
D = TypeVar("D", Driver, AsyncDriver)
Item = Callable[..., T]


# These are imported with the first list and the first raw response. Much of the time that a program
# takes to start would be theirs.


def _first_page(send: Callable[[Call[Any]], PageData], call: Call[Any]) -> Page[Any]:
    from ofauth_client._paging.sync import first_page

    return first_page(send, call)


def _async_pager(
    send: Callable[[Call[Any]], Awaitable[PageData]], call: Call[Any]
) -> AsyncPager[Any]:
    from ofauth_client._paging.asynchronous import async_pager

    return async_pager(send, call)


def _raw_response(exchange: Exchange, parsed: Any) -> RawResponse[Any]:
    from ofauth_client._response.raw import raw_response

    return raw_response(exchange, parsed)


class _Engine(Generic[D]):
    """Common part of the synchronous and the asynchronous engine.

    Args:
        options: Options of this view.
        context: Objects that all calls of the client share.
        drift: Records differences between answers and the document.
        driver: Carries out calls.
    """

    def __init__(self, options: Options, context: Context, drift: DriftLog, driver: D) -> None:
        self.options = options
        self.context = context
        self.drift = drift
        self.driver: D = driver

    def view(self, options: Options) -> Self:
        """Return an engine with other options and the same connections."""
        return type(self)(options, self.context, self.drift, self.driver)

    def encoded(self, call: Call[Any]) -> Request:
        """Return the request of a call."""
        given = call.options
        return encode_call(call, self.options.changed(given) if given else self.options)

    def result(self, call: Call[Any], exchange: Exchange) -> Any:
        """Return the result of a method."""
        return decode_answer(call, exchange, self.drift)

    def page_data(self, call: Call[Any], item: Item[Any], exchange: Exchange) -> PageData:
        """Return the page in an answer."""
        return decode_page(call, item, exchange, self.drift)


class Engine(_Engine[Driver]):
    """Executes calls synchronously."""

    def call(self, call: Call[T]) -> T:
        """Return the decoded result."""
        call = concealed(call)
        return cast("T", self.result(call, self.exchange(call)))

    def page(self, call: Call[Any], item: Item[T]) -> Page[T]:
        """Return the first page of a list."""
        call = concealed(call)
        return _first_page(partial(self._send, item), call)

    def raw(self) -> SyncCaller:
        """Return a caller whose results are raw responses."""
        return cast("SyncCaller", Raw(self))

    def streaming(self) -> SyncCaller:
        """Return a caller whose results are context managers for streamed answers."""
        return cast("SyncCaller", Streaming(self))

    def exchange(self, call: Call[Any]) -> Exchange:
        """Send the request of a call, and return the request with its answer."""
        return self.driver.exchange(self.encoded(call), self.context)

    def request(self, request: Request) -> RawResponse[Any]:
        """Send a request that belongs to no operation."""
        exchange = self.driver.exchange(request, self.context)
        return _raw_response(exchange, decode_untyped(exchange))

    @contextmanager
    def stream(self, request: Request) -> Generator[StreamedResponse]:
        """Send a request; its answer can be read inside the block."""
        # Imported late: few programs stream.
        from ofauth_client._response import streaming

        exchange = self.driver.exchange(request.replaced(streamed=True), self.context)
        try:
            yield streaming.StreamedResponse(*streaming.streamed_fields(exchange))
        finally:
            exchange.answer.stream.close()

    def _send(self, item: Item[Any], call: Call[Any]) -> PageData:
        return self.page_data(call, item, self.exchange(call))


class AsyncEngine(_Engine[AsyncDriver]):
    """Executes calls asynchronously."""

    async def call(self, call: Call[T]) -> T:
        """Return the decoded result."""
        call = concealed(call)
        return cast("T", self.result(call, await self.exchange(call)))

    def page(self, call: Call[Any], item: Item[T]) -> AsyncPager[T]:
        """Return a list, which is awaited for its first page or iterated over."""
        return _async_pager(partial(self._send, item), concealed(call))

    def raw(self) -> AsyncCaller:
        """Return a caller whose results are raw responses."""
        return cast("AsyncCaller", AsyncRaw(self))

    def streaming(self) -> AsyncCaller:
        """Return a caller whose awaited results are context managers for streamed answers."""
        return cast("AsyncCaller", AsyncStreaming(self))

    def exchange(self, call: Call[Any]) -> Coroutine[Any, Any, Exchange]:
        """Send the request of a call, and return the request with its answer."""
        return self.driver.exchange(self.encoded(call), self.context)

    async def request(self, request: Request) -> RawResponse[Any]:
        """Send a request that belongs to no operation."""
        exchange = await self.driver.exchange(request, self.context)
        return _raw_response(exchange, decode_untyped(exchange))

    @asynccontextmanager
    async def stream(self, request: Request) -> AsyncGenerator[AsyncStreamedResponse]:
        """Send a request; its answer can be read inside the block."""
        # Imported late: few programs stream.
        from ofauth_client._response import streaming

        exchange = await self.driver.exchange(request.replaced(streamed=True), self.context)
        try:
            yield streaming.AsyncStreamedResponse(*streaming.streamed_fields(exchange))
        finally:
            await exchange.answer.stream.close()

    async def _send(self, item: Item[Any], call: Call[Any]) -> PageData:
        return self.page_data(call, item, await self.exchange(call))


class Raw:
    """Executes calls and returns raw responses, which hold the decoded result as well.

    Args:
        engine: Sends the requests.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def call(self, call: Call[Any]) -> RawResponse[Any]:
        """Return the raw response."""
        call = concealed(call)
        exchange = self.engine.exchange(call)
        return _raw_response(exchange, self.engine.result(call, exchange))

    def page(self, call: Call[Any], item: Item[Any]) -> RawResponse[Any]:
        """Return the raw response of the first page of a list; `parsed` is the page."""
        call, answers = concealed(call), list[Exchange]()

        def send(page_call: Call[Any]) -> PageData:
            exchange = self.engine.exchange(page_call)
            if not answers:
                answers.append(exchange)
            return self.engine.page_data(page_call, item, exchange)

        page = _first_page(send, call)
        return _raw_response(answers[0], page)

    def raw(self) -> Raw:
        """Return itself."""
        return self


class AsyncRaw:
    """Executes calls asynchronously and returns raw responses; see `Raw`.

    Args:
        engine: Sends the requests.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine

    async def call(self, call: Call[Any]) -> RawResponse[Any]:
        """Return the raw response."""
        call = concealed(call)
        exchange = await self.engine.exchange(call)
        return _raw_response(exchange, self.engine.result(call, exchange))

    async def page(self, call: Call[Any], item: Item[Any]) -> RawResponse[Any]:
        """Return the raw response of the first page of a list; `parsed` is the page."""
        call, answers = concealed(call), list[Exchange]()

        async def send(page_call: Call[Any]) -> PageData:
            exchange = await self.engine.exchange(page_call)
            if not answers:
                answers.append(exchange)
            return self.engine.page_data(page_call, item, exchange)

        page = await _async_pager(send, call)
        return _raw_response(answers[0], page)

    def raw(self) -> AsyncRaw:
        """Return itself."""
        return self


class Streaming:
    """Executes calls and returns context managers for streamed answers.

    Args:
        engine: Sends the requests.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def call(self, call: Call[Any]) -> AbstractContextManager[StreamedResponse]:
        """Return a context manager for the streamed answer."""
        call = concealed(call)
        return self.engine.stream(self.engine.encoded(call))


class AsyncStreaming:
    """Executes calls asynchronously and returns context managers for streamed answers.

    Args:
        engine: Sends the requests.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine

    async def call(self, call: Call[Any]) -> AbstractAsyncContextManager[AsyncStreamedResponse]:
        """Return a context manager for the streamed answer."""
        call = concealed(call)
        return self.engine.stream(self.engine.encoded(call))
