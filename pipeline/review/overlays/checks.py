"""What may become of an action of an overlay: every check with its level and its sentence."""

from __future__ import annotations

from attrs import frozen

from pipeline.review.changes import Level


@frozen
class Check:
    """A kind of drift.

    Args:
        level: How bad it is; ERR where `nox -s regenerate` would stop.
        sentence: What it says, with `{what}` (what the action is for, or the overlay), `{before}`,
            `{after}` and `{detail}`.
    """

    level: Level
    sentence: str


CHECKS: dict[str, Check] = {
    "overlay-target-gone": Check(
        Level.ERR, "{what}: the target matches nothing; correct it, or retire the action"
    ),
    "overlay-conflict": Check(Level.ERR, "{what}: {detail}"),
    "overlay-not-applicable": Check(Level.ERR, "{what}: the action cannot be applied: {detail}"),
    "overlay-matches-nothing": Check(
        Level.WARN,
        "{what}: the target matches nothing any more; retire the action, or correct it",
    ),
    "overlay-overridden-value-changed": Check(
        Level.WARN, "{what}: upstream changed what the action overrides; see whether it still holds"
    ),
    "overlay-operation-arrived": Check(
        Level.INFO, "{what}: upstream has {after} of {detail}; retire them"
    ),
    "overlay-without-effect": Check(
        Level.INFO, "{what}: the action changes nothing, for upstream has it now; retire it"
    ),
    "overlay-matches-more": Check(
        Level.INFO, "{what}: the target matches {detail} more than before"
    ),
    "overlay-matches-fewer": Check(Level.INFO, "{what}: the target no longer matches {detail}"),
}
