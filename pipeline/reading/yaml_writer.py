"""Writes JSON values as YAML that readers of YAML 1.1 and 1.2 understand alike."""

from __future__ import annotations

import json
import re

from pipeline.common.documents import Json

#: Text that is itself when unquoted to every reader, but for the words below.
_PLAIN = re.compile(r"[A-Za-z_$/]([\w $/.,()+*'-]*[\w$/.,()+*'-])?", re.ASCII)
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
#: Characters that JSON may leave as they are and YAML may not.
_UNPRINTABLE = r"\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff"
_ESCAPED = re.compile(f"[{_UNPRINTABLE}]")
#: Text of several lines that a literal block would change or leave unreadable.
_NOT_LITERAL = re.compile(rf"\A\s|[ \t](\n|\Z)|\n\n\Z|[\x00-\x08\x0b-\x1f{_UNPRINTABLE}]")
#: A key before a colon has at most 1,024 characters (YAML 1.2, section 7.4).
_MAX_KEY = 1000


def dump_yaml(value: Json) -> str:
    """Write a JSON value as block-style YAML.

    Args:
        value: Any JSON value; numbers must be finite.

    Returns:
        YAML without aliases, folded lines or ambiguous scalars, keys in their order.
    """
    lines: list[str] = []
    if _is_block(value):
        _write_block(value, "", lines)
    else:
        lines.append(_scalar(value))
    return "\n".join(lines) + "\n"


def _is_block(value: Json) -> bool:
    return isinstance(value, dict | list) and bool(value)


def _write_block(value: Json, indent: str, lines: list[str]) -> None:
    if isinstance(value, dict):
        for key, child in value.items():
            _write_entry(key, child, indent, lines)
    else:
        for child in value:
            _write_item(child, indent, lines)


def _write_entry(key: str, value: Json, indent: str, lines: list[str]) -> None:
    name = _string(key)
    if len(name) > _MAX_KEY:
        lines.append(f"{indent}? {name}")
        name = ""
    _write_value(f"{indent}{name}:", value, indent, lines)


def _write_item(value: Json, indent: str, lines: list[str]) -> None:
    """Write an item of a sequence; a container begins on the line of the dash."""
    if not _is_block(value):
        _write_value(f"{indent}-", value, indent, lines)
        return
    first = len(lines)
    _write_block(value, indent + "  ", lines)
    lines[first] = f"{indent}- {lines[first].removeprefix(indent + '  ')}"


def _write_value(lead: str, value: Json, indent: str, lines: list[str]) -> None:
    if _is_block(value):
        lines.append(lead)
        _write_block(value, indent + "  ", lines)
    elif isinstance(value, str) and "\n" in value and not _NOT_LITERAL.search(value):
        lines.append(f"{lead} |" if value.endswith("\n") else f"{lead} |-")
        text = value.removesuffix("\n").split("\n")
        lines.extend(f"{indent}  {line}" if line else "" for line in text)
    else:
        lines.append(f"{lead} {_scalar(value)}")


def _scalar(value: Json) -> str:
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, float):
        return _float(value)
    return json.dumps(value)


def _string(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def _float(number: float) -> str:
    """Write a float with a point: YAML 1.1 takes `1e+16`, without a point, for a string."""
    mantissa, e, exponent = repr(number).partition("e")
    point = "" if "." in mantissa else ".0"
    return f"{mantissa}{point}{e}{exponent}"
