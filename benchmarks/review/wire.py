"""Documents of growing size reviewed on the wire, from their files to the JSON.

`python -m benchmarks.review.wire SCALE` prints megabytes and seconds of one pair.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from benchmarks.pipeline.preparing import Growth, growth
from pipeline.common.documents import Document, canonical_json
from pipeline.review.command import Request, review, write
from pipeline.review.options import Format
from tests.made_up import made_up_document
from tests.review.full_scale.edits import EDITS, edited_document

SCALES = (1, 2, 5, 10)


def sizes() -> list[Growth]:
    """Measure a review of each size."""
    return growth("benchmarks.review.wire", SCALES)


def edited(scale: int) -> Document:
    """Return the made-up document of a size with the twenty edits made."""
    if scale == 1:
        return edited_document()
    document = made_up_document(scale=scale)
    for edit in EDITS:
        edit.apply(document)
    return document


def _measure(scale: int) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in ("old.json", "new.json")]
        documents = made_up_document(scale=scale), edited(scale)
        for path, document in zip(files, documents, strict=True):
            path.write_text(canonical_json(document), encoding="utf-8")
        start = time.process_time()  # of this process alone, whatever else the machine does
        old, new = map(str, files)
        found = review(Request(Path(folder), old, new, wire_only=True))
        write(found, Format.JSON, [])
        seconds = time.process_time() - start
        assert len(found.changes) >= len(EDITS)
        return files[0].stat().st_size / 1e6, seconds


if __name__ == "__main__":
    print(*_measure(int(sys.argv[1])))
