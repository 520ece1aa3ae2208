"""Answers that are read piece by piece, and are never in memory as a whole."""

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
    """An answer whose body is still to be read.

    Args:
        status: Status code.
        headers: Headers; their names are found in any case.
        attempts: How often the request was sent.
    """

    status: int
    headers: Headers
    attempts: int
    _done: Exchange = field(repr=False)

    @property
    def request_id(self) -> str | None:
        """The API's id for the request, if the headers have one."""
        return self.headers.get("x-request-id")

    @property
    def _stream(self) -> Any:
        return self._done.answer.stream

    def _bytes(self, piece: bytes | Failure) -> bytes:
        if isinstance(piece, Failure):
            raise connection_error(self._done.request, piece, self.attempts)
        return piece


@frozen
class StreamedResponse(_Streamed):
    """An answer that is read while it comes; leaving its block lets the connection go.

    Args:
        status: Status code.
        headers: Headers; their names are found in any case.
        attempts: How often the request was sent.
    """

    def iter_bytes(self) -> Generator[bytes]:
        """Yield the body, decompressed, in the pieces in which it comes.

        Raises:
            APIConnectionError: It broke off; it is not requested again.
            APITimeoutError: It stalled, or the deadline is over.
            ConfigurationError: It was read already, or the block was left.
        """
        with closing(self._stream.pieces()) as pieces:
            for piece in pieces:
                yield self._bytes(piece)

    def read(self) -> bytes:
        """Return the whole body; raises what `iter_bytes` does."""
        return b"".join(self.iter_bytes())

    def stream_to_file(self, path: str | os.PathLike[str]) -> None:
        """Write the body to a file, which is there when it is complete, and not before.

        Args:
            path: Where to; a file that is there is replaced.

        Raises:
            OSError: It cannot be written.
            APIConnectionError: The body broke off; also what else `iter_bytes` raises.
        """
        with _replacing(Path(path)) as file:
            for piece in self.iter_bytes():
                file.write(piece)


@frozen
class AsyncStreamedResponse(_Streamed):
    """An answer that is read asynchronously while it comes; see `StreamedResponse`.

    Args:
        status: Status code.
        headers: Headers; their names are found in any case.
        attempts: How often the request was sent.
    """

    async def iter_bytes(self) -> AsyncGenerator[bytes]:
        """Yield the body, decompressed; see `StreamedResponse.iter_bytes`."""
        async with aclosing(self._stream.pieces()) as pieces:
            async for piece in pieces:
                yield self._bytes(piece)

    async def read(self) -> bytes:
        """Return the whole body; raises what `iter_bytes` does."""
        return b"".join([piece async for piece in self.iter_bytes()])

    async def stream_to_file(self, path: str | os.PathLike[str]) -> None:
        """Write the body to a file; see `StreamedResponse.stream_to_file`."""
        # Disks are slow, and an event loop has others to serve.
        from anyio import to_thread

        with _replacing(Path(path)) as file:
            async for piece in self.iter_bytes():
                await to_thread.run_sync(file.write, piece)


def streamed_fields(done: Exchange) -> tuple[int, Headers, int, Exchange]:
    """Return what both kinds of streamed responses are made of."""
    return done.answer.status, done.answer.headers, done.attempts, done


@contextmanager
def _replacing(path: Path) -> Generator[IO[bytes]]:
    """Open a file beside another one, whose place it takes when everything went well."""
    beside = path.with_name(f".{path.name}.{uuid4().hex[:8]}.part")
    try:
        with beside.open("xb") as file:
            yield file
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
