"""Send requests over connections of ours, each of which serves one call at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import suppress
from functools import partial
from typing import Any, Protocol, TypeAlias

from ofauth_client._messages.messages import HELD, Answer, Failure, Headers, Request
from ofauth_client._transport.backends import AIOHTTP, Backend
from ofauth_client._transport.bounds import Body
from ofauth_client._transport.client_transports import pass_on
from ofauth_client._transport.connections import (
    AsyncConnection,
    SyncConnection,
    SyncReceived,
    caught_of_core,
)
from ofauth_client._transport.failures import Caught, failure
from ofauth_client._transport.loops import LoopGuard
from ofauth_client._transport.pool import AsyncPool, Lease, PoolTimeoutError, SyncPool
from ofauth_client._transport.reading import AsyncStream, SyncStream, unpacked, unpacked_async
from ofauth_client._transport.requests import Pairs
from ofauth_client._transport.settings import Settings
from ofauth_client._transport.timeouts import DeadlineError, before, check, wait_for_place
from ofauth_client.errors import ConfigurationError


class AsyncReceivedLike(Protocol):
    """An answer whose body is still to be read."""

    status: int
    headers: Pairs

    def pieces(self) -> AsyncIterator[bytes]:
        """Return the body as it is received."""
        ...

    async def close(self) -> None:
        """End the answer; its connection can be used again if the body was read."""
        ...


class AsyncConnectionLike(Protocol):
    """A connection to an origin, for one call at a time."""

    async def send(self, request: Request) -> AsyncReceivedLike:
        """Send a request; the body of the answer is still to be read."""
        ...

    async def close(self) -> None:
        """Close the socket."""
        ...


_Connect: TypeAlias = Callable[[Settings, str], AsyncConnectionLike]


class SyncTransport:
    """Sends requests, from any thread."""

    def __init__(self, settings: Settings) -> None:
        settings.backend.check_installed()
        self.settings = settings
        self._caught = caught_of_core(settings.backend)
        self._pool = SyncPool(partial(SyncConnection, settings), _close, settings.limits)

    def send(self, request: Request) -> Answer | Failure:
        """Send a request and read the answer, of a streamed one only the first piece.

        Raises:
            ConfigurationError: The client is closed.
        """
        self._pool.renew_after_fork()
        try:
            check(request.deadline)
            lease = self._pool.acquire(_origin(request.url), wait_for_place(request))
        except PoolTimeoutError as error:
            # Another attempt would only wait in the same line.
            return Failure(str(error), timed_out=True, sent=False, permanent=True)
        except self._caught as error:
            return failure(error, request)
        finished = False
        try:
            answer = self._exchange(lease, request)
            finished = True
            return answer
        except self._caught as error:
            return failure(error, request, self.settings.shown_proxy(request.url))
        except BaseException as error:
            pass_on(error)
        finally:
            if not (finished and lease.is_stream):
                self._pool.give_back(lease, reusable=finished)

    def close(self) -> None:
        """Close the connections; those in use close with their calls."""
        for connection in self._pool.close():
            connection.close()

    def _exchange(self, lease: Lease[SyncConnection], request: Request) -> Answer | Failure:
        if request.has_to_wait():
            return HELD
        received = lease.connection.send(request)
        headers = Headers(received.headers)
        if request.streamed and 200 <= received.status < 300:
            stream = self._stream(lease, received, headers, request)
            lease.is_stream = True
            return Answer(received.status, headers, b"", stream)
        body = Body(received.status, headers, self.settings.max_response_bytes)
        content = body.read(received.pieces(), request.deadline)
        lease.is_cut = body.is_cut
        received.close()
        return Answer(received.status, headers, content)

    def _stream(
        self,
        lease: Lease[SyncConnection],
        received: SyncReceived,
        headers: Headers,
        request: Request,
    ) -> SyncStream:
        def release(complete: bool) -> None:
            if lease.is_stream:
                lease.is_stream = finished = False
                try:
                    received.close()
                    finished = complete
                finally:
                    self._pool.give_back(lease, reusable=finished)

        pieces = unpacked(headers, received.pieces())
        proxy = self.settings.shown_proxy(request.url)
        return SyncStream(pieces, request, release, self._caught, proxy)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.settings,)

    def __del__(self) -> None:
        with suppress(Exception):
            self.close()


class AsyncTransport:
    """Sends requests from one event loop."""

    def __init__(self, settings: Settings) -> None:
        settings.backend.check_installed()
        self.settings = settings
        connect, self._caught = _connections(settings.backend)
        self._loop = LoopGuard()
        # A task closes them that can await it: who drops a lease may be the garbage collector.
        self._discarded: deque[AsyncConnectionLike] = deque()
        self._pool = AsyncPool(partial(connect, settings), self._discarded.append, settings.limits)

    def send(self, request: Request) -> Coroutine[Any, Any, Answer | Failure]:
        """Send a request and read the answer, of a streamed one only the first piece.

        Raises:
            ConfigurationError: The client is closed, or belongs to another event loop.
        """
        if self._pool.renew_after_fork():
            self._loop.forget()
            self._discarded.clear()
        if self._pool.closed:
            raise ConfigurationError("the client is closed")
        self._loop.check()
        return self._send(request) if request.deadline is None else self._send_in_time(request)

    async def _send_in_time(self, request: Request) -> Answer | Failure:
        try:
            with before(request.deadline):
                return await self._send(request)
        except DeadlineError as error:
            return failure(error, request)
        return failure(DeadlineError(), request)

    async def _send(self, request: Request) -> Answer | Failure:
        try:
            origin = _origin(request.url)
            lease = self._pool.take(origin)
            if lease is None:
                lease = await self._pool.wait(origin, wait_for_place(request))
        except PoolTimeoutError as error:
            # Another attempt would only wait in the same line.
            return Failure(str(error), timed_out=True, sent=False, permanent=True)
        finished = False
        try:
            answer = await self._exchange(lease, request)
            finished = True
            return answer
        except self._caught as error:
            return failure(error, request, self.settings.shown_proxy(request.url))
        except BaseException as error:
            pass_on(error)
        finally:
            if not (finished and lease.is_stream):
                self._pool.give_back(lease, reusable=finished)
            if self._discarded:
                await self._close_discarded()

    async def close(self) -> None:
        """Close the connections; those in use close with their calls."""
        idle = self._pool.close()
        if self._loop.is_here():
            self._discarded.extend(idle)
            await self._close_discarded()

    async def _exchange(
        self, lease: Lease[AsyncConnectionLike], request: Request
    ) -> Answer | Failure:
        if request.has_to_wait():
            return HELD
        received = await lease.connection.send(request)
        headers = Headers(received.headers)
        if request.streamed and 200 <= received.status < 300:
            stream = await self._stream(lease, received, headers, request).open()
            lease.is_stream = True
            return Answer(received.status, headers, b"", stream)
        body = Body(received.status, headers, self.settings.max_response_bytes)
        content = await body.read_async(received.pieces(), request.deadline)
        lease.is_cut = body.is_cut
        await received.close()
        return Answer(received.status, headers, content)

    def _stream(
        self,
        lease: Lease[AsyncConnectionLike],
        received: AsyncReceivedLike,
        headers: Headers,
        request: Request,
    ) -> AsyncStream:
        async def release(complete: bool) -> None:
            if lease.is_stream:
                lease.is_stream = finished = False
                try:
                    if complete:
                        await received.close()
                        finished = True
                finally:
                    self._pool.give_back(lease, reusable=finished)
            await self._close_discarded()

        pieces = unpacked_async(headers, received.pieces())
        proxy = self.settings.shown_proxy(request.url)
        return AsyncStream(pieces, request, release, self._caught, proxy)

    async def _close_discarded(self) -> None:
        import anyio

        with anyio.CancelScope(shield=True):
            while self._discarded:
                await self._discarded.popleft().close()

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.settings,)


def _connections(backend: Backend) -> tuple[_Connect, Caught]:
    """Return what makes connections, and what these raise for requests that fail."""
    if backend.name == AIOHTTP:
        from ofauth_client._transport import aiohttp_connections

        return aiohttp_connections.AiohttpConnection, aiohttp_connections.CAUGHT
    return AsyncConnection, caught_of_core(backend)


def _origin(url: str) -> str:
    return url[: url.find("/", 8)]


def _close(connection: SyncConnection) -> None:
    connection.close()
