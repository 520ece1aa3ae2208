"""From the pinned document to the prepared document: the order of the steps."""

from __future__ import annotations

import gc
from collections.abc import Generator, Sequence
from contextlib import contextmanager

from attrs import evolve, frozen

from pipeline.components import name_components
from pipeline.documents import Document
from pipeline.former import keep_old_names
from pipeline.ledger import Ledger
from pipeline.normalize import normalize
from pipeline.operations import name_operations, published_ids
from pipeline.overlay import Overlay, apply_overlays
from pipeline.report import Report


@frozen
class Prepared:
    """The prepared document with the names it gave, and what each step did."""

    document: Document
    ledger: Ledger
    reports: tuple[Report, ...]


def prepare(upstream: Document, overlays: Sequence[Overlay], ledger: Ledger) -> Prepared:
    """Repair, overlay, name and deduplicate a document.

    Args:
        upstream: An OpenAPI 3.0 or 3.1 document.
        overlays: Overlays in the order they apply.
        ledger: Names given by earlier runs.

    Raises:
        PipelineError: The document, an overlay or the ledger cannot be used.
    """
    with collector_at_rest():
        document, repaired = normalize(upstream)
        published = published_ids(document)
        document, overlaid = apply_overlays(document, overlays)
        document, again = normalize(document)
        overlaid = evolve(overlaid, notices=[*overlaid.notices, *_mistakes(again)])
        document, ledger, operations = name_operations(document, ledger, published)
        document, ledger, components = name_components(document, ledger)
        document, kept = keep_old_names(document, ledger)
    return Prepared(document, ledger, (repaired, overlaid, operations, components, *kept))


def _mistakes(repaired: Report) -> list[str]:
    """Return what overlays brought that was no good: it is repaired like upstream's mistakes."""
    return [
        f"of an overlay: {finding.kind} ({finding.pointer}); correct it there"
        for finding in repaired.findings
        if finding.pointer
    ]


@contextmanager
def collector_at_rest() -> Generator[None]:
    """Pause the garbage collector, which finds no circles in documents and walks them anew
    each time they have grown: preparing would take longer than the document is large."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
