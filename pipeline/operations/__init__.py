"""Give every operation a unique dotted id: its place in the resource tree and its method.

`chats.messages.list` is the method `list` of the resource `client.chats.messages`. The id
comes from an overlay (a dotted `operationId`), else from the names ledger, else from the
rule in `naming`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from attrs import evolve

from pipeline.common.documents import Document, operations, pointer
from pipeline.common.errors import PipelineError
from pipeline.common.python_names import is_dotted_name, reserved_part, snake_case
from pipeline.common.report import Finding, Report
from pipeline.names.ledger import Ledger
from pipeline.names.taken import TakenNames
from pipeline.operations.endpoints import endpoints
from pipeline.operations.naming import MAX_ID, alternatives, identifier

#: Dotted ids of upstream, in snake_case or in camelCase: `chat.postMessage`.
_DOTTED = re.compile(r"[a-z]\w*(\.[a-z]\w*)+", re.ASCII)


def operation_key(path: str, method: str) -> str:
    """Return the key of an operation: method and path, without the names of parameters."""
    return f"{method.upper()} {re.sub(r'{[^}]*}', '{}', path)}"


def published_ids(document: Document) -> dict[str, str]:
    """Return the ids that a document has before overlays apply, by operation key."""
    return {
        operation_key(path, method): operation["operationId"]
        for path, method, operation in operations(document)
        if "operationId" in operation
    }


def name_operations(
    document: Document, ledger: Ledger, published: Mapping[str, str] | None = None
) -> tuple[Document, Ledger, Report]:
    """Set a unique `operationId` on every operation.

    Args:
        document: A normalized document with its overlays applied.
        ledger: Names given by earlier runs.
        published: Ids in upstream's document, by operation key. A dotted id among them is kept if
            possible. Any other id in the document is from an overlay, and final.

    Returns:
        The document, the ledger with the operations of this document, and the report.

    Raises:
        PipelineError: An overlay and the ledger disagree about a name, or two names
            cannot stand beside one another.
    """
    found = {
        operation_key(path, method): (path, method) for path, method, _ in operations(document)
    }
    published = published or {}
    chosen = _chosen_names(document, ledger, published)
    names = _complete(document, found, chosen, ledger, published)
    paths = _with_ids(document, {found[key]: name for key, name in names.items()})
    findings = [
        Finding("operations named", pointer("paths", *found[key]), name)
        for key, name in sorted(names.items())
        if key not in ledger.operations
    ]
    known = len(names) - len(findings)
    findings += [
        Finding("ids of upstream changed", pointer("paths", *found[key]), f"{old} to {names[key]}")
        for key, old in published.items()
        if key in names and key not in chosen and _is_changed(old, names[key])
    ]
    all_findings = [Finding("operations known by name")] * known + findings
    result = {**document, "paths": paths}
    return result, evolve(ledger, operations=names), Report("operations", all_findings)


def _chosen_names(
    document: Document, ledger: Ledger, published: Mapping[str, str]
) -> dict[str, str]:
    """Collect the names from overlays and from the ledger."""
    chosen: dict[str, str] = {}
    for path, method, operation in operations(document):
        key = operation_key(path, method)
        given = operation.get("operationId")
        overlaid = None if given == published.get(key) else given
        name = _agreed(key, overlaid, ledger.operations.get(key))
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
    published: Mapping[str, str],
) -> dict[str, str]:
    """Name the other operations by the rule, in sorted order, with their first free alternative."""
    names: dict[str, str] = {}
    taken = TakenNames()
    for key in sorted(chosen):
        _refuse_conflict(key, chosen[key], taken)
        names[key] = chosen[key]
        taken.add(names[key], key)
    for old in filter(taken.free, ledger.renamed.operations):
        taken.add(old, f"the old name {old}")
    known = endpoints(document)
    for key in sorted(found.keys() - names.keys()):
        candidates = chain(_wanted(published.get(key)), alternatives(known[found[key]]))
        names[key] = next(filter(taken.free, candidates))
        taken.add(names[key], key)
    return dict(sorted(names.items()))


def _wanted(published: str | None) -> Iterator[str]:
    """Yield upstream's id in valid Python names, if it is dotted: `chat.post_message`."""
    if not published or not _DOTTED.fullmatch(published) or len(published) > MAX_ID:
        return
    dotted = ".".join(identifier(snake_case(part)) for part in published.split("."))
    if is_dotted_name(dotted):
        yield dotted


def _is_changed(published: str, name: str) -> bool:
    """Tell whether a dotted id of upstream is not the name: `posts.import` is `posts.import_`."""
    if not _DOTTED.fullmatch(published):
        return False
    return name != (published if is_dotted_name(published) else next(_wanted(published), published))


def _refuse_conflict(key: str, name: str, taken: TakenNames) -> None:
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
