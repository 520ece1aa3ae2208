"""Bodies of requests: what is there as a whole, and what is read while it is sent."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from typing import IO, Any, Protocol, cast

from attrs import define, field, frozen

from ofauth_client.errors import ArgumentError

#: How much of a file is read at once.
CHUNK = 131_072

#: A part of a form as httpx takes it: name, and file name, content and media type.
FilePart = tuple[str | None, Any, str | None]
Part = tuple[str, FilePart]


class Body(Protocol):
    """What is sent with a request."""

    @property
    def media_type(self) -> str:
        """Its media type; empty where sending it decides."""
        ...

    @property
    def size(self) -> int | None:
        """Its length in bytes, where that is known before."""
        ...

    def replayable(self) -> bool:
        """Tell whether it can be sent completely, as far as is known now."""
        ...


@frozen
class Content:
    """A body that is there as a whole."""

    content: bytes = field(repr=False)
    media_type: str

    @property
    def size(self) -> int:
        """Its length in bytes."""
        return len(self.content)

    def replayable(self) -> bool:
        """Tell that it can be sent any number of times."""
        return True


@define
class FileBody:
    """An open file, from where it stands to its end, read piece by piece.

    Args:
        file: A file opened for reading in binary mode.
        media_type: Media type.
        start: Where it stands; None where it cannot be rewound.
        size: Bytes from there to the end.
        touched: Whether anything was read.
    """

    file: IO[bytes] = field(repr=False)
    media_type: str
    start: int | None = None
    size: int | None = None
    touched: bool = False

    def replayable(self) -> bool:
        """Tell whether the file can be rewound, or was not read yet."""
        return self.start is not None or not self.touched

    def rewind(self) -> None:
        """Go back to where the file stood."""
        self.touched = True
        if self.start is not None:
            self.file.seek(self.start)

    def __iter__(self) -> Iterator[bytes]:
        self.rewind()
        while chunk := self.file.read(CHUNK):
            yield chunk

    async def __aiter__(self) -> AsyncIterator[bytes]:
        # Disks are slow, and an event loop has others to serve.
        from anyio import to_thread

        await to_thread.run_sync(self.rewind)
        while chunk := await to_thread.run_sync(self.file.read, CHUNK):
            yield chunk


@define
class Chunks:
    """Pieces of a body, which an iterator gives only once.

    Args:
        source: Where the pieces come from.
        media_type: Media type.
        touched: Whether any was taken.
    """

    source: Iterable[bytes] | AsyncIterable[bytes] = field(repr=False)
    media_type: str
    touched: bool = False
    size: None = None

    def replayable(self) -> bool:
        """Tell whether all pieces are still to be had."""
        return not self.touched or not isinstance(self.source, Iterator | AsyncIterator)

    def __iter__(self) -> Iterator[bytes]:
        if not isinstance(self.source, Iterable):
            raise ArgumentError("an asynchronous iterator can be sent by AsyncOFAuth alone")
        self.touched = True
        for chunk in self.source:
            yield _piece(chunk)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        self.touched = True
        if isinstance(self.source, Iterable):
            for chunk in self.source:
                yield _piece(chunk)
            return
        async for chunk in self.source:
            yield _piece(chunk)


@define
class Multipart:
    """Parts of a form, of which some may be files.

    Args:
        parts: Name, and file name, content and media type of each.
        touched: Whether it was sent.
    """

    parts: list[Part] = field(repr=False)
    touched: bool = False
    media_type: str = ""
    size: None = None

    def replayable(self) -> bool:
        """Tell whether nothing was read from a file yet."""
        return not self.touched or all(isinstance(part[1][1], bytes) for part in self.parts)


def _piece(chunk: object) -> bytes:
    if isinstance(chunk, bytes | bytearray | memoryview):
        return bytes(cast("bytes", chunk))
    raise ArgumentError(f"pieces of a body must be bytes, not {type(chunk).__name__}")
