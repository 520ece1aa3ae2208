"""Operations of upstream compared with what our overlays had said of them.

Both sides are prepared documents, so that dialect and what our rules and other overlays do to
an operation are no differences.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from pipeline.common.documents import Document, Json, pointer, unescape_token
from pipeline.overlay import Action
from pipeline.overlay.document import Update
from pipeline.reading import Lines
from pipeline.review.changes import Change, Place
from pipeline.review.overlays.arrivals import Arrivals
from pipeline.review.overlays.trials import Trials
from pipeline.review.wire import compare_operations
from pipeline.review.wire.pairing import operations
from pipeline.review.wire.places import Finder

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
    finders = Finder(trials.known.document, old, is_old=True), Finder(published, new, is_old=False)
    files = {arrival.operation: arrival.file for arrival in arrived.values()}
    return tuple(
        evolve(
            change,
            overlays=tuple(sorted({files[name] for name in change.operations})),
            old=_overlay_place(trials, change.old, lines),
        )
        for change in compare_operations(old, new, finders)
        if not (change.check in _OURS or change.check.endswith(_EXTENSION))
    )


def _only(document: Document, arrived: Arrivals) -> Document:
    """Return a document with no operations but some."""
    paths: Document = {}
    for one in operations(document):
        if one.skeleton in arrived:
            paths.setdefault(one.path, {})[one.method] = one.value
    return {**document, "paths": paths, "webhooks": {}}


def _overlay_place(trials: Trials, place: Place | None, lines: Mapping[str, Lines]) -> Place | None:
    """Return the place in an overlay that wrote a place of the old document, if one did."""
    tokens = [unescape_token(token) for token in place.pointer.split("/")[1:]] if place else []
    author = _author(trials, tokens)
    if author is None:
        return place
    index, action = _as_written(trials, author)
    inside = pointer("actions", index, *_inside(action, tokens))
    found = lines.get(action.source, Lines(action.source))
    return Place(action.source, inside, found.line(inside))


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
