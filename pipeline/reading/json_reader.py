"""Strict reading of JSON, and the lines of some values of a JSON text.

The reader refuses values that would be lost, or that cannot be written again. The search for lines
goes only through objects and arrays that lead to a wanted value; the compiled scanner of `json`
skips all others.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from functools import partial
from typing import TypeAlias

from attrs import define, field

from pipeline.common.documents import MAX_DEPTH, Json, check_depth, escape_token, pointer
from pipeline.common.errors import PipelineError

_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
#: Wanted places by the (escaped) tokens of their pointers.
_Wanted: TypeAlias = "dict[str, _Wanted]"

_SPACE = re.compile(r"[ \t\n\r]*")
_SCAN = json.JSONDecoder().raw_decode


def parse_json(text: str, source: str) -> Json:
    """Parse JSON.

    Args:
        text: The document.
        source: File or URL named in errors.

    Raises:
        PipelineError: The text is not JSON, nested too deeply, or has a key twice, a number
            that is not finite or a lone surrogate.
    """
    try:
        value = json.loads(
            text,
            object_pairs_hook=partial(_object, source),
            parse_constant=_finite,
            parse_float=_finite,
        )
    except json.JSONDecodeError as error:
        where = f"{source}:{error.lineno}"
        raise PipelineError(f"not JSON: {error.msg} (column {error.colno})", where) from None
    except RecursionError:
        message = f"the document is nested more than {MAX_DEPTH} levels deep; flatten it"
        raise PipelineError(message, source) from None
    except ValueError:
        raise PipelineError("a number is NaN, infinite or too large for JSON", source) from None
    check_depth(value, source)
    if _SURROGATE_ESCAPE.search(text):
        _refuse_surrogates(value, source)
    return value


def _object(source: str, pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """Build an object; refuse equal keys, of which `json` would silently drop the first."""
    value = dict(pairs)
    if len(value) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise PipelineError(f"the key {twice!r} stands twice in one object", source)
    return value


def _finite(number: str) -> float:
    if not math.isfinite(value := float(number)):
        raise ValueError(number)
    return value


def _refuse_surrogates(value: Json, source: str, place: str = "") -> None:
    """Refuse half of a UTF-16 pair, which UTF-8 cannot express."""
    if isinstance(value, str) and any("\ud800" <= c <= "\udfff" for c in value):
        raise PipelineError(f"the string at {place or 'the root'} has a lone surrogate", source)
    if isinstance(value, dict | list):
        for key, child in value.items() if isinstance(value, dict) else enumerate(value):
            _refuse_surrogates(key, source, place)
            _refuse_surrogates(child, source, place + pointer(key))


def json_lines(text: str, pointers: Iterable[str]) -> dict[str, int]:
    """Find the lines of some values of a JSON text.

    Args:
        text: Valid JSON.
        pointers: JSON pointers to the values; pointers without a value are ignored.

    Returns:
        Line numbers, from 1, by pointer: of the values and of the containers around them. The line
        of a member is the line of its name.
    """
    wanted: _Wanted = {}
    for place in pointers:
        branch = wanted
        for token in place.split("/")[1:]:
            branch = branch.setdefault(token, {})
    finder = _Finder(text)
    start = finder.past_space(0)
    finder.note("", start)
    finder.value(wanted, "", start)
    return finder.lines


@define(eq=False)
class _Finder:
    """Goes through a text, from its beginning to its end."""

    text: str
    lines: dict[str, int] = field(init=False, factory=dict[str, int])
    _line: int = field(init=False, default=1)
    _counted: int = field(init=False, default=0)

    def note(self, place: str, position: int) -> None:
        """Note the line of a place; positions never decrease."""
        self._line += self.text.count("\n", self._counted, position)
        self._counted = position
        self.lines[place] = self._line

    def value(self, wanted: _Wanted, place: str, start: int) -> int:
        """Go through the value that begins at a position; return the position after it."""
        if wanted and self.text[start] == "{":
            return self.members(wanted, place, start)
        if wanted and self.text[start] == "[":
            return self.items(wanted, place, start)
        return _SCAN(self.text, start)[1]

    def members(self, wanted: _Wanted, place: str, start: int) -> int:
        """Go through an object."""
        at = self.past_space(start + 1)
        while self.text[at] != "}":
            name, end = _SCAN(self.text, at)
            value = self.past_space(self.past_space(end) + 1)
            at = self.next(self.child(wanted, place, escape_token(name), at, value))
        return at + 1

    def items(self, wanted: _Wanted, place: str, start: int) -> int:
        """Go through an array."""
        at, index = self.past_space(start + 1), 0
        while self.text[at] != "]":
            at = self.next(self.child(wanted, place, str(index), at, at))
            index += 1
        return at + 1

    def child(self, wanted: _Wanted, place: str, token: str, start: int, value: int) -> int:
        """Go through a member, which starts at its name, or an item, which starts at its value."""
        if token not in wanted:
            return _SCAN(self.text, value)[1]
        inner = f"{place}/{token}"
        self.note(inner, start)
        return self.value(wanted[token], inner, value)

    def next(self, end: int) -> int:
        """Return the position of the next member or item, or of the closing bracket."""
        at = self.past_space(end)
        return self.past_space(at + 1) if self.text[at] == "," else at

    def past_space(self, position: int) -> int:
        """Return the first position that is no white space."""
        found = _SPACE.match(self.text, position)
        return found.end() if found else position
