"""Send requests over connections of ours, each of which serves one call at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from functools import partial
from typing import Any

import httpcore
import httpx

from ofauth_client._messages.messages import Answer, Failure, Headers, Request
from ofauth_client._transport.bounds import BodyBound
from ofauth_client._transport.client_transports import pass_on
from ofauth_client._transport.connections import CAUGHT, AsyncConnection, SyncConnection, is_plain
from ofauth_client._transport.conversion import (
    check,
    failure,
    from_httpx,
    in_time_async,
    wait_for_place,
)
from ofauth_client._transport.loops import LoopGuard
from ofauth_client._transport.pool import AsyncPool, Lease, PoolTimeoutError, SyncPool
from ofauth_client._transport.reading import AsyncStream, SyncStream, before
from ofauth_client._transport.settings import Settings
from ofauth_client.errors import ConfigurationError


class SyncTransport:
    """Sends requests, from any thread."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
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
        except CAUGHT as error:
            return failure(error, request)
        finished = False
        try:
            answer = self._exchange(lease, request)
            finished = True
            return answer
        except CAUGHT as error:
            return failure(error, request)
        except BaseException as error:
            pass_on(error)
        finally:
            if not (finished and lease.is_stream):
                self._pool.give_back(lease, reusable=finished)

    def close(self) -> None:
        """Close the connections; those in use close with their calls."""
        for connection in self._pool.close():
            connection.close()

    def _exchange(self, lease: Lease[SyncConnection], request: Request) -> Answer:
        response = lease.connection.send(request)
        if not (request.streamed and 200 <= response.status < 300):
            bound = BodyBound(response.status, self.settings.max_response_bytes)
            pieces = response.iter_stream() if is_plain(response) else _decoded(response)
            content = b"".join(bound.within(pieces))
            lease.is_cut = bound.is_cut
            response.close()
            return Answer(response.status, Headers(response.headers), content)

        def release(complete: bool) -> None:
            if lease.is_stream:
                lease.is_stream = finished = False
                try:
                    response.close()
                    finished = complete
                finally:
                    self._pool.give_back(lease, reusable=finished)

        native = _streaming(response)
        stream = SyncStream(native, request, release, CAUGHT)
        lease.is_stream = True
        return from_httpx(native, b"", stream)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.settings,)

    def __del__(self) -> None:
        with suppress(Exception):
            self.close()


class AsyncTransport:
    """Sends requests from one event loop."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._loop = LoopGuard()
        # A task closes them that can await it: who drops a lease may be the garbage collector.
        self._discarded: deque[AsyncConnection] = deque()
        connect = partial(AsyncConnection, settings)
        self._pool = AsyncPool(connect, self._discarded.append, settings.limits)

    async def send(self, request: Request) -> Answer | Failure:
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
        if request.deadline is None:
            return await self._send(request)
        try:
            with before(request.deadline):
                return await self._send(request)
        except httpx.TimeoutException as error:
            return failure(error, request)
        return failure(httpx.TimeoutException(""), request)

    async def _send(self, request: Request) -> Answer | Failure:
        try:
            lease = await self._pool.acquire(_origin(request.url), wait_for_place(request))
        except PoolTimeoutError as error:
            # Another attempt would only wait in the same line.
            return Failure(str(error), timed_out=True, sent=False, permanent=True)
        finished = False
        try:
            answer = await self._exchange(lease, request)
            finished = True
            return answer
        except CAUGHT as error:
            return failure(error, request)
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

    async def _exchange(self, lease: Lease[AsyncConnection], request: Request) -> Answer:
        response = await lease.connection.send(request)
        if not (request.streamed and 200 <= response.status < 300):
            bound = BodyBound(response.status, self.settings.max_response_bytes)
            received = response.aiter_stream() if is_plain(response) else _decoded_async(response)
            pieces = bound.within_async(in_time_async(received, request.deadline))
            content = b"".join([piece async for piece in pieces])
            lease.is_cut = bound.is_cut
            await response.aclose()
            return Answer(response.status, Headers(response.headers), content)

        async def release(complete: bool) -> None:
            if lease.is_stream:
                lease.is_stream = finished = False
                try:
                    if complete:
                        await response.aclose()
                        finished = True
                finally:
                    self._pool.give_back(lease, reusable=finished)
            await self._close_discarded()

        native = _streaming(response)
        stream = await AsyncStream.opened(native, request, release, CAUGHT)
        lease.is_stream = True
        return from_httpx(native, b"", stream)

    async def _close_discarded(self) -> None:
        import anyio

        with anyio.CancelScope(shield=True):
            while self._discarded:
                await self._discarded.popleft().close()

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.settings,)


def _origin(url: str) -> str:
    return url[: url.find("/", 8)]


def _close(connection: SyncConnection) -> None:
    connection.close()


def _streaming(response: httpcore.Response) -> httpx.Response:
    """Return an open response of httpx, which decodes the body while it is read."""
    stream: Any = response.stream
    return httpx.Response(response.status, headers=response.headers, stream=_Stream(stream))


def _decoded(response: httpcore.Response) -> Iterator[bytes]:
    return _streaming(response).iter_bytes()


def _decoded_async(response: httpcore.Response) -> AsyncIterator[bytes]:
    return _streaming(response).aiter_bytes()


class _Stream(httpx.SyncByteStream, httpx.AsyncByteStream):
    def __init__(self, pieces: Any) -> None:
        self._pieces = pieces

    def __iter__(self) -> Any:
        return iter(self._pieces)

    def __aiter__(self) -> Any:
        return aiter(self._pieces)
