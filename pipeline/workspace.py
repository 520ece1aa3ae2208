"""Where the repository keeps what the pipeline reads and writes."""

from __future__ import annotations

from pathlib import Path

from attrs import evolve

from pipeline.common.documents import canonical_json
from pipeline.common.releases import package_version
from pipeline.common.report import Finding, Report
from pipeline.names.deprecated import drop_outlived
from pipeline.names.ledger import read_ledger
from pipeline.overlay import load_overlay
from pipeline.prepare import Prepared, prepare
from pipeline.reading import read_document
from pipeline.resources.operation_table import operation_table


def prepare_pinned(root: Path) -> Prepared:
    """Prepare the pinned document with the repository's overlays and names.

    Raises:
        PipelineError: One of them is missing or cannot be used.
    """
    upstream = read_document(root / "openapi" / "upstream.json")
    overlays = [load_overlay(path) for path in sorted((root / "overlays").glob("*.y*ml"))]
    ledger = read_ledger(root / "openapi" / "names.lock.json")
    ledger, dropped = drop_outlived(ledger, package_version(root))
    prepared = prepare(upstream, overlays, ledger)
    new = _new_names(len(prepared.ledger.names() - ledger.names()))
    return evolve(prepared, reports=(*prepared.reports, *dropped, *new))


def _new_names(count: int) -> list[Report]:
    """Report names that nobody has looked at yet."""
    if not count:
        return []
    notice = f"{count} new name{'s' * (count > 1)} to look at: nox -s names -- --new"
    return [Report("names", [Finding("names given")] * count, [notice])]


def prepared_files(prepared: Prepared) -> dict[str, str]:
    """Return the text of the files that preparing writes, by their path in the repository."""
    return {
        "docs/operations.md": operation_table(prepared.document),
        "openapi/names.lock.json": prepared.ledger.to_json(),
        "openapi/openapi.json": canonical_json(prepared.document),
    }
