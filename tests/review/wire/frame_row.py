"""What a row of the tables of everything that is no schema is."""

from __future__ import annotations

from attrs import frozen

from pipeline.common.documents import Document, Json
from pipeline.review.changes import Direction, Level
from tests.review.wire.making import document, operation, taking

_LEVELS = {"E": Level.ERR, "W": Level.WARN, "I": Level.INFO}
_WAYS = {"": Direction.NEITHER, "Q": Direction.REQUEST, "R": Direction.RESPONSE}

#: Where the only operation of most of the documents stands.
THINGS = "/paths/~1things/post"

Pointers = tuple[str | None, str | None]


@frozen
class Row:
    """A pair of documents, and what a review says of it, which is one change.

    Args:
        check: Id of the check.
        level: How bad it is.
        direction: Who meets it.
        old: The old document.
        new: The new document.
        path: The changed place in its operation.
        before: The old value of the change.
        after: The new value of the change.
        pointers: Where it stands in both documents.
        operation: The operation that meets it; empty for the document.
    """

    check: str
    level: Level
    direction: Direction
    old: Document
    new: Document
    path: str
    before: Json
    after: Json
    pointers: Pointers
    operation: str


def mirrored(
    checks: str,
    levels: str,
    old: Document,
    new: Document,
    pointers: Pointers,
    *told: Json,
    path: str = "",
    operation: str = "POST /things",
) -> list[Row]:
    """Return a row and its mirror: `check mirror`, and level of each with their direction."""
    check, mirror = checks.split()
    way, there, back = _WAYS[levels[2:]], _LEVELS[levels[0]], _LEVELS[levels[1]]
    before, after = told if told else (None, None)
    was, now = pointers
    return [
        Row(check, there, way, old, new, path, before, after, (was, now), operation),
        Row(mirror, back, way, new, old, path, after, before, (now, was), operation),
    ]


def things(value: Document | None = None, **fields: Json) -> Document:
    """Return a document with one operation."""
    return document({"/things": {"post": value or operation()}}, **fields)


def at(*tokens: str) -> Pointers:
    """Return the pointers to what is in both documents, in the operation."""
    pointer = "/".join([THINGS, *tokens])
    return pointer, pointer


def both(pointer: str) -> Pointers:
    """Return the pointers to what is at one place in both documents."""
    return pointer, pointer


def inner(*tokens: str) -> Pointers:
    """Return the pointers to what is in the operation of the new document alone."""
    return None, "/".join([THINGS, *tokens])


TEXT = {"type": "string"}
#: Addresses that an operation calls back to.
BACK, OTHER = "{$request.body#/back}", "{$request.body#/other}"


def callbacks(address: str, *names: str) -> Document:
    """Return a document whose operation calls back to an address, under these names."""
    call = {address: {"post": taking(TEXT)}}
    return things(operation(callbacks=dict.fromkeys(names, call)))
