"""Bodies that the caller reads piece by piece, never beyond the deadline.

HTTP libraries limit the time of each read, not of all reads together. A server that sends a byte
now and then would keep a call open for ever, so the deadline is checked after every piece.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from typing import Any

from ofauth_client._messages.messages import Failure, Headers, Request
from ofauth_client._transport.encodings import Decoders, decoders
from ofauth_client._transport.failures import Caught, failure
from ofauth_client._transport.timeouts import DeadlineError, before, check, in_time
from ofauth_client.errors import ConfigurationError

_READ = "the body has been read already, or its block has ended"


def unpacked(headers: Headers, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a body without its encoding.

    Args:
        headers: Headers of the answer.
        pieces: The body as it is received.

    Raises:
        EncodedBodyError: The body cannot be unpacked.
    """
    found = decoders(headers)
    for piece in pieces:
        yield from _each(found, piece)
    if found is not None:
        found.finish()


async def unpacked_async(headers: Headers, pieces: AsyncIterable[bytes]) -> AsyncIterator[bytes]:
    """Yield a body without its encoding; see `unpacked`."""
    found = decoders(headers)
    async for piece in pieces:
        for each in _each(found, piece):
            yield each
    if found is not None:
        found.finish()


def _each(found: Decoders | None, piece: bytes) -> Iterable[bytes]:
    # An empty piece would end the body.
    return filter(None, [piece] if found is None else found.pieces(piece))


class SyncStream:
    """A body that the caller reads.

    The first piece is read at once, so that a connection that breaks before the body can still
    be retried.

    Args:
        pieces: The body.
        request: Request of the response.
        release: Releases the connection; it is told whether the body was read to its end.
        caught: What reading may raise.
        proxy: Address of the proxy, for errors; empty for no proxy.
    """

    def __init__(
        self,
        pieces: Iterable[bytes],
        request: Request,
        release: Callable[[bool], object],
        caught: Caught,
        proxy: str = "",
    ) -> None:
        self._request, self._release, self._caught = request, release, caught
        self._proxy = proxy
        self._complete = False
        self._pieces: Iterator[bytes] | None = in_time(pieces, request.deadline)
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
            failed = failure(error, self._request, self._proxy)
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
        pieces: AsyncIterator[bytes],
        request: Request,
        release: Callable[[bool], Any],
        caught: Caught,
        proxy: str = "",
    ) -> None:
        self._request, self._release, self._caught = request, release, caught
        self._proxy = proxy
        self._complete = False
        self._pieces: AsyncIterator[bytes] | None = pieces
        self._first = b""

    async def open(self) -> AsyncStream:
        """Receive the first piece, and return the stream."""
        if self._pieces is not None:
            self._first = await self._next(self._pieces)
        return self

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
            failed = failure(error, self._request, self._proxy)
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
        raise DeadlineError
