"""From bytes to JSON values: by orjson where it is installed, with the same results without."""

from __future__ import annotations

import json
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


def _outline(byte: int) -> str:
    character = chr(byte)
    if character in "-0123456789":
        return "0"
    return ":" if character in "[,: \t\r\n" else "."


_OUTLINE = "".join(map(_outline, range(256))).encode()


def loads(content: bytes) -> Any:
    """Parse JSON as RFC 8259 has it: UTF-8, no NaN, no lone surrogates; integers are exact.

    Raises:
        ValueError: It is no such JSON, or more than about a thousand levels deep.
    """
    content = content.removeprefix(_BYTE_ORDER_MARK)
    if fast is None or _may_have_long_integers(content):
        return standard(content)
    return fast(content)


def _may_have_long_integers(content: bytes) -> bool:
    outline = content.translate(_OUTLINE)
    return outline.rfind(_LONG) >= 0 or outline.startswith(_LONG[1:])


def standard(content: bytes) -> Any:
    """Parse JSON by the standard library, which by itself takes more than JSON."""
    try:
        value = json.loads(content.decode(), parse_constant=_refuse, parse_float=_finite)
        if b"\\ud" in content or b"\\uD" in content:
            json.dumps(value, ensure_ascii=False).encode()
    except RecursionError:
        raise ValueError("JSON of too many levels") from None
    return value


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        _refuse(text)
    return value
