"""The same change at many places as one `Change`.

Two finds are the same change if they are of the same kind, path, old and new value, and of
owners that were and became the same, objects inside them left aside. Where a list of values
changed, it is the schema with the list that was and became the same, whatever owns it, as long as
that means the same for senders and readers of each. Which operations meet it, under which status,
how deep, in requests or in responses, inlined or referenced, is no part of that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen

from pipeline.common.documents import Json
from pipeline.common.schemas import STRUCTURE
from pipeline.review.changes import Area, Change, Direction, Level, Location, Usage, place_name
from pipeline.review.wire.findings import Finding, join
from pipeline.review.wire.json_values import text
from pipeline.review.wire.locator import Locator
from pipeline.review.wire.schemas import NOTE
from pipeline.review.wire.wire_checks import BY_KIND, Check

#: Characters of a value in a sentence.
_TOLD = 80

#: Names of what changed in a sentence.
_NAMED = 3

#: How a name in a sentence begins that is none: that of an item, of a value, of an alternative.
_NAMELESS = tuple(f"`{mark}" for mark in STRUCTURE)

#: Places by how much they say, for changes that are met in several.
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
    """A find with its check, and what that means there."""

    found: Finding
    check: Check
    level: Level
    direction: Direction


def grouped(found: Iterable[Finding], locators: tuple[Locator, Locator]) -> tuple[Change, ...]:
    """Put equal finds together.

    Args:
        found: Everything found, in any order.
        locators: Find places in the old and in the new document as published.

    Returns:
        The changes, the most severe first.
    """
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for one in found:
        groups.setdefault(_key(one), []).append(one)
    changes = [_change(group, locators) for group in _of_all_owners(groups.values())]
    return tuple(sorted(changes, key=Change.order))


def _key(one: Finding) -> tuple[str, ...]:
    if one.kind == NOTE:
        return (NOTE,)
    return one.kind, one.identity, one.path, text(one.before), text(one.after)


def _of_all_owners(groups: Iterable[list[Finding]]) -> list[list[Finding]]:
    """Put together what is one change in whatever owners, if it means the same in them."""
    joined: dict[tuple[str, ...], list[Finding]] = {}
    for group in groups:
        first, key = group[0], _key(group[0])
        if first.shared:
            check = _worst([_judged(one) for one in group]).check.id
            key = (check, first.shared, text(first.before), text(first.after))
        joined.setdefault(key, []).extend(group)
    return list(joined.values())


def _change(group: list[Finding], locators: tuple[Locator, Locator]) -> Change:
    judged = sorted(map(_judged, group), key=_order)
    first, worst = judged[0].found, _worst(judged)
    levels = {one.direction: one.level for one in sorted(judged, key=lambda one: one.level)}
    directions = [way for way in _WHO if way in levels]
    if first.kind == NOTE:
        return _notes(group, worst.check, judged, locators)
    places = owner_paths([one.found for one in judged])
    return Change(
        area=Area.WIRE,
        check=worst.check.id,
        level=worst.level,
        message=_sentence(worst, first, _whats(judged, places)) + _effects(levels, directions),
        owner=places[0].owner,
        path=first.path,
        direction=Direction.BOTH if len(directions) == 2 else worst.direction,
        before=first.before,
        after=first.after,
        identity=first.shared or first.identity,
        places=tuple(place.name for place in places) if first.shared else (),
        usages=_usages(judged),
        old=_place(locators[0], first),
        new=_place(locators[1], first),
    )


def _judged(one: Finding) -> _Judged:
    check = BY_KIND[one.kind, one.letter]
    level, direction = check.level, check.direction
    if one.is_unseen:
        level = Level.INFO
    if not one.letter and one.context.inbound:
        # What the API sends is read here, and whether it may do so nobody has written down.
        direction, level = _OPPOSITE[direction], min(level, Level.WARN)
    return _Judged(one, check, level, direction)


def _order(judged: _Judged) -> tuple[str, tuple[str, ...]]:
    return judged.found.context.operation, judged.found.context.steps


def _worst(judged: list[_Judged]) -> _Judged:
    def rank(one: _Judged) -> tuple[int, int]:
        return -one.level, _RANKS.find(one.found.letter) if one.found.letter else 0

    return min(judged, key=rank)


def _sentence(worst: _Judged, first: Finding, what: str) -> str:
    return worst.check.sentence.format(
        what=what, before=_told(first.before), after=_told(first.after)
    )


def _whats(judged: list[_Judged], places: Sequence[OwnerPath]) -> str:
    """Name what changed; where it is in several owners, in how many places."""
    if len(places) == 1:
        return _changed(judged[0].found)
    names = sorted({_changed(one.found) for one in judged})
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more} (in {len(places)} places)"


def _changed(first: Finding) -> str:
    """Name what changed; what has no name of its own is called after what holds it."""
    if first.what and not first.what.startswith(_NAMELESS):
        return first.what
    if first.owner:
        return f"`{first.owner}{first.what.strip('`')}`"
    return f"{'the object' if first.at is not None else 'the body'} {first.what}".rstrip()


def _told(value: Json) -> str:
    """Write a value for a sentence: texts as they are, lists as their values."""
    if isinstance(value, list):
        told = ", ".join(_told(item) for item in value)
    else:
        told = value if isinstance(value, str) else text(value)
    return told if len(told) <= _TOLD else f"{told[: _TOLD - 1]}…"


def _effects(levels: dict[Direction, Level], directions: list[Direction]) -> str:
    if len(directions) < 2:
        return ""
    told = [f"{_EFFECTS[levels[way]]} {_WHO[way]}" for way in directions]
    return f"; it {' and '.join(told)}"


def _usages(judged: list[_Judged]) -> tuple[Usage, ...]:
    places = {(one.found.context.operation, one.found.context.steps) for one in judged}
    return tuple(Usage(operation, steps) for operation, steps in sorted(places))


def _place(locator: Locator, one: Finding) -> Location | None:
    pointer = locator.pointer(one)
    return None if pointer is None else Location(pointer=pointer)


def _notes(
    group: list[Finding], check: Check, judged: list[_Judged], locators: tuple[Locator, Locator]
) -> Change:
    """Count annotations that changed; nobody reads hundreds of them one by one."""
    edits = {(_keyword(one), text(one.before), text(one.after)) for one in group}
    counts = Counter(keyword for keyword, _, _ in edits)
    told = ", ".join(f"{count} × {keyword}" for keyword, count in sorted(counts.items()))
    first = judged[0].found
    return Change(
        area=Area.WIRE,
        check=check.id,
        level=check.level,
        message=check.sentence.format(what=told),
        usages=_usages(judged),
        old=_place(locators[0], first),
        new=_place(locators[1], first),
    )


def _keyword(one: Finding) -> str:
    return one.keywords[0][0] if one.keywords else one.path


#: Properties of a nameless object that are told.
_MOST_PROPERTIES = 4


@frozen
class OwnerPath:
    """A place where a change is met, whatever operations lead there.

    Args:
        owner: Name of the owner.
        name: Name of the place: the owner, and the way from it.
    """

    owner: str
    name: str


def owner_paths(group: Sequence[Finding]) -> list[OwnerPath]:
    """Return the places of one change: that of its first find first, the others by name.

    Args:
        group: The change, at every place where it is met.
    """
    owned: dict[tuple[str, str], list[Finding]] = {}
    for one in group:
        owned.setdefault((one.identity, one.path), []).append(one)
    places: dict[str, OwnerPath] = {}
    for (_, path), finds in owned.items():
        owner = owner_name(finds)
        name = place_name(owner, path)
        places.setdefault(name, OwnerPath(owner, name))
    first, *others = places.values()
    return [first, *sorted(others, key=lambda place: place.name)]


def owner_name(group: Sequence[Finding]) -> str:
    """Name the owner of one change.

    In this order: the name of its schema; the name of a schema around it and the way from there;
    the only operation that has it and the way from there; the property that most often holds
    it; and what it holds.

    Args:
        group: The change, at every place where it is met.
    """
    named = Counter(one.owner for one in group if one.owner)
    if named:
        return _most_common(named)
    ways = {(one.context.operation, one.at) for one in group if one.at is not None}
    if not ways:
        operations = {one.context.operation for one in group}
        return operations.pop() if len(operations) == 1 else ""
    if len(ways) == 1:
        operation, steps = ways.pop()
        return f"{operation} {_in_words(steps or ())}".strip()
    held = Counter(filter(None, (_holder(steps or ()) for _, steps in ways)))
    return _most_common(held) if held else _by_content(group)


def _most_common(names: Counter[str]) -> str:
    """Return the most common name; of equally common ones, one without a way, then the first."""
    return min(names, key=lambda name: (-names[name], "." in name or "[" in name, name))


def _in_words(steps: tuple[str, ...]) -> str:
    """Write the way to a schema: the status or `request`, then properties."""
    return " ".join(filter(None, (join(steps[:1]), join(steps[1:]))))


def _holder(steps: tuple[str, ...]) -> str:
    """Return the last property on the way to a schema, and the structure after it."""
    inner = steps[1:]
    last = next(
        (i for i in reversed(range(len(inner))) if not inner[i].startswith(STRUCTURE)), None
    )
    return "" if last is None else join(inner[last:])


def _by_content(group: Iterable[Finding]) -> str:
    """Tell what an outermost object holds."""
    names = next((one.holds for one in group if one.holds), ())
    more = ", …" if len(names) > _MOST_PROPERTIES else ""
    return f"object ({', '.join(names[:_MOST_PROPERTIES])}{more})" if names else "object"
