"""From the pinned document to the prepared document: the order of the steps.

`prepare` works on documents in memory. `prepare_pinned` reads the pinned document, the overlays
and the names of the repository, and `prepared_files` returns the files that a run writes there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import evolve, frozen

from pipeline.common.collector import collector_at_rest
from pipeline.common.documents import Document, canonical_json
from pipeline.common.releases import package_version
from pipeline.common.report import Finding, Report
from pipeline.common.text import counted
from pipeline.components import name_components
from pipeline.credentials import settle_credentials
from pipeline.names.deprecated import drop_outlived, keep_deprecated_names
from pipeline.names.ledger import Ledger, read_ledger
from pipeline.normalize import normalize
from pipeline.operations import name_operations, published_ids
from pipeline.operations.permissions import read_permissions
from pipeline.overlay import (
    Overlay,
    apply_overlays,
    mended_document,
    normalized_or_told,
    overlays_of,
)
from pipeline.pagination import set_pagination
from pipeline.reading import read_document
from pipeline.resources.operation_table import operation_table
from pipeline.value_types import settle_value_types


@frozen
class Prepared:
    """The prepared document, the ledger with its names, and the report of each step."""

    document: Document
    ledger: Ledger
    reports: tuple[Report, ...]


@frozen(eq=False)
class Beginning:
    """Results of the first steps of a preparation.

    Args:
        repaired: The normalized document, with the report of the normalization.
        overlaid: The document after all overlays; None if it is unknown.
    """

    repaired: tuple[Document, Report]
    overlaid: Document | None = None


@frozen(eq=False)
class Unnamed:
    """A prepared document, except for the names of its operations and schemas.

    Args:
        document: The document.
        published: The operation ids of upstream, by operation.
        reports: The reports of the steps.
    """

    document: Document
    published: Mapping[str, str]
    reports: tuple[Report, ...]


def prepare(upstream: Document, overlays: Sequence[Overlay], ledger: Ledger) -> Prepared:
    """Repair, overlay, name and deduplicate a document.

    Args:
        upstream: An OpenAPI document, 3.0 to 3.2.
        overlays: Overlays in the order they apply, those for the document as published among them.
        ledger: Names given by earlier runs.

    Raises:
        PipelineError: The document, an overlay or the ledger cannot be used.
    """
    return with_names(without_names(upstream, overlays), ledger)


def without_names(
    upstream: Document, overlays: Sequence[Overlay], beginning: Beginning | None = None
) -> Unnamed:
    """Take the steps of a preparation that do not depend on the ledger; see `prepare`.

    Args:
        upstream: The document.
        overlays: The overlays.
        beginning: Results of the first steps that are known already.

    Raises:
        PipelineError: The document or an overlay cannot be used.
    """
    with collector_at_rest():
        mended: tuple[Report, ...] = ()
        if beginning:
            document, repaired = beginning.repaired
        else:
            upstream, mended = mended_document(upstream, overlays)
            document, repaired = normalized_or_told(upstream, overlays)
        published = published_ids(document)
        applied = [overlay for overlay in overlays if not overlay.mends]
        if beginning and beginning.overlaid is not None:
            document, overlaid = beginning.overlaid, Report("overlay")
        elif applied:
            document, overlaid = apply_overlays(document, applied)
        else:
            overlaid = Report("overlay")
        if applied:
            document, again = normalize(document)
            overlaid = evolve(overlaid, notices=[*overlaid.notices, *_mistakes(again)])
        document, secured = settle_credentials(document)
        document, typed = settle_value_types(document)
        document, paged = set_pagination(document)
        document, permissions = read_permissions(document)
    reports = (*mended, repaired, overlaid, secured, typed, paged, permissions)
    return Unnamed(document, published, reports)


def with_names(unnamed: Unnamed, ledger: Ledger) -> Prepared:
    """Name the operations and schemas of a document, and deduplicate the schemas.

    Args:
        unnamed: The document; it is not changed.
        ledger: Names given by earlier runs.

    Raises:
        PipelineError: The document or the ledger cannot be used.
    """
    with collector_at_rest():
        document, ledger, operations = name_operations(unnamed.document, ledger, unnamed.published)
        document, ledger, components = name_components(document, ledger)
        document, kept = keep_deprecated_names(document, ledger)
    return Prepared(document, ledger, (*unnamed.reports, operations, components, *kept))


def _mistakes(repaired: Report) -> list[str]:
    """Return notices about mistakes of overlays, which have been repaired like upstream's."""
    return [
        f"of an overlay: {finding.label()} ({finding.pointer}); correct it there"
        for finding in repaired.findings
        if finding.pointer
    ]


def prepare_pinned(root: Path) -> Prepared:
    """Prepare the pinned document with the repository's overlays and names.

    Raises:
        PipelineError: A file is missing or cannot be used.
    """
    upstream = read_document(root / "openapi" / "upstream.json")
    ledger = read_ledger(root / "openapi" / "names.lock.json")
    ledger, dropped = drop_outlived(ledger, package_version(root))
    prepared = prepare(upstream, overlays_of(root), ledger)
    new = _new_names(len(prepared.ledger.names() - ledger.names()))
    return evolve(prepared, reports=(*prepared.reports, *dropped, *new))


def _new_names(count: int) -> list[Report]:
    """Report names that this run has given, for people to review."""
    if not count:
        return []
    notice = f"{counted(count, 'new name')} to look at: nox -s names -- --new"
    return [Report("names", [Finding("names given")] * count, [notice])]


def prepared_files(prepared: Prepared) -> dict[str, str]:
    """Return the texts of the files that depend on the prepared document, by path."""
    return {
        "docs/operations.md": operation_table(prepared.document),
        "openapi/names.lock.json": prepared.ledger.to_json(),
        "openapi/openapi.json": canonical_json(prepared.document),
    }
