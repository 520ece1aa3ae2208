"""Texts: sentences for people, and texts of the document inside generated Python code.

Nobody has vetted the texts of the document. Inside code they must stay texts, so every function
that writes code escapes what is not printable and what would end or change a string literal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from textwrap import indent, wrap

from pipeline.common.documents import Json

#: Characters in a line of a docstring: of a model, whose template indents it, and of a method.
_MODEL_WIDTH, _METHOD_WIDTH = 92, 96
_QUOTES = '"""'


def counted(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun: `0 schemas`, `1 schema`, `2 schemas`.

    Args:
        number: How many there are.
        singular: What one of them is called; other words may follow the noun.
        plural: What several are called; without it, the singular with an `s`.
    """
    return f"{number} {singular if number == 1 else plural or f'{singular}s'}"


def shortened_list(names: Sequence[str], most: int) -> str:
    """Return the first names, and the number of the others: `a, b and 3 more`."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def one_line(text: str) -> str:
    """Return a text with each run of white space, line ends included, as one space."""
    return " ".join(text.split())


def sentence(text: str) -> str:
    """Return a text as one line that ends in a period."""
    return ended(one_line(text))


def ended(text: str) -> str:
    """Return a text with a period at its end, unless it ends in another punctuation mark."""
    return f"{text}." if text[-1:].isalnum() or text[-1:] in ("`", ")") else text


def paragraphs(text: str) -> list[str]:
    """Split a text at its empty lines."""
    lines = "\n".join(line.rstrip() for line in text.expandtabs().splitlines())
    return [part.strip("\n") for part in re.split(r"\n\n+", lines) if part.strip()]


def literal(value: Json) -> str:
    """Write a JSON value as a Python literal of printable ASCII."""
    return ascii(value)


def wrapped(text: str, margin: int, hanging: int = 0) -> list[str]:
    """Break a text into lines that fit into the code, and keep the line ends of the text.

    Args:
        text: Any text.
        margin: Spaces before every line.
        hanging: Further spaces before every line but the first.
    """
    lines: list[str] = []
    for line in text.expandtabs().splitlines():
        further = hanging if lines else 0
        lines += wrap(
            line,
            _METHOD_WIDTH,
            initial_indent=" " * (margin + further),
            subsequent_indent=" " * (margin + hanging),
            break_long_words=False,
            break_on_hyphens=False,
        )
    return lines


def docstring_lines(lines: Iterable[str], margin: int) -> list[str]:
    """Write a docstring of given lines.

    Args:
        lines: The lines; all but the first are indented already.
        margin: Spaces before the quotes.
    """
    inside = list(map(_inert, lines))
    space = " " * margin
    if len(inside) == 1 and not inside[0].endswith('"'):
        return [f'{space}"""{inside[0]}"""']
    return [f'{space}"""{inside[0]}', *inside[1:], f'{space}"""']


def _inert(line: str) -> str:
    """Escape what is not printable, and what would end or change a string literal."""
    return _printable(line).replace("\\", "\\\\").replace('"""', '\\"\\"\\"')


def _printable(line: str, kept: str = "") -> str:
    return "".join(c if c.isprintable() or c == kept else ascii(c)[1:-1] for c in line)


def docstring(text: str, attributes: Mapping[str, str] | None = None) -> str:
    """Return a docstring: on one line where it fits, else with the closing quotes on a line.

    Args:
        text: Any text; characters that do not print are escaped.
        attributes: Texts about attributes, by the names of the attributes.
    """
    lines = [part for line in text.strip().splitlines() for part in _pieces(line, _MODEL_WIDTH)]
    if attributes:
        entries = (_entry(name, text) for name, text in attributes.items())
        lines += ["", "Attributes:", *(line for entry in entries for line in entry)]
    body = "\n".join(map(_quotable, lines))
    return f"{_QUOTES}{body}\n{_QUOTES}" if len(lines) > 1 else _QUOTES + body + _QUOTES


def _entry(name: str, text: str) -> list[str]:
    """Return the lines about an attribute; all but the first are indented further."""
    first, *more = _pieces(f"{name}: {text}", _MODEL_WIDTH - 8)
    return [f"    {first}", *(indent(line, " " * 8) for line in more)]


def _pieces(line: str, width: int) -> list[str]:
    """Return a line in pieces of at most this width; an empty line stays."""
    return wrap(_printable(line, kept="\t"), width, break_on_hyphens=False) or [""]


def _quotable(line: str) -> str:
    """Escape a line of a docstring; a quote at the end of the line would end the docstring."""
    line = line.replace("\\", "\\\\")
    return line.replace('"', '\\"') if _QUOTES in line or line.endswith('"') else line
