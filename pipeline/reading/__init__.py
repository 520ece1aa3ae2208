"""Reading and writing of documents: JSON, and YAML 1.2 by its core schema."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import Factory, frozen

from pipeline.common.documents import Json
from pipeline.common.errors import PipelineError
from pipeline.reading.json_reader import json_lines, parse_json

__all__ = [
    "Lines",
    "find_lines",
    "parse_document",
    "parse_located",
    "read_bytes",
    "read_document",
]

_HTML = re.compile(r"\s*<[!?a-z]", re.IGNORECASE)
#: The beginning of JSON. Other text after a bracket is YAML's flow style, as in `{a: 1}`.
_JSON = re.compile(r"""\s*(\{\s*(["}]|\Z)|\[\s*([{\["\]\d-]|\Z|(true|false|null)\b))""")


@frozen
class Lines:
    """The lines of the values of a document.

    Args:
        source: File or URL the document came from.
        numbers: Line numbers by JSON pointer; empty if they are unknown.
    """

    source: str
    numbers: Mapping[str, int] = Factory(dict[str, int])

    def where(self, place: str = "") -> str:
        """Return `source:line` of a JSON pointer, or of its nearest ancestor with a line."""
        line = self.line(place)
        return self.source if line is None else f"{self.source}:{line}"

    def line(self, place: str) -> int | None:
        """Return the line of a JSON pointer, or of its nearest ancestor with a line."""
        while place and place not in self.numbers:
            place = place.rpartition("/")[0]
        return self.numbers.get(place)


def read_document(path: Path) -> Json:
    """Read a JSON or YAML file.

    Raises:
        PipelineError: The file cannot be read, or `parse_document` refuses it.
    """
    return parse_document(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """Read a file; a missing or unreadable file raises a `PipelineError`."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise PipelineError("there is no such file", str(path)) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise PipelineError(f"the file cannot be read: {reason}", str(path)) from None
    except ValueError as error:  # a NUL in the name
        raise PipelineError(f"this is not the name of a file: {error}", str(path)) from None


def parse_document(data: bytes, source: str) -> Json:
    """Parse JSON or YAML 1.2.

    Args:
        data: The document, in UTF-8.
        source: File or URL named in errors.

    Raises:
        PipelineError: The data is neither, or has values that JSON cannot have.
    """
    text = _decode(data, source)
    return parse_json(text, source) if _JSON.match(text) else _parse_yaml(text, source)


def _parse_yaml(text: str, source: str, numbers: dict[str, int] | None = None) -> Json:
    # Imported late: most documents are JSON.
    from pipeline.reading.yaml_reader import parse_yaml

    return parse_yaml(text, source, numbers)


def parse_located(data: bytes, source: str) -> tuple[Json, Lines]:
    """Parse as `parse_document` does, and also return the line of each value."""
    text = _decode(data, source)
    numbers = {"": 1}
    if not _JSON.match(text):
        return _parse_yaml(text, source, numbers), Lines(source, numbers)
    value = parse_json(text, source)
    try:
        _parse_yaml(text, source, numbers)
    except PipelineError:  # JSON that PyYAML cannot read, such as escaped surrogate pairs
        return value, Lines(source)
    return value, Lines(source, numbers)


def find_lines(data: bytes, source: str, pointers: Iterable[str]) -> Lines:
    """Return the lines of some values of a document, without reading all of it.

    Args:
        data: A document that `parse_document` accepts.
        source: File or URL named in messages.
        pointers: JSON pointers of the values.
    """
    text = _decode(data, source)
    if _JSON.match(text):
        return Lines(source, json_lines(text, pointers))
    # Imported late, like the reader of YAML.
    from pipeline.reading.yaml_lines import yaml_lines

    return Lines(source, yaml_lines(text, pointers))


def _decode(data: bytes, source: str) -> str:
    if b"\0" in data[:4] or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise PipelineError("the document is UTF-16 or not text at all; save it as UTF-8", source)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PipelineError("the document is not UTF-8", f"{source}:{line}") from None
    if not text or text.isspace():
        raise PipelineError("the document is empty", source)
    if _HTML.match(text):
        raise PipelineError("got HTML or XML where JSON or YAML was expected", source)
    return text
