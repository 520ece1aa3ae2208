"""Distinct names for texts that would have the same name in Python.

The text spelled most like the name keeps it. Every other text has its difference in words:
`-created` is `minus_created` beside `created`, and `ID` is `upper_id` beside `id`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, count

from pipeline.common.python_names import words

_REGULAR = re.compile(r"[A-Za-z0-9][A-Za-z0-9_]*")
_EDGES = re.compile(r"^[^A-Za-z0-9]+|[^A-Za-z0-9]+$")
_SIGNS = re.compile(r"[^A-Za-z0-9]")

#: Words for characters where Unicode's names are long or unusual.
_WORDS = {
    " ": "space",
    "!": "exclamation",
    "#": "hash",
    "$": "dollar",
    "%": "percent",
    "&": "and",
    "'": "quote",
    "(": "open",
    ")": "close",
    "*": "star",
    "+": "plus",
    ",": "comma",
    "-": "dash",
    ".": "dot",
    "/": "slash",
    ":": "colon",
    ";": "semicolon",
    "<": "less",
    "=": "equal",
    ">": "greater",
    "?": "question",
    "@": "at",
    "[": "open",
    "\\": "backslash",
    "]": "close",
    "_": "underscore",
    "|": "bar",
    "~": "tilde",
}


def distinct(
    plain: Mapping[str, str],
    named: Callable[[str], str],
    settled: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Return a unique name for each text, whatever the order of the texts.

    Args:
        plain: The texts, each with the name that it would have alone.
        named: Makes a name of any words.
        settled: Names that some of the texts have already.
    """
    ranked = sorted(plain, key=lambda text: (_rank(text, plain[text]), text))
    names = {text: settled[text] for text in ranked if settled and text in settled}
    taken = set(names.values())
    for text in ranked:
        if text not in names and plain[text] not in taken:
            names[text] = plain[text]
            taken.add(names[text])
    owners = {name: text for text, name in names.items()}
    for text in ranked:
        if text not in names:
            spellings = _spellings(text, owners.get(plain[text], ""))
            wishes = chain(map(named, spellings), _numbered(plain[text]))
            names[text] = next(wish for wish in wishes if wish and wish not in taken)
            taken.add(names[text])
    return names


def spelled_out(text: str) -> str:
    """Return a text with its punctuation and capitals in words: `user upper id` for `userID`."""
    return _with_case(_with_signs(text))


def _rank(text: str, name: str) -> tuple[bool, ...]:
    """Order texts by their likeness to a name."""
    bare = name.rstrip("_")
    unlike = text.casefold() != bare.casefold()
    irregular = not _REGULAR.fullmatch(text)
    return text != name, text != bare, unlike, irregular, text != text.lower()


def _numbered(name: str) -> Iterator[str]:
    return (f"{name.rstrip('_')}_{number}" for number in count(2))


def _spellings(text: str, owner: str) -> Iterator[str]:
    """Yield a text with more and more of it in words.

    Args:
        text: The text.
        owner: The text that has the name.
    """
    differs_in_case = text.casefold() == owner.casefold()
    if not text:
        yield "empty"
    yield _EDGES.sub(lambda match: _spoken(match[0], at_start=match.start() == 0), text)
    if differs_in_case:
        yield _with_case(text)
        if text == text.lower():
            yield f"lower {text}"
    yield _with_signs(text)
    yield _with_case(text)
    yield spelled_out(text)


def _with_signs(text: str) -> str:
    return _SIGNS.sub(lambda match: _spoken(match[0], at_start=match.start() == 0), text)


def _spoken(signs: str, *, at_start: bool) -> str:
    """Return words for some characters; a dash at the start of a text is a minus."""
    minus = at_start and signs == "-"
    return f" {'minus' if minus else ' '.join(map(_word, signs))} "


def _word(character: str) -> str:
    if character in _WORDS:
        return _WORDS[character]
    name = unicodedata.name(character, "").lower()
    letter = re.fullmatch(r"latin (?:small|capital) letter (\w+) with (\w+)", name)
    if letter:
        return " ".join(letter.groups())
    return name if name and "ideograph" not in name else f"u {ord(character):x}"


def _with_case(text: str) -> str:
    return " ".join(_cased(word) for word in words(text))


def _cased(word: str) -> str:
    if word.isupper():
        return f"upper {word}"
    return f"capital {word}" if word[0].isupper() else word
