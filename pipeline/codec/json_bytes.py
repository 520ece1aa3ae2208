"""JSON texts: reading, by msgspec or orjson if one is installed, and writing.

All parsers give the same results. orjson differs from the standard library in two points, msgspec
in the second one, and texts that may hit such a point take a longer way: integers beyond 64 bits,
and halves of surrogate pairs.
"""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple, NoReturn


class Parser(NamedTuple):
    """A fast parser of JSON.

    Args:
        parse: Parses bytes.
        rounds_integers: Whether it makes floats of integers beyond 64 bits.
    """

    parse: Callable[[bytes], Any]
    rounds_integers: bool


@cache
def fast_parser() -> Parser | None:
    """Return the fastest parser that is installed; None for the standard library.

    It is imported when it is first needed: a program that makes models of dicts needs none.
    """
    if package := msgspec():
        return Parser(package.json.decode, rounds_integers=False)
    package = _imported("orjson")
    return Parser(package.loads, rounds_integers=True) if package else None


def msgspec() -> Any:
    """Return the package msgspec; None if it is not installed.

    Versions before 0.21 do not count: their errors are no `ValueError`s.
    """
    package = _imported("msgspec") if _imported("msgspec.json") else None
    return package if package and issubclass(package.DecodeError, ValueError) else None


def _imported(name: str) -> Any:
    """Return a package, None if it is not installed."""
    try:
        return import_module(name)
    except ImportError:
        return None


_TOO_DEEP = "JSON of too many levels"
#: orjson makes a float of an integer beyond 64 bits, which has 20 digits, or 19 and a minus. This
#: is the outline of such a number after a colon, comma, bracket or space. Long rows of digits
#: inside a text, such as a digest, follow a quote or a letter.
_LONG = b":" + b"0" * 20
#: What such a number leaves of its outline if only every fourth byte is looked at.
_QUARTER = b"0" * 5

#: An escape sequence: a pair of surrogates, half of a pair, or any other.
_ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[dD][89a-fA-F][0-9a-fA-F]{2}|.)",
    re.DOTALL,
)
#: Length of half a pair. A whole pair is twice as long, and other escapes match two bytes.
_HALF = len(b"\\ud83d")


def _outline(byte: int) -> str:
    character = chr(byte)
    if character in "-0123456789":
        return "0"
    return ":" if character in "[,: \t\r\n" else "."


_OUTLINE = "".join(map(_outline, range(256))).encode()


def loads(content: bytes) -> Any:
    """Parse JSON by RFC 8259: UTF-8, no NaN; integers are exact.

    Half of a surrogate pair becomes U+FFFD. JavaScript leaves such a half when it cuts an emoji in
    two, and Python can neither print nor encode a text with it.

    Raises:
        ValueError: The content is no JSON, or more than about a thousand levels deep.
    """
    content = content.removeprefix(BOM_UTF8)
    parser = fast_parser()
    if parser is None or (parser.rounds_integers and _may_have_long_integers(content)):
        return standard(content)
    try:
        return parser.parse(content)
    except RecursionError:
        raise ValueError(_TOO_DEEP) from None
    except ValueError:
        if not _may_have_surrogates(content):
            raise
    return parser.parse(_without_halves(content))


def dumps(value: Any, default: Callable[[Any], Any] | None = None) -> str:
    """Write JSON as the client sends it: without spaces, in Unicode.

    Args:
        value: A JSON value, which may have other values inside if `default` converts them.
        default: Converts a value that is no JSON, or raises an error.

    Raises:
        TypeError: A value is no JSON.
        ValueError: A number is infinite or not a number, or a value holds itself.
    """
    return json.dumps(
        value, default=default, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )


def _may_have_surrogates(content: bytes) -> bool:
    return b"\\ud" in content or b"\\uD" in content


def _without_halves(content: bytes) -> bytes:
    return _ESCAPE.sub(lambda found: b"\\ufffd" if len(found[0]) == _HALF else found[0], content)


def _may_have_long_integers(content: bytes) -> bool:
    # Most texts have no row of digits that is long, and a quarter of their bytes tells.
    if _QUARTER not in content[::4].translate(_OUTLINE):
        return False
    outline = content.translate(_OUTLINE)
    return outline.rfind(_LONG) >= 0 or outline.startswith(_LONG[1:])


def standard(content: bytes) -> Any:
    """Parse JSON by the standard library, without its extensions of JSON."""
    try:
        whole = _without_halves(content) if _may_have_surrogates(content) else content
        return json.loads(whole.decode(), parse_constant=_refuse, parse_float=_finite)
    except RecursionError:
        raise ValueError(_TOO_DEEP) from None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        _refuse(text)
    return value
