"""Reads bodies of answers, as a whole or piece by piece, and never beyond the deadline.

httpx limits the time of each read, not of all reads together. A server that sends a byte now and
then would keep a call open for ever, so the deadline is checked after every piece.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator

import httpx

from ofauth_client._messages.deadline import Deadline
from ofauth_client._messages.messages import Answer, Failure, Request
from ofauth_client._transport.conversion import CAUGHT, check, failure, from_httpx
from ofauth_client.errors import ConfigurationError

_READ = "the body has been read already, or its block has ended"


def read_answer(response: httpx.Response, request: Request) -> Answer:
    """Read the answer of an open response; for a streamed request, only open the stream.

    Raises:
        httpx.RequestError: The body does not arrive, or not in time.
    """
    try:
        if request.streamed and response.is_success:
            return from_httpx(response, b"", SyncStream(response, request))
        if request.deadline is None:
            return from_httpx(response, response.read())
        return from_httpx(response, b"".join(in_time(response.iter_bytes(), request.deadline)))
    except BaseException:
        response.close()
        raise


async def read_answer_async(response: httpx.Response, request: Request) -> Answer:
    """Read the answer of an open response; for a streamed request, only open the stream.

    Raises:
        httpx.RequestError: The body does not arrive, or not in time.
    """
    try:
        if request.streamed and response.is_success:
            return from_httpx(response, b"", await AsyncStream.opened(response, request))
        if request.deadline is None:
            return from_httpx(response, await response.aread())
        pieces = in_time_async(response.aiter_bytes(), request.deadline)
        return from_httpx(response, b"".join([piece async for piece in pieces]))
    except BaseException:
        await response.aclose()
        raise


def disconnect(response: httpx.Response) -> None:
    """Close the connection of a response, if the response came over a network."""
    stream = response.extensions.get("network_stream")
    if stream is not None:
        stream.close()


def in_time(pieces: Iterable[bytes], deadline: Deadline | None) -> Iterator[bytes]:
    """Yield pieces until the deadline.

    Raises:
        httpx.TimeoutException: The deadline has passed.
    """
    for piece in pieces:
        check(deadline)
        yield piece


async def in_time_async(
    pieces: AsyncIterable[bytes], deadline: Deadline | None
) -> AsyncIterator[bytes]:
    """Yield pieces until the deadline; see `in_time`."""
    async for piece in pieces:
        check(deadline)
        yield piece


class SyncStream:
    """A body that the caller reads.

    The first piece is read at once, so that a connection that breaks before the body can still
    be retried.

    Args:
        response: An open response.
        request: Request of the response.
    """

    def __init__(self, response: httpx.Response, request: Request) -> None:
        self._response, self._request = response, request
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
        except CAUGHT as error:
            failed = failure(error, self._request)
        finally:
            self.close()
        if failed is not None:
            yield failed

    def close(self) -> None:
        """Release the connection; a connection with unread data is closed."""
        self._pieces = None
        self._response.close()


class AsyncStream:
    """A body that the caller reads asynchronously; see `SyncStream`.

    Args:
        response: An open response.
        request: Request of the response.
    """

    def __init__(self, response: httpx.Response, request: Request) -> None:
        self._response, self._request = response, request
        self._pieces: AsyncIterator[bytes] | None = None
        self._first = b""

    @classmethod
    async def opened(cls, response: httpx.Response, request: Request) -> AsyncStream:
        """Return a stream whose first piece has arrived."""
        stream = cls(response, request)
        stream._pieces = in_time_async(response.aiter_bytes(), request.deadline)
        stream._first = await anext(stream._pieces, b"")
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
            yield self._first
            async for piece in pieces:
                yield piece
        except CAUGHT as error:
            failed = failure(error, self._request)
        finally:
            await self.close()
        if failed is not None:
            yield failed

    async def close(self) -> None:
        """Release the connection; a connection with unread data is closed."""
        self._pieces = None
        await self._response.aclose()
