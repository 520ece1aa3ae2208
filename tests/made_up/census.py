"""How many of what a document has."""

from __future__ import annotations

import json
from collections.abc import Iterator

from attrs import frozen

from pipeline.common.documents import Document, Json, canonical_json, children, operations

ANNOTATIONS = frozenset({"description", "title", "example", "default"})


@frozen
class Census:
    """Counts over a whole document.

    Args:
        objects: Inline object schemas.
        distinct: Inline object schemas that differ in more than texts, defaults and order.
        size: Bytes of the canonical form.
    """

    paths: int
    operations: int
    objects: int
    distinct: int
    nullable: int
    any_of: int
    size: int


def census(document: Document) -> Census:
    """Count what a document has."""
    objects = [node for node in nodes(document) if node.get("type") == "object"]
    return Census(
        paths=len(document["paths"]),
        operations=len(list(operations(document))),
        objects=len(objects),
        distinct=len({json.dumps(bare(node), sort_keys=True) for node in objects}),
        nullable=sum(node.get("nullable") is True for node in nodes(document)),
        any_of=sum(isinstance(node.get("anyOf"), list) for node in nodes(document)),
        size=len(canonical_json(document).encode()),
    )


def nodes(value: Json) -> Iterator[Document]:
    """Yield every object of a JSON value, at any depth."""
    if isinstance(value, dict):
        yield value
    for child in children(value):
        yield from nodes(child)


def bare(value: Json) -> Json:
    """Return a schema without what says nothing about the values it admits."""
    if isinstance(value, list):
        return [bare(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: _bare_member(key, item) for key, item in value.items() if not _noted(key, item)}


def _bare_member(key: str, value: Json) -> Json:
    orderless = key in ("required", "enum") and isinstance(value, list)
    return sorted(value, key=str) if orderless else bare(value)


def _noted(key: str, value: Json) -> bool:
    return key in ANNOTATIONS and not isinstance(value, dict)
