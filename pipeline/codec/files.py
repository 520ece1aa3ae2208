"""Files to upload, and multipart forms with files."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import IO, Any, BinaryIO, TypeAlias, cast

from attrs import define

from .encoding import Encodable, encoded_scalar
from .unset import UNSET

#: A file as httpx takes it: name, content, media type, headers.
FileContent: TypeAlias = IO[bytes] | bytes | str
FileTypes: TypeAlias = (
    tuple[str | None, FileContent, str | None]
    | tuple[str | None, FileContent, str | None, Mapping[str, str]]
)
RequestFiles: TypeAlias = list[tuple[str, FileTypes]]

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


def form(parts: Mapping[str, Any]) -> RequestFiles:
    """Return the parts of a multipart form; a list becomes a part for each item."""
    return [
        (name, _part(value))
        for name, values in parts.items()
        for value in _items(values)
        if value is not UNSET
    ]


def _items(values: Any) -> Sequence[Any]:
    return cast("Sequence[Any]", values) if isinstance(values, list | tuple) else [values]


def _part(value: Any) -> FileTypes:
    if isinstance(value, File):
        return value.to_tuple()
    value = value.to_dict() if isinstance(value, Encodable) else encoded_scalar(value)
    if isinstance(value, str):
        return None, value.encode(), "text/plain"
    if isinstance(value, Mapping):
        return None, json.dumps(value).encode(), "application/json"
    return None, str(value).encode(), "text/plain"
