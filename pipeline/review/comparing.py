"""Compare two documents in every way that makes sense for them."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from pipeline.errors import PipelineError
from pipeline.ledger import Ledger, parse_ledger, read_ledger
from pipeline.overlay import Overlay, load_overlay
from pipeline.review.changes import Area, Change
from pipeline.review.overlays import compare_overlays
from pipeline.review.sources import Source, located
from pipeline.review.surface import compare_python
from pipeline.review.wire import compare_wire

LEDGER = "names.lock.json"


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
    overlays = _overlays(root) if ours else []
    before, after = _ledgers(old, new, root) if ours else (None, None)
    python = compare_python(old.document, new.document, overlays, before, after, wire)
    if not ours:
        return Compared((*wire, *python), (Area.WIRE, Area.PYTHON))
    drift = compare_overlays(old.document, new.document, overlays, root)
    return Compared((*wire, *python, *drift), tuple(Area))


def _compare_wire(old: Source, new: Source) -> tuple[Change, ...]:
    try:
        return located(compare_wire(old.document, new.document), old, new)
    except PipelineError:
        old.check()  # These know the file and the line.
        new.check()
        raise


def _overlays(root: Path) -> list[Overlay]:
    return [load_overlay(path) for path in sorted((root / "overlays").glob("*.y*ml"))]


def _ledgers(old: Source, new: Source, root: Path) -> tuple[Ledger, Ledger | None]:
    """Return the names given before each document; None where they are those of the old one."""
    before, after = _ledger(old, root), _ledger(new, root)
    return before, None if before == after else after


def _ledger(source: Source, root: Path) -> Ledger:
    """Return the names of the revision that a document is of, else those of now."""
    if source.revision is None:
        return read_ledger(root / "openapi" / LEDGER)
    data = source.beside(LEDGER)
    return Ledger() if data is None else parse_ledger(data, f"{source.revision}:openapi/{LEDGER}")
