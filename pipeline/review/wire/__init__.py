"""What changed on the wire between two documents: requests, answers, and what frames them.

normalize     dialect, references, parameters, order    nothing of that is a change
endpoints     which operation is which, and its frame   ->  finds, and schemas to compare
pairs         each pair of schemas compared once        ->  edits of it
walking       from every outermost schema to the edits  ->  finds
grouping      the same find at many places              ->  one `Change`
places        first of these places                     ->  pointers as published
"""

from __future__ import annotations

from pipeline.documents import Document
from pipeline.normalize import normalize
from pipeline.review.changes import Change
from pipeline.review.wire.dropped import dropped_changes
from pipeline.review.wire.endpoints import Endpoints
from pipeline.review.wire.grouping import grouped
from pipeline.review.wire.pairs import Pairs
from pipeline.review.wire.places import Finder
from pipeline.review.wire.site import Frame
from pipeline.review.wire.walking import Walker
from pipeline.review.wire.whole import compare_whole


def compare_wire(old: Document, new: Document) -> tuple[Change, ...]:
    """Compare two documents by what they say of requests and answers.

    Args:
        old: An OpenAPI 3.0 or 3.1 document as published, external references bundled.
        new: The later document.

    Returns:
        The changes, the most severe first, each once, wherever it is met. Their places are
        pointers into the documents given, without file and line.

    Raises:
        PipelineError: One of the documents is none, or means nothing that can be normalized.
    """
    before, repairs = normalize(old)
    after, further = normalize(new)
    frame, pairs = Frame(), Pairs(before, after)
    compare_whole(frame, before, after)
    Endpoints(frame, before, after).compare((pairs.olds, pairs.news))
    for root in frame.roots:
        pairs.pair(root.old, root.new)
    pairs.compare()
    walker = Walker(pairs)
    met = [found for root in frame.roots for found in walker.found(root)]
    finders = Finder(old, before, is_old=True), Finder(new, after, is_old=False)
    dropped = dropped_changes((old, repairs), (new, further))
    return grouped([*frame.found, *met, *dropped], finders)
