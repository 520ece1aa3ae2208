"""Send requests by a client or a transport of httpx or httpx2 that the caller made."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, NoReturn

from ofauth_client._messages.messages import Answer, Failure, Headers, Request
from ofauth_client._transport.backends import library_of
from ofauth_client._transport.bounds import Body
from ofauth_client._transport.conversion import default_headers, to_answer, to_native
from ofauth_client._transport.failures import OURS, failure
from ofauth_client._transport.loops import LoopGuard
from ofauth_client._transport.reading import AsyncStream, SyncStream, unpacked, unpacked_async
from ofauth_client._transport.settings import Settings
from ofauth_client._transport.timeouts import (
    DeadlineError,
    before,
    check,
    in_time,
    in_time_async,
)
from ofauth_client.errors import ConfigurationError

#: Encodings that we read ourselves, because httpx takes a cut body for a whole one.
_OUR_ENCODINGS = ("gzip", "deflate")


class _Base:
    """The caller's client, or a client of ours around the caller's transport."""

    _client: Any

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.closed = False
        self._library = library_of(settings.client or settings.transport)
        self._caught = (*OURS, self._library.RequestError, self._library.InvalidURL)
        self._defaults: Mapping[bytes, tuple[bytes, bytes]] | None = None

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.settings,)

    def _opened(self) -> Any:
        if self.closed or self._client.is_closed:
            raise ConfigurationError("the client is closed")
        return self._client

    def _native(self, request: Request, stream: Any) -> Any:
        if self._defaults is None:
            self._defaults = default_headers(self._client)
        in_steps = partial(stream, deadline=request.deadline)
        return to_native(self._library, request, self._defaults, in_steps)

    def _failure(self, error: Exception, request: Request) -> Failure:
        proxy = "" if self.settings.proxy is None else self.settings.shown_proxy(request.url)
        return failure(error, request, proxy)


class SyncClientTransport(_Base):
    """Sends requests, from any thread."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        made = settings.client or self._library.Client(**settings.client_arguments())
        self._client = made

    def send(self, request: Request) -> Answer | Failure:
        """Send a request and read the answer, of a streamed one only the first piece.

        Raises:
            ConfigurationError: The client is closed.
        """
        client = self._opened()
        try:
            check(request.deadline)
            native = self._native(request, in_time)
            response = client.send(native, stream=True, follow_redirects=False)
            answer = self._answer(response, request)
            if self.closed and answer.stream is None and self.settings.client is None:
                # The client was closed meanwhile, and may no longer know this connection.
                _disconnect(response)
            return answer
        except self._caught as error:
            return self._failure(error, request)
        except BaseException as error:
            pass_on(error)

    def close(self) -> None:
        """Close the client, unless the caller made it."""
        self.closed = True
        if self.settings.client is None:
            self._client.close()

    def _answer(self, response: Any, request: Request) -> Answer:
        try:
            if request.streamed and response.is_success:
                stream = SyncStream(
                    _pieces(response), request, lambda _: response.close(), self._caught
                )
                return to_answer(response, b"", stream)
            body = Body(response.status_code, Headers(), self.settings.max_response_bytes)
            content = body.read(_pieces(response), request.deadline)
            response.close()
            return to_answer(response, content)
        except BaseException:
            response.close()
            raise

    def __del__(self) -> None:
        with suppress(Exception):
            self.close()


class AsyncClientTransport(_Base):
    """Sends requests from one event loop."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        made = settings.client or self._library.AsyncClient(**settings.client_arguments())
        self._client = made
        self._loop = LoopGuard()

    async def send(self, request: Request) -> Answer | Failure:
        """Send a request and read the answer, of a streamed one only the first piece.

        Raises:
            ConfigurationError: The client is closed, or belongs to another event loop.
        """
        client = self._opened()
        self._loop.check()
        try:
            with before(request.deadline):
                native = self._native(request, in_time_async)
                response = await client.send(native, stream=True, follow_redirects=False)
                return await self._answer(response, request)
            return self._failure(DeadlineError(), request)
        except self._caught as error:
            return self._failure(error, request)
        except BaseException as error:
            pass_on(error)

    async def close(self) -> None:
        """Close the client, unless the caller made it."""
        self.closed = True
        if self.settings.client is None and self._loop.is_here():
            await self._client.aclose()

    async def _answer(self, response: Any, request: Request) -> Answer:
        try:
            if request.streamed and response.is_success:
                stream = AsyncStream(
                    _pieces_async(response), request, lambda _: response.aclose(), self._caught
                )
                return to_answer(response, b"", await stream.open())
            body = Body(response.status_code, Headers(), self.settings.max_response_bytes)
            content = await body.read_async(_pieces_async(response), request.deadline)
            await response.aclose()
            return to_answer(response, content)
        except BaseException:
            await response.aclose()
            raise


def _pieces(response: Any) -> Iterator[bytes]:
    """Return the unpacked body of a response."""
    if _is_ours(response):
        return unpacked(Headers(response.headers.raw), response.iter_raw())
    pieces: Iterator[bytes] = response.iter_bytes()
    return pieces


def _pieces_async(response: Any) -> AsyncIterator[bytes]:
    if _is_ours(response):
        return unpacked_async(Headers(response.headers.raw), response.aiter_raw())
    pieces: AsyncIterator[bytes] = response.aiter_bytes()
    return pieces


def _is_ours(response: Any) -> bool:
    """Tell whether we unpack a body; a hook or transport of the caller's may have done that."""
    encoding = response.headers.get("content-encoding", "").strip().lower()
    return encoding in _OUR_ENCODINGS and not response.is_stream_consumed


def _disconnect(response: Any) -> None:
    """Close the connection that a response came over, if it came over a connection."""
    stream = response.extensions.get("network_stream")
    if stream is not None:
        stream.close()


def pass_on(error: BaseException) -> NoReturn:
    """Raise an error again; if it only stops the program, without what was under way.

    A traceback with local variables would show the headers, where these are already bytes.
    """
    raise error if isinstance(error, Exception) else error.with_traceback(None)
