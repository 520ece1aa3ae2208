"""Arrivals: operations that our overlays added, and that upstream publishes now.

Upstream's operation is compared with the description in the overlay. Both documents are prepared
for that comparison, so that dialect, our rules and other overlays make no difference.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from attrs import evolve, frozen

from pipeline.common.documents import Document, Json, pointer, unescape_token
from pipeline.common.locations import Location
from pipeline.overlay import Action, Overlay
from pipeline.overlay.document import Update
from pipeline.reading import Lines
from pipeline.review.changes import Area, Change, Usage
from pipeline.review.overlays.drift import CHECKS
from pipeline.review.overlays.trials import Trial, Trials
from pipeline.review.wire import compare_operations
from pipeline.review.wire.frame.operation_matching import Route, operations
from pipeline.review.wire.locator import Locator
from pipeline.review.words import counted, listed

_ARRIVED = "overlay-operation-arrived"

#: Most operations in a sentence.
_NAMED = 3


@frozen
class Arrival:
    """An operation that an overlay described before upstream published it.

    Args:
        operation: Method and upstream's path, such as `GET /chats`.
        file: Path of the overlay from the repository.
    """

    operation: str
    file: str


Arrivals: TypeAlias = Mapping[Route, Arrival]


def arrivals(trials: Trials) -> Arrivals:
    """Return the operations that an overlay added and that upstream publishes now."""
    upstream = {operation.route: operation.label for operation in operations(trials.new)}
    return {
        route: Arrival(upstream[route], file)
        for route, file in _added(trials.known, trials.old)
        if route in upstream
    }


def arrival_changes(trials: Trials, described: tuple[Change, ...] | None) -> Iterator[Change]:
    """Yield one change for each overlay with arrivals.

    Args:
        trials: The trials of both documents.
        described: The differences of upstream's operations from the descriptions in our overlays;
            None if they were not compared.
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
            detail = counted(total, "operation")
            if had[file]:
                detail += f" ({len(come)} new)"
            detail = ", ".join((detail, *_compared(come, compared, differing)))
            yield _change(overlay, come, (len(had[file]), len(has[file])), detail)


def _added(trial: Trial, document: Document) -> Iterator[tuple[Route, str]]:
    """Yield the operations that overlays add to a document, each with its overlay."""
    there = {operation.route for operation in operations(document)}
    for operation in operations(trial.document):
        if operation.route not in there:
            author = trial.author(trial.document["paths"][operation.path], operation.method)
            if author:
                yield operation.route, author.source


def added_operations(trial: Trial) -> Iterator[tuple[str, Action]]:
    """Yield the operations that overlays added, each with the action that added it."""
    for operation in operations(trial.document):
        author = trial.author(trial.document["paths"][operation.path], operation.method)
        if author is not None:
            yield operation.label, author


def _arrived(trial: Trial) -> dict[str, frozenset[str]]:
    """Return the operations of each overlay that the document has already."""
    found: dict[str, set[str]] = {overlay.source: set() for overlay in trial.overlays}
    actions = (action for overlay in trial.overlays for action in overlay.actions)
    for action, outcome in zip(actions, trial.outcomes, strict=True):
        found[action.source].update(outcome.arrived)
    return {file: frozenset(names) for file, names in found.items()}


def _compared(
    come: frozenset[str], compared: frozenset[str], differing: frozenset[str]
) -> Iterator[str]:
    """Yield the numbers of arrivals by the result of the comparison with their description."""
    if count := len(come & compared - differing):
        yield f"{count} as described"
    if others := sorted(come & differing):
        named = listed([f"`{name}`" for name in others], _NAMED)
        yield f"{len(others)} otherwise ({named})"
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


#: Checks of operation ids, tags and descriptions, which our overlays always set themselves.
_OWN_WORDS = frozenset(
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
    """Compare arrivals with the descriptions in our overlays.

    Args:
        trials: The trials of both documents.
        arrived: The arrivals.
        prepared: The old and the new document, each prepared with its overlays.
        published: The new document as published.
        lines: The lines of the values of each overlay of the old document, by its file.

    Returns:
        Changes on the wire. Their old locations are in overlays; their new locations are pointers
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
            old=_overlay_location(trials, change.old, lines),
        )
        for change in compare_operations(old, new, locators)
        if not (change.check in _OWN_WORDS or change.check.endswith(_EXTENSION))
    )


def _only(document: Document, arrived: Arrivals) -> Document:
    """Return a document with only some of its operations."""
    paths: Document = {}
    for operation in operations(document):
        if operation.route in arrived:
            paths.setdefault(operation.path, {})[operation.method] = operation.value
    return {**document, "paths": paths, "webhooks": {}}


def _overlay_location(
    trials: Trials, location: Location | None, lines: Mapping[str, Lines]
) -> Location | None:
    """Return the location in the overlay that wrote a value of the old document, if any."""
    tokens = (
        [unescape_token(token) for token in location.pointer.split("/")[1:]] if location else []
    )
    author = _author(trials, tokens)
    if author is None:
        return location
    index, action = _as_written(trials, author)
    inside = pointer("actions", index, *_inside(action, tokens))
    found = lines.get(action.source, Lines(action.source))
    return Location(action.source, inside, found.line(inside))


def _author(trials: Trials, tokens: list[str]) -> Action | None:
    """Return the action that wrote a value, or the nearest value around it."""
    value: Json = trials.known.document
    author: Action | None = None
    for token in tokens:
        key: Json = int(token) if isinstance(value, list) else token
        author = trials.known.author(value, key) or author
        value = value[key]
    return author


def _as_written(trials: Trials, action: Action) -> tuple[int, Action]:
    """Return an action as its overlay has it, with its index.

    The trial may have reduced the action to the operations that upstream lacks.
    """
    overlay = next(known for known in trials.known.overlays if known.source == action.source)
    return next(item for item in enumerate(overlay.actions) if item[1].where == action.where)


def _inside(action: Action, tokens: list[str]) -> list[str]:
    """Return the keys of a value inside an action, as far as its update has them."""
    if not isinstance(action.edit, Update):
        return []
    ways = (_followed(action.edit.value, tokens[start:]) for start in range(len(tokens)))
    return ["update", *max(ways, key=len, default=[])]


def _followed(value: Json, tokens: list[str]) -> list[str]:
    """Return the first tokens of a path, as far as the value has them."""
    for count, token in enumerate(tokens):
        if isinstance(value, dict) and token in value:
            value = value[token]
        elif isinstance(value, list) and token.isdecimal() and int(token) < len(value):
            value = value[int(token)]
        else:
            return tokens[:count]
    return tokens
