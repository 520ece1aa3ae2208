"""Where a change stands in a document as it was published.

The comparison knows places of the normalized document. The way there is followed again in the
document as published: through references, from the operation to what its path item shares,
through `allOf`, and through paths in whatever notation.
"""

from __future__ import annotations

from pipeline.documents import Document, pointer
from pipeline.review.wire.site import Found


class Finder:
    """Finds the places of one document.

    Args:
        published: The document as published.
        normalized: The same document, normalized.
    """

    def __init__(self, published: Document, normalized: Document) -> None:
        self._published, self._normalized = published, normalized

    def pointer(self, found: Found) -> str | None:
        """Return the JSON pointer of a change; None where there is nothing of it."""
        return pointer()
