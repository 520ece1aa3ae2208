"""Both documents of a review, on the way to their clients, one beside the other.

published  ->  normalized, for the comparison on the wire  ->  after a trial of our overlays  ->
prepared: the names of the old document are known to the new one
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from attrs import evolve

from pipeline.common.beside import computed_beside
from pipeline.common.documents import share_equal_parts
from pipeline.common.errors import PipelineError
from pipeline.review.sources import Source
from pipeline.review.wire import Normalized, normalized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.overlay import Overlay
    from pipeline.prepare import Prepared, Unnamed
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
        self._overlays = overlay_set.overlays if overlay_set else ()
        self._ledger = overlay_set.ledger if overlay_set else None
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
    def own_trial(self) -> Trial:
        """The normalized document after a trial of its own overlays.

        Raises:
            PipelineError: An action lacks its description or evidence.
        """
        return self._try(self._overlays)

    def trial(self, overlays: Sequence[Overlay]) -> Trial:
        """Return the normalized document after a trial of overlays.

        Raises:
            PipelineError: An action lacks its description or evidence.
        """
        return self.own_trial if overlays == self._overlays else self._try(overlays)

    def unnamed(self) -> Unnamed:
        """Return the document, prepared except for its names.

        Raises:
            PipelineError: The document cannot be prepared.
        """
        # Imported late, here and below: a comparison on the wire needs no preparation.
        from pipeline.prepare import Beginning, without_names
        from pipeline.review.overlays import overlaid

        begun = None
        if self.normalized.is_plain and not any(overlay.mends for overlay in self._overlays):
            repaired = self.normalized.document, self.normalized.repairs
            begun = Beginning(repaired, overlaid(self.own_trial) if self._overlays else None)
        return without_names(self.source.document, self._overlays, begun)

    def prepared(self) -> Prepared:
        """Return the prepared document; to be called once.

        Raises:
            PipelineError: The document cannot be prepared.
        """
        if self._values is None:
            return self._prepare()
        made: Prepared = next(self._values)
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
        document = self.source.document
        if mending := [each for each in self._overlays if each.mends]:
            from pipeline.review.overlays import try_overlays

            document = try_overlays(document, mending).document
        try:
            return normalized(document)
        except PipelineError as error:
            raise self.source.located_error(error) from None

    def _try(self, overlays: Sequence[Overlay]) -> Trial:
        from pipeline.review.overlays import try_overlays, usual_overlays

        return try_overlays(self.normalized.document, usual_overlays(overlays))

    def _prepare(self) -> Prepared:
        from pipeline.names.ledger import Ledger
        from pipeline.prepare import with_names

        return with_names(self.unnamed(), self._ledger or Ledger())


def normalized_sides(old: ReviewSide, new: ReviewSide) -> tuple[Normalized, Normalized]:
    """Normalize both documents, and let them share their equal parts.

    Raises:
        PipelineError: A document cannot be read; the error names file and line.
    """
    after, before = new.normalized, old.normalized
    share_equal_parts(after.document, before.document)
    return before, after


def trials_of(old: ReviewSide, new: ReviewSide, overlays: Sequence[Overlay]) -> Trials:
    """Return the trials of both documents with the overlays of now.

    The next regeneration applies these overlays, whatever the overlays of the documents.
    """
    from pipeline.review.overlays import Trials

    return Trials(
        old.normalized.document,
        new.normalized.document,
        lambda: old.own_trial,
        partial(old.trial, overlays),
        partial(new.trial, overlays),
    )
