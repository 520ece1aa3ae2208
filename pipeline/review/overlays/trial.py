"""Overlays applied to a document without stopping at the first action that fails."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen

from pipeline.common.documents import Document, Json
from pipeline.common.errors import PipelineError
from pipeline.overlay import Action, Overlay, terms_of
from pipeline.overlay.additions import Addition, missing_operations, record_addition
from pipeline.overlay.apply import ABSENT, Write, apply_at, clone
from pipeline.overlay.conflicts import Claims
from pipeline.overlay.lifecycle import Terms
from pipeline.overlay.select import select
from pipeline.review.overlays.places import Location, lasting


@frozen(eq=False)
class Outcome:
    """What an action met and did.

    Args:
        matched: The places its target selected, by names that last.
        overridden: The values it replaced or removed, by the same names.
        changed: How many of the places are now another value, or gone.
        arrived: Operations it would add that the document has, such as `GET /chats`.
        failure: Check id of what would stop the run; empty where nothing would.
        reason: What is wrong then.
    """

    matched: frozenset[Location] = frozenset()
    overridden: dict[Location, Json] = field(factory=dict[Location, Json])
    changed: int = 0
    arrived: tuple[str, ...] = ()
    failure: str = ""
    reason: str = ""


@frozen(eq=False)
class Trial:
    """What became of a document under some overlays.

    Args:
        overlays: The overlays, in the order they apply.
        document: The document with all that could be applied.
        outcomes: What each action met and did.
        claims: Who wrote what in the document.
    """

    overlays: Sequence[Overlay]
    document: Document
    outcomes: tuple[Outcome, ...]
    claims: Claims

    def author(self, container: Json, key: str | int) -> Action | None:
        """Return the action that wrote a member of a container, if one did."""
        return self.claims.writer(container, key) or self.claims.adder(container, key)


def try_overlays(document: Document, overlays: Sequence[Overlay]) -> Trial:
    """Apply every action that can be applied.

    Args:
        document: A normalized document; it is not changed.
        overlays: The overlays, in the order they apply.

    Raises:
        PipelineError: An action lacks its description or evidence.
    """
    actions = [(action, terms_of(action)) for overlay in overlays for action in overlay.actions]
    root: list[Json] = [clone(document)]
    claims = Claims()
    outcomes = tuple(_tried(root, action, terms, claims) for action, terms in actions)
    return Trial(overlays, root[0], outcomes, claims)


def _tried(root: list[Json], action: Action, terms: Terms, claims: Claims) -> Outcome:
    addition = Addition(action)
    try:
        if terms.adds_operations:
            addition = missing_operations(root, action, claims)
        places = select(addition.action.query, root)
        names = {place.location: lasting(root[0], place.location) for place in places}
        result, writes = apply_at(root, addition.action, places)
    except PipelineError as error:
        return Outcome(failure="overlay-not-applicable", reason=error.message)
    missed = not places and not terms.skip_unmatched
    conflict = ""
    if terms.adds_operations:
        record_addition(root, addition.action, claims)
    else:
        conflict = _conflict(claims, writes, action)
    return Outcome(
        frozenset(names.values()),
        _overridden(writes, names),
        result.changed,
        addition.arrived,
        failure="overlay-target-gone" if missed else "overlay-conflict" if conflict else "",
        reason=conflict,
    )


def _conflict(claims: Claims, writes: list[Write], action: Action) -> str:
    """Record what an action wrote; say whose work it undid."""
    try:
        claims.record(writes, action)
    except PipelineError as error:
        return error.message
    return ""


def _overridden(writes: list[Write], names: dict[Location, Location]) -> dict[Location, Json]:
    return {
        _name(write.location, names): write.before for write in writes if write.before is not ABSENT
    }


def _name(location: Location, names: dict[Location, Location]) -> Location:
    """Return the lasting name of a place at or below one that has a name."""
    end = next(end for end in range(len(location), -1, -1) if location[:end] in names)
    return names[location[:end]] + location[end:]
