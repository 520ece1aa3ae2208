"""Equal findings become one `Change` with all their usages.

Two findings are equal if they have the same kind, path, old value and new value, and if their
owners are equal in both documents; the contents of objects inside the owners do not count. The
operation, the status, the depth, the direction, and whether the schema is inlined or referenced do
not matter either.

An enum is shared by its owners: findings about the values of equal enums are equal whatever owns
the enum, if they have the same check for senders and for readers. Equal enums of several components
are enums of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from pipeline.common.locations import Location
from pipeline.common.schemas import STRUCTURE, WEBHOOK
from pipeline.review.changes import Area, Change, Direction, Level, Usage, qualified_path
from pipeline.review.wire.findings import Finding, join
from pipeline.review.wire.json_values import digest, text
from pipeline.review.wire.locator import Locator
from pipeline.review.wire.schemas import NOTE
from pipeline.review.wire.wire_checks import BY_KIND, Check
from pipeline.review.words import Value, listed, subject

#: Most names of changed values in a sentence.
_NAMED = 3

#: Letters of the table of checks; the first of these names a change with several.
_RANKS = "PpBbQh"

#: Endings of a sentence about a change in both directions, by the level for the other side.
_OTHERS = {
    Direction.REQUEST: {
        Level.ERR: "this also breaks those who send it",
        Level.WARN: "this may also break those who send it",
        Level.INFO: "nothing breaks for those who send it",
    },
    Direction.RESPONSE: {
        Level.ERR: "this also breaks those who read it",
        Level.WARN: "this may also break those who read it",
        Level.INFO: "nothing breaks for those who read it",
    },
}
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
    shared = _shared(groups.values(), locators)
    changes = [_change(group, locators, component) for group, component in shared]
    return tuple(sorted(changes, key=Change.order))


def _key(finding: Finding) -> tuple[str, ...]:
    if finding.kind == NOTE:
        return (NOTE,)
    values = text(finding.before), text(finding.after)
    return finding.kind, finding.identity, finding.path, *values


def _shared(
    groups: Iterable[list[Finding]], locators: tuple[Locator, Locator]
) -> Iterator[tuple[list[Finding], str]]:
    """Join the groups of changes that several owners share, if their checks are equal.

    Equal lists of several components stay apart, each with the name of its component.
    """
    joined: dict[tuple[str, ...], dict[str, list[Finding]]] = {}
    for group in groups:
        first, key, component = group[0], _key(group[0]), ""
        if first.shared:
            check = _worst([_judged(finding) for finding in group]).check.id
            key = (check, first.shared, text(first.before), text(first.after))
            component = _listing_component(first, locators)
        joined.setdefault(key, {}).setdefault(component, []).extend(group)
    for lists in joined.values():
        if len([*filter(None, lists)]) > 1:
            yield from ((group, component) for component, group in lists.items())
        else:
            yield [finding for group in lists.values() for finding in group], ""


#: Keywords of a component that lists values.
_LISTS = {"anyOf", "const", "enum", "oneOf"}


def _listing_component(finding: Finding, locators: tuple[Locator, Locator]) -> str:
    """Return the name of the component that is a list of values; empty for an inlined list."""
    for locator in reversed(locators):
        _, *tokens = (locator.pointer(finding) or "").split("/")
        if tokens[:2] == ["components", "schemas"] and _LISTS & {*tokens[3:4]}:
            return tokens[2]
    return ""


def _change(group: list[Finding], locators: tuple[Locator, Locator], component: str) -> Change:
    judged = sorted(map(_judged, group), key=_order)
    first, worst = judged[0].finding, _worst(judged)
    levels = {way.direction: way.level for way in sorted(judged, key=_level)}
    directions = [way for way in _OTHERS if way in levels]
    if first.kind == NOTE:
        return _notes(group, worst.check, judged, locators)
    places = _owner_paths([given.finding for given in judged])
    return Change(
        area=Area.WIRE,
        check=worst.check.id,
        level=worst.level,
        message=_sentence(worst, judged, places) + _for_others(worst, levels),
        owner=places[0].owner,
        path=first.path,
        direction=Direction.BOTH if len(directions) == 2 else worst.direction,
        before=first.before,
        after=first.after,
        identity=digest(first.shared, component) if component else first.shared or first.identity,
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


def _sentence(worst: _Judged, judged: list[_Judged], places: Sequence[OwnerPath]) -> str:
    first = worst.finding
    sentence = worst.check.sentence
    if first.context.inbound and not first.letter:
        # The API sends these requests, and reads their answers.
        sentence = sentence.replace("callers", _UPSTREAM).replace("readers", _UPSTREAM)
    return sentence.format(
        what=_subject(judged, places),
        op=_operation(judged),
        shape=first.shape,
        before=Value(first.before),
        after=Value(first.after),
    )


_UPSTREAM = "upstream's servers"


def _operation(judged: list[_Judged]) -> str:
    """Name the only operation of a change."""
    names = {given.finding.context.usage.operation for given in judged}
    if len(names) > 1:
        return "these operations"
    (name,) = names
    if name.startswith(WEBHOOK):
        return f"the webhook `{name.removeprefix(WEBHOOK)}`"
    return f"`{name}`" if name else "the operations"


def _subject(judged: list[_Judged], places: Sequence[OwnerPath]) -> str:
    """Name the changed value; for several owners, the first of them."""
    first = judged[0].finding
    if len(places) == 1 or first.what:
        return _changed(first, places[0].owner)
    return listed([f"`{place.name}`" for place in places], _NAMED)


def _changed(first: Finding, owner: str) -> str:
    """Name the changed value with its owner, unless the owner is only a description.

    The owner that the findings have in common counts if no schema around has a name.
    """
    if first.what:
        return first.what
    nameless = "the object" if first.at is not None else "the body"
    if first.named or first.shown[:-1]:
        return subject(first.named, first.shown, nameless)
    held = _holder(first.at or ()) if " " in owner else owner
    return subject(held, first.shown, nameless)


def _for_others(worst: _Judged, levels: dict[Direction, Level]) -> str:
    """Tell what a change in both directions means for the side that its sentence leaves out."""
    others = [way for way in _OTHERS if way in levels and way is not worst.direction]
    if len(levels) < 2 or not others:
        return ""
    return f"; {_OTHERS[others[0]][levels[others[0]]]}"


def _usages(judged: list[_Judged]) -> tuple[Usage, ...]:
    return tuple(dict.fromkeys(given.finding.context.usage for given in judged))


def _first_in_each_operation(usages: Iterable[Usage]) -> tuple[Usage, ...]:
    """Return one usage for each operation: texts change in thousands of places."""
    firsts: dict[str, Usage] = {}
    for usage in usages:
        firsts.setdefault(usage.operation, usage)
    return tuple(firsts.values())


def _location(locator: Locator, finding: Finding) -> Location | None:
    pointer = locator.pointer(finding)
    return None if pointer is None else Location(pointer=pointer)


def _notes(
    group: list[Finding], check: Check, judged: list[_Judged], locators: tuple[Locator, Locator]
) -> Change:
    """Count changed annotations: nobody reads hundreds of them separately."""
    edits = {(_keyword(note), text(note.before), text(note.after)) for note in group}
    counts = Counter(keyword for keyword, _, _ in edits)
    told = listed([f"`{name}` {_times(n)}" for name, n in sorted(counts.items())], len(counts))
    first = judged[0].finding
    return Change(
        area=Area.WIRE,
        check=check.id,
        level=check.level,
        message=check.sentence.format(what=told),
        usages=_first_in_each_operation(_usages(judged)),
        old=_location(locators[0], first),
        new=_location(locators[1], first),
    )


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count) or f"{count} times"


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
