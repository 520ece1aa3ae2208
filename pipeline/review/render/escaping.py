"""Text of a document nobody vetted, made harmless for Markdown as GitHub shows it."""

from __future__ import annotations

import re

from pipeline.common.errors import printable

#: What Markdown or HTML acts on inside running text.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#+.!|~&$:-])")
#: What GitHub links wherever it stands: people, teams, issues, addresses.
_LINKED = re.compile(r"[@#]|:(?=//)|www(?=\.)", re.IGNORECASE)
_BACKTICKS = re.compile("`+")

#: Shown by no one; keeps what it follows from being linked.
_JOINER = "\u2060"


def brief(text: str, limit: int) -> str:
    """Return a text on one line of at most `limit` characters, escapes for terminals included."""
    line = printable(" ".join(text[: limit + 1].split()))
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def markdown_text(text: str) -> str:
    """Escape one line of text: no markup, HTML, link or mention is left in it."""
    return _MARKUP.sub(r"\\\1", _LINKED.sub(rf"\g<0>{_JOINER}", printable(text)))


def markdown_code(text: str) -> str:
    """Write text as a code span on one line, which ends where it should."""
    plain = printable(text) or " "
    fence = "`" * (max(map(len, _BACKTICKS.findall(plain)), default=0) + 1)
    space = " " if plain[0] in "` " or plain[-1] in "` " else ""
    return f"{fence}{space}{plain}{space}{fence}"


def pieces(message: str) -> list[tuple[str, bool]]:
    """Split a message into its text and what it has between backticks, as (piece, is code)."""
    parts = message.split("`")
    if len(parts) % 2 == 0 or "``" in message:  # one of the names has a backtick itself
        return [(message, False)]
    return [(part, number % 2 == 1) for number, part in enumerate(parts) if part]


def markdown_message(message: str) -> str:
    """Write a message in Markdown: names between backticks as code, the rest as text."""
    return "".join(
        markdown_code(piece) if is_code else markdown_text(piece)
        for piece, is_code in pieces(message)
    )
