"""The review for a terminal: the verdict, the counts, and the worst changes."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from pipeline.common.errors import printable
from pipeline.review.changes import Change, Level
from pipeline.review.render.formatting import (
    AREAS,
    first_operations,
    first_places,
    headline,
    location_text,
    next_version,
    notices,
    overlay_location,
    sentence,
    tally,
)
from pipeline.review.review import Review

#: Most changes in the summary: breaking changes, or else warnings. The other outputs have all.
_MOST = 15
_SHOWN = (Level.ERR, Level.WARN)
_ALL = "All changes: -o review.html, or --format markdown"
_NARROWEST = 40
_INDENT = "    "

_COLOURS = {Level.ERR: "31", Level.WARN: "33", Level.INFO: "32"}


def render_text(review: Review, width: int, colour: bool) -> str:
    """Render the summary.

    Args:
        review: The review.
        width: Columns of the terminal.
        colour: The terminal shows colours.
    """
    worst = max((change.level for change in review.open), default=Level.INFO)
    head = headline(review)
    shown = _worst(review)[:_MOST]
    first, *rest = _wrapped(f"{head}: {tally(review)}", width)
    blocks = [
        [
            *_wrapped(f"{review.old} → {review.new}", width),
            first.replace(head, _painted(head, _COLOURS[worst], colour)),
            *rest,
        ],
        _table(review),
        [line for change in shown for line in _entry(change, width, colour)],
        [
            *_wrapped(f"Next version: {next_version(review)}", width),
            *(line for notice in notices(review) for line in _wrapped(f"! {notice}", width)),
        ],
        _wrapped(_ALL, width) if len(shown) < len(review.changes) else [],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _table(review: Review) -> list[str]:
    """Return a table of the numbers by area and level; empty without open changes."""
    if not review.open:
        return []
    rows = [
        f"{AREAS[area]:18} {counts[0]:8} {counts[1]:8} {counts[2]:8}"
        for area in review.areas
        if (counts := [review.count(area, level) for level in sorted(Level, reverse=True)])
    ]
    return [f"{'':18} {'breaking':>8} {'warnings':>8} {'notes':>8}", *rows]


def _worst(review: Review) -> list[Change]:
    """Return the breaking changes; without breaking changes, the warnings."""
    found = {level: [c for c in review.open if c.level is level] for level in _SHOWN}
    return next(filter(None, found.values()), [])


def _entry(change: Change, width: int, colour: bool) -> Iterator[str]:
    head = _painted(f"{change.fingerprint}", "1", colour)
    yield f"{head} {printable(change.check)}"
    yield from _wrapped(sentence(change), width, _INDENT)
    if places := first_places(change):
        yield from _wrapped(places, width, _INDENT)
    if change.operations:
        yield from _wrapped(first_operations(change), width, _INDENT)
    if where := location_text(change.new or change.old):
        yield from _wrapped(where, width, _INDENT)
    if overlay := overlay_location(change):
        yield from _wrapped(f"described otherwise in {overlay}", width, _INDENT)


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Break a text into lines, and also words that are longer than a line."""
    return textwrap.wrap(
        printable(" ".join(text.split())),
        max(width, _NARROWEST),
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
