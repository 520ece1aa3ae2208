"""Operations that our overlays added, and that upstream has now."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from attrs import frozen

from pipeline.common.documents import Document
from pipeline.overlay import Overlay
from pipeline.review.changes import Area, Change, Occurrence, Place
from pipeline.review.overlays.checks import CHECKS
from pipeline.review.overlays.trial import Trial
from pipeline.review.overlays.trials import Trials
from pipeline.review.wire.pairing import Skeleton, operations

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


Arrivals: TypeAlias = Mapping[Skeleton, Arrival]


def arrivals(trials: Trials) -> Arrivals:
    """Return the operations that upstream has come to have, and that an overlay had added."""
    upstream = {one.skeleton: one.label for one in operations(trials.new)}
    return {
        skeleton: Arrival(upstream[skeleton], file)
        for skeleton, file in _added(trials.known, trials.old)
        if skeleton in upstream
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


def _added(trial: Trial, document: Document) -> Iterator[tuple[Skeleton, str]]:
    """Yield the operations that overlays added to a document, each with its overlay."""
    there = {one.skeleton for one in operations(document)}
    for one in operations(trial.document):
        if one.skeleton not in there:
            author = trial.author(trial.document["paths"][one.path], one.method)
            if author:
                yield one.skeleton, author.source


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
        occurrences=tuple(Occurrence(name) for name in sorted(come)),
        new=Place(overlay.source),
    )
