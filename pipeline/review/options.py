"""What is chosen on the command line of a review."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """An output: for terminals, pull requests, browsers, and programs."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


class Threshold(StrEnum):
    """From what on a review fails; each includes those before it."""

    WIRE_BREAKING = "wire-breaking"
    PYTHON_BREAKING = "python-breaking"
    WARNING = "warning"
    ANY = "any"
