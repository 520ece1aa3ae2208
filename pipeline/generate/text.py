"""Texts of the document as docstrings that do nothing but say them."""

from __future__ import annotations

from textwrap import wrap

_WIDTH = 92
_QUOTES = '"""'


def docstring(text: str) -> str:
    """Return a docstring, on one line where it fits, else with the closing quotes on their own.

    Args:
        text: Any text; what does not print is spelled out.
    """
    lines = [part for line in text.strip().splitlines() for part in _wrapped(line)]
    body = "\n".join(map(_literal, lines))
    return f"{_QUOTES}{body}\n{_QUOTES}" if len(lines) > 1 else _QUOTES + body + _QUOTES


def _wrapped(line: str) -> list[str]:
    """Return a line in pieces; an empty one stays."""
    shown = "".join(c if c.isprintable() or c == "\t" else ascii(c)[1:-1] for c in line)
    return wrap(shown, _WIDTH, break_on_hyphens=False) or [""]


def _literal(line: str) -> str:
    """Return a line as it stands inside of a docstring, where quotes at its end would end it."""
    line = line.replace("\\", "\\\\")
    return line.replace('"', '\\"') if _QUOTES in line or line.endswith('"') else line
