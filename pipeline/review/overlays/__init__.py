"""What becomes of our overlays when upstream changes.

    trial        a document and the overlays   ->  what each action met and did there
    trials       both documents                ->  the trials to compare
    places       a place in a document         ->  a name that a shifted index does not change
    drift        two trials                    ->  changes, action by action
    arrivals     two trials                    ->  operations of ours that upstream has now
    described    those operations              ->  where upstream differs from our description

An action that meets and does what it did before is not told. Nor is it told that it meets places in
an operation or a component that is new, or no longer those in one that is gone: that is the news,
and it is seen on the wire. An operation that upstream has come to have and that an overlay had
added before is no news on the wire: what is compared is what the overlay says of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.review.changes import Change
from pipeline.review.overlays.arrivals import Arrivals, arrival_changes, arrivals, compare_described
from pipeline.review.overlays.drift import CHECKS, OverlayAction, drift
from pipeline.review.overlays.trials import Trials, owners, tried

__all__ = [
    "CHECKS",
    "Arrivals",
    "Trials",
    "arrivals",
    "compare_described",
    "compare_overlays",
    "tried",
]


def compare_overlays(trials: Trials, described: tuple[Change, ...] | None) -> tuple[Change, ...]:
    """Tell which actions of our overlays meet or do something else in a new document.

    Args:
        trials: What became of both documents.
        described: Where upstream differs from what our overlays said of operations that it has
            now; None if that was not compared.
    """
    shared = owners(trials.old) & owners(trials.new)
    changes = [
        change
        for overlay_action, one, other in zip(
            _overlay_actions(trials), trials.before.outcomes, trials.after.outcomes, strict=True
        )
        for change in drift(overlay_action, one, other, shared)
    ]
    changes += arrival_changes(trials, described)
    return tuple(sorted(changes, key=Change.order))


def _overlay_actions(trials: Trials) -> Iterator[OverlayAction]:
    for overlay in trials.after.overlays:
        for index, action in enumerate(overlay.actions):
            yield OverlayAction(overlay.source, index, action)
