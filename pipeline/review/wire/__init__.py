"""Changes on the wire: two documents are compared by their requests and responses.

readable    a published document              ->  the same without differences of dialect
frame       operations, and all other objects     findings, and pairs of root schemas to
            outside of schemas                ->  compare
schemas     pairs of schemas, each once       ->  edits of each pair
walk        root schemas and edited pairs     ->  findings, one per location of an edit
grouping    equal findings                    ->  a `Change` with all its usages
locator     the first finding of a change     ->  its location in the published document
"""

from __future__ import annotations

from collections.abc import Container
from datetime import UTC, date, datetime

from pipeline.common.documents import Document
from pipeline.review.changes import Change
from pipeline.review.wire.frame import Endpoints
from pipeline.review.wire.frame.collector import Collector
from pipeline.review.wire.frame.document_level import (
    compare_document_level,
    dropped_changes,
    enum_type_changes,
)
from pipeline.review.wire.frame.operation_matching import Route
from pipeline.review.wire.grouping import grouped
from pipeline.review.wire.locator import Locator
from pipeline.review.wire.readable import Normalized, compare_unread, normalized
from pipeline.review.wire.schemas import Pairs
from pipeline.review.wire.walk import Walker

__all__ = ["Normalized", "compare_normalized", "compare_operations", "compare_wire", "normalized"]


def compare_wire(old: Document, new: Document, today: date | None = None) -> tuple[Change, ...]:
    """Compare two documents as published; see `compare_normalized`."""
    return compare_normalized(normalized(old), normalized(new), today=today)


def compare_normalized(
    old: Normalized,
    new: Normalized,
    described: Container[Route] = frozenset(),
    today: date | None = None,
) -> tuple[Change, ...]:
    """Compare the requests and responses of two documents.

    Args:
        old: The old document.
        new: The new document.
        described: Operations that are not reported as new, because overlays described them
            before upstream had them; `compare_operations` compares these descriptions.
        today: The day of the review, in UTC; None for the present day.

    Returns:
        The changes, the most severe first, each once with all its usages. The locations are
        pointers into the published documents, without file and line.
    """
    collector = Collector()
    compare_document_level(collector, old.document, new.document)
    sides = (old.published, old.repairs), (new.published, new.repairs)
    collector.findings.extend(dropped_changes(*sides))
    collector.findings.extend(enum_type_changes(*sides))
    collector.findings.extend(compare_unread(old, new))
    locators = (
        Locator(old.published, old.document, old.paths, is_old=True),
        Locator(new.published, new.document, new.paths, is_old=False),
    )
    return _compared(collector, old.document, new.document, locators, described, today)


def compare_operations(
    old: Document, new: Document, locators: tuple[Locator, Locator]
) -> tuple[Change, ...]:
    """Compare only the operations of two documents.

    Args:
        old: The old normalized document.
        new: The new normalized document.
        locators: The locators of the old and of the new document.

    Returns:
        The changes, as `compare_normalized` returns them.
    """
    return tuple(c for c in _compared(Collector(), old, new, locators) if c.operations)


def _compared(
    collector: Collector,
    old: Document,
    new: Document,
    locators: tuple[Locator, Locator],
    described: Container[Route] = frozenset(),
    today: date | None = None,
) -> tuple[Change, ...]:
    """Compare the operations of two normalized documents, and return all changes.

    The collector may have findings already.
    """
    pairs = Pairs(old, new)
    day = today or datetime.now(UTC).date()
    readers = pairs.old_reader, pairs.new_reader
    Endpoints(collector, old, new, day, readers).compare(described)
    for root in collector.roots:
        pairs.pair(root.old, root.new)
    pairs.compare()
    walker = Walker(pairs)
    inside = [finding for root in collector.roots for finding in walker.findings(root)]
    return grouped([*collector.findings, *inside], locators)
