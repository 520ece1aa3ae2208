"""Bodies on their way: read as a whole, or piece by piece, and never beyond a deadline."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator

import httpx

from ofauth_client._messages.deadline import Deadline
from ofauth_client._messages.messages import Answer, Failure, Request
from ofauth_client._transport.conversion import CAUGHT, check, failure, from_httpx
from ofauth_client.errors import ConfigurationError

_READ = "the body was read already, or its block was left"


def read_answer(response: httpx.Response, request: Request) -> Answer:
    """Return the answer that an open response is, complete or with an open stream.

    Raises:
        httpx.RequestError: It does not come, or not in time.
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
    """Return the answer that an open response is, complete or with an open stream.

    Raises:
        httpx.RequestError: It does not come, or not in time.
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
    """Close the connection that a response came over, if it came over one."""
    stream = response.extensions.get("network_stream")
    if stream is not None:
        stream.close()


def in_time(pieces: Iterable[bytes], deadline: Deadline | None) -> Iterator[bytes]:
    """Yield pieces as long as there is time.

    Raises:
        httpx.TimeoutException: The deadline is over.
    """
    for piece in pieces:
        check(deadline)
        yield piece


async def in_time_async(
    pieces: AsyncIterable[bytes], deadline: Deadline | None
) -> AsyncIterator[bytes]:
    """Yield pieces as long as there is time; see `in_time`."""
    async for piece in pieces:
        check(deadline)
        yield piece


class SyncStream:
    """A body that the caller reads; its first piece has come already, so that it can be retried.

    Args:
        response: An open response.
        request: What it answers.
    """

    def __init__(self, response: httpx.Response, request: Request) -> None:
        self._response, self._request = response, request
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
        except CAUGHT as error:
            failed = failure(error, self._request)
        finally:
            self.close()
        if failed is not None:
            yield failed

    def close(self) -> None:
        """Let the connection go; one with an unread rest cannot be used again."""
        self._pieces = None
        self._response.close()


class AsyncStream:
    """A body that the caller reads asynchronously; see `SyncStream`.

    Args:
        response: An open response.
        request: What it answers.
    """

    def __init__(self, response: httpx.Response, request: Request) -> None:
        self._response, self._request = response, request
        self._pieces: AsyncIterator[bytes] | None = None
        self._first = b""

    @classmethod
    async def opened(cls, response: httpx.Response, request: Request) -> AsyncStream:
        """Return a stream whose first piece has come."""
        stream = cls(response, request)
        stream._pieces = in_time_async(response.aiter_bytes(), request.deadline)
        stream._first = await anext(stream._pieces, b"")
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
        """Let the connection go; one with an unread rest cannot be used again."""
        self._pieces = None
        await self._response.aclose()
