"""Answers that are read piece by piece, and are never completely in memory."""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator, Generator
from contextlib import aclosing, closing, contextmanager
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

from attrs import field, frozen

from ofauth_client._exchange.failures import connection_error
from ofauth_client._exchange.flow import Exchange
from ofauth_client._messages.messages import Failure, Headers


@frozen
class _Streamed:
    """Common part of the streamed responses.

    Args:
        status: Status code.
        headers: Headers, case-insensitive.
        attempts: Number of attempts.
    """

    status: int
    headers: Headers
    attempts: int
    _exchange: Exchange = field(repr=False)

    @property
    def request_id(self) -> str | None:
        """Id of the request, assigned by the API; None if the headers have none."""
        return self.headers.get("x-request-id")

    @property
    def _stream(self) -> Any:
        return self._exchange.answer.stream

    def _bytes(self, piece: bytes | Failure) -> bytes:
        if isinstance(piece, Failure):
            raise connection_error(self._exchange.request, piece, self.attempts)
        return piece


@frozen
class StreamedResponse(_Streamed):
    """An answer that is read while it arrives. Leaving the block releases the connection.

    Args:
        status: Status code.
        headers: Headers, case-insensitive.
        attempts: Number of attempts.
    """

    def iter_bytes(self) -> Generator[bytes]:
        """Yield the decompressed body in pieces, as it arrives.

        Raises:
            APIConnectionError: The connection broke; the request is not repeated.
            APITimeoutError: The body stalled, or the deadline has passed.
            ConfigurationError: The body has been read already, or the block has ended.
        """
        with closing(self._stream.pieces()) as pieces:
            for piece in pieces:
                yield self._bytes(piece)

    def read(self) -> bytes:
        """Return the complete body; raises the errors of `iter_bytes`."""
        return b"".join(self.iter_bytes())

    def stream_to_file(self, path: str | os.PathLike[str]) -> None:
        """Write the body to a file. The file appears only when it is complete.

        Args:
            path: Path of the file; an existing file is replaced.

        Raises:
            OSError: The file cannot be written.
            APIConnectionError: The connection broke; also the other errors of `iter_bytes`.
        """
        with _replacing(Path(path)) as file:
            for piece in self.iter_bytes():
                file.write(piece)


@frozen
class AsyncStreamedResponse(_Streamed):
    """An answer that is read asynchronously while it arrives; see `StreamedResponse`.

    Args:
        status: Status code.
        headers: Headers, case-insensitive.
        attempts: Number of attempts.
    """

    async def iter_bytes(self) -> AsyncGenerator[bytes]:
        """Yield the decompressed body; see `StreamedResponse.iter_bytes`."""
        async with aclosing(self._stream.pieces()) as pieces:
            async for piece in pieces:
                yield self._bytes(piece)

    async def read(self) -> bytes:
        """Return the complete body; raises the errors of `iter_bytes`."""
        return b"".join([piece async for piece in self.iter_bytes()])

    async def stream_to_file(self, path: str | os.PathLike[str]) -> None:
        """Write the body to a file; see `StreamedResponse.stream_to_file`."""
        # Writes run in a thread, because a slow disk must not block the event loop.
        from anyio import to_thread

        with _replacing(Path(path)) as file:
            async for piece in self.iter_bytes():
                await to_thread.run_sync(file.write, piece)


def streamed_fields(exchange: Exchange) -> tuple[int, Headers, int, Exchange]:
    """Return the constructor arguments of both kinds of streamed responses."""
    return exchange.answer.status, exchange.answer.headers, exchange.attempts, exchange


@contextmanager
def _replacing(path: Path) -> Generator[IO[bytes]]:
    """Open a temporary file that replaces `path` when the block succeeds."""
    beside = path.with_name(f".{path.name}.{uuid4().hex[:8]}.part")
    try:
        with beside.open("xb") as file:
            yield file
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
