"""Make changes of findings: level, direction, occurrences, sentence, causes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from pipeline.review.changes import Area, Change, Direction, Level, Occurrence, Place
from pipeline.review.surface.causes import Causes
from pipeline.review.surface.checks import CHECKS
from pipeline.review.surface.findings import RETURNED, Finding
from pipeline.review.surface.usage import Site, Usage, is_sent

_PACKAGE = "ofauth_api"


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
    groups: dict[str, list[tuple[Finding, Change]]] = {}
    for finding in findings:
        change = teller.change(finding)
        groups.setdefault(change.fingerprint, []).append((finding, change))
    return tuple(sorted(map(_joined, groups.values()), key=Change.order))


class Teller:
    """Tells findings of two documents."""

    def __init__(self, old: Usage, new: Usage, causes: Causes) -> None:
        self._old, self._new, self._causes = old, new, causes

    def change(self, finding: Finding) -> Change:
        """Return the change that a finding is."""
        places = self._occurrences(finding)
        direction = _direction(finding, places)
        return Change(
            area=Area.PYTHON,
            check=finding.check,
            level=_level(finding.check, direction),
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
            causes=self._causes.of(finding),
        )

    def _occurrences(self, finding: Finding) -> tuple[Occurrence, ...]:
        found = {
            place
            for site, usage in ((finding.old, self._old), (finding.new, self._new))
            if site
            for place in _places(site, usage)
        }
        return tuple(sorted(found, key=lambda place: (place.operation, place.steps)))


def _places(site: Site, usage: Usage) -> list[Occurrence]:
    """Return where a class, a field of it, or a part of an operation is met."""
    owner, *inner = site
    if " " in owner:
        return [Occurrence(owner, tuple(step for step in inner if step != RETURNED))]
    return [
        Occurrence(place.operation, (*place.steps, *inner)) for place in usage.places.get(owner, [])
    ]


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
    return Direction.RESPONSE if part == (RETURNED,) else Direction.REQUEST


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


def _joined(group: list[tuple[Finding, Change]]) -> Change:
    """Make one change of equal findings, which several methods may share."""
    changes = [change for _, change in group]
    first = min(changes, key=lambda change: change.owner)
    places = {place for change in changes for place in change.occurrences}
    owners = sorted({change.owner for change in changes})
    return evolve(
        first,
        level=max(change.level for change in changes),
        message=_sentence(first, owners),
        occurrences=tuple(sorted(places, key=lambda place: (place.operation, place.steps))),
        causes=tuple(sorted({cause for change in changes for cause in change.causes})),
    )


def _sentence(change: Change, owners: list[str]) -> str:
    named = CHECKS[change.check].sentence
    owner = change.owner if "`{owner}" in named or "{owner}`" in named else _methods(owners)
    return named.format(owner=owner, path=change.path, before=change.before, after=change.after)


def _methods(owners: list[str]) -> str:
    """Name the methods that share a change: the first, and how many others."""
    more = len(owners) - 1
    others = f" and {more} other method{'s' if more > 1 else ''}" if more else ""
    return f"`{owners[0]}`{others}"
