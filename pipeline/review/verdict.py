"""What a review comes to: one verdict, and the version that callers should see next."""

from __future__ import annotations

import re
from enum import StrEnum

from attrs import frozen

from pipeline.review.changes import Area, Change, Level
from pipeline.review.review import Review


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
