"""Trials: our overlays are applied to both documents, and failing actions do not stop a trial.

The outcomes of an action in two documents are compared by its matched keys. An index changes if an
item before it comes or goes; therefore items of arrays have stable keys.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property, partial
from typing import TypeAlias

from attrs import evolve, field, frozen

from pipeline.common.documents import METHODS, Document, Json
from pipeline.common.errors import PipelineError
from pipeline.overlay import Action, Overlay, terms_of
from pipeline.overlay.additions import (
    Addition,
    missing_operations,
    record_addition,
    unused_components,
)
from pipeline.overlay.apply import ABSENT, Write, apply_at, clone
from pipeline.overlay.conflicts import Claims
from pipeline.overlay.lifecycle import Terms
from pipeline.overlay.select import select
from pipeline.overlay.steps import Root

Keys: TypeAlias = "tuple[str | int, ...]"

#: The number of keys to an operation or a component: `paths`, the path, the method.
_OWNER = 3


def stable_keys(document: Json, keys: Keys) -> Keys:
    """Return keys with stable keys for items of arrays.

    The stable key of a parameter is its `in` and name, that of a string is the string. Other items
    keep their index.

    Args:
        document: The document.
        keys: Keys and indexes from the root.
    """
    if not any(isinstance(key, int) for key in keys):
        return keys
    stable: list[str | int] = []
    value = document
    for key in keys:
        value = value[key]
        stable.append(_stable_key(value, key) if isinstance(key, int) else key)
    return tuple(stable)


def _stable_key(item: Json, index: int) -> str | int:
    if isinstance(item, str):
        return item
    if isinstance(item, dict) and isinstance(item.get("in"), str):
        return f"{item['in']} {item.get('name')}"
    return index


def operation_at(keys: Keys) -> str:
    """Return the operation around a value, such as `GET /chats`; empty outside of operations."""
    match keys:
        case ("paths", str(path), str(method), *_) if method in METHODS:
            return f"{method.upper()} {path}"
        case ("webhooks", name, *_):
            return f"webhook {name}"
        case _:
            return ""


def owner(keys: Keys) -> Keys:
    """Return the keys of the operation, component or the like around a value."""
    return keys[:_OWNER]


def owners(document: Json) -> frozenset[Keys]:
    """Return the keys of all operations, components and the like, and of their holders."""
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
    """The outcome of an action in a document.

    Args:
        matched: The stable keys of the values that the target selected.
        overridden: The replaced and removed values, by their stable keys.
        changed: The number of changed and removed values.
        arrived: Operations of the action that the document has already, such as `GET /chats`.
        failure: Check id of an error that would stop a regeneration; else empty.
        reason: The message of that error.
    """

    matched: frozenset[Keys] = frozenset()
    overridden: dict[Keys, Json] = field(factory=dict[Keys, Json])
    changed: int = 0
    arrived: tuple[str, ...] = ()
    failure: str = ""
    reason: str = ""


@frozen(eq=False)
class Trial:
    """A document after some overlays.

    Args:
        overlays: The overlays in the order of their application.
        document: The document after all applicable actions.
        outcomes: The outcome of each action.
        claims: The author of each written value.
    """

    overlays: Sequence[Overlay]
    document: Document
    outcomes: tuple[Outcome, ...]
    claims: Claims

    def author(self, container: Json, key: str | int) -> Action | None:
        """Return the action that wrote a member of a container, if any."""
        return self.claims.writer(container, key) or self.claims.adder(container, key)


def try_overlays(document: Document, overlays: Sequence[Overlay]) -> Trial:
    """Apply every applicable action.

    Args:
        document: A normalized document, or a published document for overlays that mend it; it is
            not changed.
        overlays: The overlays in the order of their application.

    Raises:
        PipelineError: An action lacks its description or evidence.
    """
    actions = [
        (action, _terms(action, overlay)) for overlay in overlays for action in overlay.actions
    ]
    root = Root(clone(document))
    claims = Claims()
    outcomes = tuple(_tried(root, action, terms, claims) for action, terms in actions)
    return Trial(overlays, root[0], outcomes, claims)


def overlaid(trial: Trial) -> Document | None:
    """Return the document of a trial as `apply_overlays` returns it; None if that would fail."""
    if any(outcome.failure for outcome in trial.outcomes):
        return None
    document: Document = trial.document
    unused = set(unused_components(document, trial.claims))
    if not unused:
        return document
    components = document["components"]
    kept = {k: schema for k, schema in components["schemas"].items() if k not in unused}
    return {**document, "components": {**components, "schemas": kept}}


def _terms(action: Action, overlay: Overlay) -> Terms:
    """Return the terms of an action; what mends a published document may be needless."""
    terms = terms_of(action)
    return evolve(terms, skip_unmatched=terms.skip_unmatched or overlay.mends)


def _tried(root: Root, action: Action, terms: Terms, claims: Claims) -> Outcome:
    addition = Addition(action)
    try:
        if terms.adds_operations:
            addition = missing_operations(root, action, claims)
        places = select(addition.action.query, root)
        stable = {place.location: stable_keys(root[0], place.location) for place in places}
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
        frozenset(stable.values()),
        _overridden(writes, stable),
        result.changed,
        addition.arrived,
        failure="overlay-target-gone" if missed else "overlay-conflict" if conflict else "",
        reason=conflict,
    )


def _conflict(claims: Claims, writes: list[Write], action: Action) -> str:
    """Record the writes of an action; return the message of a conflict with another action."""
    try:
        claims.record(writes, action)
    except PipelineError as error:
        return error.message
    return ""


def _overridden(writes: list[Write], stable: dict[Keys, Keys]) -> dict[Keys, Json]:
    return {
        _stable_keys(write.location, stable): write.before
        for write in writes
        if write.before is not ABSENT
    }


def _stable_keys(keys: Keys, stable: dict[Keys, Keys]) -> Keys:
    """Return the stable keys of a value at or below a value with known stable keys."""
    end = next(end for end in range(len(keys), -1, -1) if keys[:end] in stable)
    return stable[keys[:end]] + keys[end:]


class Trials:
    """The trials of both documents, each made when it is first needed.

    Args:
        old: The old document, normalized.
        new: The new document, normalized.
        try_known: Tries the overlays of the old document's time on the old document.
        try_before: Tries the overlays of now on the old document.
        try_after: Tries the overlays of now on the new document.
    """

    def __init__(
        self,
        old: Document,
        new: Document,
        try_known: Callable[[], Trial],
        try_before: Callable[[], Trial],
        try_after: Callable[[], Trial],
    ) -> None:
        self.old, self.new = old, new
        self._try_known, self._try_before, self._try_after = try_known, try_before, try_after

    @cached_property
    def known(self) -> Trial:
        """The old document with the overlays of its time: the known API."""
        return self._try_known()

    @cached_property
    def before(self) -> Trial:
        """The old document with the overlays of now."""
        return self._try_before()

    @cached_property
    def after(self) -> Trial:
        """The new document with the overlays of now."""
        return self._try_after()


def tried(
    old: Document,
    new: Document,
    overlays: Sequence[Overlay],
    then: Sequence[Overlay] | None = None,
) -> Trials:
    """Try overlays on two documents, except those that mend a document as published.

    Args:
        old: The old document, normalized.
        new: The new document, normalized.
        overlays: The overlays of now in the order of their application, each with its path from
            the repository.
        then: The overlays of the old document, if other than those.
    """
    usual = usual_overlays(overlays)
    earlier = usual if then is None else usual_overlays(then)
    known = cache(lambda: try_overlays(old, earlier))
    before = known if earlier == usual else partial(try_overlays, old, usual)
    return Trials(old, new, known, before, partial(try_overlays, new, usual))


def usual_overlays(overlays: Sequence[Overlay]) -> list[Overlay]:
    """Return the overlays except those that mend a document as published."""
    return [overlay for overlay in overlays if not overlay.mends]
