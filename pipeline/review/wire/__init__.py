"""What changed on the wire between two documents: requests, answers, and what frames them.

normalize     dialect, references, parameters, order    nothing of that is a change
endpoints     which operation is which, and its frame   ->  finds, and schemas to compare
pairs         each pair of schemas compared once        ->  edits of it
walking       from every outermost schema to the edits  ->  finds
grouping      the same find at many places              ->  one `Change`
places        first of these places                     ->  pointers as published
"""

from __future__ import annotations

from collections.abc import Container

from attrs import frozen

from pipeline.common.documents import Document
from pipeline.common.report import Report
from pipeline.normalize import normalize
from pipeline.review.changes import Change
from pipeline.review.wire.findings import Walker
from pipeline.review.wire.frame import Endpoints
from pipeline.review.wire.frame.collector import Collector
from pipeline.review.wire.frame.document_level import compare_document_level, dropped_changes
from pipeline.review.wire.frame.operation_matching import Route
from pipeline.review.wire.grouping import grouped
from pipeline.review.wire.locator import Locator
from pipeline.review.wire.schemas import Pairs


@frozen(eq=False)
class Normalized:
    """A document, ready to be compared; `normalized` makes one.

    Args:
        published: The document as published.
        document: The same, normalized.
        repairs: What normalization did.
    """

    published: Document
    document: Document
    repairs: Report


def normalized(published: Document) -> Normalized:
    """Normalize a document to compare it.

    Args:
        published: An OpenAPI 3.0 or 3.1 document as published, external references bundled.

    Raises:
        PipelineError: It is no such document, or means nothing that can be normalized.
    """
    return Normalized(published, *normalize(published))


def compare_wire(old: Document, new: Document) -> tuple[Change, ...]:
    """Compare two documents as published; see `compare_normalized`."""
    return compare_normalized(normalized(old), normalized(new))


def compare_normalized(
    old: Normalized, new: Normalized, described: Container[Route] = frozenset()
) -> tuple[Change, ...]:
    """Compare two documents by what they say of requests and answers.

    Args:
        old: The old document.
        new: The later document.
        described: Operations that are no news where only the new document has them: somebody
            else has described them before, and `compare_operations` compares that.

    Returns:
        The changes, the most severe first, each once, wherever it is met. Their places are
        pointers into the documents as published, without file and line.
    """
    collector = Collector()
    compare_document_level(collector, old.document, new.document)
    dropped = dropped_changes((old.published, old.repairs), (new.published, new.repairs))
    collector.found.extend(dropped)
    locators = (
        Locator(old.published, old.document, is_old=True),
        Locator(new.published, new.document, is_old=False),
    )
    return _compared(collector, old.document, new.document, locators, described)


def compare_operations(
    old: Document, new: Document, locators: tuple[Locator, Locator]
) -> tuple[Change, ...]:
    """Compare the operations of two documents, and nothing else of them.

    Args:
        old: A normalized document.
        new: The later one.
        locators: Find places in the old and in the new document as they are to be shown.

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
) -> tuple[Change, ...]:
    """Compare the operations of two normalized documents, beside what the frame has already."""
    pairs = Pairs(old, new)
    Endpoints(collector, old, new).compare((pairs.old_reader, pairs.new_reader), described)
    for root in collector.roots:
        pairs.pair(root.old, root.new)
    pairs.compare()
    walker = Walker(pairs)
    met = [found for root in collector.roots for found in walker.found(root)]
    return grouped([*collector.found, *met], locators)
