"""Operations of the old document are matched with operations of the new document.

Two operations match if they have

1. the same method and path, whatever the names of path parameters,
2. else the same address below their first servers, because a part of the path has moved between
   server and path,
3. else the same operation id,
4. else so much in common that the operation has moved.

An operation has moved to another path if

- both operations have the same method,
- their paths end in the same word, and four in five of their parameters, statuses and properties
  are the same; or their paths share half of their words, and all of at least six parameters,
  statuses and properties are the same,
- and neither operation has a second candidate of this kind.

All other operations were removed and added.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from typing import TypeAlias
from urllib.parse import urlsplit

from attrs import field, frozen

from pipeline.common.documents import METHODS, Document, Json
from pipeline.review.wire.schemas.reader import ShapeReader

#: Method and path without the names of parameters, equal for operations with the same requests.
Route: TypeAlias = "tuple[str, str]"

_SLOT = re.compile(r"\{[^{}]*\}")
_VERSION = re.compile(r"v\d+(?:\.\d+)*")

#: The least share of common features of an operation and its moved form.
SIMILAR = 0.8
#: The least share of common words in paths with different ends, and the least number of features.
NEAR, ENOUGH = 0.5, 6
#: Most candidates of a group; among more candidates, no match would be certain.
_MOST = 50


@frozen
class Operation:
    """An operation of a normalized document."""

    path: str
    method: str
    value: Document = field(eq=False)

    @property
    def label(self) -> str:
        """Method and path for people: `GET /chats`."""
        return f"{self.method.upper()} {self.path}"

    @property
    def route(self) -> Route:
        """Method and path without the names of parameters."""
        return self.method, _SLOT.sub("{}", self.path)

    @property
    def spelled(self) -> Route:
        """Method and path with the names of parameters."""
        return self.method, self.path

    @property
    def slots(self) -> list[str]:
        """The names of the path parameters, in the order of the path."""
        return [slot[1:-1] for slot in _SLOT.findall(self.path)]

    @property
    def words(self) -> list[str]:
        """The words of the path, without parameters and versions."""
        parts = _SLOT.sub("", self.path).strip("/").split("/")
        return [part for part in parts if part and not _VERSION.fullmatch(part)]


def operations(document: Document) -> list[Operation]:
    """Return the operations of a normalized document."""
    return [
        Operation(path, method, item[method])
        for path, item in document["paths"].items()
        for method in METHODS
        if method in item
    ]


def paired(
    old: Document,
    new: Document,
    readers: tuple[ShapeReader, ShapeReader],
    described: Container[Route] = frozenset(),
) -> list[tuple[Operation | None, Operation | None]]:
    """Match the operations of two normalized documents.

    Args:
        old: The old document.
        new: The new document.
        shapes: The shapes of their schemas.
        described: Operations that are left out if only the new document has them.

    Returns:
        The pairs; None stands for the missing side of an added or removed operation.
    """
    repeated = {*_repeated(old), *_repeated(new)}
    before, after = (
        {o.spelled if o.route in repeated else o.route: o for o in operations(document)}
        for document in (old, new)
    )
    pairs = [(before[key], after[key]) for key in sorted(before.keys() & after.keys())]
    left = [before[key] for key in sorted(before.keys() - after.keys())]
    come = sorted(key for key in after.keys() - before.keys() if key not in described)
    right = [after[key] for key in come]
    found = _by_address(left, right, (old, new))
    pairs += found
    left, right = _without(left, right, found)
    for finder in (_by_id, _by_similarity):
        found = finder(left, right, readers)
        pairs += found
        left, right = _without(left, right, found)
    return [
        *pairs,
        *((operation, None) for operation in left),
        *((None, operation) for operation in right),
    ]


def _repeated(document: Document) -> set[Route]:
    """Return the routes of several operations, whose paths differ in names only."""
    counts = Counter(operation.route for operation in operations(document))
    return {route for route, count in counts.items() if count > 1}


def _without(
    left: list[Operation], right: list[Operation], found: list[tuple[Operation, Operation]]
) -> tuple[list[Operation], list[Operation]]:
    """Return the operations that have no counterpart yet."""
    taken = {id(operation) for pair in found for operation in pair}
    return [o for o in left if id(o) not in taken], [o for o in right if id(o) not in taken]


def own_servers(document: Document, operation: Operation) -> list[Document] | None:
    """Return the servers of an operation; None if the operation has the document's servers."""
    item = document["paths"].get(operation.path, {})
    servers: list[Document] | None = operation.value.get("servers") or item.get("servers")
    return servers


def address(document: Document, operation: Operation) -> Route:
    """Return the method and the path of an operation below the host of its first server."""
    servers = own_servers(document, operation) or document.get("servers") or [{"url": "/"}]
    url = servers[0]["url"]
    path = urlsplit(url).path if "{" not in url else ""
    method, route = operation.route
    return method, path.rstrip("/") + route


def _by_address(
    left: list[Operation], right: list[Operation], documents: tuple[Document, Document]
) -> list[tuple[Operation, Operation]]:
    addresses = {address(documents[1], operation): operation for operation in right}
    pairs = [(old, addresses.get(address(documents[0], old))) for old in left]
    return [(old, new) for old, new in pairs if new is not None]


def _by_id(
    left: list[Operation], right: list[Operation], _readers: tuple[ShapeReader, ShapeReader]
) -> list[tuple[Operation, Operation]]:
    named = {
        operation.value["operationId"]: operation
        for operation in right
        if "operationId" in operation.value
    }
    ids = [(operation, operation.value.get("operationId")) for operation in left]
    return [(operation, named[name]) for operation, name in ids if name in named]


def _by_similarity(
    left: list[Operation], right: list[Operation], readers: tuple[ShapeReader, ShapeReader]
) -> list[tuple[Operation, Operation]]:
    features = {operation: frozenset(_features(operation, readers[0])) for operation in left}
    others = {operation: frozenset(_features(operation, readers[1])) for operation in right}
    found = {
        (old, new)
        for near, far in _groups(features, others)
        for old in near
        for new in far
        if _has_moved(old, new, features[old], others[new])
    }
    firsts, seconds = ([pair[side] for pair in found] for side in (0, 1))
    sure = [p for p in found if firsts.count(p[0]) == 1 and seconds.count(p[1]) == 1]
    return sorted(sure, key=lambda pair: pair[0].label)


def _groups(
    features: dict[Operation, frozenset[str]], others: dict[Operation, frozenset[str]]
) -> Iterator[tuple[list[Operation], list[Operation]]]:
    """Yield groups of candidates: with the same last word of the path, or with equal features."""
    groups: dict[Json, tuple[list[Operation], list[Operation]]]
    groups = defaultdict(lambda: ([], []))
    for side, known in enumerate((features, others)):
        for operation, own in known.items():
            for key in {(operation.method, *operation.words[-1:]), (operation.method, own)}:
                groups[key][side].append(operation)
    for near, far in groups.values():
        if max(len(near), len(far)) <= _MOST:
            yield near, far


def _has_moved(
    old: Operation, new: Operation, before: frozenset[str], after: frozenset[str]
) -> bool:
    if old.method != new.method:
        return False
    if old.words[-1:] == new.words[-1:] and old.words:
        return _share(before, after) >= SIMILAR
    near = _share(frozenset(old.words), frozenset(new.words)) >= NEAR
    return near and before == after and len(before) >= ENOUGH


def _share(old: frozenset[str], new: frozenset[str]) -> float:
    return len(old & new) / len(old | new) if old | new else 1.0


def _features(operation: Operation, reader: ShapeReader) -> Iterator[str]:
    """Yield the features of an operation: parameters, statuses, properties two levels deep."""
    for parameter in operation.value.get("parameters", []):
        if parameter["in"] != "path":
            yield f"{parameter['in']} {parameter['name']}"
    bodies = {"request": operation.value.get("requestBody", {}), **operation.value["responses"]}
    for name, body in bodies.items():
        if isinstance(body, dict) and not name.startswith("x-"):
            yield name
            for media in body.get("content", {}).values():
                yield from _properties(reader, media.get("schema", {}), name, 2)


def _properties(reader: ShapeReader, schema: Json, at: str, depth: int) -> Iterator[str]:
    shape = reader.shape(schema)
    while "[]" in shape.parts:
        shape = reader.shape(shape.parts["[]"].schema)
    for name, given in shape.properties.items():
        yield f"{at}.{name}"
        if depth > 1:
            yield from _properties(reader, given.schema, f"{at}.{name}", depth - 1)
