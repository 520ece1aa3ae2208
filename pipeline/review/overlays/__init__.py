"""What becomes of our overlays when upstream changes.

    trial        a document and the overlays   ->  what each action met and did there
    places       a place in a document         ->  a name that a shifted index does not change
    drift        two trials                    ->  changes, action by action

An action that meets and does what it did before is not told; nor is it that it meets places in an
operation that is new, or no longer meets those in one that is gone: the operation is the news.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.documents import Document, operations
from pipeline.normalize import normalize
from pipeline.overlay import Overlay
from pipeline.review.changes import Change
from pipeline.review.overlays.checks import CHECKS
from pipeline.review.overlays.drift import Standing, drift
from pipeline.review.overlays.places import operation_at
from pipeline.review.overlays.trial import try_overlays

__all__ = ["CHECKS", "compare_overlays"]


def compare_overlays(
    old: Document, new: Document, overlays: Sequence[Overlay], root: Path
) -> tuple[Change, ...]:
    """Tell which actions of our overlays meet or do something else in a new document.

    Args:
        old: The old document as published.
        new: The new document as published.
        overlays: The overlays as they are now, in the order they apply.
        root: The repository, from which files are named.

    Raises:
        PipelineError: A document cannot be normalized, or an action lacks what each must have.
    """
    before = try_overlays(normalize(old)[0], overlays)
    after = try_overlays(normalize(new)[0], overlays)
    shared = _operations(before.document) & _operations(after.document)
    standings = _standings(overlays, root)
    changes = [
        change
        for standing, one, other in zip(standings, before.outcomes, after.outcomes, strict=True)
        for change in drift(standing, one, other, shared)
    ]
    return tuple(sorted(changes, key=Change.order))


def _operations(document: Document) -> frozenset[str]:
    locations = [("paths", path, method) for path, method, _ in operations(document)]
    locations += [("webhooks", name, "") for name in document.get("webhooks", {})]
    return frozenset(map(operation_at, locations))


def _standings(overlays: Sequence[Overlay], root: Path) -> Iterator[Standing]:
    for overlay in overlays:
        path = Path(overlay.source)
        name = path.relative_to(root) if path.is_relative_to(root) else path
        for index, action in enumerate(overlay.actions):
            yield Standing(name.as_posix(), index, action)
