"""The table of all operations, docs/operations.md: method, request, permission, evidence.

An operation that an overlay adds has `x-evidence`; all others are from the published document.
`x-unverified` is the only evidence for an unverified operation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from pipeline.common.documents import Document, Json, operations
from pipeline.operations.permissions import UNVERIFIED
from pipeline.overlay.additions import EVIDENCE
from pipeline.resources.records import Method, Resource
from pipeline.resources.tree import resource_tree

_HEAD = """# Operations

<!-- Written by `nox -s regenerate` from openapi/openapi.json: do not edit. -->

{coverage}

Arguments that may be left out are not shown. A permission is what a connection has to permit;
`permissions_of` (see [client.md](client.md#permissions)) says which ones a program needs."""

_COLUMNS = "| method of `client` | request | permission | evidence |\n|---|---|---|---|"
_DOCUMENT = "document"


@frozen
class _Sources:
    """The evidence for operations.

    Args:
        texts: Evidence by operation id; operations of the published document have none.
        unverified: The only evidence for unverified operations, by operation id.
    """

    texts: dict[str, str]
    unverified: dict[str, str]

    def numbered(self) -> dict[str, int]:
        """Return the number of each text, in the order of the texts."""
        return {text: number for number, text in enumerate(sorted({*self.texts.values()}), 1)}


def operation_table(prepared: Document) -> str:
    """Write the table of a prepared document's operations as Markdown."""
    sources = _sources(prepared)
    parts = [_HEAD.format(coverage=_coverage(prepared, sources))]
    for resource in resource_tree(prepared).resources:
        rows = [_row(path, method, sources) for path, method in _current(resource)]
        parts.append("\n".join([f"## {resource.path[0]}\n", _COLUMNS, *rows]))
    return "\n\n".join([*parts, *_endnotes(sources)]) + "\n"


def signature(path: str, method: Method) -> str:
    """Return a call with the required arguments: `chats.messages.create(user_id, body=…)`."""
    required = [argument for argument in method.arguments if argument.required]
    given = [argument.name for argument in required if argument.place == "path"]
    given += [f"{argument.name}=…" for argument in required if argument.place != "path"]
    if method.body and method.body.required:
        given.append(f"{method.body.name}=…")
    return f"{path}({', '.join(given)})"


def _current(resource: Resource) -> Iterator[tuple[str, Method]]:
    """Yield the methods of a resource and of those inside it, without deprecated methods."""
    return ((path, method) for path, method in resource.calls() if not method.deprecated_id)


def _sources(prepared: Document) -> _Sources:
    texts: dict[str, str] = {}
    unverified: dict[str, str] = {}
    for _, _, operation in operations(prepared):
        if text := _text(operation.get(EVIDENCE)):
            texts[operation["operationId"]] = text
        if text := _text(operation.get(UNVERIFIED)):
            unverified[operation["operationId"]] = text
    return _Sources(texts, unverified)


def _text(value: Json) -> str:
    parts = value if isinstance(value, list) else [value]
    return _line("; ".join(part for part in parts if isinstance(part, str)))


def _coverage(prepared: Document, sources: _Sources) -> str:
    total, added = len(list(operations(prepared))), len(sources.texts)
    published = f"OFAuth's published document has {total - added} of the {total} operations"
    doubtful = f"; {len(sources.unverified)} of them unverified" if sources.unverified else ""
    return f"{published}, overlays add {added}{doubtful}."


def _row(path: str, method: Method, sources: _Sources) -> str:
    permission = _code(method.permission) if method.permission else ""
    cells = [
        _code(signature(path, method)),
        _code(f"{method.http_method} {method.path}"),
        permission,
        _evidence(method.id, sources),
    ]
    return f"| {' | '.join(cells)} |"


def _evidence(name: str, sources: _Sources) -> str:
    text = sources.texts.get(name)
    known = f"[{sources.numbered()[text]}](#evidence)" if text else _DOCUMENT
    return f"{known}, [unverified](#unverified)" if name in sources.unverified else known


def _endnotes(sources: _Sources) -> Iterator[str]:
    if sources.texts:
        lines = (f"{number}. {_plain(text)}" for text, number in sources.numbered().items())
        yield "\n".join(["## Evidence\n", *lines])
    if sources.unverified:
        reasons = sorted(sources.unverified.items())
        lines = (f"- {_code(name)}: {_plain(text)}" for name, text in reasons)
        yield "\n".join(["## Unverified\n", *lines])


def _line(text: str) -> str:
    return " ".join(text.split())


def _code(text: str) -> str:
    """Write a text as code in a cell of a table; replace bars and backticks, which would end it."""
    inside = _line(text).replace("`", "'").replace("|", r"\|")
    return f"`{inside}`"


def _plain(text: str) -> str:
    """Write a text without any Markdown."""
    return re.sub(r"([\\`*\[\]<>|#])", r"\\\1", text)
