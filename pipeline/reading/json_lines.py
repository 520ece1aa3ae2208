"""On which lines of a JSON text some of its values stand.

Only the objects and arrays on the way to a wanted value are gone through here; everything
beside that way is skipped by the scanner of `json`, which is compiled.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TypeAlias

from attrs import define, field

from pipeline.common.documents import escape_token

#: Wanted places by the (escaped) tokens of their pointers.
_Wanted: TypeAlias = "dict[str, _Wanted]"

_SPACE = re.compile(r"[ \t\n\r]*")
_SCAN = json.JSONDecoder().raw_decode


def json_lines(text: str, pointers: Iterable[str]) -> dict[str, int]:
    """Find the lines of some values of a JSON text.

    Args:
        text: Valid JSON.
        pointers: JSON pointers to the values; those that lead to nothing are not found.

    Returns:
        Line numbers, from 1, by pointer: of the values and of everything around them. A member
        of an object stands where its name does.
    """
    wanted: _Wanted = {}
    for pointer in pointers:
        branch = wanted
        for token in pointer.split("/")[1:]:
            branch = branch.setdefault(token, {})
    finder = _Finder(text)
    start = finder.past_space(0)
    finder.note("", start)
    finder.value(wanted, "", start)
    return finder.lines


@define(eq=False)
class _Finder:
    """Goes through one text, from its beginning to its end."""

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
        """Go through the value that begins at a position; return where it has ended."""
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
        """Go through a member or an item, which starts before its value if it has a name."""
        if token not in wanted:
            return _SCAN(self.text, value)[1]
        inner = f"{place}/{token}"
        self.note(inner, start)
        return self.value(wanted[token], inner, value)

    def next(self, end: int) -> int:
        """Return where the next member or item begins, or the closing bracket stands."""
        at = self.past_space(end)
        return self.past_space(at + 1) if self.text[at] == "," else at

    def past_space(self, position: int) -> int:
        """Return the first position that is no white space."""
        found = _SPACE.match(self.text, position)
        return found.end() if found else position
