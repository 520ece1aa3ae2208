"""Equal findings become one `Change` with all their usages.

Two findings are equal if they have the same kind, path, old value and new value, and if their
owners are equal in both documents; the contents of objects inside the owners do not count. The
operation, the status, the depth, the direction, and whether the schema is inlined or referenced do
not matter either.

An enum is shared by its owners: findings about the values of equal enums are equal whatever owns
the enum, if they have the same check for senders and for readers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen

from pipeline.common.documents import Json
from pipeline.common.locations import Location
from pipeline.common.schemas import STRUCTURE
from pipeline.review.changes import Area, Change, Direction, Level, Usage, qualified_path
from pipeline.review.wire.findings import Finding, join
from pipeline.review.wire.json_values import text
from pipeline.review.wire.locator import Locator
from pipeline.review.wire.schemas import NOTE
from pipeline.review.wire.wire_checks import BY_KIND, Check

#: Most characters of a value in a sentence.
_LONGEST = 80

#: Most names of changed values in a sentence.
_NAMED = 3

#: The beginning of a path to an item, a value or an alternative, which has no name.
_NAMELESS = tuple(f"`{mark}" for mark in STRUCTURE)

#: Letters of the table of checks; the first of these names a change with several.
_RANKS = "PpBbQh"

_EFFECTS = {
    Level.ERR: "breaks",
    Level.WARN: "may break",
    Level.INFO: "is harmless to",
}
_WHO = {Direction.REQUEST: "senders", Direction.RESPONSE: "readers"}
_OPPOSITE = {
    Direction.REQUEST: Direction.RESPONSE,
    Direction.RESPONSE: Direction.REQUEST,
    Direction.NEITHER: Direction.NEITHER,
}


@frozen
class _Judged:
    """A finding with its check, and the level and direction of the check at its location."""

    finding: Finding
    check: Check
    level: Level
    direction: Direction


def grouped(findings: Iterable[Finding], locators: tuple[Locator, Locator]) -> tuple[Change, ...]:
    """Join equal findings to changes.

    Args:
        findings: All findings, in any order.
        locators: The locators of the old and of the new published document.

    Returns:
        The changes, the most severe first.
    """
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_key(finding), []).append(finding)
    changes = [_change(group, locators) for group in _shared(groups.values())]
    return tuple(sorted(changes, key=Change.order))


def _key(finding: Finding) -> tuple[str, ...]:
    if finding.kind == NOTE:
        return (NOTE,)
    values = text(finding.before), text(finding.after)
    return finding.kind, finding.identity, finding.path, *values


def _shared(groups: Iterable[list[Finding]]) -> list[list[Finding]]:
    """Join the groups of changes that several owners share, if their checks are equal."""
    joined: dict[tuple[str, ...], list[Finding]] = {}
    for group in groups:
        first, key = group[0], _key(group[0])
        if first.shared:
            check = _worst([_judged(finding) for finding in group]).check.id
            key = (check, first.shared, text(first.before), text(first.after))
        joined.setdefault(key, []).extend(group)
    return list(joined.values())


def _change(group: list[Finding], locators: tuple[Locator, Locator]) -> Change:
    judged = sorted(map(_judged, group), key=_order)
    first, worst = judged[0].finding, _worst(judged)
    levels = {way.direction: way.level for way in sorted(judged, key=_level)}
    directions = [way for way in _WHO if way in levels]
    if first.kind == NOTE:
        return _notes(group, worst.check, judged, locators)
    places = _owner_paths([given.finding for given in judged])
    return Change(
        area=Area.WIRE,
        check=worst.check.id,
        level=worst.level,
        message=_sentence(worst, first, _subject(judged, places)) + _effects(levels, directions),
        owner=places[0].owner,
        path=first.path,
        direction=Direction.BOTH if len(directions) == 2 else worst.direction,
        before=first.before,
        after=first.after,
        identity=first.shared or first.identity,
        places=tuple(place.name for place in places) if first.shared else (),
        usages=_usages(judged),
        old=_location(locators[0], first),
        new=_location(locators[1], first),
    )


def _judged(finding: Finding) -> _Judged:
    check = BY_KIND[finding.kind, finding.letter]
    level, direction = check.level, check.direction
    if finding.is_unseen:
        level = Level.INFO
    if not finding.letter and finding.context.inbound:
        # Callers read a message of the API here, and no contract says how they read it.
        direction, level = _OPPOSITE[direction], min(level, Level.WARN)
    return _Judged(finding, check, level, direction)


def _order(judged: _Judged) -> tuple[int, str, tuple[str, ...]]:
    """Sort findings: usages that break come first."""
    usage = judged.finding.context.usage
    return -judged.level, usage.operation, usage.steps


def _level(judged: _Judged) -> Level:
    return judged.level


def _worst(judged: list[_Judged]) -> _Judged:
    def rank(given: _Judged) -> tuple[int, int]:
        return -given.level, _RANKS.find(given.finding.letter) if given.finding.letter else 0

    return min(judged, key=rank)


def _sentence(worst: _Judged, first: Finding, what: str) -> str:
    return worst.check.sentence.format(
        what=what, before=_formatted(first.before), after=_formatted(first.after)
    )


def _subject(judged: list[_Judged], places: Sequence[OwnerPath]) -> str:
    """Name the changed value; for several owners, also count their places."""
    if len(places) == 1:
        return _changed(judged[0].finding)
    names = sorted({_changed(given.finding) for given in judged})
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more} (in {len(places)} places)"


def _changed(first: Finding) -> str:
    """Name the changed value; a nameless value takes the name of its owner."""
    if first.what and not first.what.startswith(_NAMELESS):
        return first.what
    if first.owner:
        return f"`{first.owner}{first.what.strip('`')}`"
    return f"{'the object' if first.at is not None else 'the body'} {first.what}".rstrip()


def _formatted(value: Json) -> str:
    """Format a value for a sentence: text without quotes, a list as its items."""
    if isinstance(value, list):
        line = ", ".join(_formatted(item) for item in value)
    else:
        line = value if isinstance(value, str) else text(value)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _effects(levels: dict[Direction, Level], directions: list[Direction]) -> str:
    if len(directions) < 2:
        return ""
    effects = [f"{_EFFECTS[levels[way]]} {_WHO[way]}" for way in directions]
    return f"; it {' and '.join(effects)}"


def _usages(judged: list[_Judged]) -> tuple[Usage, ...]:
    return tuple(dict.fromkeys(given.finding.context.usage for given in judged))


def _location(locator: Locator, finding: Finding) -> Location | None:
    pointer = locator.pointer(finding)
    return None if pointer is None else Location(pointer=pointer)


def _notes(
    group: list[Finding], check: Check, judged: list[_Judged], locators: tuple[Locator, Locator]
) -> Change:
    """Count changed annotations: nobody reads hundreds of them separately."""
    edits = {(_keyword(note), text(note.before), text(note.after)) for note in group}
    counts = Counter(keyword for keyword, _, _ in edits)
    counted = ", ".join(f"{count} × {keyword}" for keyword, count in sorted(counts.items()))
    first = judged[0].finding
    return Change(
        area=Area.WIRE,
        check=check.id,
        level=check.level,
        message=check.sentence.format(what=counted),
        usages=_usages(judged),
        old=_location(locators[0], first),
        new=_location(locators[1], first),
    )


def _keyword(finding: Finding) -> str:
    return finding.keywords[0][0] if finding.keywords else finding.path


#: Most properties in the description of a nameless object.
_MOST_PROPERTIES = 4


@frozen
class OwnerPath:
    """The owner of a change, and the path of the changed value inside the owner.

    Args:
        owner: Name of the owner.
        name: Owner and path, such as `Chat.avatar`.
    """

    owner: str
    name: str


def _owner_paths(group: Sequence[Finding]) -> list[OwnerPath]:
    """Return the owner paths of a change: that of its first finding, then the others by name."""
    owned: dict[tuple[str, str], list[Finding]] = {}
    for finding in group:
        owned.setdefault((finding.identity, finding.path), []).append(finding)
    places: dict[str, OwnerPath] = {}
    for (_, path), findings in owned.items():
        owner = _owner_name(findings)
        name = qualified_path(owner, path)
        places.setdefault(name, OwnerPath(owner, name))
    first, *others = places.values()
    return [first, *sorted(others, key=lambda place: place.name)]


def _owner_name(group: Sequence[Finding]) -> str:
    """Name the owner of a change.

    The candidates in their order: the name of the schema; the name of a schema around it, with the
    path from there; the only operation that uses it, with the steps from there; the property that
    most often holds it; the names of its own properties.

    Args:
        group: All findings of the change.
    """
    named = Counter(finding.owner for finding in group if finding.owner)
    if named:
        return _most_common(named)
    ways = {(f.context.usage.operation, f.at) for f in group if f.at is not None}
    if not ways:
        operations = {finding.context.usage.operation for finding in group}
        return operations.pop() if len(operations) == 1 else ""
    if len(ways) == 1:
        operation, steps = ways.pop()
        return f"{operation} {_formatted_steps(steps or ())}".strip()
    held = Counter(filter(None, (_holder(steps or ()) for _, steps in ways)))
    return _most_common(held) if held else _by_content(group)


def _most_common(names: Counter[str]) -> str:
    """Return the most common name; among equals, a name without a path, then the first."""
    return min(names, key=lambda name: (-names[name], "." in name or "[" in name, name))


def _formatted_steps(steps: tuple[str, ...]) -> str:
    """Format the steps to a schema: the status or `request`, then properties."""
    return " ".join(filter(None, (join(steps[:1]), join(steps[1:]))))


def _holder(steps: tuple[str, ...]) -> str:
    """Return the last property among the steps to a schema, with the structure after it."""
    inner = steps[1:]
    last = next(
        (i for i in reversed(range(len(inner))) if not inner[i].startswith(STRUCTURE)), None
    )
    return "" if last is None else join(inner[last:])


def _by_content(group: Iterable[Finding]) -> str:
    """Describe a root object by its properties."""
    names = next((finding.holds for finding in group if finding.holds), ())
    more = ", …" if len(names) > _MOST_PROPERTIES else ""
    return f"object ({', '.join(names[:_MOST_PROPERTIES])}{more})" if names else "object"
