"""Compare two documents in every way that makes sense for them."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen

from pipeline.common.documents import Document
from pipeline.common.errors import PipelineError
from pipeline.review.changes import Area, Change
from pipeline.review.ours import Ours, ours_now, ours_then
from pipeline.review.overlays import (
    Arrivals,
    Trials,
    arrivals,
    compare_described,
    compare_overlays,
    tried,
)
from pipeline.review.sources import Source, located
from pipeline.review.surface import Making, compare_pair, compare_python, generating
from pipeline.review.wire import compare_normalized, normalized


@frozen
class Compared:
    """What a comparison found.

    Args:
        changes: The changes of all areas.
        areas: What was compared.
    """

    changes: tuple[Change, ...]
    areas: tuple[Area, ...]


def compare(
    old: Source, new: Source, root: Path, *, ours: bool, wire_only: bool = False
) -> Compared:
    """Compare two documents on the wire, in callers' Python, and by what our overlays meet.

    Args:
        old: The old document.
        new: The new document.
        root: The repository with our overlays and names.
        ours: Whether the documents are of our API; no other one has overlays and names.
        wire_only: Whether to leave it at the wire.

    Raises:
        PipelineError: A document, an overlay or the names cannot be used.
    """
    with _located_errors(old, new):
        sides = normalized(old.document), normalized(new.document)
    if wire_only or not ours:
        wire = located(compare_normalized(*sides), old, new)
        if wire_only:
            return Compared(wire, (Area.WIRE,))
        python = compare_python(old.document, new.document, wire=wire)
        return Compared((*wire, *python), (Area.WIRE, Area.PYTHON))
    now = ours_now(root)
    before, after = (ours_then(one.revision) if one.revision else now for one in (old, new))
    with generating(old.document, new.document, before, after) as making:
        # Whether overlays still fit is asked of those that the next regeneration applies.
        trials = tried(sides[0].document, sides[1].document, now.overlays, before.overlays)
        arrived = arrivals(trials)
        described = _compare_described(trials, arrived, making, new.document, before)
        found = *compare_normalized(*sides, arrived), *(described or ())
        wire = located(found, old, new)
        python = compare_pair(making.pair(), wire)
    return Compared((*wire, *python, *compare_overlays(trials, described)), tuple(Area))


def _compare_described(
    trials: Trials, arrived: Arrivals, making: Making, published: Document, before: Ours
) -> tuple[Change, ...] | None:
    """Compare what upstream has come to have with our overlays; None where that cannot be."""
    old, new = making.prepared
    if isinstance(old, PipelineError) or isinstance(new, PipelineError):
        return None
    prepared = old.document, new.document
    return compare_described(trials, arrived, prepared, published, before.lines)


@contextmanager
def _located_errors(old: Source, new: Source) -> Generator[None]:
    """Say in which file and line a document is broken."""
    try:
        yield
    except PipelineError:
        old.check()  # These know the file and the line.
        new.check()
        raise
