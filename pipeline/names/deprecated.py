"""Deprecated names: names from before a rename, which work until the release in which they go.

The ledger lists them under `renamed`. The prepared document has them as extensions. Generated code
makes the deprecated names work from these, with a warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from pipeline.common.documents import Document, Json, operations
from pipeline.common.releases import is_reached
from pipeline.common.report import Finding, Report
from pipeline.names.ledger import Ledger, Rename, Renames
from pipeline.names.taken import TakenNames

#: Extensions of the prepared document: deprecated names of a schema and deprecated ids of an
#: operation, each with the release in which it goes.
DEPRECATED_NAMES, DEPRECATED_IDS = "x-deprecated-names", "x-deprecated-ids"


def renamed_to(old: str, new: str, until: str) -> str:
    """Return the warning of a deprecated name; the review recognises the name by this text."""
    return f"{old} is now {new}; the old name goes in {until}"


def drop_outlived(ledger: Ledger, version: str) -> tuple[Ledger, list[Report]]:
    """Drop the deprecated names whose release is reached.

    Args:
        ledger: The ledger.
        version: The version of the package, or an empty text.

    Returns:
        The ledger, and a report if any have gone.

    Raises:
        PipelineError: The text is no version.
    """
    over = _outlived(ledger.renamed, version)
    if not over:
        return ledger, []
    sections = (ledger.renamed.operations, ledger.renamed.schemas)
    kept = ({old: target for old, target in names.items() if old not in over} for names in sections)
    notices = [
        f"{old}, the old name of {target.name}, is gone" for old, target in sorted(over.items())
    ]
    gone = [Finding("old names dropped")] * len(over)
    return evolve(ledger, renamed=Renames(*kept)), [Report("renamed", gone, notices)]


def has_outlived(ledger: Ledger, version: str) -> bool:
    """Tell whether the release of a deprecated name is reached."""
    return bool(_outlived(ledger.renamed, version))


def _outlived(renamed: Renames, version: str) -> dict[str, Rename]:
    if not version:
        return {}
    return {
        old: target for old, target in renamed.all().items() if is_reached(target.until, version)
    }


def keep_deprecated_names(document: Document, ledger: Ledger) -> tuple[Document, list[Report]]:
    """Write the deprecated names that still work into a prepared document.

    Args:
        document: A document whose operations and components are named.
        ledger: Its names.

    Returns:
        The document, and a report if the ledger has deprecated names.
    """
    renamed = ledger.renamed
    if not renamed.all():
        return document, []
    ids = _usable_ids(document, renamed)
    schemas: dict[str, Json] = document["components"]["schemas"]
    names = {old: target for old, target in renamed.schemas.items() if target.name in schemas}
    components = {**document["components"], "schemas": _with_old_names(schemas, names)}
    made = {**document, "components": components, "paths": _with_old_ids(document, ids)}
    kept = [Finding("old names kept")] * (len(ids) + len(names))
    lost = sorted(renamed.all().keys() - ids.keys() - names.keys())
    return made, [Report("renamed", kept, [_lost(old, renamed.all()[old]) for old in lost])]


def _usable_ids(document: Document, renamed: Renames) -> dict[str, Rename]:
    """Return the deprecated ids that do not collide with current ids."""
    taken, known = TakenNames(), set[str]()
    for path, method, operation in operations(document):
        taken.add(operation["operationId"], f"{method.upper()} {path}")
        known.add(operation["operationId"])
    return {
        old: target
        for old, target in renamed.operations.items()
        if target.name in known and taken.free(old)
    }


def _lost(old: str, rename: Rename) -> str:
    return (
        f"{old} cannot go on as the old name of {rename.name}: that is gone, or something else "
        "is in its place; take it out of renamed in openapi/names.lock.json"
    )


def _with_old_names(schemas: dict[str, Json], names: dict[str, Rename]) -> dict[str, Json]:
    old = {target.name: dict(_of(target.name, names)) for target in names.values()}
    return {
        name: {**schema, DEPRECATED_NAMES: old[name]} if name in old else schema
        for name, schema in schemas.items()
    }


def _with_old_ids(document: Document, ids: dict[str, Rename]) -> Document:
    paths: Document = {path: dict(item) for path, item in document["paths"].items()}
    for path, method, operation in operations(document):
        old = dict(_of(operation["operationId"], ids))
        if old:
            paths[path][method] = {**operation, DEPRECATED_IDS: old}
    return paths


def _of(name: str, renames: dict[str, Rename]) -> Iterator[tuple[str, str]]:
    """Yield the deprecated names of a current name, with the releases in which they go."""
    for old, target in sorted(renames.items()):
        if target.name == name:
            yield old, target.until
