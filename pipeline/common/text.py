"""Texts of the document as docstrings that do nothing but say them."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import indent, wrap

_WIDTH = 92
_QUOTES = '"""'


def one_line(text: str) -> str:
    """Return a text with all white space, line ends too, made single spaces."""
    return " ".join(text.split())


def sentence(text: str) -> str:
    """Return a text as one line that ends in a period."""
    return ended(one_line(text))


def ended(text: str) -> str:
    """Return a text with a period at its end, unless it has another mark there."""
    return f"{text}." if text[-1:].isalnum() or text[-1:] in ("`", ")") else text


def docstring(text: str, attributes: Mapping[str, str] | None = None) -> str:
    """Return a docstring, on one line where it fits, else with the closing quotes on their own.

    Args:
        text: Any text; what does not print is spelled out.
        attributes: What there is to say about attributes, by their names.
    """
    lines = [part for line in text.strip().splitlines() for part in _wrapped(line, _WIDTH)]
    if attributes:
        entries = (_entry(name, told) for name, told in attributes.items())
        lines += ["", "Attributes:", *(line for entry in entries for line in entry)]
    body = "\n".join(map(_literal, lines))
    return f"{_QUOTES}{body}\n{_QUOTES}" if len(lines) > 1 else _QUOTES + body + _QUOTES


def _entry(name: str, told: str) -> list[str]:
    """Return the lines about an attribute, those after the first further in."""
    first, *more = _wrapped(f"{name}: {told}", _WIDTH - 8)
    return [f"    {first}", *(indent(line, " " * 8) for line in more)]


def _wrapped(line: str, width: int) -> list[str]:
    """Return a line in pieces; an empty one stays."""
    shown = "".join(c if c.isprintable() or c == "\t" else ascii(c)[1:-1] for c in line)
    return wrap(shown, width, break_on_hyphens=False) or [""]


def _literal(line: str) -> str:
    """Return a line as it stands inside of a docstring, where quotes at its end would end it."""
    line = line.replace("\\", "\\\\")
    return line.replace('"', '\\"') if _QUOTES in line or line.endswith('"') else line
