"""What becomes of our overlays when upstream changes.

    trial        a document and the overlays   ->  what each action met and did there
    places       a place in a document         ->  a name that a shifted index does not change
    drift        two trials                    ->  changes, action by action

An action that meets and does what it did before is not told. Nor is it told that it meets places in
an operation or a component that is new, or no longer those in one that is gone: that is the news,
and it is seen on the wire.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.documents import Document
from pipeline.normalize import normalize
from pipeline.overlay import Overlay
from pipeline.review.changes import Change
from pipeline.review.overlays.checks import CHECKS
from pipeline.review.overlays.drift import Standing, drift
from pipeline.review.overlays.places import owners
from pipeline.review.overlays.trial import try_overlays

__all__ = ["CHECKS", "compare_overlays"]


def compare_overlays(
    old: Document, new: Document, overlays: Sequence[Overlay]
) -> tuple[Change, ...]:
    """Tell which actions of our overlays meet or do something else in a new document.

    Args:
        old: The old document as published.
        new: The new document as published.
        overlays: The overlays as they are now, in the order they apply, each with the name of its
            file as seen from the repository.

    Raises:
        PipelineError: A document cannot be normalized, or an action lacks what each must have.
    """
    documents = normalize(old)[0], normalize(new)[0]
    before, after = (try_overlays(document, overlays) for document in documents)
    shared = owners(documents[0]) & owners(documents[1])
    standings = _standings(overlays)
    changes = [
        change
        for standing, one, other in zip(standings, before, after, strict=True)
        for change in drift(standing, one, other, shared)
    ]
    return tuple(sorted(changes, key=Change.order))


def _standings(overlays: Sequence[Overlay]) -> Iterator[Standing]:
    for overlay in overlays:
        for index, action in enumerate(overlay.actions):
            yield Standing(overlay.source, index, action)
