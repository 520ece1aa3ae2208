"""Formatting for the outputs for people: shared words, and escapes for Markdown.

Texts of a document are not trusted: they are shortened, and harmless on terminals and on GitHub.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.common.errors import printable
from pipeline.common.locations import Location
from pipeline.review.changes import Area, Change, Level
from pipeline.review.entries import Item, ReportEntry
from pipeline.review.families import Family
from pipeline.review.review import Bump, Review, release, verdict
from pipeline.review.words import counted, first_few, listed

LEVELS = {Level.ERR: "breaking", Level.WARN: "warning", Level.INFO: "note"}
_COMPARED = {
    Area.WIRE: "Requests and answers were",
    Area.PYTHON: "Callers' Python was",
    Area.OVERLAY: "Our overlays were",
}

#: Operations or places that are named; the others are counted. A single other is named, too.
FEW = 3


#: Names of entries that say the same.
MOST_NAMES = 12


def headline(review: Review) -> str:
    """Return the verdict in words."""
    return _capitalised(verdict(review).text)


def sentence(change: Change) -> str:
    """Return the message of a change as a sentence; names are between backticks."""
    return _capitalised(change.message)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def tally(found: Sequence[Item]) -> str:
    """Count the entries by level: `3 breaking, 1 warning, 12 notes; 2 accepted`."""
    counts = counted_levels(found)
    parts = [
        f"{counts[Level.ERR]} breaking",
        counted(counts[Level.WARN], LEVELS[Level.WARN]),
        counted(counts[Level.INFO], LEVELS[Level.INFO]),
    ]
    accepted = sum(item.is_accepted for item in found)
    return ", ".join(parts) + (f"; {accepted} accepted" if accepted else "")


def counted_levels(found: Iterable[Item]) -> Counter[Level]:
    """Count the entries that are not accepted, by their level."""
    return Counter(item.level for item in found if not item.is_accepted)


_EFFECTS = {Level.ERR: "breaking", Level.WARN: "possibly breaking", Level.INFO: "harmless"}
_NAMES = {Area.WIRE: "wire", Area.PYTHON: "Python", Area.OVERLAY: "overlays"}


def verdicts(entry: ReportEntry, areas: Iterable[Area]) -> str:
    """Return both verdicts on an edit: `wire breaking, Python harmless`."""
    levels = {area: entry.level_in(area) for area in areas}
    if entry.effects and entry.edit.area is Area.OVERLAY:
        levels.pop(Area.OVERLAY, None)  # an edit of our own matters by its effects alone
    told = [_verdict(entry, area, level) for area, level in levels.items() if level]
    if levels.get(Area.WIRE) and Area.PYTHON in levels and not levels[Area.PYTHON]:
        told.append("Python unchanged")
    return ", ".join(told)


def _verdict(entry: ReportEntry, area: Area, level: Level) -> str:
    is_own = any(change.area is area for change in entry.changes)
    return f"{_NAMES[area]} {_EFFECTS[level]}{'' if is_own else ' with another entry'}"


def next_version(review: Review) -> str:
    """Return the next version of the client, with the reason."""
    hint = release(review)
    if hint.bump is Bump.NONE:
        return f"no release needed, because {hint.reason}"
    if not hint.version:
        return f"{hint.bump} version ({hint.reason})"
    return f"{review.version} → {hint.version} ({hint.bump}): {hint.reason}"


def notices(review: Review) -> Iterator[str]:
    """Yield sentences for a maintainer that do not concern a change."""
    for area in Area:
        if area not in review.areas:
            yield f"{_COMPARED[area]} not compared."
    for entry in review.expired:
        day = entry.expires.isoformat() if entry.expires else ""
        yield f"Expired on {day}: the acceptance of {entry.fingerprint} ({entry.reason})."
    for entry in review.stale:
        yield f"Stale, remove it: the acceptance of {entry.fingerprint} ({entry.reason})."


def operations_text(change: Change, methods: Mapping[str, str]) -> str:
    """Name the operations that a change affects; a single operation with its method."""
    names = change.operations
    if len(names) == 1 and names[0] in methods:
        return f"{names[0]}, {methods[names[0]]}"
    return _counted_names(names, "operations")


def _counted_names(names: Sequence[str], noun: str) -> str:
    shown, more = first_few(names, FEW)
    line = ", ".join(shown)
    return f"{len(names)} {noun}: {line} and {more} more" if more else line


def places_text(change: Change) -> str:
    """Name the places of a change with several places, unless its sentence names them all."""
    return _counted_names(names, "places") if (names := unnamed_places(change)) else ""


def unnamed_places(change: Change) -> tuple[str, ...]:
    """Return the places of a change with several places; empty if its sentence names them all."""
    is_told = all(f"`{name}`" in change.message for name in change.places)
    return () if len(change.places) < 2 or is_told else change.places


def told_elsewhere(entry: ReportEntry) -> list[Change]:
    """Return the effects in another entry that concern this entry; many entries use a new class."""
    return [effect for effect in entry.elsewhere if effect.check != "python-class-added"]


def likewise(family: Family, most: int) -> str:
    """Name the entries of a family but the first: `Likewise b, c and 24 more`."""
    shown, more = first_few([printable(name) for name in family.names], most)
    return (
        f"Likewise {', '.join(shown)} and {more} more"
        if more
        else f"Likewise {listed(shown, most)}"
    )


def overlay_location(change: Change) -> str:
    """Return the overlays that differ from upstream, with the line if it is known.

    The text is empty for a change of upstream's own document.
    """
    old = change.old
    if change.overlays and old and old.line and old.file.startswith("overlays/"):
        return f"{old.file}:{old.line}"
    return ", ".join(change.overlays)


def location_text(location: Location | None) -> str:
    """Format a location: file, line and pointer, as far as they are known."""
    if location is None:
        return ""
    has_line = location.file and location.line
    file = f"{location.file}:{location.line}" if has_line else location.file
    return " ".join(part for part in (file, location.pointer) if part)


#: Characters with a meaning in Markdown or HTML; some have it in some places only.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&$]|:(?=\S)|(?<=\d)[.)](?=\s|$)|^[-+]")
#: Texts that GitHub turns into links: people, teams, issues, addresses.
_LINKED = re.compile(r"[@#]|:(?=//)|www(?=\.)", re.IGNORECASE)
_BACKTICKS = re.compile("`+")

#: An invisible character, which keeps the text before it from becoming a link.
_JOINER = "\u2060"


def brief(text: str, limit: int) -> str:
    """Return a text on a line of at most `limit` characters, with escapes for terminals.

    A longer text ends after a word, or before a slash of a path, unless that would cost a quarter.
    """
    line = printable(" ".join(text[: limit + 1].split()))
    if len(line) <= limit:
        return line
    end = max(line.rfind(mark, 0, limit) for mark in " /")
    return f"{line[: end if end > limit * 3 // 4 else limit - 1]}…"


def one_line(text: str) -> str:
    """Return a text on one line, with escapes for terminals."""
    return printable(" ".join(text.split()))


def markdown_text(text: str) -> str:
    """Escape a line of text, so that it has no markup, HTML, link or mention."""
    return _MARKUP.sub(r"\\\g<0>", _LINKED.sub(rf"\g<0>{_JOINER}", printable(text)))


def markdown_code(text: str) -> str:
    """Format text as a code span on one line, whatever backticks the text has."""
    plain = printable(text) or " "
    fence = "`" * (max(map(len, _BACKTICKS.findall(plain)), default=0) + 1)
    space = " " if plain[0] in "` " or plain[-1] in "` " else ""
    return f"{fence}{space}{plain}{space}{fence}"


def pieces(message: str) -> list[tuple[str, bool]]:
    """Split a message into text and code between backticks, as (piece, is code)."""
    parts = message.split("`")
    if len(parts) % 2 == 0 or "``" in message:  # a name has a backtick itself
        return [(message, False)]
    return [(part, number % 2 == 1) for number, part in enumerate(parts) if part]


def markdown_message(message: str) -> str:
    """Format a message in Markdown: names between backticks as code, the rest as text."""
    return "".join(
        markdown_code(piece) if is_code else markdown_text(piece)
        for piece, is_code in pieces(message)
    )
