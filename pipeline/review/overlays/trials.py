"""Names of places in a document that stay when something comes or goes beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from attrs import field, frozen

from pipeline.common.documents import METHODS, Document, Json
from pipeline.common.errors import PipelineError
from pipeline.overlay import Action, Overlay, terms_of
from pipeline.overlay.additions import Addition, missing_operations, record_addition
from pipeline.overlay.apply import apply_at
from pipeline.overlay.conflicts import Claims
from pipeline.overlay.lifecycle import Terms
from pipeline.overlay.merge import ABSENT, Write, clone
from pipeline.overlay.select import select

Keys: TypeAlias = "tuple[str | int, ...]"

#: Tokens that lead to an operation or a component: `paths`, the path, the method.
_OWNER = 3


def lasting(document: Json, location: Keys) -> Keys:
    """Return a location in which items of arrays are called by what they are, where that is
    known: a parameter by its place and name, text by itself.

    Args:
        document: The document.
        location: Names and indexes from the root.
    """
    if not any(isinstance(token, int) for token in location):
        return location
    tokens: list[str | int] = []
    value = document
    for token in location:
        value = value[token]
        tokens.append(_called(value, token) if isinstance(token, int) else token)
    return tuple(tokens)


def _called(item: Json, index: int) -> str | int:
    if isinstance(item, str):
        return item
    if isinstance(item, dict) and isinstance(item.get("in"), str):
        return f"{item['in']} {item.get('name')}"
    return index


def operation_at(location: Keys) -> str:
    """Return the operation that a location is in, such as `GET /chats`; empty outside of any."""
    match location:
        case ("paths", str(path), str(method), *_) if method in METHODS:
            return f"{method.upper()} {path}"
        case ("webhooks", name, *_):
            return f"webhook {name}"
        case _:
            return ""


def owner(location: Keys) -> Keys:
    """Return the operation, the component or the like that a location is in."""
    return location[:_OWNER]


def owners(document: Json) -> frozenset[Keys]:
    """Return the locations of all operations, components and the like, and what holds them."""
    found: set[Keys] = {()}
    level: list[tuple[Keys, Json]] = [((), document)]
    for _ in range(_OWNER):
        level = [((*at, key), child) for at, value in level for key, child in _members(value)]
        found.update(at for at, _ in level)
    return frozenset(found)


def _members(value: Json) -> list[tuple[str | int, Json]]:
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []


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

    matched: frozenset[Keys] = frozenset()
    overridden: dict[Keys, Json] = field(factory=dict[Keys, Json])
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


def _overridden(writes: list[Write], names: dict[Keys, Keys]) -> dict[Keys, Json]:
    return {
        _name(write.location, names): write.before for write in writes if write.before is not ABSENT
    }


def _name(location: Keys, names: dict[Keys, Keys]) -> Keys:
    """Return the lasting name of a place at or below one that has a name."""
    end = next(end for end in range(len(location), -1, -1) if location[:end] in names)
    return names[location[:end]] + location[end:]


@frozen(eq=False)
class Trials:
    """What became of both documents.

    Args:
        old: The old document, normalized.
        new: The new document, normalized.
        known: The old document with the overlays that it had: what was known of the API.
        before: The old document with the overlays as they are now.
        after: The new document with the overlays as they are now.
    """

    old: Document
    new: Document
    known: Trial
    before: Trial
    after: Trial


def tried(
    old: Document, new: Document, overlays: Sequence[Overlay], then: Sequence[Overlay] | None = None
) -> Trials:
    """Try overlays on two documents.

    Args:
        old: The old document, normalized.
        new: The new document, normalized.
        overlays: The overlays as they are now, in the order they apply, each with the name of its
            file as seen from the repository.
        then: The overlays that the old document had, if not the same.

    Raises:
        PipelineError: An action lacks what each must have.
    """
    before, after = (try_overlays(document, overlays) for document in (old, new))
    is_same = then is None or tuple(then) == tuple(overlays)
    known = before if is_same else try_overlays(old, then or ())
    return Trials(old, new, known, before, after)
