"""A review: every change between two documents, and what was accepted of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from attrs import evolve, frozen

from pipeline.review.accepted import Accepted, Entry
from pipeline.review.changes import Acceptance, Area, Change, Level, Usage
from pipeline.review.options import Threshold


@frozen
class Review:
    """What a review found; `make_review` makes one.

    Args:
        old: Name of the old document.
        new: Name of the new document.
        changes: Each fingerprint once, the most severe first.
        areas: What was compared.
        stale: Accepted entries that no change answers to.
        expired: Accepted entries that no longer count.
        version: Current version of the client, such as `0.1.0`; empty where there is none.
    """

    old: str
    new: str
    changes: tuple[Change, ...]
    areas: tuple[Area, ...] = tuple(Area)
    stale: tuple[Entry, ...] = ()
    expired: tuple[Entry, ...] = ()
    version: str = ""

    @property
    def open(self) -> tuple[Change, ...]:
        """The changes that were not accepted."""
        return tuple(change for change in self.changes if change.accepted is None)

    @property
    def accepted(self) -> tuple[Change, ...]:
        """The changes that were accepted."""
        return tuple(change for change in self.changes if change.accepted is not None)

    def breaking(self, area: Area) -> tuple[Change, ...]:
        """Return the breaking changes of an area that were not accepted."""
        return tuple(c for c in self.open if c.area is area and c.level is Level.ERR)

    def count(self, area: Area, level: Level) -> int:
        """Count the changes of an area and a level that were not accepted."""
        return sum(change.area is area and change.level is level for change in self.open)

    def reaches(self, threshold: Threshold) -> bool:
        """Tell whether a change that was not accepted is as bad as the threshold, or worse."""
        return any(threshold in _reached(change) for change in self.open)


def make_review(
    old: str,
    new: str,
    changes: Iterable[Change],
    accepted: Accepted,
    today: date,
    areas: Iterable[Area] = Area,
    version: str = "",
) -> Review:
    """Gather the changes of all areas and what is accepted of them.

    Args:
        old: Name of the old document.
        new: Name of the new document.
        changes: The changes of all areas, in any order.
        accepted: What a maintainer has accepted, and levels set by hand.
        today: Day by which entries expire.
        areas: What was compared; entries can be stale only where all was.
        version: Current version of the client; empty where there is none.
    """
    compared = tuple(sorted(set(areas), key=list(Area).index))
    levelled = [evolve(c, level=accepted.levels.get(c.check, c.level)) for c in _joined(changes)]
    entries = {e.fingerprint: e for e in accepted.entries if not e.expired(today)}
    marked = _with_consequences([_marked(change, entries) for change in levelled])
    stale = entries.keys() - {c.fingerprint for c in marked} if compared == (*Area,) else ()
    return Review(
        old,
        new,
        changes=tuple(sorted(marked, key=_order)),
        areas=compared,
        stale=tuple(entry for entry in accepted.entries if entry.fingerprint in stale),
        expired=tuple(entry for entry in accepted.entries if entry.expired(today)),
        version=version,
    )


def _order(change: Change) -> tuple[int, int, int, tuple[int, str, str, str, str, str]]:
    """Sort by level, then the wire before Python before overlays, the most met first."""
    area = list(Area).index(change.area)
    return -change.level, area, -len(change.operations), change.order()


def _reached(change: Change) -> tuple[Threshold, ...]:
    """Return the thresholds that a change reaches."""
    match change.level, change.area:
        case Level.ERR, Area.WIRE:
            return tuple(Threshold)
        case Level.ERR, Area.PYTHON:
            return Threshold.PYTHON_BREAKING, Threshold.WARNING, Threshold.ANY
        case Level.INFO, _:
            return (Threshold.ANY,)
        case _:
            return Threshold.WARNING, Threshold.ANY


def _joined(changes: Iterable[Change]) -> list[Change]:
    """Make changes of one fingerprint one change, as bad as the worst of them."""
    joined: dict[str, Change] = {}
    for change in sorted(changes, key=Change.order):
        first = joined.get(change.fingerprint)
        joined[change.fingerprint] = _both(first, change) if first else change
    return list(joined.values())


def _both(first: Change, second: Change) -> Change:
    met = {*first.usages, *second.usages}
    return evolve(
        first,
        usages=tuple(sorted(met, key=_by_operation)),
        places=tuple(dict.fromkeys((*first.places, *second.places))),
        overlays=_overlays(first, second),
        causes=tuple(sorted({*first.causes, *second.causes})),
    )


def _overlays(first: Change, second: Change) -> tuple[str, ...]:
    """Return the overlays that both changes are measured by; what upstream itself has changed,
    too, is its own change."""
    is_described = first.overlays and second.overlays
    return tuple(sorted({*first.overlays, *second.overlays})) if is_described else ()


def _by_operation(met: Usage) -> tuple[str, tuple[str, ...]]:
    return met.operation, met.steps


def _marked(change: Change, entries: dict[str, Entry]) -> Change:
    entry = entries.get(change.fingerprint)
    return evolve(change, accepted=_acceptance(entry.reason, entry.expires)) if entry else change


def _with_consequences(changes: list[Change]) -> list[Change]:
    """Accept what follows from accepted changes alone."""
    accepted = {c.fingerprint: c.accepted for c in changes if c.accepted}
    return [
        evolve(change, accepted=_following(change.causes, accepted))
        if change.accepted is None and change.causes and accepted.keys() >= {*change.causes}
        else change
        for change in changes
    ]


def _following(causes: tuple[str, ...], accepted: dict[str, Acceptance]) -> Acceptance:
    days = [accepted[cause].expires for cause in causes if accepted[cause].expires]
    return Acceptance(f"follows from {', '.join(causes)}", min(days, default=""))


def _acceptance(reason: str, expires: date | None) -> Acceptance:
    return Acceptance(reason, expires.isoformat() if expires else "")


class Verdict(StrEnum):
    """May the new document be accepted? The values label pull requests."""

    BREAKING_WIRE = "breaking-wire"
    BREAKING_PYTHON = "breaking-python"
    OVERLAYS = "overlays-broken"
    UNSURE = "possibly-breaking"
    ACCEPTED = "accepted"
    COMPATIBLE = "compatible"
    NO_CHANGE = "no-change"

    @property
    def text(self) -> str:
        """The verdict in words."""
        return _WORDS[self]


_WORDS = {
    Verdict.BREAKING_WIRE: "breaking on the wire",
    Verdict.BREAKING_PYTHON: "breaking for Python only",
    Verdict.OVERLAYS: "compatible, but overlays no longer fit",
    Verdict.UNSURE: "possibly breaking",
    Verdict.ACCEPTED: "all that breaks is accepted",
    Verdict.COMPATIBLE: "compatible",
    Verdict.NO_CHANGE: "no change",
}


class Bump(StrEnum):
    """Which part of a version goes up."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"
    NONE = "none"


@frozen
class Release:
    """What the next version of the client should be.

    Args:
        bump: Which part goes up.
        version: The next version; empty where the current one is unknown.
        reason: Why, in a few words.
    """

    bump: Bump
    version: str
    reason: str


def verdict(review: Review) -> Verdict:
    """Return the verdict on the changes that were not accepted."""
    if not review.changes:
        return Verdict.NO_CHANGE
    for area, found in _BREAKING.items():
        if review.breaking(area):
            return found
    if any(change.level is Level.WARN for change in review.open):
        return Verdict.UNSURE
    accepted = any(change.level > Level.INFO for change in review.accepted)
    return Verdict.ACCEPTED if accepted else Verdict.COMPATIBLE


_BREAKING = {
    Area.WIRE: Verdict.BREAKING_WIRE,
    Area.PYTHON: Verdict.BREAKING_PYTHON,
    Area.OVERLAY: Verdict.OVERLAYS,
}


def release(review: Review) -> Release:
    """Return the version that semantic versioning asks for.

    Accepted changes count: whoever accepts a change does not undo it for callers. Before 1.0.0 a
    breaking release raises the minor part and any other the patch.
    """
    met = [change for change in review.changes if change.area is not Area.OVERLAY]
    initial = bool(_VERSION.match(review.version)) and review.version.startswith("0.")
    bump, reason = _bump(met, initial)
    return Release(bump, _next(review.version, bump), reason)


def _bump(met: list[Change], initial: bool) -> tuple[Bump, str]:
    breaking, other = (Bump.MINOR, Bump.PATCH) if initial else (Bump.MAJOR, Bump.MINOR)
    if any(change.level is Level.ERR for change in met):
        return breaking, "callers have to change their code"
    if any(change.level is Level.WARN for change in met):
        return other, f"{breaking} if one of the warnings is true for callers"
    if met:
        return other, "callers need not change their code"
    return Bump.NONE, "nothing changes for callers"


_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")


def _next(version: str, bump: Bump) -> str:
    parts = _VERSION.match(version)
    if parts is None:
        return ""
    major, minor, patch = map(int, parts.groups())
    return {
        Bump.MAJOR: f"{major + 1}.0.0",
        Bump.MINOR: f"{major}.{minor + 1}.0",
        Bump.PATCH: f"{major}.{minor}.{patch + 1}",
        Bump.NONE: version,
    }[bump]
