"""Give every operation a unique dotted id: its place in the resource tree and its method.

`chats.messages.list` is the method `list` of the resource `client.chats.messages`. The id
comes from an overlay (a dotted `operationId`), else from the names ledger, else from the
rule in `naming`.
"""

from __future__ import annotations

import re

from attrs import evolve

from pipeline.documents import Document, operations, pointer
from pipeline.errors import PipelineError
from pipeline.ledger import Ledger
from pipeline.names import is_dotted_name, reserved_part
from pipeline.operations.naming import alternatives, is_list_like, single_things
from pipeline.operations.taken import Taken
from pipeline.report import Finding, Report


def operation_key(path: str, method: str) -> str:
    """Return what identifies an operation: method and path, parameter names aside."""
    return f"{method.upper()} {re.sub(r'{[^}]*}', '{}', path)}"


def name_operations(document: Document, ledger: Ledger) -> tuple[Document, Ledger, Report]:
    """Set a unique `operationId` on every operation.

    Args:
        document: A normalized document with its overlays applied.
        ledger: Names given by earlier runs.

    Returns:
        The document, the ledger with the operations of this document, and the report.

    Raises:
        PipelineError: An overlay and the ledger disagree about a name, or two names
            cannot stand beside one another.
    """
    found = {
        operation_key(path, method): (path, method) for path, method, _ in operations(document)
    }
    names = _complete(document, found, _chosen_names(document, ledger), ledger)
    paths = _with_ids(document, {found[key]: name for key, name in names.items()})
    findings = [
        Finding("operations named", pointer("paths", *found[key]), name)
        for key, name in sorted(names.items())
        if key not in ledger.operations
    ]
    known = len(names) - len(findings)
    counted = [Finding("operations known by name")] * known + findings
    result = {**document, "paths": paths}
    return result, evolve(ledger, operations=names), Report("operations", counted)


def _chosen_names(document: Document, ledger: Ledger) -> dict[str, str]:
    """Collect the names that overlays and the ledger have settled."""
    chosen: dict[str, str] = {}
    for path, method, operation in operations(document):
        key = operation_key(path, method)
        name = _agreed(key, operation.get("operationId"), ledger.operations.get(key))
        if name:
            chosen[key] = name
    return chosen


def _agreed(key: str, overlaid: str | None, recorded: str | None) -> str | None:
    if not overlaid or not is_dotted_name(overlaid):
        return recorded
    if word := reserved_part(overlaid):
        raise PipelineError(
            f"{key} is {overlaid} in an overlay, and {word!r} is a Python keyword; "
            f"write {word}_ there"
        )
    if recorded and recorded != overlaid:
        raise PipelineError(
            f"{key} is {overlaid} in an overlay and {recorded} in openapi/names.lock.json; "
            "to rename it delete its line in the ledger, else change the overlay"
        )
    return overlaid


def _complete(
    document: Document,
    found: dict[str, tuple[str, str]],
    chosen: dict[str, str],
    ledger: Ledger,
) -> dict[str, str]:
    """Name the rest by rule, in sorted order, each by its first free alternative."""
    names: dict[str, str] = {}
    taken = Taken()
    for key in sorted(chosen):
        _refuse_conflict(key, chosen[key], taken)
        names[key] = chosen[key]
        taken.add(names[key], key)
    for old in filter(taken.free, ledger.renamed.operations):
        taken.add(old, f"the old name {old}")
    single = single_things(document)
    for key in sorted(found.keys() - names.keys()):
        path, method = found[key]
        listed = is_list_like(document, document["paths"][path][method])
        name = next(n for n in alternatives(path, method, listed, path in single) if taken.free(n))
        names[key] = name
        taken.add(name, key)
    return dict(sorted(names.items()))


def _refuse_conflict(key: str, name: str, taken: Taken) -> None:
    other, reason = taken.conflict(name)
    if other:
        raise PipelineError(
            f"{other} and {key} {reason}; change one in an overlay or in openapi/names.lock.json"
        )


def _with_ids(document: Document, names: dict[tuple[str, str], str]) -> Document:
    return {
        path: {
            part: {**value, "operationId": names[path, part]} if (path, part) in names else value
            for part, value in item.items()
        }
        for path, item in document["paths"].items()
    }
