"""Send requests by a client or a transport of httpx that the caller made."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Generic, NoReturn, TypeVar

import httpx

from ofauth_client._messages.messages import Answer, Failure, Request
from ofauth_client._transport.conversion import (
    CAUGHT,
    check,
    default_headers,
    failure,
    in_time,
    in_time_async,
    to_httpx,
)
from ofauth_client._transport.loops import LoopGuard
from ofauth_client._transport.reading import before, read_answer, read_answer_async
from ofauth_client._transport.settings import Settings
from ofauth_client.errors import ConfigurationError

C = TypeVar("C", httpx.Client, httpx.AsyncClient)


class _Base(Generic[C]):
    """The caller's client, or a client of ours around the caller's transport."""

    _client: C

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.closed = False
        self._defaults: Mapping[bytes, tuple[bytes, bytes]] | None = None

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.settings,)

    def _opened(self) -> C:
        if self.closed or self._client.is_closed:
            raise ConfigurationError("the client is closed")
        return self._client

    def _default_headers(self) -> Mapping[bytes, tuple[bytes, bytes]]:
        if self._defaults is None:
            self._defaults = default_headers(self._client)
        return self._defaults


class SyncClientTransport(_Base[httpx.Client]):
    """Sends requests, from any thread."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._client = settings.client or httpx.Client(**settings.client_arguments())

    def send(self, request: Request) -> Answer | Failure:
        """Send a request and read the answer, of a streamed one only the first piece.

        Raises:
            ConfigurationError: The client is closed.
        """
        client = self._opened()
        try:
            check(request.deadline)
            sent = partial(in_time, deadline=request.deadline)
            native = to_httpx(request, self._default_headers(), sent)
            response = client.send(native, stream=True, follow_redirects=False)
            answer = read_answer(response, request, self.settings.max_response_bytes)
            if self.closed and answer.stream is None and self.settings.client is None:
                # The client was closed meanwhile, and may no longer know this connection.
                _disconnect(response)
            return answer
        except CAUGHT as error:
            return failure(error, request)
        except BaseException as error:
            pass_on(error)

    def close(self) -> None:
        """Close the client, unless the caller made it."""
        self.closed = True
        if self.settings.client is None:
            self._client.close()

    def __del__(self) -> None:
        with suppress(Exception):
            self.close()


class AsyncClientTransport(_Base[httpx.AsyncClient]):
    """Sends requests from one event loop."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._client = settings.client or httpx.AsyncClient(**settings.client_arguments())
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
                sent = partial(in_time_async, deadline=request.deadline)
                native = to_httpx(request, self._default_headers(), sent)
                response = await client.send(native, stream=True, follow_redirects=False)
                most = self.settings.max_response_bytes
                return await read_answer_async(response, request, most)
            return failure(httpx.TimeoutException(""), request)
        except CAUGHT as error:
            return failure(error, request)
        except BaseException as error:
            pass_on(error)

    async def close(self) -> None:
        """Close the client, unless the caller made it."""
        self.closed = True
        if self.settings.client is None and self._loop.is_here():
            await self._client.aclose()


def _disconnect(response: httpx.Response) -> None:
    """Close the connection that a response came over, if it came over a connection."""
    stream = response.extensions.get("network_stream")
    if stream is not None:
        stream.close()


def pass_on(error: BaseException) -> NoReturn:
    """Raise an error again; if it only stops the program, without what was under way.

    A traceback with local variables would show the headers, where these are already bytes.
    """
    raise error if isinstance(error, Exception) else error.with_traceback(None)
