"""Operations that our overlays added, and that upstream has now."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from attrs import evolve, frozen

from pipeline.common.documents import Document, Json, pointer, unescape_token
from pipeline.overlay import Action, Overlay
from pipeline.overlay.document import Update
from pipeline.reading import Lines
from pipeline.review.changes import Area, Change, Location, Usage
from pipeline.review.overlays.drift import CHECKS
from pipeline.review.overlays.trials import Trial, Trials
from pipeline.review.wire import compare_operations
from pipeline.review.wire.frame.operation_matching import Route, operations
from pipeline.review.wire.locator import Locator

_ARRIVED = "overlay-operation-arrived"

#: Operations that a sentence names.
_NAMED = 3


@frozen
class Arrival:
    """An operation that an overlay had described before upstream had it.

    Args:
        operation: What people call it, such as `GET /chats`, by upstream's path.
        file: The overlay as seen from the repository.
    """

    operation: str
    file: str


Arrivals: TypeAlias = Mapping[Route, Arrival]


def arrivals(trials: Trials) -> Arrivals:
    """Return the operations that upstream has come to have, and that an overlay had added."""
    upstream = {one.route: one.label for one in operations(trials.new)}
    return {
        route: Arrival(upstream[route], file)
        for route, file in _added(trials.known, trials.old)
        if route in upstream
    }


def arrival_changes(trials: Trials, described: tuple[Change, ...] | None) -> Iterator[Change]:
    """Yield one change for each overlay with operations that upstream has come to have.

    Args:
        trials: What became of both documents.
        described: Where upstream differs from what our overlays said; None if that was not
            compared.
    """
    known = {arrival.operation for arrival in arrivals(trials).values()}
    compared = frozenset(known if described is not None else ())
    differing = compared & {name for change in described or () for name in change.operations}
    had, has = (_arrived(trial) for trial in (trials.before, trials.after))
    left = Counter(file for _, file in _added(trials.after, trials.new))
    for overlay in trials.after.overlays:
        file = overlay.source
        if come := has[file] - had[file]:
            total = len(has[file]) + left[file]
            detail = f"{total} operation{'s' if total > 1 else ''}"
            if had[file]:
                detail += f" ({len(come)} new)"
            told = ", ".join((detail, *_compared(come, compared, differing)))
            yield _change(overlay, come, (len(had[file]), len(has[file])), told)


def _added(trial: Trial, document: Document) -> Iterator[tuple[Route, str]]:
    """Yield the operations that overlays added to a document, each with its overlay."""
    there = {one.route for one in operations(document)}
    for one in operations(trial.document):
        if one.route not in there:
            author = trial.author(trial.document["paths"][one.path], one.method)
            if author:
                yield one.route, author.source


def _arrived(trial: Trial) -> dict[str, frozenset[str]]:
    """Return the operations that each overlay would add, and that are there already."""
    found: dict[str, set[str]] = {overlay.source: set() for overlay in trial.overlays}
    actions = (action for overlay in trial.overlays for action in overlay.actions)
    for action, outcome in zip(actions, trial.outcomes, strict=True):
        found[action.source].update(outcome.arrived)
    return {file: frozenset(names) for file, names in found.items()}


def _compared(
    come: frozenset[str], compared: frozenset[str], differing: frozenset[str]
) -> Iterator[str]:
    """Say how many operations are as the overlay described them."""
    if count := len(come & compared - differing):
        yield f"{count} as described"
    if others := sorted(come & differing):
        named = ", ".join(f"`{name}`" for name in others[:_NAMED])
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        yield f"{len(others)} otherwise ({named}{more})"
    if count := len(come - compared):
        yield f"{count} not compared"


def _change(overlay: Overlay, come: frozenset[str], counts: tuple[int, int], detail: str) -> Change:
    check, (before, after) = CHECKS[_ARRIVED], counts
    text = json.dumps([overlay.source, sorted(come)])
    return Change(
        Area.OVERLAY,
        _ARRIVED,
        check.level,
        check.sentence.format(what=overlay.source, before=before, after=after, detail=detail),
        owner=overlay.source,
        before=before,
        after=after,
        identity=hashlib.sha256(text.encode()).hexdigest()[:16],
        usages=tuple(Usage(name) for name in sorted(come)),
        new=Location(overlay.source),
    )


#: What is ours to say of any operation, and what we say in our own words.
_OURS = frozenset(
    {
        "api-operation-id-added",
        "api-operation-id-removed",
        "api-tag-added",
        "api-tag-removed",
        "ofauth-api-operation-id-changed",
        "ofauth-description-changed",
    }
)
_EXTENSION = "extension-changed"


def compare_described(
    trials: Trials,
    arrived: Arrivals,
    prepared: tuple[Document, Document],
    published: Document,
    lines: Mapping[str, Lines],
) -> tuple[Change, ...]:
    """Compare operations that upstream has come to have with what our overlays said of them.

    Args:
        trials: What became of both documents.
        arrived: The operations.
        prepared: The old and the new document, prepared with the overlays of each.
        published: The new document as published.
        lines: Where the values of each overlay of the old document stand, by its file.

    Returns:
        Changes on the wire whose old places are in overlays, and whose new places are pointers
        into the new document.
    """
    old, new = (_only(document, arrived) for document in prepared)
    locators = (
        Locator(trials.known.document, old, is_old=True),
        Locator(published, new, is_old=False),
    )
    files = {arrival.operation: arrival.file for arrival in arrived.values()}
    return tuple(
        evolve(
            change,
            overlays=tuple(sorted({files[name] for name in change.operations})),
            old=_overlay_place(trials, change.old, lines),
        )
        for change in compare_operations(old, new, locators)
        if not (change.check in _OURS or change.check.endswith(_EXTENSION))
    )


def _only(document: Document, arrived: Arrivals) -> Document:
    """Return a document with no operations but some."""
    paths: Document = {}
    for one in operations(document):
        if one.route in arrived:
            paths.setdefault(one.path, {})[one.method] = one.value
    return {**document, "paths": paths, "webhooks": {}}


def _overlay_place(
    trials: Trials, place: Location | None, lines: Mapping[str, Lines]
) -> Location | None:
    """Return the place in an overlay that wrote a place of the old document, if one did."""
    tokens = [unescape_token(token) for token in place.pointer.split("/")[1:]] if place else []
    author = _author(trials, tokens)
    if author is None:
        return place
    index, action = _as_written(trials, author)
    inside = pointer("actions", index, *_inside(action, tokens))
    found = lines.get(action.source, Lines(action.source))
    return Location(action.source, inside, found.line(inside))


def _author(trials: Trials, tokens: list[str]) -> Action | None:
    """Return the action that wrote the innermost value on the way to a place."""
    value: Json = trials.known.document
    author: Action | None = None
    for token in tokens:
        key: Json = int(token) if isinstance(value, list) else token
        author = trials.known.author(value, key) or author
        value = value[key]
    return author


def _as_written(trials: Trials, action: Action) -> tuple[int, Action]:
    """Return an action, which may be reduced to what upstream lacked, as it is in its overlay."""
    overlay = next(one for one in trials.known.overlays if one.source == action.source)
    return next((i, one) for i, one in enumerate(overlay.actions) if one.where == action.where)


def _inside(action: Action, tokens: list[str]) -> list[str]:
    """Return the way to a place inside an action, as far as its update has it."""
    if not isinstance(action.edit, Update):
        return []
    ways = (_followed(action.edit.value, tokens[start:]) for start in range(len(tokens)))
    return ["update", *max(ways, key=len, default=[])]


def _followed(value: Json, tokens: list[str]) -> list[str]:
    """Return as many tokens as lead to something in a value."""
    for count, token in enumerate(tokens):
        if isinstance(value, dict) and token in value:
            value = value[token]
        elif isinstance(value, list) and token.isdecimal() and int(token) < len(value):
            value = value[int(token)]
        else:
            return tokens[:count]
    return tokens
