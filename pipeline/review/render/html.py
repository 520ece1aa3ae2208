"""The review as a page for a browser, which needs no network and allows none.

An `Entry` is a change as the page shows it: all texts are harmless and short.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from pipeline.common.documents import Json
from pipeline.common.errors import printable
from pipeline.review.accepted import acceptance_lines
from pipeline.review.changes import Acceptance, Area, Change, Direction, Level
from pipeline.review.render.changelog import changelog
from pipeline.review.render.formatting import (
    AREAS,
    LEVELS,
    brief,
    counted,
    headline,
    location_text,
    next_version,
    notices,
    pieces,
    readable,
    sentence,
    subject,
    tally,
)
from pipeline.review.review import Review

_PAGE = Path(__file__).parent / "page"


def render_html(review: Review) -> str:
    """Render the page."""
    style, script = _file("page.css"), _file("page.js")
    operations = sorted({name for change in review.changes for name in change.operations})
    shown = entries(review, operations)
    worst = max((change.level for change in review.open), default=Level.INFO)
    return _template().render(
        policy=_policy(style, script),
        style=style,
        script=script,
        old=printable(review.old),
        new=printable(review.new),
        tone=worst.name,
        headline=headline(review),
        tally=tally(review),
        next_version=next_version(review),
        notices=[printable(notice) for notice in notices(review)],
        levels=[_level(level) for level in sorted(Level, reverse=True)],
        areas=[_area(review, area) for area in review.areas],
        total=counted(len(shown), "change"),
        operations=[printable(name) for name in operations],
        checks=sorted(Counter(change.check for change in review.changes).items()),
        sections=_sections(shown),
        changelog=changelog(review),
    )


def _policy(style: str, script: str) -> str:
    """Return a policy that allows only the page's own style and script."""
    return (
        f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)};"
        " img-src data:; base-uri 'none'; form-action 'none'"
    )


def _source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _sections(shown: list[Entry]) -> list[dict[str, Any]]:
    """Return the headings with their entries; some entries of an area have their own heading."""
    titles = {
        "wire": (AREAS[Area.WIRE], ""),
        "described": (
            "Operations that we had described",
            "Upstream has them now; where it differs, the old side is what our overlay says.",
        ),
        "python": (AREAS[Area.PYTHON], "What changes on the wire mean for callers' code."),
        "naming": ("Naming and generation", "What callers meet without a change on the wire."),
        "overlay": (AREAS[Area.OVERLAY], "Whether the overlays still say what they said."),
    }
    sections = [
        {"title": title, "hint": hint, "entries": [e for e in shown if e.section == section]}
        for section, (title, hint) in titles.items()
    ]
    return [section for section in sections if section["entries"]]


def _level(level: Level) -> dict[str, str]:
    word = LEVELS[level]
    return {"id": level.name, "plural": word if level is Level.ERR else f"{word}s"}


def _area(review: Review, area: Area) -> dict[str, Any]:
    levels = sorted(Level, reverse=True)
    counts = [(level, review.count(area, level)) for level in levels]
    return {
        "id": area.value,
        "title": AREAS[area],
        "counts": [
            {"level": level.name, "number": number, "words": _level(level)["plural"]}
            for level, number in counts
        ],
    }


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_PAGE, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.jinja")


def _file(name: str) -> str:
    return (_PAGE / name).read_text(encoding="utf-8")


_LONG = 600

_DIRECTIONS = {
    Direction.REQUEST: "in requests",
    Direction.RESPONSE: "in answers",
    Direction.BOTH: "in requests and answers",
    Direction.NEITHER: "",
}


@frozen
class Entry:
    """A change as the page shows it.

    Args:
        fingerprint: The fingerprint of the change.
        section: The heading: an area, `described` for a difference from our overlays, or `naming`
            for Python without a cause.
        area: The area of the change.
        level: The name of the level.
        word: The level or the acceptance in one word.
        check: The id of the check.
        pieces: The sentence, as (text, is code).
        subject: The changed value.
        places: The places of a change with several places.
        direction: Whom the change affects, in words.
        before: The old value on one line; empty if there was no value.
        after: The new value on one line; empty if there is no value.
        operations: The affected operation or the number of operations; empty if there is none or
            the subject names it.
        numbers: The operations as numbers in the list of all operations.
        ways: Each operation with its steps to the changed value.
        old: Location in the old file.
        new: Location in the new file.
        toml: The entry of openapi/accepted.toml that accepts the change.
        accepted: The acceptance, if the change is accepted.
        causes: The changes that caused this change.
        consequences: The changes that this change caused.
    """

    fingerprint: str
    section: str
    area: str
    level: str
    word: str
    check: str
    pieces: list[tuple[str, bool]]
    subject: str
    places: list[str]
    direction: str
    before: str
    after: str
    operations: str
    numbers: str
    ways: list[tuple[str, str]]
    old: str
    new: str
    toml: str
    accepted: Acceptance | None
    causes: list[Entry] = field(factory=list["Entry"])
    consequences: list[Entry] = field(factory=list["Entry"])


def entries(review: Review, operations: Sequence[str]) -> list[Entry]:
    """Return the entries of a review in its order.

    Args:
        review: The review.
        operations: All affected operations.
    """
    numbers = {name: number for number, name in enumerate(operations)}
    plain = {change.fingerprint: _entry(change, numbers) for change in review.changes}
    caused: defaultdict[str, list[Entry]] = defaultdict(list)
    for change in review.changes:
        for cause in change.causes:
            caused[cause].append(plain[change.fingerprint])
    return [
        evolve(
            plain[change.fingerprint],
            causes=[plain[cause] for cause in change.causes if cause in plain],
            consequences=caused[change.fingerprint],
        )
        for change in review.changes
    ]


def _entry(change: Change, numbers: dict[str, int]) -> Entry:
    message = sentence(change)
    return Entry(
        fingerprint=change.fingerprint,
        section=_section(change),
        area=change.area.value,
        level=change.level.name,
        word="accepted" if change.accepted else LEVELS[change.level],
        check=printable(change.check),
        pieces=pieces(brief(message, _LONG)),
        subject=brief(subject(change), _LONG),
        places=[brief(name, _LONG) for name in change.places] if len(change.places) > 1 else [],
        direction=_DIRECTIONS[change.direction],
        before=_value(change.before),
        after=_value(change.after),
        operations=_operations(change),
        numbers=" ".join(str(numbers[name]) for name in change.operations),
        ways=_ways(change),
        old=printable(location_text(change.old)),
        new=printable(location_text(change.new)),
        toml=acceptance_lines(change.fingerprint, "", note=brief(message, _LONG)),
        accepted=change.accepted,
    )


def _section(change: Change) -> str:
    if change.area is Area.PYTHON and not change.causes:
        return "naming"
    if change.overlays:
        return "described"
    return change.area.value


def _value(value: Json) -> str:
    return "" if value is None else printable(readable(value))


def _operations(change: Change) -> str:
    names = change.operations
    if len(names) > 1:
        return counted(len(names), "operation")
    return brief(names[0], _LONG) if names and not change.owner.startswith(names[0]) else ""


def _ways(change: Change) -> list[tuple[str, str]]:
    """Return each operation with its first steps, and the number of further usages."""
    ways: dict[str, list[str]] = {}
    for usage in change.usages:
        if usage.operation:
            ways.setdefault(usage.operation, []).append(" ".join(usage.steps))
    return [(printable(name), printable(_first(found))) for name, found in sorted(ways.items())]


def _first(ways: list[str]) -> str:
    more = f" (and {len(ways) - 1} more)" if len(ways) > 1 else ""
    return f"{ways[0]}{more}".strip()
