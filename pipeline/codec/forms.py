"""Bodies that are forms: fields of a model or a mapping, urlencoded or as parts."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias, cast
from urllib.parse import unquote

from .encoding import as_json, field_values
from .scalars import EncodeError, is_given, json_content, quoted, text
from .styles import Pair, joined, pairs

#: A part of a form: file name, content and media type; as httpx takes it.
FilePart: TypeAlias = tuple[str | None, Any, str | None]
Part: TypeAlias = tuple[str, FilePart]
#: Style, explode and media type of a field; an empty text where the document says nothing.
FieldEncoding: TypeAlias = tuple[str, bool, str]
Encodings: TypeAlias = Mapping[str, FieldEncoding]

NO_ENCODINGS: Encodings = MappingProxyType({})
URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
OCTETS = "application/octet-stream"
_JSON = "application/json"
_UNSTYLED: FieldEncoding = ("", True, "")


def urlencoded(body: Any, encodings: Encodings = NO_ENCODINGS) -> bytes:
    """Return a model or a mapping as an urlencoded form.

    A field has the style that the document declares. Without a style, a list repeats the field,
    and an object is a JSON text.

    Args:
        body: A model or a mapping; or a text that is a form already.
        encodings: Encoding of the fields for which the document has an encoding.

    Raises:
        EncodeError: The body is neither, or a field cannot be sent.
    """
    if isinstance(body, str):
        return body.encode()
    fields = _fields(body, URLENCODED).items()
    found = (_pairs(name, value, encodings.get(name, _UNSTYLED)) for name, value in fields)
    return joined(pair for each in found for pair in each).encode()


def parts(body: Any, encodings: Encodings = NO_ENCODINGS) -> list[Part]:
    """Return the parts of a multipart form.

    A field has the style that the document declares. Without a style, and if it has files, a list
    becomes a part for each item, and an object is JSON.

    Args:
        body: A model or a mapping.
        encodings: Encoding of the fields for which the document has an encoding.

    Raises:
        EncodeError: The body is neither, or a field cannot be sent.
    """
    fields = _fields(body, MULTIPART).items()
    found = (_parts(name, value, encodings.get(name, _UNSTYLED)) for name, value in fields)
    return [part for each in found for part in each]


def _fields(body: Any, media_type: str) -> Mapping[str, Any]:
    """Return the values of the fields as they are: a file is not JSON."""
    found = field_values(body) if hasattr(body, "to_dict") else body
    if not isinstance(found, Mapping):
        raise EncodeError(f"a {media_type} body must be a model or a mapping")
    return cast("Mapping[str, Any]", found)


def _pairs(name: str, value: Any, encoding: FieldEncoding) -> Iterable[Pair]:
    style, exploded, media_type = encoding
    if not is_given(value):
        return ()
    if style:
        return pairs(name, value, (style, exploded))
    return _unstyled(name, value, media_type)


def _parts(name: str, value: Any, encoding: FieldEncoding) -> Iterable[Part]:
    style, exploded, media_type = encoding
    items = [*_parts_of(value)]
    if not style or any(map(_is_file, items)):
        return ((name, _named_part(name, item, media_type)) for item in items)
    styled = pairs(name, value, (style, exploded)) if is_given(value) else ()
    return ((unquote(key), (None, unquote(text).encode(), None)) for key, text in styled)


def _parts_of(value: Any) -> Iterator[Any]:
    """Yield the values for which a field has a part; a tuple may be a file."""
    return iter([value]) if _is_file(value) else _items(value)


def _is_file(value: Any) -> bool:
    """Tell whether a value is a file: bytes, an open file, or name, content and media type."""
    if isinstance(value, tuple):
        return len(value) > 1 and _is_named_file(*value)
    is_bytes = isinstance(value, bytes | bytearray | memoryview)
    return is_bytes or hasattr(value, "read") or hasattr(value, "to_tuple")


def _is_named_file(name: Any, content: Any, media_type: Any = None, *more: Any) -> bool:
    texts = all(text is None or isinstance(text, str) for text in (name, media_type))
    is_content = isinstance(content, str | bytes) or hasattr(content, "read")
    # httpx takes the headers of a part as well.
    return texts and is_content and all(isinstance(headers, Mapping) for headers in more)


def _unstyled(name: str, value: Any, media_type: str) -> Iterator[Pair]:
    try:
        for item in _items(value):
            yield quoted(name), quoted(_content(item, media_type).decode())
    except EncodeError as error:
        raise EncodeError(f"{name}: {error}") from None


def _items(value: Any) -> Iterator[Any]:
    items: Iterable[Any] = value if isinstance(value, list | tuple) else [value]
    return filter(is_given, items)


def _named_part(name: str, value: Any, media_type: str) -> FilePart:
    try:
        return _part(value, media_type)
    except EncodeError as error:
        raise EncodeError(f"{name}: {error}") from None


def _part(value: Any, media_type: str) -> FilePart:
    if hasattr(value, "to_tuple"):
        value = value.to_tuple()
    if isinstance(value, tuple) and _is_file(value):
        name, content, own_type, *headers = (*value, None)
        if any(headers):
            raise EncodeError("a file has no headers but its name and media type; leave them out")
        return _file(content, name, own_type or media_type)
    if _is_file(value):
        return _file(value, None, media_type)
    sent_as = _JSON if _is_composite(value) else None
    return None, _content(value, media_type), media_type or sent_as


def _file(content: Any, name: str | None, media_type: str) -> FilePart:
    if isinstance(content, io.TextIOBase):
        raise EncodeError("a file must be opened in binary mode, with 'rb'")
    if not media_type.isprintable():
        raise EncodeError("the media type of a file must not contain control characters")
    is_bytes = isinstance(content, bytes | bytearray | memoryview)
    sent = bytes(cast("bytes", content)) if is_bytes else content
    return name or _file_name(content), sent, media_type or OCTETS


def _file_name(file: Any) -> str:
    name = getattr(file, "name", None)
    return name.replace("\\", "/").rsplit("/", 1)[-1] if isinstance(name, str) else "file"


def _content(value: Any, media_type: str) -> bytes:
    """Return an object or a list as JSON, and a scalar as text unless the document wants JSON."""
    wants_json = media_type.split(";")[0].strip().endswith(("/json", "+json"))
    if _is_composite(value) and media_type and not wants_json:
        raise EncodeError(f"a {type(value).__name__} cannot be sent as {media_type}; pass a text")
    if wants_json or _is_composite(value):
        return json_content(as_json(value))
    return text(value).encode()


def _is_composite(value: Any) -> bool:
    return hasattr(value, "to_dict") or isinstance(value, Mapping | list | tuple)
