"""The choices on the command line of a review."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """An output: for terminals, pull requests, browsers, programs, and releases."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    CHANGELOG = "changelog"


class Threshold(StrEnum):
    """The least severe change that fails a review; each threshold includes the previous ones."""

    WIRE_BREAKING = "wire-breaking"
    PYTHON_BREAKING = "python-breaking"
    WARNING = "warning"
    ANY = "any"
