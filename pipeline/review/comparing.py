"""Compare two documents in every way that makes sense for them."""

from __future__ import annotations

from collections.abc import Container, Generator
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen

from pipeline.errors import PipelineError
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
from pipeline.review.surface import Pair, compare_pair, compare_python, generated_pair
from pipeline.review.wire import compare_wire
from pipeline.review.wire.pairing import Skeleton


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
    if wire_only or not ours:
        wire = _compare_wire(old, new)
        if wire_only:
            return Compared(wire, (Area.WIRE,))
        python = compare_python(old.document, new.document, wire=wire)
        return Compared((*wire, *python), (Area.WIRE, Area.PYTHON))
    now = ours_now(root)
    before, after = (ours_then(one.revision) if one.revision else now for one in (old, new))
    with _located_errors(old, new):
        # Whether overlays still fit is asked of those that the next regeneration applies.
        trials = tried(old.document, new.document, now.overlays, before.overlays)
    arrived = arrivals(trials)
    wire = _compare_wire(old, new, arrived)
    pair = generated_pair(old.document, new.document, before, after)
    described = _compare_described(trials, arrived, pair, (old, new), before)
    wire += described or ()
    python = compare_pair(pair, wire)
    return Compared((*wire, *python, *compare_overlays(trials, described)), tuple(Area))


def _compare_wire(
    old: Source, new: Source, described: Container[Skeleton] = frozenset()
) -> tuple[Change, ...]:
    with _located_errors(old, new):
        return located(compare_wire(old.document, new.document, described), old, new)


def _compare_described(
    trials: Trials, arrived: Arrivals, pair: Pair, sources: tuple[Source, Source], before: Ours
) -> tuple[Change, ...] | None:
    """Compare what upstream has come to have with our overlays; None where a client is missing."""
    if isinstance(pair.old, PipelineError) or isinstance(pair.new, PipelineError):
        return None
    prepared = pair.old.document, pair.new.document
    old, new = sources
    found = compare_described(trials, arrived, prepared, new.document, before.lines)
    return located(found, old, new)


@contextmanager
def _located_errors(old: Source, new: Source) -> Generator[None]:
    """Say in which file and line a document is broken."""
    try:
        yield
    except PipelineError:
        old.check()  # These know the file and the line.
        new.check()
        raise
