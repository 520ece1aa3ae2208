"""Callers beside the engines: for raw answers, and for answers that are read piece by piece."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, AbstractContextManager
from typing import TYPE_CHECKING, Any

from . import paging
from .flow import Exchange
from .options import concealed
from .page_data import PageData
from .raw import RawResponse, raw_response

if TYPE_CHECKING:
    from ofauth_api.resources.base import Call

    from .engine import AsyncEngine, Engine, Item
    from .streaming import AsyncStreamedResponse, StreamedResponse


class Raw:
    """Carries out calls, and returns the answers beside what was made of them.

    Args:
        engine: Sends the requests.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def call(self, call: Call[Any]) -> RawResponse[Any]:
        """Return the raw answer."""
        call = concealed(call)
        done = self.engine.exchange(call)
        return raw_response(done, self.engine.result(call, done))

    def page(self, call: Call[Any], item: Item[Any]) -> RawResponse[Any]:
        """Return the raw answer whose result is the first page of a list."""
        call, answers = concealed(call), list[Exchange]()

        def send(one: Call[Any]) -> PageData:
            done = self.engine.exchange(one)
            if not answers:
                answers.append(done)
            return self.engine.page_data(one, item, done)

        page = paging.first_page(send, call)
        return raw_response(answers[0], page)

    def raw(self) -> Raw:
        """Return itself."""
        return self


class AsyncRaw:
    """Carries out calls asynchronously, and returns the answers beside what was made of them.

    Args:
        engine: Sends the requests.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine

    async def call(self, call: Call[Any]) -> RawResponse[Any]:
        """Return the raw answer."""
        call = concealed(call)
        done = await self.engine.exchange(call)
        return raw_response(done, self.engine.result(call, done))

    async def page(self, call: Call[Any], item: Item[Any]) -> RawResponse[Any]:
        """Return the raw answer whose result is the first page of a list."""
        call, answers = concealed(call), list[Exchange]()

        async def send(one: Call[Any]) -> PageData:
            done = await self.engine.exchange(one)
            if not answers:
                answers.append(done)
            return self.engine.page_data(one, item, done)

        page = await paging.async_pager(send, call)
        return raw_response(answers[0], page)

    def raw(self) -> AsyncRaw:
        """Return itself."""
        return self


class Streaming:
    """Carries out calls, and lets their answers be read.

    Args:
        engine: Sends the requests.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def call(self, call: Call[Any]) -> AbstractContextManager[StreamedResponse]:
        """Return a block in which the answer is read."""
        call = concealed(call)
        return self.engine.stream(self.engine.encoded(call))


class AsyncStreaming:
    """Carries out calls asynchronously, and lets their answers be read.

    Args:
        engine: Sends the requests.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine

    async def call(self, call: Call[Any]) -> AbstractAsyncContextManager[AsyncStreamedResponse]:
        """Return a block in which the answer is read."""
        call = concealed(call)
        return self.engine.stream(self.engine.encoded(call))
