"""Our overlays tried on the old and on the new document."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from pipeline.common.documents import Document
from pipeline.overlay import Overlay
from pipeline.review.overlays.trial import Trial, try_overlays


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
