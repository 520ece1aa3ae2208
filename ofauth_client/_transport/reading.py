"""Read the bodies of answers, as a whole or piece by piece, and never beyond a deadline."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import httpx

from ofauth_client._messages.deadline import Deadline
from ofauth_client._messages.messages import Answer, Failure, Request
from ofauth_client._transport.conversion import (
    CAUGHT,
    check,
    failure,
    from_httpx,
    in_time,
    in_time_async,
)
from ofauth_client.errors import ConfigurationError

_READ = "the body was read already, or its block was left"


def read_answer(response: httpx.Response, request: Request) -> Answer:
    """Return the answer that an open response of httpx is, complete or with an open stream.

    Raises:
        httpx.RequestError: It does not come, or not in time.
    """
    try:
        if request.streamed and response.is_success:
            return from_httpx(
                response, b"", SyncStream(response, request, lambda _complete: response.close())
            )
        if request.deadline is None:
            return from_httpx(response, response.read())
        return from_httpx(response, b"".join(in_time(response.iter_bytes(), request.deadline)))
    except BaseException:
        response.close()
        raise


async def read_answer_async(response: httpx.Response, request: Request) -> Answer:
    """Return the answer that an open response of httpx is; see `read_answer`."""
    try:
        if request.streamed and response.is_success:
            stream = await AsyncStream.opened(
                response, request, lambda _complete: response.aclose()
            )
            return from_httpx(response, b"", stream)
        pieces = in_time_async(response.aiter_bytes(), request.deadline)
        return from_httpx(response, b"".join([piece async for piece in pieces]))
    except BaseException:
        await response.aclose()
        raise


def before(deadline: Deadline | None) -> AbstractContextManager[Any]:
    """Return a block in which a task is cancelled when the deadline is over.

    Raises:
        httpx.TimeoutException: It is over already; see `raise_if_over` for when it ends amid.
    """
    # Imported late: programs that wait need none of it.
    import anyio

    check(deadline)
    return anyio.move_on_after(None if deadline is None else deadline.left())


class SyncStream:
    """A body that the caller reads; its first piece has come already, so that it can be retried.

    Args:
        response: An open response.
        request: What it answers.
        release: Lets the connection go; it is told whether the body was read to its end.
    """

    def __init__(
        self, response: httpx.Response, request: Request, release: Callable[[bool], object]
    ) -> None:
        self._request, self._release = request, release
        self._complete = False
        self._pieces: Iterator[bytes] | None = in_time(response.iter_bytes(), request.deadline)
        self._first = next(self._pieces, b"")

    def pieces(self) -> Iterator[bytes | Failure]:
        """Yield the pieces, and at last the failure if there is one.

        Raises:
            ConfigurationError: They were read already.
        """
        pieces, self._pieces = self._pieces, None
        if pieces is None:
            raise ConfigurationError(_READ)
        failed = None
        try:
            yield self._first
            yield from pieces
            self._complete = True
        except CAUGHT as error:
            failed = failure(error, self._request)
        finally:
            self.close()
        if failed is not None:
            yield failed

    def close(self) -> None:
        """Let the connection go; only one whose body was read to its end is used again."""
        self._pieces = None
        self._release(self._complete)


class AsyncStream:
    """A body that the caller reads asynchronously; see `SyncStream`."""

    def __init__(
        self, response: httpx.Response, request: Request, release: Callable[[bool], Any]
    ) -> None:
        self._request, self._release = request, release
        self._complete = False
        self._pieces: AsyncIterator[bytes] | None = response.aiter_bytes()
        self._first = b""

    @classmethod
    async def opened(
        cls, response: httpx.Response, request: Request, release: Callable[[bool], Any]
    ) -> AsyncStream:
        """Return a stream whose first piece has come."""
        stream = cls(response, request, release)
        if stream._pieces is not None:
            stream._first = await stream._next(stream._pieces)
        return stream

    async def pieces(self) -> AsyncIterator[bytes | Failure]:
        """Yield the pieces, and at last the failure if there is one.

        Raises:
            ConfigurationError: They were read already.
        """
        pieces, self._pieces = self._pieces, None
        if pieces is None:
            raise ConfigurationError(_READ)
        failed = None
        try:
            piece = self._first
            while piece:
                yield piece
                piece = await self._next(pieces)
            self._complete = True
        except CAUGHT as error:
            failed = failure(error, self._request)
        finally:
            await self.close()
        if failed is not None:
            yield failed

    async def close(self) -> None:
        """Let the connection go; only one whose body was read to its end is used again."""
        self._pieces = None
        await self._release(self._complete)

    async def _next(self, pieces: AsyncIterator[bytes]) -> bytes:
        if self._request.deadline is None:
            return await anext(pieces, b"")
        with before(self._request.deadline):
            piece = await anext(pieces, b"")
            check(self._request.deadline)
            return piece
        raise httpx.TimeoutException("")
