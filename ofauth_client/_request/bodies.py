"""Encodes bodies: models, JSON values, bytes, files, iterators and forms."""

from __future__ import annotations

import io
from collections.abc import AsyncIterable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import IO, Any, cast

from ofauth_client._json_types import is_list, is_object
from ofauth_client._messages.bodies import (
    Body,
    Chunks,
    Content,
    FileBody,
    FilePart,
    Multipart,
    Part,
)
from ofauth_client._request.parameters import encode_json, is_given, query_string, text
from ofauth_client.errors import ArgumentError

OCTETS = "application/octet-stream"
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
_MEDIA_TYPES = {"json": "application/json", "content": OCTETS, "files": MULTIPART}


def encode_body(value: Any, media_type: str) -> Body | None:
    """Encode a body.

    Args:
        value: A model, a mapping, a JSON value, or binary data; None for no body.
        media_type: Media type that the document declares; empty if the document declares none.

    Raises:
        ArgumentError: The value cannot be sent as this media type.
    """
    kind = media_type.split(";")[0].strip().lower()
    if not is_given(value):
        return None
    if kind == MULTIPART:
        return Multipart(_parts(value))
    if kind == FORM:
        return Content(query_string(_mapping(value, FORM)).encode(), FORM)
    if kind.endswith(("/json", "+json")):
        return Content(encode_json(value), media_type)
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
    return encode_body(given[kinds[0]], _MEDIA_TYPES[kinds[0]])


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
    if not is_given(value):
        return []
    return value if is_list(value) else [value]


def _mapping(value: Any, media_type: str) -> Mapping[str, Any]:
    found = value.to_dict() if hasattr(value, "to_dict") else value
    if not is_object(found):
        raise ArgumentError(f"a {media_type} body must be a model or a mapping")
    return found
