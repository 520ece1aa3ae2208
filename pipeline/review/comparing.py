"""Compare two documents in every way that makes sense for them."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from pipeline.errors import PipelineError
from pipeline.review.changes import Area, Change
from pipeline.review.ours import ours_now, ours_then
from pipeline.review.overlays import compare_overlays
from pipeline.review.sources import Source, located
from pipeline.review.surface import compare_python
from pipeline.review.wire import compare_wire


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
    wire = _compare_wire(old, new)
    if wire_only:
        return Compared(wire, (Area.WIRE,))
    if not ours:
        python = compare_python(old.document, new.document, wire=wire)
        return Compared((*wire, *python), (Area.WIRE, Area.PYTHON))
    now = ours_now(root)
    before, after = (ours_then(one.revision) if one.revision else now for one in (old, new))
    python = compare_python(old.document, new.document, before, after, wire=wire)
    # Whether overlays still fit is asked of those that the next regeneration applies.
    drift = compare_overlays(old.document, new.document, now.overlays)
    return Compared((*wire, *python, *drift), tuple(Area))


def _compare_wire(old: Source, new: Source) -> tuple[Change, ...]:
    try:
        return located(compare_wire(old.document, new.document), old, new)
    except PipelineError:
        old.check()  # These know the file and the line.
        new.check()
        raise
