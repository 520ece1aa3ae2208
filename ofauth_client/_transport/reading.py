"""Reads bodies of answers, as a whole or piece by piece, and never beyond the deadline.

httpx limits the time of each read, not of all reads together. A server that sends a byte now and
then would keep a call open for ever, so the deadline is checked after every piece.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any, TypeAlias

import httpx

from ofauth_client._messages.deadline import Deadline
from ofauth_client._messages.messages import Answer, Failure, Request
from ofauth_client._transport.bounds import BodyBound
from ofauth_client._transport.conversion import (
    CAUGHT,
    check,
    failure,
    from_httpx,
    in_time,
    in_time_async,
)
from ofauth_client.errors import ConfigurationError

Caught: TypeAlias = tuple[type[Exception], ...]

_READ = "the body has been read already, or its block has ended"


def read_answer(response: httpx.Response, request: Request, most: int | None) -> Answer:
    """Read the answer of an open response; for a streamed request, only open the stream.

    Raises:
        httpx.RequestError: The body does not arrive, or not in time.
    """
    try:
        if request.streamed and response.is_success:
            return from_httpx(
                response, b"", SyncStream(response, request, lambda _complete: response.close())
            )
        bound = BodyBound(response.status_code, most)
        pieces = bound.within(in_time(response.iter_bytes(), request.deadline))
        content = b"".join(pieces)
        response.close()
        return from_httpx(response, content)
    except BaseException:
        response.close()
        raise


async def read_answer_async(response: httpx.Response, request: Request, most: int | None) -> Answer:
    """Read the answer of an open response; for a streamed request, only open the stream.

    Raises:
        httpx.RequestError: The body does not arrive, or not in time.
    """
    try:
        if request.streamed and response.is_success:
            stream = await AsyncStream.opened(
                response, request, lambda _complete: response.aclose()
            )
            return from_httpx(response, b"", stream)
        bound = BodyBound(response.status_code, most)
        pieces = bound.within_async(in_time_async(response.aiter_bytes(), request.deadline))
        content = b"".join([piece async for piece in pieces])
        await response.aclose()
        return from_httpx(response, content)
    except BaseException:
        await response.aclose()
        raise


def before(deadline: Deadline | None) -> AbstractContextManager[Any]:
    """Return a block that ends when the deadline passes; the code after it raises the error.

    Raises:
        httpx.TimeoutException: The deadline has passed already.
    """
    # Imported late: synchronous programs do not need it.
    import anyio

    check(deadline)
    return anyio.move_on_after(None if deadline is None else deadline.left())


class SyncStream:
    """A body that the caller reads.

    The first piece is read at once, so that a connection that breaks before the body can still
    be retried.

    Args:
        response: An open response.
        request: Request of the response.
        release: Releases the connection; it is told whether the body was read to its end.
        caught: What reading may raise.
    """

    def __init__(
        self,
        response: httpx.Response,
        request: Request,
        release: Callable[[bool], object],
        caught: Caught = CAUGHT,
    ) -> None:
        self._request, self._release, self._caught = request, release, caught
        self._complete = False
        self._pieces: Iterator[bytes] | None = in_time(response.iter_bytes(), request.deadline)
        self._first = next(self._pieces, b"")

    def pieces(self) -> Iterator[bytes | Failure]:
        """Yield the pieces, and a failure at the end if the connection breaks.

        Raises:
            ConfigurationError: The body has been read already.
        """
        pieces, self._pieces = self._pieces, None
        if pieces is None:
            raise ConfigurationError(_READ)
        failed = None
        try:
            yield self._first
            yield from pieces
            self._complete = True
        except self._caught as error:
            failed = failure(error, self._request)
        finally:
            self.close()
        if failed is not None:
            yield failed

    def close(self) -> None:
        """Release the connection; a connection with unread data is closed."""
        self._pieces = None
        self._release(self._complete)


class AsyncStream:
    """A body that the caller reads asynchronously; see `SyncStream`."""

    def __init__(
        self,
        response: httpx.Response,
        request: Request,
        release: Callable[[bool], Any],
        caught: Caught = CAUGHT,
    ) -> None:
        self._request, self._release, self._caught = request, release, caught
        self._complete = False
        self._pieces: AsyncIterator[bytes] | None = response.aiter_bytes()
        self._first = b""

    @classmethod
    async def opened(
        cls,
        response: httpx.Response,
        request: Request,
        release: Callable[[bool], Any],
        caught: Caught = CAUGHT,
    ) -> AsyncStream:
        """Return a stream whose first piece has come."""
        stream = cls(response, request, release, caught)
        if stream._pieces is not None:
            stream._first = await stream._next(stream._pieces)
        return stream

    async def pieces(self) -> AsyncIterator[bytes | Failure]:
        """Yield the pieces, and a failure at the end if the connection breaks.

        Raises:
            ConfigurationError: The body has been read already.
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
        except self._caught as error:
            failed = failure(error, self._request)
        finally:
            await self.close()
        if failed is not None:
            yield failed

    async def close(self) -> None:
        """Release the connection; a connection with unread data is closed."""
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
