"""Texts of a document inside Python code, where they must stay texts."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable

from pipeline.common.documents import Json
from pipeline.common.text import one_line as one_line
from pipeline.common.text import sentence as sentence

WIDTH = 96


def literal(value: Json) -> str:
    """Write a JSON value as a Python literal of printable ASCII."""
    return ascii(value)


def paragraphs(text: str) -> list[str]:
    """Split a text at its empty lines."""
    lines = "\n".join(line.rstrip() for line in text.expandtabs().splitlines())
    return [part.strip("\n") for part in re.split(r"\n\n+", lines) if part.strip()]


def wrapped(text: str, indent: int, hanging: int = 0) -> list[str]:
    """Break a text into lines that fit into the code, its own line ends kept.

    Args:
        text: Any text.
        indent: Spaces before every line.
        hanging: Further spaces before every line but the first.
    """
    lines: list[str] = []
    for line in text.expandtabs().splitlines():
        further = hanging if lines else 0
        lines += textwrap.wrap(
            line,
            WIDTH,
            initial_indent=" " * (indent + further),
            subsequent_indent=" " * (indent + hanging),
            break_long_words=False,
            break_on_hyphens=False,
        )
    return lines


def docstring(lines: Iterable[str], indent: int) -> list[str]:
    """Write a docstring.

    Args:
        lines: Its lines, indented but for the first.
        indent: Spaces before the quotes.
    """
    inside = list(map(_inert, lines))
    margin = " " * indent
    if len(inside) == 1 and not inside[0].endswith('"'):
        return [f'{margin}"""{inside[0]}"""']
    return [f'{margin}"""{inside[0]}', *inside[1:], f'{margin}"""']


def _inert(line: str) -> str:
    """Escape what is not printable, and what would end or change a string literal."""
    plain = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in line)
    return plain.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
