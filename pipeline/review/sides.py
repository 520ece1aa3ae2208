"""Both documents of a review, on the way to their clients, one beside the other.

published  ->  normalized, for the comparison on the wire  ->  after a trial of our overlays  ->
prepared, except for the names: those of the old document are known to the new one.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import evolve

from pipeline.common.beside import computed_beside
from pipeline.common.documents import share_equal_parts
from pipeline.common.errors import PipelineError
from pipeline.review.sources import Source
from pipeline.review.wire import Normalized, normalized

if TYPE_CHECKING:
    from pipeline.prepare import Unnamed
    from pipeline.review.overlay_set import OverlaySet
    from pipeline.review.overlays import Trial, Trials


class ReviewSide:
    """A document of a review.

    Args:
        source: The document.
        overlay_set: The overlays and names of the document; None for a foreign API, and for a
            comparison on the wire without our overlays.
    """

    def __init__(self, source: Source, overlay_set: OverlaySet | None = None) -> None:
        self.source = source
        self.overlay_set = overlay_set
        self._values: Iterator[Any] | None = None

    @cached_property
    def normalized(self) -> Normalized:
        """The normalized document.

        Raises:
            PipelineError: The document cannot be read; the error names file and line.
        """
        if self._values is None:
            return self._normalize()
        made: Normalized = next(self._values)
        return evolve(made, published=self.source.document)

    @cached_property
    def trial(self) -> Trial:
        """The normalized document after a trial of its overlays.

        Raises:
            PipelineError: An action lacks its description or evidence.
        """
        from pipeline.review.overlays import try_overlays

        overlays = self.overlay_set.overlays if self.overlay_set else ()
        return try_overlays(self.normalized.document, [each for each in overlays if not each.mends])

    def unnamed(self) -> Unnamed:
        """Return the document, prepared except for its names; to be called once.

        Raises:
            PipelineError: The document cannot be prepared.
        """
        if self._values is None:
            return self._prepare()
        made: Unnamed = next(self._values)
        return made

    @contextmanager
    def worked_on_beside(self) -> Generator[None]:
        """Normalize and prepare the document in a copy of this process, if there can be one."""
        with computed_beside(self._steps) as values:
            self._values = values
            yield

    def _steps(self) -> Iterator[Any]:
        self.normalized = self._normalize()
        yield evolve(self.normalized, published={})
        yield self._prepare()

    def _normalize(self) -> Normalized:
        """Normalize the document, mended by our overlays, if any."""
        from pipeline.review.overlays import try_overlays

        document = self.source.document
        overlays = self.overlay_set.overlays if self.overlay_set else ()
        if mending := [each for each in overlays if each.mends]:
            document = try_overlays(document, mending).document
        try:
            return normalized(document)
        except PipelineError as error:
            raise self.source.located_error(error) from None

    def _prepare(self) -> Unnamed:
        # Imported late, here and above: a comparison on the wire needs no preparation.
        from pipeline.prepare import Beginning, without_names
        from pipeline.review.overlays import overlaid

        overlays = self.overlay_set.overlays if self.overlay_set else ()
        begun = None
        if self.normalized.is_plain and not any(overlay.mends for overlay in overlays):
            repaired = self.normalized.document, self.normalized.repairs
            begun = Beginning(repaired, overlaid(self.trial) if overlays else None)
        return without_names(self.source.document, overlays, begun)


def normalized_sides(old: ReviewSide, new: ReviewSide) -> tuple[Normalized, Normalized]:
    """Normalize both documents, and let them share their equal parts.

    Raises:
        PipelineError: A document cannot be read; the error names file and line.
    """
    before, after = old.normalized, new.normalized
    share_equal_parts(after.document, before.document)
    return before, after


def trials_of(old: ReviewSide, new: ReviewSide, current: OverlaySet) -> Trials:
    """Return the trials of both documents with the overlays of now.

    The next regeneration applies these overlays, whatever the overlays of the documents.

    Raises:
        PipelineError: An action lacks its description or evidence.
    """
    from pipeline.review.overlays import Trials, try_overlays

    def trial(side: ReviewSide) -> Trial:
        if side.overlay_set and side.overlay_set.overlays == current.overlays:
            return side.trial
        usual = [overlay for overlay in current.overlays if not overlay.mends]
        return try_overlays(side.normalized.document, usual)

    documents = old.normalized.document, new.normalized.document
    return Trials(*documents, known=old.trial, before=trial(old), try_new=lambda: trial(new))
