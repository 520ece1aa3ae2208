"""Documents as upstream might bring them: what overlays add, written inline and otherwise."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from pipeline.common.documents import Document, Json, operations
from pipeline.common.schemas import referenced
from pipeline.names.ledger import Ledger, read_ledger
from pipeline.normalize import normalize
from pipeline.operations import operation_key
from pipeline.overlay import Overlay, load_overlay
from pipeline.prepare import Prepared, prepare
from pipeline.reading import read_document

ROOT = Path(__file__).parents[2]

#: What only overlays and the pipeline write.
_OURS = re.compile(r"x-.*|operationId|title")


def pinned() -> Document:
    """Return the pinned document, in its own words but with braces in its paths."""
    document, _ = normalize(read_document(ROOT / "openapi" / "upstream.json"))
    return document


def overlays() -> list[Overlay]:
    """Return the overlays of the repository."""
    return [load_overlay(path) for path in sorted((ROOT / "overlays").glob("*.y*ml"))]


def ledger() -> Ledger:
    """Return the names ledger of the repository."""
    return read_ledger(ROOT / "openapi" / "names.lock.json")


def arrived(upstream: Document) -> Prepared:
    """Prepare a document with the overlays and names of the repository."""
    return prepare(upstream, overlays(), ledger())


def whole() -> Document:
    """Return the document that the repository prepares, with its overlays."""
    return arrived(pinned()).document


def as_upstream(document: Document, keys: Collection[str]) -> Document:
    """Write operations as upstream does: inline, in Express style, without ids.

    Args:
        document: A prepared document.
        keys: The operations, such as `GET /v2/access/users/{}`.
    """
    inline = _Inline(document["components"]["schemas"])
    paths: Document = {}
    for path, method, operation in operations(document):
        if operation_key(path, method) in keys:
            # Parameters in paths have names of upstream's own.
            item = paths.setdefault(re.sub(r"{\w+}", ":id{}", path), {})
            item[method] = inline.of(operation)
    return _with_numbered_parameters(paths)


def _with_numbered_parameters(paths: Document) -> Document:
    made: Document = {}
    for path, item in paths.items():
        parts = path.split(":id{}")
        count = len(parts) - 1
        name = "".join(f"{part}:p{n}" for n, part in enumerate(parts[:-1])) + parts[-1]
        for operation in item.values():
            inside = [p for p in operation.get("parameters", []) if p["in"] == "path"]
            assert len(inside) == count
            for n, parameter in enumerate(inside):
                parameter["name"] = f"p{n}"
        made[name] = item
    return made


class _Inline:
    """Copies values with each reference replaced by what it refers to."""

    def __init__(self, schemas: Document) -> None:
        self._schemas = schemas

    def of(self, value: Json, inside: tuple[str, ...] = ()) -> Json:
        """Return a value as upstream would write it."""
        name = referenced(value)
        if name is not None:
            beside = {key: each for key, each in value.items() if key != "$ref"}
            return {**self.of(self._schemas[name], (*inside, name)), **beside}
        if isinstance(value, list):
            return [self.of(each, inside) for each in value]
        if not isinstance(value, dict):
            return value
        members = {key: each for key, each in value.items() if not self._is_left_out(key, value)}
        return {key: self._member(key, each, inside) for key, each in members.items()}

    def _member(self, key: str, value: Json, inside: tuple[str, ...]) -> Json:
        if key == "properties":
            kept = {n: each for n, each in value.items() if referenced(each) not in inside}
            return {name: self.of(each, inside) for name, each in kept.items()}
        return self.of(value, inside)

    def _is_left_out(self, key: str, holder: Document) -> bool:
        return bool(_OURS.fullmatch(key)) and not isinstance(holder.get(key), dict)


def with_operations(document: Document, paths: Document) -> Document:
    """Return a document with more paths."""
    return {**document, "paths": {**document["paths"], **paths}}


def classes(prepared: Prepared) -> Iterator[tuple[str, str]]:
    """Yield the places of classes in the ledger, each with the name of the class."""
    for name, entry in prepared.ledger.schemas.items():
        yield from ((place, name) for place in entry.at)
