"""Make changes of findings: level, direction, occurrences, sentence, causes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from attrs import evolve

from pipeline.review.changes import Area, Change, Direction, Level, Occurrence, Place
from pipeline.review.surface.causes import Causes
from pipeline.review.surface.checks import CHECKS
from pipeline.review.surface.findings import ANSWERED, RETURNED, Finding
from pipeline.review.surface.usage import Site, Usage, is_sent

_PACKAGE = "ofauth_api"
_ANSWERS = (RETURNED, ANSWERED)

#: Owners that a sentence names besides the first.
_NAMED = 2


def told(
    findings: Iterable[Finding], old: Usage, new: Usage, wire: Sequence[Change]
) -> tuple[Change, ...]:
    """Return the changes that findings are, the most severe first.

    Args:
        findings: What a comparison found.
        old: The places of the old document.
        new: The places of the new document.
        wire: The changes on the wire.
    """
    teller = Teller(old, new, Causes(old, new, wire))
    changes = _joined(map(teller.change, findings), _known_by)
    return tuple(sorted(_joined(changes, _caused_by), key=Change.order))


class Teller:
    """Tells findings of two documents."""

    def __init__(self, old: Usage, new: Usage, causes: Causes) -> None:
        self._old, self._new, self._causes = old, new, causes

    def change(self, finding: Finding) -> Change:
        """Return the change that a finding is."""
        places = self._occurrences(finding)
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
            occurrences=places,
            old=_place(finding.old, finding),
            new=_place(finding.new, finding),
            causes=self._causes.of(finding, (place.operation for place in places)),
        )
        return evolve(change, message=_sentence(change, [change.owner]))

    def _occurrences(self, finding: Finding) -> tuple[Occurrence, ...]:
        """Return where callers met the old thing and now meet the new one.

        What is met in one document alone is nothing that a change could be noticed in, unless
        that is so of all of it: then it has come, gone or moved.
        """
        sides = ((finding.old, self._old), (finding.new, self._new))
        was, now = (_places(site, usage) if site else [] for site, usage in sides)
        both = set(map(_root, was)) & set(map(_root, now))
        met = [place for place in (*was, *now) if _root(place) in both] or [*was, *now]
        return _sorted(met)


def _places(site: Site, usage: Usage) -> list[Occurrence]:
    """Return where a class, a field of it, or a part of an operation is met."""
    owner, *inner = site
    if " " in owner:
        return [Occurrence(owner, tuple(step for step in inner if step not in _ANSWERS))]
    return [
        Occurrence(place.operation, (*place.steps, *inner)) for place in usage.places.get(owner, [])
    ]


def _root(place: Occurrence) -> tuple[str, tuple[str, ...]]:
    return place.operation, place.steps[:1]


def _sorted(places: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    return tuple(sorted(set(places), key=lambda place: (place.operation, place.steps)))


def _direction(finding: Finding, places: Sequence[Occurrence]) -> Direction:
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


def _place(site: Site | None, finding: Finding) -> Place | None:
    if site is None:
        return None
    inner = f".{finding.path}" if finding.path else ""
    owner, *_ = site
    if " " in owner:
        return Place(pointer=f"{_PACKAGE}.resources:{finding.owner}")
    return Place(pointer=f"{_PACKAGE}.models:{owner}{inner}")


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
        occurrences=_sorted(place for change in changes for place in change.occurrences),
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
