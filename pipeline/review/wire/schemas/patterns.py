"""Lengths of the texts that a pattern matches.

Only what certainly holds is told: of a pattern with lookarounds, references or flags, nothing is.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import NamedTuple, NoReturn

_TOKEN = re.compile(
    r"""
      (?P<group> \( (?: \?: | \?<[A-Za-z_]\w*> | (?!\?) ) )
    | (?P<end> \) )
    | (?P<or> \| )
    | (?P<start> \^ )
    | (?P<stop> \$ )
    | (?P<edge> \\[bB] )
    | (?P<one> \[ \^? (?: \\. | [^\]\\] )* \] | \\[dDsSwW] | \\u(?![dD][89A-Fa-f])[0-9A-Fa-f]{4}
        | \\x[0-9A-Fa-f]{2} | \\[pP]\{ [^}]* \} | \\[fnrtv] | \\[^A-Za-z0-9] | [^\\()|^$*+?{}\[\]] )
    """,
    re.VERBOSE | re.DOTALL,
)
_COUNT = re.compile(r"(?:\*|\+|\?|\{(\d{1,6})(?:(,)(\d{0,6}))?\})\??")
#: Most groups that are read, one inside another.
_MOST_GROUPS = 50

_COUNTS = {"*": (0, math.inf), "+": (1, math.inf), "?": (0, 1)}


class Lengths(NamedTuple):
    """The least and the greatest number of characters."""

    least: float
    most: float


class _UnknownLengthError(Exception):
    """A pattern has a construct whose lengths are not known."""


@cache
def lengths(pattern: str) -> Lengths:
    """Return bounds for the lengths of the texts that match a pattern.

    Args:
        pattern: The regular expression. It may match a part of the text only.
    """
    if pattern.count("(") > _MOST_GROUPS:
        return Lengths(0, math.inf)
    try:
        return _Reader(pattern).read()
    except _UnknownLengthError:
        return Lengths(0, math.inf)


class _Branch(NamedTuple):
    """One of the alternatives of a pattern.

    Args:
        least: The least number of characters.
        most: The greatest number of characters.
        starts: The alternative matches only at the start of the text.
        stops: The alternative matches only at the end of the text.
    """

    least: float = 0
    most: float = 0
    starts: bool = False
    stops: bool = False


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def read(self) -> Lengths:
        branches = self._branches()
        if self._at < len(self._pattern):
            self._fail()
        ends = [b.most if b.starts and b.stops else math.inf for b in branches]
        return Lengths(min(branch.least for branch in branches), max(ends))

    def _branches(self) -> list[_Branch]:
        """Read alternatives up to the end of the pattern or of a group."""
        branches, branch = list[_Branch](), _Branch()
        while (found := _TOKEN.match(self._pattern, self._at)) and found.lastgroup != "end":
            self._at = found.end()
            if found.lastgroup == "or":
                branches.append(branch)
                branch = _Branch()
            else:
                branch = self._with(branch, found)
        return [*branches, branch]

    def _with(self, branch: _Branch, found: re.Match[str]) -> _Branch:
        match found.lastgroup:
            case "start":
                # A part before the start matches nothing, and is not worth a rule.
                return branch._replace(starts=branch.starts or branch.most == 0)
            case "stop":
                return branch._replace(stops=True)
            case "edge":
                return branch
            case _:
                pass
        inner = self._group() if found.lastgroup == "group" else _Branch(1, 1)
        least, most = self._count()
        return branch._replace(
            least=branch.least + inner.least * least,
            most=branch.most + (inner.most * most if inner.most and most else 0),
            starts=branch.starts or (inner.starts and least > 0 and branch.most == 0),
            stops=branch.stops or (inner.stops and least > 0),
        )

    def _group(self) -> _Branch:
        branches = self._branches()
        if self._pattern[self._at : self._at + 1] != ")":
            self._fail()
        self._at += 1
        return _Branch(
            min(branch.least for branch in branches),
            max(branch.most for branch in branches),
            all(branch.starts for branch in branches),
            all(branch.stops for branch in branches),
        )

    def _count(self) -> tuple[float, float]:
        found = _COUNT.match(self._pattern, self._at)
        if found is None:
            return 1, 1
        self._at = found.end()
        if found[1] is None:
            return _COUNTS[found[0][0]]
        return int(found[1]), int(found[3]) if found[3] else math.inf if found[2] else int(found[1])

    def _fail(self) -> NoReturn:
        raise _UnknownLengthError
