"""The connections of a client, and requests over them: synchronous and asynchronous."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Any, Generic, NoReturn, TypeVar

import httpx

from ofauth_client._messages.messages import Answer, Failure, Request
from ofauth_client._transport.conversion import CAUGHT, check, default_headers, failure, to_httpx
from ofauth_client._transport.reading import (
    disconnect,
    in_time,
    in_time_async,
    read_answer,
    read_answer_async,
)
from ofauth_client._transport.settings import Settings
from ofauth_client.errors import ConfigurationError

C = TypeVar("C", httpx.Client, httpx.AsyncClient)


class _Pool(Generic[C]):
    """The connections of a client, opened with the first request.

    A forked process opens its own connections: two processes that read from the same connection
    would get each other's answers.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.closed = False
        self._client: C | None = settings.client
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._defaults: Mapping[bytes, tuple[bytes, bytes]] | None = None

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.settings,)

    def _opened(self, make: type[C]) -> C:
        """Return the open httpx client of this process."""
        if self._process != os.getpid():
            self._forget()
        if self.closed or (self._client is not None and self._client.is_closed):
            raise ConfigurationError("the client is closed")
        if self._client is None:
            with self._lock:
                if self._client is None:
                    self._client = make(**self.settings.arguments())
        return self._client

    def _is_theirs(self, client: C) -> bool:
        return client is self.settings.client

    def _forget(self) -> None:
        self._process, self._lock = os.getpid(), threading.Lock()
        self._client = self.settings.client

    def _defaults_of(self, client: C) -> Mapping[bytes, tuple[bytes, bytes]]:
        if self._defaults is None:
            self._defaults = default_headers(client)
        return self._defaults


class SyncTransport(_Pool[httpx.Client]):
    """Sends requests from any thread."""

    def send(self, request: Request) -> Answer | Failure:
        """Send a request and read the answer; of a streamed answer, read only the first piece.

        Raises:
            ConfigurationError: The client is closed.
        """
        client = self._opened(httpx.Client)
        try:
            check(request.deadline)
            sent = partial(in_time, deadline=request.deadline)
            native = to_httpx(request, self._defaults_of(client), sent)
            response = client.send(native, stream=True, follow_redirects=False)
            answer = read_answer(response, request)
            if self.closed and answer.stream is None and not self._is_theirs(client):
                # The client was closed during the request, and no longer owns this connection.
                disconnect(response)
            return answer
        except CAUGHT as error:
            return failure(error, request)
        except BaseException as error:
            _pass_on(error)

    def close(self) -> None:
        """Close the connections, unless the caller supplied the httpx client."""
        self.closed = True
        if self._client is not None and not self._is_theirs(self._client):
            self._client.close()

    def __del__(self) -> None:
        with suppress(Exception):
            self.close()


class AsyncTransport(_Pool[httpx.AsyncClient]):
    """Sends requests from one event loop."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._loop: Any = None

    async def send(self, request: Request) -> Answer | Failure:
        """Send a request and read the answer; of a streamed answer, read only the first piece.

        Raises:
            ConfigurationError: The client is closed, or belongs to another event loop.
        """
        client = self._opened(httpx.AsyncClient)
        self._check_loop()
        try:
            check(request.deadline)
            sent = partial(in_time_async, deadline=request.deadline)
            native = to_httpx(request, self._defaults_of(client), sent)
            response = await client.send(native, stream=True, follow_redirects=False)
            return await read_answer_async(response, request)
        except CAUGHT as error:
            return failure(error, request)
        except BaseException as error:
            _pass_on(error)

    async def close(self) -> None:
        """Close the connections, unless the caller supplied the httpx client."""
        self.closed = True
        client = self._client
        # The connections of a closed event loop were closed with the loop.
        if client is not None and not self._is_theirs(client) and self._loop is _running_loop():
            await client.aclose()

    def _check_loop(self) -> None:
        loop = _running_loop()
        if self._loop is None:
            self._loop = loop
        elif self._loop is not loop:
            raise ConfigurationError(
                "this client belongs to another event loop: make a client in each loop "
                "(every asyncio.run has its own)"
            )

    def _forget(self) -> None:
        super()._forget()
        self._loop = None


def _running_loop() -> object | None:
    """Return the running asyncio loop; None under another asynchronous library."""
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def _pass_on(error: BaseException) -> NoReturn:
    """Raise an error again; remove the traceback if the error is no `Exception`.

    `KeyboardInterrupt` and the like end up in reports with local variables, which would show the
    headers as bytes, where nothing conceals them.
    """
    raise error if isinstance(error, Exception) else error.with_traceback(None)
