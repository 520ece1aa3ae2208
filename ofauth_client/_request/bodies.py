"""Encodes bodies: models, JSON values, bytes, files, iterators and forms."""

from __future__ import annotations

import io
from collections.abc import AsyncIterable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import IO, Any, cast

from ofauth_api.codec import (
    MULTIPART,
    NO_ENCODINGS,
    OCTETS,
    URLENCODED,
    EncodeError,
    Encodings,
    is_given,
    json_content,
    parts,
    urlencoded,
)

from ofauth_client._messages.bodies import (
    Body,
    Chunks,
    Content,
    FileBody,
    Multipart,
)
from ofauth_client.errors import ArgumentError

_MEDIA_TYPES = {"json": "application/json", "content": OCTETS, "files": MULTIPART}


def encode_body(
    value: Any, media_type: str, encodings: Encodings = NO_ENCODINGS, sends_null: bool = False
) -> Body | None:
    """Encode a body.

    Args:
        value: A model, a mapping, a JSON value, or binary data; None for no body.
        media_type: Media type that the document declares; empty if the document declares none.
        encodings: Encoding of the fields of a form.
        sends_null: None is the JSON value null rather than no body.

    Raises:
        ArgumentError: The value cannot be sent as this media type.
        EncodeError: A part of the value cannot be sent.
    """
    if not is_given(value) and not (value is None and sends_null):
        return None
    kind = media_type.split(";")[0].strip().lower()
    if kind == MULTIPART:
        return Multipart(parts(value, encodings))
    if kind == URLENCODED:
        return Content(urlencoded(value, encodings), media_type)
    if kind.endswith(("/json", "+json")):
        return Content(json_content(value), media_type)
    return _binary(value, kind, media_type) or _text(value, media_type)


def custom_body(given: Mapping[str, Any]) -> Body | None:
    """Encode the body of a request without an operation.

    Args:
        given: `json`, `content` and `files`; at most one of them is not None.

    Raises:
        ArgumentError: Several are given, or the value cannot be sent.
    """
    kinds = [kind for kind, value in given.items() if value is not None]
    if not kinds:
        return None
    if len(kinds) > 1:
        raise ArgumentError(f"a request has one body, not {' and '.join(kinds)}")
    try:
        return encode_body(given[kinds[0]], _MEDIA_TYPES[kinds[0]])
    except EncodeError as error:
        raise ArgumentError(str(error)) from None


def _binary(value: Any, kind: str, media_type: str) -> Body | None:
    # A range such as "image/*" does not tell the type of this value.
    sent_as = media_type if kind and "*" not in kind else OCTETS
    if isinstance(value, bytes | bytearray | memoryview):
        return Content(bytes(cast("bytes", value)), sent_as)
    if hasattr(value, "read"):
        return _file(value, sent_as)
    return Chunks(value, sent_as) if _is_chunks(value, kind) else None


def _is_chunks(value: Any, kind: str) -> bool:
    if isinstance(value, Iterator | AsyncIterable):
        return True
    # Without a declared type, a list is JSON rather than pieces of a body.
    return bool(kind) and isinstance(value, Iterable) and not isinstance(value, str | Mapping)


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
    """Encode a value that is not binary: as text, or as JSON if no media type is declared."""
    if not declared:
        return Content(json_content(value), "application/json")
    if isinstance(value, str):
        return Content(value.encode(), OCTETS if "*" in declared else declared)
    raise ArgumentError(
        f"the body must be bytes, a binary file or an iterator of bytes, not {type(value).__name__}"
    )
