"""Documents of growing size reviewed on the wire, from their files to the JSON.

`python -m benchmarks.review.wire SCALE FOLDER` writes the two documents of a pair.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from benchmarks.pipeline.preparing import Growth
from benchmarks.pipeline.running import run
from pipeline.common.documents import Document, canonical_json
from tests.made_up import made_up_document
from tests.review.full_scale.edits import EDITS, edited_document

SCALES = (1, 2, 5, 10)


def sizes() -> list[Growth]:
    """Measure a review of each size as a whole process, without the making of the documents."""
    with tempfile.TemporaryDirectory() as name:
        return [_size(scale, Path(name)) for scale in SCALES]


def _size(scale: int, folder: Path) -> Growth:
    run(sys.executable, "-m", "benchmarks.review.wire", str(scale), folder)
    files, report = _files(folder), folder / "review.json"
    pipeline = (sys.executable, "-m", "pipeline", "--root", folder)
    done = run(*pipeline, "review", *files, "--wire-only", "-o", report)
    assert len(json.loads(report.read_bytes())["changes"]) >= len(EDITS)
    megabytes = files[0].stat().st_size / 1e6
    # Of the processor, whatever else the machine does.
    return Growth(scale, megabytes, done.processor, done.megabytes)


def edited(scale: int) -> Document:
    """Return the made-up document of a size with the twenty edits made."""
    if scale == 1:
        return edited_document()
    document = made_up_document(scale=scale)
    for edit in EDITS:
        edit.apply(document)
    return document


def _write(scale: int, folder: Path) -> None:
    documents = made_up_document(scale=scale), edited(scale)
    for path, document in zip(_files(folder), documents, strict=True):
        path.write_text(canonical_json(document), encoding="utf-8")


def _files(folder: Path) -> list[Path]:
    return [folder / name for name in ("old.json", "new.json")]


if __name__ == "__main__":
    _write(int(sys.argv[1]), Path(sys.argv[2]))
