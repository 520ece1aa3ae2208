"""The review for a terminal: the verdict, the counts, and the worst changes."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from pipeline.common.errors import printable
from pipeline.review.changes import Change, Level
from pipeline.review.render.formatting import (
    AREAS,
    described,
    first_operations,
    first_places,
    headline,
    next_version,
    notices,
    sentence,
    standing,
    tally,
)
from pipeline.review.review import Review

#: Changes that are told, those that break, else the warnings; the other outputs tell all.
_MOST = 15
_TOLD = (Level.ERR, Level.WARN)
_ALL = "All changes: -o review.html, or --format markdown"
_NARROWEST = 40
_INDENT = "    "

_COLOURS = {Level.ERR: "31", Level.WARN: "33", Level.INFO: "32"}


def render_text(review: Review, width: int, colour: bool) -> str:
    """Write the short summary.

    Args:
        review: What was found.
        width: Columns of the terminal.
        colour: Whether it shows colours.
    """
    worst = max((change.level for change in review.open), default=Level.INFO)
    head = headline(review)
    told = _worst(review)[:_MOST]
    first, *rest = _wrapped(f"{head}: {tally(review)}", width)
    blocks = [
        [
            *_wrapped(f"{review.old} → {review.new}", width),
            first.replace(head, _painted(head, _COLOURS[worst], colour)),
            *rest,
        ],
        _table(review),
        [line for change in told for line in _entry(change, width, colour)],
        [
            *_wrapped(f"Next version: {next_version(review)}", width),
            *(line for notice in notices(review) for line in _wrapped(f"! {notice}", width)),
        ],
        _wrapped(_ALL, width) if len(told) < len(review.changes) else [],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _table(review: Review) -> list[str]:
    """Count by area and level; nothing where there is no open change."""
    if not review.open:
        return []
    rows = [
        f"{AREAS[area]:18} {counts[0]:8} {counts[1]:8} {counts[2]:8}"
        for area in review.areas
        if (counts := [review.count(area, level) for level in sorted(Level, reverse=True)])
    ]
    return [f"{'':18} {'breaking':>8} {'warnings':>8} {'notes':>8}", *rows]


def _worst(review: Review) -> list[Change]:
    """Return what breaks; where nothing does, what may."""
    found = {level: [c for c in review.open if c.level is level] for level in _TOLD}
    return next(filter(None, found.values()), [])


def _entry(change: Change, width: int, colour: bool) -> Iterator[str]:
    head = _painted(f"{change.fingerprint}", "1", colour)
    yield f"{head} {printable(change.check)}"
    yield from _wrapped(sentence(change), width, _INDENT)
    if told := first_places(change):
        yield from _wrapped(told, width, _INDENT)
    if change.operations:
        yield from _wrapped(first_operations(change), width, _INDENT)
    if where := standing(change.new or change.old):
        yield from _wrapped(where, width, _INDENT)
    if ours := described(change):
        yield from _wrapped(f"described otherwise in {ours}", width, _INDENT)


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Break a text into lines; what is longer than a line is broken, too."""
    return textwrap.wrap(
        printable(" ".join(text.split())),
        max(width, _NARROWEST),
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
