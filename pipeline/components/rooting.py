"""Positions as seen from the operations, whichever schemas the document has made components.

`#:Post.author` says where a schema stands in a component, and says it no longer when upstream
writes the same object inline, or the other way round. `posts.get:200.author` is true of both. So
the names ledger knows classes by positions that begin with an operation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from heapq import heapify, heappop, heappush
from typing import TypeAlias

from pipeline.common.documents import Document, Json
from pipeline.common.schemas import STRUCTURE, map_document, map_subschemas, referenced

#: The steps from an operation (or `#` for a component) to a schema.
Position: TypeAlias = tuple[str, ...]

#: Positions of a class that count; more would only make the ledger longer.
KEPT_POSITIONS = 24

Root: TypeAlias = Callable[[Position], list[Position]]


def position_text(at: Position) -> str:
    """Return a position as the ledger has it: `chats.list:200.list[].lastMessage`.

    Which alternative of a union is meant is left out: their order is no matter of the document.
    """
    text = at[0] + (at[1] if at[1].startswith("?") else f":{at[1]}")
    return text + "".join(map(_step_text, at[2:]))


def _step_text(step: str) -> str:
    if step.startswith("|"):
        return "|"
    return step if step.startswith(STRUCTURE) else f".{step}"


def outermost(positions: Iterable[Position]) -> list[Position]:
    """Return the positions that are kept, each once, the outermost first."""
    return sorted(set(positions), key=_rank)[:KEPT_POSITIONS]


def rooted(document: Document) -> Root:
    """Return a function that says of a position where it is as seen from the operations.

    A component that no operation leads to is its own root.
    """
    roots = _roots(_uses(document))

    def root(at: Position) -> list[Position]:
        if at[0] != "#" or at[1] not in roots:
            return [at]
        return [(*start, *at[2:]) for start in roots[at[1]]]

    return root


def _uses(document: Document) -> list[tuple[Position, str]]:
    """Return every reference to a component, with its position."""
    uses: list[tuple[Position, str]] = []

    def note(schema: Json, at: Position) -> Json:
        if (name := referenced(schema)) is not None:
            uses.append((at, name))
        return map_subschemas(schema, at, note)

    map_document(document, note)
    return uses


def _roots(uses: list[tuple[Position, str]]) -> dict[str, list[Position]]:
    """Return the outermost positions of each component, by the shortest ways to it.

    No way leads through a component twice: what is inside itself stands at no other place.
    """
    inner: defaultdict[str, list[tuple[Position, str]]] = defaultdict(list)
    waiting = [(_rank(at), name, frozenset[str]()) for at, name in uses if at[0] != "#"]
    for at, name in uses:
        if at[0] == "#":
            inner[at[1]].append((at[2:], name))
    heapify(waiting)
    roots: dict[str, list[Position]] = {}
    while waiting:
        (_, at), name, passed = heappop(waiting)
        found = roots.setdefault(name, [])
        if len(found) == KEPT_POSITIONS or at in found:
            continue
        found.append(at)
        passed |= {name}
        for steps, target in inner[name]:
            if target not in passed:
                heappush(waiting, (_rank((*at, *steps)), target, passed))
    return roots


def _rank(at: Position) -> tuple[int, Position]:
    return len(at), at
