"""Bodies of requests, as they are sent: JSON, forms, and binary ones that are never loaded."""

from __future__ import annotations

import io
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import IO, Any, Protocol, cast

from attrs import define, field, frozen

from .errors import ArgumentError
from .kinds import is_list, is_object
from .values import encode_json, query_string, text

OCTETS = "application/octet-stream"
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
CHUNK = 131_072
_MEDIA_TYPES = {"json": "application/json", "content": OCTETS, "files": MULTIPART}

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
    media_type: str = OCTETS

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


def encode_body(value: Any, media_type: str) -> Body | None:
    """Make of a value what is sent.

    Args:
        value: A model, a mapping, any JSON value, or something binary; None for nothing.
        media_type: Media type that the document declares; empty where it declares none.

    Raises:
        ArgumentError: The value cannot be sent as this type.
    """
    kind = media_type.split(";")[0].strip().lower()
    if value is None:
        return None
    if kind == MULTIPART:
        return Multipart(_parts(value))
    if kind == FORM:
        return Content(query_string(_mapping(value, FORM)).encode(), FORM)
    if kind.endswith(("/json", "+json")):
        return Content(encode_json(value), media_type)
    return _binary(value, kind, media_type) or _text(value, media_type)


def free_body(given: Mapping[str, Any]) -> Body | None:
    """Make the body of a request that no operation describes.

    Args:
        given: `json`, `content` and `files`, of which one at most is not None.

    Raises:
        ArgumentError: There are several, or it cannot be sent.
    """
    kinds = [kind for kind, value in given.items() if value is not None]
    if not kinds:
        return None
    if len(kinds) > 1:
        raise ArgumentError(f"a request has one body, not {' and '.join(kinds)}")
    return encode_body(given[kinds[0]], _MEDIA_TYPES[kinds[0]])


def _binary(value: Any, kind: str, media_type: str) -> Body | None:
    # Of "image/*" the client cannot know which.
    sent_as = media_type if kind and "*" not in kind else OCTETS
    if isinstance(value, bytes | bytearray | memoryview):
        return Content(bytes(cast("bytes", value)), sent_as)
    if hasattr(value, "read"):
        return _file(value, sent_as)
    return Chunks(value, sent_as) if _is_chunks(value, kind) else None


def _is_chunks(value: Any, kind: str) -> bool:
    if isinstance(value, Iterator | AsyncIterable):
        return True
    # Where no type is declared, a list is rather JSON.
    return bool(kind) and isinstance(value, Iterable) and not isinstance(value, str | Mapping)


def _piece(chunk: object) -> bytes:
    if isinstance(chunk, bytes | bytearray | memoryview):
        return bytes(cast("bytes", chunk))
    raise ArgumentError(f"pieces of a body must be bytes, not {type(chunk).__name__}")


def _check_mode(file: object) -> None:
    if isinstance(file, io.TextIOBase):
        raise ArgumentError("a file must be opened in binary mode, with 'rb'")


def _file(file: IO[bytes], media_type: str) -> FileBody:
    _check_mode(file)
    with suppress(AttributeError, OSError):
        start = file.tell()
        size = file.seek(0, io.SEEK_END) - start
        file.seek(start)
        return FileBody(file, media_type, start, size)
    return FileBody(file, media_type)


def _text(value: Any, declared: str) -> Body:
    """Encode what is not binary: text where a type for it is declared, JSON where none is."""
    if not declared:
        return Content(encode_json(value), "application/json")
    if isinstance(value, str):
        return Content(value.encode(), declared)
    raise ArgumentError(
        f"the body must be bytes, a binary file or an iterator of bytes, not {type(value).__name__}"
    )


def _parts(value: Any) -> list[Part]:
    if hasattr(value, "to_multipart"):
        return list(value.to_multipart())
    fields = _mapping(value, MULTIPART)
    return [(name, _part(item)) for name, each in fields.items() for item in _listed(each)]


def _part(value: Any) -> FilePart:
    if hasattr(value, "to_tuple"):
        value = value.to_tuple()
    if isinstance(value, tuple):
        name, content, media_type = (*cast("FilePart", value), None)[:3]
        return name or "file", content, media_type or OCTETS
    _check_mode(value)
    if isinstance(value, bytes) or hasattr(value, "read"):
        return _file_name(value), value, OCTETS
    if hasattr(value, "to_dict") or is_object(value):
        return None, encode_json(value), "application/json"
    return None, text(value).encode(), None


def _file_name(file: Any) -> str:
    name = getattr(file, "name", None)
    return name.replace("\\", "/").rsplit("/", 1)[-1] if isinstance(name, str) else "file"


def _listed(value: Any) -> Iterable[Any]:
    if value is None:
        return []
    return value if is_list(value) else [value]


def _mapping(value: Any, media_type: str) -> Mapping[str, Any]:
    found = value.to_dict() if hasattr(value, "to_dict") else value
    if not is_object(found):
        raise ArgumentError(f"a {media_type} body must be a model or a mapping")
    return found
