"""A review: every change between two documents, with its acceptance, verdict and next version."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from attrs import evolve, field, frozen

from pipeline.review.accepted import Accepted, Entry
from pipeline.review.changes import Acceptance, Area, Change, Level
from pipeline.review.options import Threshold


@frozen
class Review:
    """The result of a review, made by `make_review`.

    Args:
        old: Name of the old document.
        new: Name of the new document.
        changes: The changes, each fingerprint once, the most severe first.
        areas: The compared areas.
        stale: Accepted entries without a change.
        expired: Accepted entries that have expired.
        version: Current version of the client, such as `0.1.0`; empty if it is unknown.
        methods: The methods of the client by operation: `client.chats.list()` by `GET /chats`.
        diffs: The lines of a diff of both documents around a change, by its fingerprint.
    """

    old: str
    new: str
    changes: tuple[Change, ...]
    areas: tuple[Area, ...] = tuple(Area)
    stale: tuple[Entry, ...] = ()
    expired: tuple[Entry, ...] = ()
    version: str = ""
    methods: Mapping[str, str] = field(factory=dict[str, str])
    diffs: Mapping[str, tuple[str, ...]] = field(factory=dict[str, tuple[str, ...]])

    @property
    def open(self) -> tuple[Change, ...]:
        """The changes without an acceptance."""
        return tuple(change for change in self.changes if change.accepted is None)

    @property
    def accepted(self) -> tuple[Change, ...]:
        """The changes with an acceptance."""
        return tuple(change for change in self.changes if change.accepted is not None)

    def breaking(self, area: Area) -> tuple[Change, ...]:
        """Return the open breaking changes of an area."""
        return tuple(c for c in self.open if c.area is area and c.level is Level.ERR)

    def reaches(self, threshold: Threshold) -> bool:
        """Tell whether an open change reaches the threshold."""
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
    """Join the changes of all areas, and mark the accepted changes.

    Args:
        old: Name of the old document.
        new: Name of the new document.
        changes: The changes of all areas, in any order.
        accepted: The accepted changes, and levels that a maintainer set.
        today: The day of the review, for expired entries.
        areas: The compared areas; entries can be stale only if all areas were compared.
        version: Current version of the client; empty if it is unknown.

    The review has no `methods` and `diffs` yet.
    """
    compared = tuple(sorted(set(areas), key=list(Area).index))
    levelled = [evolve(c, level=accepted.levels.get(c.check, c.level)) for c in _joined(changes)]
    entries = {e.fingerprint: e for e in accepted.entries if not e.expired(today)}
    marked = _with_consequences([_marked(change, entries) for change in levelled])
    stale = entries.keys() - {c.fingerprint for c in marked} if compared == (*Area,) else ()
    return Review(
        old,
        new,
        changes=tuple(sorted(marked, key=Change.review_order)),
        areas=compared,
        stale=tuple(entry for entry in accepted.entries if entry.fingerprint in stale),
        expired=tuple(entry for entry in accepted.entries if entry.expired(today)),
        version=version,
    )


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
    """Join changes with the same fingerprint; the most severe change gives the level."""
    joined: dict[str, Change] = {}
    for change in sorted(changes, key=Change.order):
        first = joined.get(change.fingerprint)
        joined[change.fingerprint] = _both(first, change) if first else change
    return list(joined.values())


def _both(first: Change, second: Change) -> Change:
    return evolve(
        first,
        usages=tuple(dict.fromkeys((*first.usages, *second.usages))),
        places=tuple(dict.fromkeys((*first.places, *second.places))),
        overlays=_overlays(first, second),
        causes=tuple(sorted({*first.causes, *second.causes})),
    )


def _overlays(first: Change, second: Change) -> tuple[str, ...]:
    """Return the overlays of two joined changes.

    There are none if one of the changes is a change of upstream's own document.
    """
    is_described = first.overlays and second.overlays
    return tuple(sorted({*first.overlays, *second.overlays})) if is_described else ()


def _marked(change: Change, entries: dict[str, Entry]) -> Change:
    entry = entries.get(change.fingerprint)
    return evolve(change, accepted=_acceptance(entry.reason, entry.expires)) if entry else change


def _with_consequences(changes: list[Change]) -> list[Change]:
    """Accept changes whose causes are all accepted."""
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
    """The verdict on the new document. The values label pull requests."""

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
    """The part of a version that a release raises."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"
    NONE = "none"


@frozen
class Release:
    """The next version of the client.

    Args:
        bump: The raised part.
        version: The next version; empty if the current version is unknown.
        reason: The reason in a few words.
    """

    bump: Bump
    version: str
    reason: str


def verdict(review: Review) -> Verdict:
    """Return the verdict on the open changes."""
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
    """Return the next version by semantic versioning.

    Accepted changes count, because callers meet them nevertheless. Before 1.0.0 a breaking release
    raises the minor part, and any other release raises the patch.
    """
    changes = [change for change in review.changes if change.area is not Area.OVERLAY]
    initial = bool(_VERSION.match(review.version)) and review.version.startswith("0.")
    bump, reason = _bump(changes, initial)
    return Release(bump, _next(review.version, bump), reason)


def _bump(changes: list[Change], initial: bool) -> tuple[Bump, str]:
    breaking, other = (Bump.MINOR, Bump.PATCH) if initial else (Bump.MAJOR, Bump.MINOR)
    if any(change.level is Level.ERR for change in changes):
        return breaking, "callers have to change their code"
    if any(change.level is Level.WARN for change in changes):
        return other, f"{breaking} if one of the warnings is true for callers"
    if changes:
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
