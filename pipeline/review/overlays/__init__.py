"""The drift of our overlays: the effect of each action on the old and on the new document.

    trials     both documents and the overlays   ->  the outcome of each action in each document
    drift      two outcomes of an action         ->  changes of the action
    arrivals   two trials                        ->  operations of our overlays that upstream has
                                                     now, and differences from our descriptions
    own_changes  changes of Python, two sets     ->  the overlays and names that caused them

An action with equal outcomes is not reported. Neither are its targets in new or removed operations
and components: the wire comparison reports these operations and components. An operation that an
overlay added before upstream had it is not new on the wire: upstream's operation is compared with
the overlay's description.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from pipeline.common.documents import Document
from pipeline.overlay import Overlay, terms_of
from pipeline.review.changes import Change
from pipeline.review.overlays.arrivals import Arrivals, arrival_changes, arrivals, compare_described
from pipeline.review.overlays.drift import CHECKS, OverlayAction, drift
from pipeline.review.overlays.own_changes import link_own_changes
from pipeline.review.overlays.trials import (
    Trial,
    Trials,
    overlaid,
    owners,
    tried,
    try_overlays,
    usual_overlays,
)

__all__ = [
    "CHECKS",
    "Arrivals",
    "Trial",
    "Trials",
    "arrivals",
    "compare_described",
    "compare_mending",
    "compare_overlays",
    "link_own_changes",
    "operations_added_first",
    "overlaid",
    "tried",
    "try_overlays",
    "usual_overlays",
]


def compare_overlays(trials: Trials, described: tuple[Change, ...] | None) -> tuple[Change, ...]:
    """Return the changes of the outcomes of our overlays' actions.

    Args:
        trials: The trials of both documents.
        described: The differences of upstream's operations from the descriptions in our overlays;
            None if they were not compared.
    """
    shared = owners(trials.old) & owners(trials.new)
    changes = [
        change
        for overlay_action, before, after in zip(
            _overlay_actions(trials.after),
            trials.before.outcomes,
            trials.after.outcomes,
            strict=True,
        )
        for change in drift(overlay_action, before, after, shared)
    ]
    changes += arrival_changes(trials, described)
    return tuple(sorted(changes, key=Change.order))


def operations_added_first(
    old: Document, new: Document, overlays: Sequence[Overlay], then: Sequence[Overlay]
) -> tuple[Arrivals, tuple[Change, ...]]:
    """Return the operations that overlays added and that upstream publishes now.

    They are not compared with their descriptions in the overlays: the changes say so.

    Args:
        old: The old document, normalized.
        new: The new document, normalized.
        overlays: The overlays of now.
        then: The overlays of the old document.
    """
    trials = tried(old, new, _only_additions(overlays), _only_additions(then))
    return arrivals(trials), tuple(arrival_changes(trials, None))


def _only_additions(overlays: Sequence[Overlay]) -> list[Overlay]:
    """Return overlays with only the actions that add operations."""
    return [
        evolve(
            overlay,
            actions=tuple(each for each in overlay.actions if terms_of(each).adds_operations),
        )
        for overlay in overlays
    ]


def compare_mending(
    old: Document, new: Document, overlays: Sequence[Overlay]
) -> tuple[Change, ...]:
    """Return the changes of the outcomes of actions that mend a document as published.

    Args:
        old: The old document as published.
        new: The new document as published.
        overlays: Our overlays of now.
    """
    mending = [overlay for overlay in overlays if overlay.mends]
    if not mending:
        return ()
    before, after = (try_overlays(document, mending) for document in (old, new))
    shared = owners(old) & owners(new)
    changes = [
        change
        for overlay_action, was, now in zip(
            _overlay_actions(after), before.outcomes, after.outcomes, strict=True
        )
        for change in drift(overlay_action, was, now, shared)
    ]
    return tuple(sorted(changes, key=Change.order))


def _overlay_actions(trial: Trial) -> Iterator[OverlayAction]:
    for overlay in trial.overlays:
        for index, action in enumerate(overlay.actions):
            yield OverlayAction(overlay.source, index, action)
