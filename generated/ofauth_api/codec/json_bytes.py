"""JSON texts: read by orjson where it is installed, with the same results without; written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib import import_module
from typing import Any, NoReturn


def _orjson() -> Callable[[bytes], Any] | None:
    try:
        parse: Callable[[bytes], Any] = import_module("orjson").loads
    except ImportError:
        return None
    return parse


#: orjson's parser, where it is installed.
fast = _orjson()

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
#: orjson makes a float of an integer that 64 bits do not hold: one of 20 digits, or of 19 and a
#: minus. Digits in a text, such as those of a digest, follow no character that a number can follow.
_LONG = b":" + b"0" * 20

#: What a backslash begins: a pair of surrogates, half of one, or anything else.
_ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[dD][89a-fA-F][0-9a-fA-F]{2}|.)",
    re.DOTALL,
)
#: Length of half a pair; a whole one has twice that, and other escapes are cut off after two.
_HALF = len(b"\\ud83d")


def _outline(byte: int) -> str:
    character = chr(byte)
    if character in "-0123456789":
        return "0"
    return ":" if character in "[,: \t\r\n" else "."


_OUTLINE = "".join(map(_outline, range(256))).encode()


def loads(content: bytes) -> Any:
    """Parse JSON as RFC 8259 has it: UTF-8, no NaN; integers are exact.

    Half of a surrogate pair, which is what JavaScript leaves of an emoji that it cuts in two,
    becomes U+FFFD: no text of Python that has one can be printed or encoded.

    Raises:
        ValueError: It is no such JSON, or more than about a thousand levels deep.
    """
    content = content.removeprefix(_BYTE_ORDER_MARK)
    if fast is None or _may_have_long_integers(content):
        return standard(content)
    try:
        return fast(content)
    except ValueError:
        if not _may_have_surrogates(content):
            raise
    return fast(_without_halves(content))


def dumps(value: Any, default: Callable[[Any], Any] | None = None) -> str:
    """Write JSON as the API gets it: without spaces, in Unicode.

    Args:
        value: A JSON value, or what `default` makes one of.
        default: Takes what is no JSON, and returns what is, or raises.

    Raises:
        TypeError: Something is no JSON.
        ValueError: A number is none of JSON, or a value holds itself.
    """
    return json.dumps(
        value, default=default, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )


def _may_have_surrogates(content: bytes) -> bool:
    return b"\\ud" in content or b"\\uD" in content


def _without_halves(content: bytes) -> bytes:
    return _ESCAPE.sub(lambda found: b"\\ufffd" if len(found[0]) == _HALF else found[0], content)


def _may_have_long_integers(content: bytes) -> bool:
    outline = content.translate(_OUTLINE)
    return outline.rfind(_LONG) >= 0 or outline.startswith(_LONG[1:])


def standard(content: bytes) -> Any:
    """Parse JSON by the standard library, which by itself takes more than JSON."""
    try:
        whole = _without_halves(content) if _may_have_surrogates(content) else content
        return json.loads(whole.decode(), parse_constant=_refuse, parse_float=_finite)
    except RecursionError:
        raise ValueError("JSON of too many levels") from None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        _refuse(text)
    return value
