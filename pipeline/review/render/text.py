"""The review for a terminal: the verdict, the numbers, and the worst entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.common.errors import printable
from pipeline.review.changes import Level
from pipeline.review.entries import Item, ReportEntry, entries, items
from pipeline.review.families import Family, families
from pipeline.review.render.formatting import (
    FEW,
    LEVELS,
    MOST_NAMES,
    counted_levels,
    headline,
    likewise,
    location_text,
    next_version,
    notices,
    operations_text,
    overlay_location,
    places_text,
    sentence,
    tally,
    verdicts,
)
from pipeline.review.review import Review
from pipeline.review.words import counted, first_few

#: Most entries in the summary: breaking entries, or else warnings. The other outputs have all.
_MOST = 15
_SHOWN = (Level.ERR, Level.WARN)
_ALL = "everything: -o review.html, or --format markdown"
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
    found = items(entries(review))
    counts = counted_levels(found)
    head, worst = headline(review), max(counts, default=Level.INFO)
    first, *rest = _wrapped(f"{head}: {tally(found)}", width)
    worst_entries = families(_worst(found))
    blocks = [
        [
            *_wrapped(f"{review.old} → {review.new}", width),
            first.replace(head, _painted(head, _COLOURS[worst], colour)),
            *rest,
            *_wrapped(f"Next version: {next_version(review)}", width),
            *(line for notice in notices(review) for line in _wrapped(f"! {notice}", width)),
        ],
        *([*_family(each, review, width, colour)] for each in worst_entries[:_MOST]),
        _wrapped(_footer(found, worst_entries[:_MOST], counts), width),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _worst(found: Sequence[Item]) -> list[ReportEntry]:
    """Return the breaking entries; without breaking entries, the warnings."""
    opened = [e for e in found if isinstance(e, ReportEntry) and not e.is_accepted]
    levels = ([entry for entry in opened if entry.level is level] for level in _SHOWN)
    return next(filter(None, levels), [])


def _footer(found: Sequence[Item], shown: Sequence[Family], counts: Mapping[Level, int]) -> str:
    """Tell how much of the review is shown; empty if all is."""
    if len(shown) == len(found):
        return ""
    if not shown:
        return _capitalised(_ALL)
    number, level = sum(1 + len(family.others) for family in shown), shown[0].first.level
    total, word = counts[level], LEVELS[level]
    whole = f"{total} {word}" if level is Level.ERR else counted(total, word)
    return f"{number} of {whole} shown; {_ALL}"


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _family(family: Family, review: Review, width: int, colour: bool) -> Iterator[str]:
    """Yield the lines of a family: the sentence first, the fingerprint last."""
    if isinstance(family.first, ReportEntry):
        others = likewise(family, MOST_NAMES) if family.others else ""
        yield from _entry(family.first, others, review, width, colour)


def _entry(
    entry: ReportEntry, others: str, review: Review, width: int, colour: bool
) -> Iterator[str]:
    edit = entry.edit
    head, *rest = _wrapped(sentence(edit), width)
    yield _painted(head, "1", colour)
    yield from (_painted(line, "1", colour) for line in rest)
    effects, more = first_few(entry.effects, FEW)
    told = [others]
    told += [f"Python: {sentence(effect)}" for effect in effects]
    told += [f"Python: {counted(more, 'more change')}"] if more else []
    told += [places_text(edit), operations_text(edit, review.methods)]
    told += [location_text(edit.new or edit.old)]
    if overlay := overlay_location(edit):
        told.append(f"described otherwise in {overlay}")
    told.append(f"{verdicts(entry, review.areas)} · {edit.check} · {edit.fingerprint}")
    for text in filter(None, told):
        yield from _wrapped(text, width, _INDENT)


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Break a text into lines between words; words longer than a line break at slashes, if any."""
    room = max(width, _NARROWEST) - len(indent)
    lines = list[str]()
    for word in printable(" ".join(text.split())).split():
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines += _broken(word, room)
    return [indent + line for line in lines]


#: A slash, as a path or a JSON pointer writes it.
_SLASH = re.compile("(?=/|~1)")


def _broken(word: str, room: int) -> list[str]:
    """Break a word into lines, at slashes if possible."""
    lines = [""]
    for part in _SLASH.split(word):
        if len(lines[-1]) + len(part) <= room:
            lines[-1] += part
        else:
            lines += [part[at : at + room] for at in range(0, len(part), room)]
    return [line for line in lines if line]


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
