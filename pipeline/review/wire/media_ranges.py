"""Ranges of media types stay ranges, while normalization reads some of them as JSON.

Generation needs a media type; a review compares the published range.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve

from pipeline.common.documents import Document
from pipeline.common.report import Report
from pipeline.normalize.canonical import copy_json
from pipeline.normalize.walk import Place, walk

_MARK = "x-range:"


def without_ranges(document: Document) -> Document:
    """Put a mark before each range of media types of a body.

    Args:
        document: The document; it is not changed.

    Returns:
        A copy, or the document itself if it has no ranges.
    """
    if not _has_ranges(document):
        return document
    made: Document = copy_json(document)
    _rename(made, lambda name: f"{_MARK}{name}" if _is_range(name) else name)
    return made


def restore_ranges(document: Document, repairs: Report) -> Report:
    """Remove the marks from a document.

    Args:
        document: The normalized document, which is changed.
        repairs: The report of its normalization.

    Returns:
        The report, with pointers into the published document.
    """
    _rename(document, lambda name: name.removeprefix(_MARK))
    return evolve(
        repairs, findings=[evolve(f, pointer=unmarked(f.pointer)) for f in repairs.findings]
    )


def unmarked(pointer: str) -> str:
    """Return a pointer without marks."""
    return pointer.replace(f"/{_MARK}", "/")


def _is_range(name: str) -> bool:
    return "*" in name


def _has_ranges(document: Document) -> bool:
    found: list[bool] = []
    walk(
        document,
        lambda place: found.extend(_is_range(str(name)) for name in _content(place)),
        "request body",
        "response",
    )
    return any(found)


def _rename(document: Document, rename: Callable[[str], str]) -> None:
    def visit(place: Place) -> None:
        content = _content(place)
        if content:
            place.value["content"] = {rename(str(n)): media for n, media in content.items()}

    walk(document, visit, "request body", "response")


def _content(place: Place) -> Document:
    content = place.value.get("content") if isinstance(place.value, dict) else None
    return content if isinstance(content, dict) else {}
