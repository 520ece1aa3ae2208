"""Locations in documents: file, pointer and line."""

from __future__ import annotations

from attrs import frozen


@frozen(order=True)
class Location:
    """A location in a document.

    Args:
        file: Path of the file, as reports show it; empty if the document is not a file.
        pointer: JSON pointer into the published document (in Python: `module:Class.name`).
        line: Line of the file, from 1; None if the line is unknown.
    """

    file: str = ""
    pointer: str = ""
    line: int | None = None
