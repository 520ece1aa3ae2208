"""Carries out calls: what the generated resources see of a client.

An engine has the options of one view; everything behind them is shared by all views.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import evolve, frozen

from . import paging
from .decoding import decode_answer, decode_page, decode_untyped
from .drift import DriftLog
from .drivers import AsyncDriver, Driver
from .encoding import encode_call
from .flow import Exchange, Flow, Surroundings, exchange
from .messages import Request
from .options import Options, concealed
from .page_data import PageData

if TYPE_CHECKING:
    from ofauth_api.resources.base import AsyncCaller, AsyncPager, Call, Page, SyncCaller

    from .raw import RawResponse
    from .streaming import AsyncStreamedResponse, StreamedResponse

T = TypeVar("T")
Item = Callable[..., T]


@frozen
class _Engine:
    """What is the same with and without waiting.

    Args:
        options: Options of this view.
        around: What all calls share.
        drift: Takes note of what answers have otherwise than promised.
    """

    options: Options
    around: Surroundings
    drift: DriftLog

    def view(self, options: Options) -> Self:
        """Return an engine with other options, and the same connections."""
        return evolve(self, options=options)

    def flow(self, call: Call[Any]) -> Flow:
        """Return the course of a call."""
        return exchange(self.encoded(call), self.around)

    def encoded(self, call: Call[Any]) -> Request:
        """Return the request of a call."""
        given = call.options
        return encode_call(call, self.options.changed(given) if given else self.options)

    def result(self, call: Call[Any], done: Exchange) -> Any:
        """Return what a method returns."""
        return decode_answer(call, done, self.drift)

    def page_data(self, call: Call[Any], item: Item[Any], done: Exchange) -> PageData:
        """Return the page that an answer is."""
        return decode_page(call, item, done, self.drift)


@frozen
class Engine(_Engine):
    """Carries out calls and waits for their answers.

    Args:
        driver: Runs flows.
    """

    driver: Driver

    def call(self, call: Call[T]) -> T:
        """Return the decoded answer."""
        call = concealed(call)
        return cast("T", self.result(call, self.exchange(call)))

    def page(self, call: Call[Any], item: Item[T]) -> Page[T]:
        """Return the first page of a list."""
        call = concealed(call)
        return paging.first_page(partial(self._send, item), call)

    def raw(self) -> SyncCaller:
        """Return a caller whose results are raw responses."""
        # Imported late: few programs want it.
        from .callers import Raw

        return cast("SyncCaller", Raw(self))

    def streaming(self) -> SyncCaller:
        """Return a caller whose results are blocks in which an answer is read."""
        # Imported late: few programs want it.
        from .callers import Streaming

        return cast("SyncCaller", Streaming(self))

    def exchange(self, call: Call[Any]) -> Exchange:
        """Return what came of a call."""
        return self.driver.run(self.flow(call))

    def request(self, request: Request) -> RawResponse[Any]:
        """Send a request that belongs to no operation."""
        # Imported late: few programs send requests of their own.
        from .raw import raw_response

        done = self.driver.run(exchange(request, self.around))
        return raw_response(done, decode_untyped(done))

    @contextmanager
    def stream(self, request: Request) -> Generator[StreamedResponse]:
        """Send a request, and let its answer be read as long as the block lasts."""
        # Imported late: few programs stream.
        from . import streaming

        done = self.driver.run(exchange(evolve(request, streamed=True), self.around))
        try:
            yield streaming.StreamedResponse(*streaming.streamed_fields(done))
        finally:
            done.answer.stream.close()

    def _send(self, item: Item[Any], call: Call[Any]) -> PageData:
        return self.page_data(call, item, self.exchange(call))


@frozen
class AsyncEngine(_Engine):
    """Carries out calls asynchronously.

    Args:
        driver: Runs flows.
    """

    driver: AsyncDriver

    async def call(self, call: Call[T]) -> T:
        """Return the decoded answer."""
        call = concealed(call)
        return cast("T", self.result(call, await self.exchange(call)))

    def page(self, call: Call[Any], item: Item[T]) -> AsyncPager[T]:
        """Return the first page of a list, when awaited."""
        return paging.async_pager(partial(self._send, item), concealed(call))

    def raw(self) -> AsyncCaller:
        """Return a caller whose results are raw responses."""
        # Imported late: few programs want it.
        from .callers import AsyncRaw

        return cast("AsyncCaller", AsyncRaw(self))

    def streaming(self) -> AsyncCaller:
        """Return a caller whose results, when awaited, are blocks in which an answer is read."""
        # Imported late: few programs want it.
        from .callers import AsyncStreaming

        return cast("AsyncCaller", AsyncStreaming(self))

    async def exchange(self, call: Call[Any]) -> Exchange:
        """Return what came of a call."""
        return await self.driver.run(self.flow(call))

    async def request(self, request: Request) -> RawResponse[Any]:
        """Send a request that belongs to no operation."""
        # Imported late: few programs send requests of their own.
        from .raw import raw_response

        done = await self.driver.run(exchange(request, self.around))
        return raw_response(done, decode_untyped(done))

    @asynccontextmanager
    async def stream(self, request: Request) -> AsyncGenerator[AsyncStreamedResponse]:
        """Send a request, and let its answer be read as long as the block lasts."""
        # Imported late: few programs stream.
        from . import streaming

        done = await self.driver.run(exchange(evolve(request, streamed=True), self.around))
        try:
            yield streaming.AsyncStreamedResponse(*streaming.streamed_fields(done))
        finally:
            await done.answer.stream.close()

    async def _send(self, item: Item[Any], call: Call[Any]) -> PageData:
        return self.page_data(call, item, await self.exchange(call))
