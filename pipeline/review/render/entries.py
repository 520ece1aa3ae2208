"""The changes as a page shows them: every text harmless for readers, long ones shortened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from attrs import evolve, field, frozen

from pipeline.common.documents import Json
from pipeline.common.errors import printable
from pipeline.review.accepted import acceptance_lines
from pipeline.review.changes import Acceptance, Area, Change, Direction
from pipeline.review.render.escaping import brief, pieces
from pipeline.review.render.wording import (
    LEVELS,
    counted,
    readable,
    sentence,
    standing,
    subject,
)
from pipeline.review.review import Review

_LONG = 600

_DIRECTIONS = {
    Direction.REQUEST: "in requests",
    Direction.RESPONSE: "in answers",
    Direction.BOTH: "in requests and answers",
    Direction.NEITHER: "",
}


@frozen
class Entry:
    """One change, ready to be shown.

    Args:
        fingerprint: Of the change.
        section: What it is shown under: an area, `described` for what is measured by our overlays,
            or `naming` for Python without a cause.
        area: What it is seen in.
        level: Name of its level.
        word: Its level, or its acceptance, in one word.
        check: Its kind.
        pieces: Its sentence, as (text, is code).
        subject: What it is a change of.
        places: The places, where it is met in several.
        direction: Who meets it, in words.
        before: The old value on one line; empty where there was none.
        after: The new value on one line; empty where there is none.
        operations: How many operations meet it, or which one; empty where none does, or the
            subject says it.
        numbers: Those operations, as numbers in the list of all operations.
        ways: Each operation, and the way to the changed place in it.
        old: Where it stands in the old file.
        new: Where it stands in the new file.
        toml: What accepts it.
        accepted: Why it was accepted, if it was.
        causes: Changes that caused it.
        consequences: Changes that it caused.
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
    """Return the changes of a review as they are shown, in its order.

    Args:
        review: What was found.
        operations: Every operation that meets a change.
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
    said = sentence(change)
    return Entry(
        fingerprint=change.fingerprint,
        section=_section(change),
        area=change.area.value,
        level=change.level.name,
        word="accepted" if change.accepted else LEVELS[change.level],
        check=printable(change.check),
        pieces=pieces(brief(said, _LONG)),
        subject=brief(subject(change), _LONG),
        places=[brief(name, _LONG) for name in change.places] if len(change.places) > 1 else [],
        direction=_DIRECTIONS[change.direction],
        before=_value(change.before),
        after=_value(change.after),
        operations=_met(change),
        numbers=" ".join(str(numbers[name]) for name in change.operations),
        ways=_ways(change),
        old=printable(standing(change.old)),
        new=printable(standing(change.new)),
        toml=acceptance_lines(change.fingerprint, "", note=brief(said, _LONG)),
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


def _met(change: Change) -> str:
    names = change.operations
    if len(names) > 1:
        return counted(len(names), "operation")
    return brief(names[0], _LONG) if names and not change.owner.startswith(names[0]) else ""


def _ways(change: Change) -> list[tuple[str, str]]:
    """Return each operation with the first of its ways, and how many more there are."""
    ways: dict[str, list[str]] = {}
    for met in change.occurrences:
        if met.operation:
            ways.setdefault(met.operation, []).append(" ".join(met.steps))
    return [(printable(name), printable(_first(found))) for name, found in sorted(ways.items())]


def _first(ways: list[str]) -> str:
    more = f" (and {len(ways) - 1} more)" if len(ways) > 1 else ""
    return f"{ways[0]}{more}".strip()
