"""Files to upload."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Mapping
from typing import IO, BinaryIO, TypeAlias

from attrs import define

#: A file as httpx takes it: name, content, media type, headers.
FileContent: TypeAlias = IO[bytes] | bytes | str
FileTypes: TypeAlias = (
    tuple[str | None, FileContent, str | None]
    | tuple[str | None, FileContent, str | None, Mapping[str, str]]
)

#: Number of bytes that are read at once.
_PIECE = 131_072


@define
class File:
    """A file to upload, or the bytes of a response.

    Args:
        payload: An open binary file.
        file_name: Its name in a form.
        mime_type: Its media type in a form.
    """

    payload: BinaryIO
    file_name: str | None = None
    mime_type: str | None = None

    def to_tuple(self) -> FileTypes:
        """Return the file as httpx takes it."""
        return self.file_name, self.payload, self.mime_type

    async def pieces(self) -> AsyncIterator[bytes]:
        """Yield the file piece by piece, each read in a thread: disks are slow."""
        # Imported late: programs that only decode need no event loop.
        from asyncio import to_thread

        while piece := await to_thread(self.payload.read, _PIECE):
            yield piece

    def length_header(self) -> dict[str, str]:
        """Return the `Content-Length` header if the length is known."""
        if not self.payload.seekable():
            return {}
        start = self.payload.tell()
        end = self.payload.seek(0, io.SEEK_END)
        self.payload.seek(start)
        return {"Content-Length": str(end - start)}
