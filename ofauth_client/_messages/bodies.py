"""Bodies of requests: complete bytes, or sources that are read while they are sent."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from typing import IO, Any, Protocol, cast

from ofauth_client.errors import ArgumentError

#: Bytes that a single read takes from a file.
CHUNK = 131_072

#: A part of a form in the format of httpx: name, and file name, content and media type.
FilePart = tuple[str | None, Any, str | None]
Part = tuple[str, FilePart]


class Body(Protocol):
    """The body of a request."""

    @property
    def media_type(self) -> str:
        """Media type; empty if httpx sets it (for the boundary of a form)."""
        ...

    @property
    def size(self) -> int | None:
        """Length in bytes, if known in advance."""
        ...

    def replayable(self) -> bool:
        """Tell whether the complete body can be sent from now on."""
        ...


class Content:
    """A body of complete bytes."""

    __slots__ = ("content", "media_type")

    def __init__(self, content: bytes, media_type: str) -> None:
        self.content = content
        self.media_type = media_type

    @property
    def size(self) -> int:
        """Length in bytes."""
        return len(self.content)

    def replayable(self) -> bool:
        """Return True: bytes can be sent any number of times."""
        return True


class FileBody:
    """An open file, read piece by piece from its current position to its end.

    Args:
        file: A file opened for reading in binary mode.
        media_type: Media type.
        start: Current position; None for a file that cannot seek.
        size: Bytes from the position to the end.
    """

    __slots__ = ("file", "media_type", "size", "start", "touched")

    def __init__(
        self,
        file: IO[bytes],
        media_type: str,
        start: int | None = None,
        size: int | None = None,
    ) -> None:
        self.file = file
        self.media_type = media_type
        self.start = start
        self.size = size
        #: Whether reading has begun.
        self.touched = False

    def replayable(self) -> bool:
        """Tell whether the file can seek, or has not been read yet."""
        return self.start is not None or not self.touched

    def rewind(self) -> None:
        """Seek the initial position."""
        self.touched = True
        if self.start is not None:
            self.file.seek(self.start)

    def __iter__(self) -> Iterator[bytes]:
        self.rewind()
        while chunk := self.file.read(CHUNK):
            yield chunk

    async def __aiter__(self) -> AsyncIterator[bytes]:
        # Reads run in a thread, because a slow disk must not block the event loop.
        from anyio import to_thread

        await to_thread.run_sync(self.rewind)
        while chunk := await to_thread.run_sync(self.file.read, CHUNK):
            yield chunk


class Chunks:
    """A body from an iterable of bytes.

    Args:
        source: Iterable of pieces; an iterator can be read only once.
        media_type: Media type.
    """

    __slots__ = ("media_type", "source", "touched")
    size = None

    def __init__(self, source: Iterable[bytes] | AsyncIterable[bytes], media_type: str) -> None:
        self.source = source
        self.media_type = media_type
        #: Whether reading has begun.
        self.touched = False

    def replayable(self) -> bool:
        """Tell whether reading has not begun, or the source can be read again."""
        return not self.touched or not isinstance(self.source, Iterator | AsyncIterator)

    def __iter__(self) -> Iterator[bytes]:
        if not isinstance(self.source, Iterable):
            raise ArgumentError("only AsyncOFAuth can send an asynchronous iterator")
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


class Multipart:
    """A multipart form, possibly with files.

    Args:
        parts: Name of each part, with its file name, content and media type.
    """

    __slots__ = ("parts", "touched")
    media_type = ""
    size = None

    def __init__(self, parts: list[Part]) -> None:
        self.parts = parts
        #: Whether sending has begun.
        self.touched = False

    def replayable(self) -> bool:
        """Tell whether sending has not begun, or all parts are bytes."""
        return not self.touched or all(isinstance(part[1][1], bytes) for part in self.parts)


def _piece(chunk: object) -> bytes:
    if isinstance(chunk, bytes | bytearray | memoryview):
        return bytes(cast("bytes", chunk))
    raise ArgumentError(f"pieces of a body must be bytes, not {type(chunk).__name__}")
