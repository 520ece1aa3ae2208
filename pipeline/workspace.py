"""Where the repository keeps what the pipeline reads and writes."""

from __future__ import annotations

from pathlib import Path

from pipeline.documents import canonical_json
from pipeline.ledger import read_ledger
from pipeline.overlay import load_overlay
from pipeline.prepare import Prepared, prepare
from pipeline.reading import read_document


def prepare_pinned(root: Path) -> Prepared:
    """Prepare the pinned document with the repository's overlays and names.

    Raises:
        PipelineError: One of them is missing or cannot be used.
    """
    upstream = read_document(root / "openapi" / "upstream.json")
    overlays = [load_overlay(path) for path in sorted((root / "overlays").glob("*.y*ml"))]
    return prepare(upstream, overlays, read_ledger(root / "openapi" / "names.lock.json"))


def prepared_files(prepared: Prepared) -> dict[str, str]:
    """Return the text of the files in openapi/ that preparing writes."""
    return {
        "names.lock.json": prepared.ledger.to_json(),
        "openapi.json": canonical_json(prepared.document),
    }
