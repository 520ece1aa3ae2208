"""Make changes of findings: level, direction, occurrences, sentence, causes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from attrs import evolve

from pipeline.review.changes import Area, Change, Direction, Level, Location, Usage
from pipeline.review.surface.python_checks import CHECKS
from pipeline.review.surface.schema_usages import SchemaUsages, Subject, is_sent
from pipeline.review.surface.surface_findings import ANSWERED, RETURNED, Finding

_PACKAGE = "ofauth_api"
_ANSWERS = (RETURNED, ANSWERED)

#: Owners that a sentence names besides the first.
_NAMED = 2


def told(
    findings: Iterable[Finding], old: SchemaUsages, new: SchemaUsages, wire: Sequence[Change]
) -> tuple[Change, ...]:
    """Return the changes that findings are, the most severe first.

    Args:
        findings: What a comparison found.
        old: The places of the old document.
        new: The places of the new document.
        wire: The changes on the wire.
    """
    builder = ChangeBuilder(old, new, Causes(old, new, wire))
    changes = _joined(map(builder.change, findings), _known_by)
    return tuple(sorted(_joined(changes, _caused_by), key=Change.order))


class ChangeBuilder:
    """Tells findings of two documents."""

    def __init__(self, old: SchemaUsages, new: SchemaUsages, causes: Causes) -> None:
        self._old, self._new, self._causes = old, new, causes

    def change(self, finding: Finding) -> Change:
        """Return the change that a finding is."""
        places = self._usages(finding)
        direction = _direction(finding, places)
        level = _level(finding.check, direction)
        change = Change(
            area=Area.PYTHON,
            check=finding.check,
            level=level,
            message="",
            owner=finding.owner,
            path=finding.path,
            direction=direction,
            before=finding.before,
            after=finding.after,
            identity=finding.identity,
            usages=places,
            old=_place(finding.old, finding),
            new=_place(finding.new, finding),
            causes=self._causes.of(finding, (place.operation for place in places)),
        )
        return evolve(change, message=_sentence(change, [change.owner]))

    def _usages(self, finding: Finding) -> tuple[Usage, ...]:
        """Return where callers met the old thing and now meet the new one.

        What is met in one document alone is nothing that a change could be noticed in, unless
        that is so of all of it: then it has come, gone or moved.
        """
        sides = ((finding.old, self._old), (finding.new, self._new))
        was, now = (_places(site, usage) if site else [] for site, usage in sides)
        both = set(map(_root, was)) & set(map(_root, now))
        met = [place for place in (*was, *now) if _root(place) in both] or [*was, *now]
        return _sorted(met)


def _places(site: Subject, usage: SchemaUsages) -> list[Usage]:
    """Return where a class, a field of it, or a part of an operation is met."""
    owner, *inner = site
    if " " in owner:
        return [Usage(owner, tuple(step for step in inner if step not in _ANSWERS))]
    return [Usage(place.operation, (*place.steps, *inner)) for place in usage.places.get(owner, [])]


def _root(place: Usage) -> tuple[str, tuple[str, ...]]:
    return place.operation, place.steps[:1]


def _sorted(places: Iterable[Usage]) -> tuple[Usage, ...]:
    return tuple(sorted(set(places), key=lambda place: (place.operation, place.steps)))


def _direction(finding: Finding, places: Sequence[Usage]) -> Direction:
    if any(site and " " in site[0] for site in (finding.old, finding.new)):
        return _direction_of_part(finding)
    sent = {is_sent(place) for place in places}
    if len(sent) == 1:
        return Direction.REQUEST if True in sent else Direction.RESPONSE
    return Direction.BOTH if sent else Direction.NEITHER


def _direction_of_part(finding: Finding) -> Direction:
    part = (finding.new or finding.old or ("",))[1:]
    if not part:
        return Direction.BOTH
    return Direction.RESPONSE if part[0] in _ANSWERS else Direction.REQUEST


def _level(check: str, direction: Direction) -> Level:
    """Return how bad a change is; where nobody knows who meets it, as bad as it can be."""
    kind = CHECKS[check]
    levels = {Direction.REQUEST: kind.sent, Direction.RESPONSE: kind.read}
    return levels.get(direction, max(kind.sent, kind.read))


def _place(site: Subject | None, finding: Finding) -> Location | None:
    if site is None:
        return None
    inner = f".{finding.path}" if finding.path else ""
    owner, *_ = site
    if " " in owner:
        return Location(pointer=f"{_PACKAGE}.resources:{finding.owner}")
    return Location(pointer=f"{_PACKAGE}.models:{owner}{inner}")


def _known_by(change: Change) -> Hashable:
    """Return what findings of several methods, told by one sentence, have in common."""
    return change.fingerprint


def _caused_by(change: Change) -> Hashable:
    """Return what the same change of several classes has in common: its causes."""
    if not change.identity or not change.causes:
        return change.fingerprint
    whole = change.check.startswith("python-class-")
    what = () if whole else (change.path, str(change.before), str(change.after))
    return change.check, change.causes, what


def _joined(changes: Iterable[Change], key: Callable[[Change], Hashable]) -> list[Change]:
    groups: dict[Hashable, list[Change]] = {}
    for change in changes:
        groups.setdefault(key(change), []).append(change)
    return [group[0] if len(group) == 1 else _as_one(group) for group in groups.values()]


def _as_one(changes: list[Change]) -> Change:
    first = min(changes, key=lambda change: change.owner)
    return evolve(
        first,
        level=max(change.level for change in changes),
        direction=_common(change.direction for change in changes),
        message=_sentence(first, sorted({change.owner for change in changes})),
        usages=_sorted(place for change in changes for place in change.usages),
        causes=tuple(sorted({cause for change in changes for cause in change.causes})),
    )


def _common(directions: Iterable[Direction]) -> Direction:
    found = {*directions} - {Direction.NEITHER}
    return Direction.BOTH if len(found) > 1 else found.pop() if found else Direction.NEITHER


def _sentence(change: Change, owners: list[str]) -> str:
    sentence = CHECKS[change.check].sentence
    texts = {"path": change.path, "before": change.before, "after": change.after}
    if sentence.startswith("{owner}") or " {owner}" in sentence:
        return sentence.format(owner=_methods(owners), **texts)
    return sentence.format(owner=owners[0], **texts) + _likewise(owners[1:])


def _methods(owners: list[str]) -> str:
    """Name the methods that share a change: the first, and how many others."""
    more = len(owners) - 1
    others = f" and {more} other method{'s' if more > 1 else ''}" if more else ""
    return f"`{owners[0]}`{others}"


def _likewise(others: list[str]) -> str:
    """Name the other classes that share a change."""
    named = ", ".join(f"`{owner}`" for owner in others[:_NAMED])
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    return f"; likewise {named}{more}" if others else ""


#: Findings about a class as a whole: what happened to what refers to it is the cause.
_WHOLE = ("python-class-added", "python-class-removed", "python-class-replaced")


class Causes:
    """The changes on the wire by what they end at, on both sides.

    Args:
        old: The old prepared document.
        new: The new prepared document.
        wire: The changes on the wire.
    """

    def __init__(self, old: SchemaUsages, new: SchemaUsages, wire: Sequence[Change]) -> None:
        self._old, self._new = _Side(old, wire), _Side(new, wire)
        self._changes = {change.fingerprint: change for change in wire}

    def of(self, finding: Finding, operations: Iterable[str]) -> tuple[str, ...]:
        """Return the fingerprints of what caused a finding, sorted.

        Args:
            finding: The finding.
            operations: Where it is met.
        """
        sides = [(self._old, finding.old), (self._new, finding.new)]
        for look in _ways(finding):
            found = {one for side, site in sides if site for one in look(side, site)}
            if found:
                return tuple(sorted(self._about(finding, self._met(found, {*operations}))))
        return ()

    def _met(self, found: set[str], operations: set[str]) -> set[str]:
        """Leave out changes that are met elsewhere alone, where some are met here."""
        here = {one for one in found if operations & {*self._changes[one].operations}}
        return here or found

    def _about(self, finding: Finding, found: set[str]) -> set[str]:
        """Leave out changes of other values, where some are of this one."""
        if not finding.check.startswith("python-enum-member"):
            return found
        values = {str(value) for value in (finding.before, finding.after) if value is not None}
        return {one for one in found if values & set(_values(self._changes[one]))} or found


def _values(change: Change) -> Iterator[str]:
    """Yield the values that a change on the wire tells, written as in Python."""
    for told in (change.before, change.after):
        yield from map(repr, told if isinstance(told, list | tuple) else [told])


class _Side:
    """The changes on the wire by what they end at in one document."""

    def __init__(self, usage: SchemaUsages, wire: Sequence[Change]) -> None:
        self._usage = usage
        self._at: defaultdict[Subject, set[str]] = defaultdict(set)
        self._through: defaultdict[Subject, set[str]] = defaultdict(set)
        self._under: defaultdict[str, set[str]] = defaultdict(set)
        self._depths: defaultdict[Subject, list[tuple[int, str]]] = defaultdict(list)
        for change in wire:
            self._note(change)

    def _note(self, change: Change) -> None:
        fingerprint = change.fingerprint
        for place in change.usages:
            steps = place.steps
            if not steps:
                self._at[(place.operation,)].add(fingerprint)
            route = self._usage.follow(place)
            for head in _heads(steps):
                self._depths[place.operation, head].append((len(steps), fingerprint))
            for site in (*route.last, *((name,) for name in route.ends)):
                self._at[site].add(fingerprint)
            for owner, name in route.sites:
                self._through[owner, name].add(fingerprint)
                self._through[(owner,)].add(fingerprint)
            for name in route.under or self._whole(place.operation, steps):
                self._under[name].add(fingerprint)

    def _whole(self, operation: str, steps: tuple[str, ...]) -> set[str]:
        """Return the components of an operation that is there on one side only."""
        roots = [] if steps else self._usage.roots.get(operation, [])
        return {name for root in roots for name in self._usage.references(root)}

    def exactly(self, site: Subject) -> set[str]:
        """Return the changes that end at a place; of an operation's parts, the outermost."""
        depths = self._depths.get(site, [])
        nearest = min((depth for depth, _ in depths), default=0)
        return self._at.get(site, set()) | {one for depth, one in depths if depth == nearest}

    def through(self, site: Subject) -> set[str]:
        """Return the changes that lead through a place."""
        return self._through.get(site, set())

    def above(self, site: Subject) -> set[str]:
        """Return the changes of what leads to a class."""
        owner, *part = site
        if part:
            return set()
        above = self._usage.leading_to(owner) & self._under.keys()
        return {one for name in above for one in self._under[name]}

    def frame(self, site: Subject) -> set[str]:
        """Return the changes of an operation's own: of parameters, and of the answer's fields."""
        operation, *_ = site
        own = [
            one
            for (owner, *part), depths in self._depths.items()
            if owner == operation and part != ["request"]
            for depth, one in depths
            if depth <= _FRAME
        ]
        return {*own, *self._at.get((operation,), ())}


#: Steps to a field of an answer: the status and the field.
_FRAME = 2


def _ways(finding: Finding) -> list[Callable[[_Side, Subject], set[str]]]:
    """Return where to look for causes; the first that has some counts."""
    if finding.check.startswith("python-paging"):
        return [_Side.frame]
    if finding.within or finding.check in _WHOLE:
        return [_Side.exactly, _Side.through, _Side.above]
    return [_Side.exactly]


def _heads(steps: Sequence[str]) -> Iterator[str]:
    """Yield the part of an operation that steps begin with."""
    for head in steps[:1]:
        yield head
        if head[:1].isdigit() or head == "default":
            yield ANSWERED
        if head[:1] == "2" or head == "default":
            yield RETURNED
