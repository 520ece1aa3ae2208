"""Text of a document nobody vetted, made harmless for Markdown as GitHub shows it."""

from __future__ import annotations

import re

from pipeline.errors import printable

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_REFERENCE = re.compile(r"([@#])(?=\w)")
_BACKTICKS = re.compile("`+")

#: Shown by no one; keeps GitHub from finding a person or an issue in a text.
_JOINER = "\u2060"


def markdown_text(text: str) -> str:
    """Escape running text: no markup, HTML, link, mention or reference to an issue is in it."""
    plain = printable(text)
    return _unreferenced(_PUNCTUATION.sub(_escaped, plain))


def _escaped(match: re.Match[str]) -> str:
    """Escape what Markdown may act on, and leave what reads on as it is."""
    char = match[1]
    return char if char in "'\"(),;?%/=" else f"\\{char}"


def _unreferenced(text: str) -> str:
    return _REFERENCE.sub(rf"\1{_JOINER}", text)


def markdown_code(text: str) -> str:
    """Write text as a code span that ends where it should, on one line."""
    plain = printable(text) or " "
    fence = "`" * (max(map(len, _BACKTICKS.findall(plain)), default=0) + 1)
    space = " " if plain[0] in "` " or plain[-1] in "` " else ""
    return f"{fence}{space}{plain}{space}{fence}"
