"""Names of places in a document that stay when something comes or goes beside them."""

from __future__ import annotations

from typing import TypeAlias

from pipeline.common.documents import METHODS, Json

Location: TypeAlias = "tuple[str | int, ...]"

#: Tokens that lead to an operation or a component: `paths`, the path, the method.
_OWNER = 3


def lasting(document: Json, location: Location) -> Location:
    """Return a location in which items of arrays are called by what they are, where that is
    known: a parameter by its place and name, text by itself.

    Args:
        document: The document.
        location: Names and indexes from the root.
    """
    if not any(isinstance(token, int) for token in location):
        return location
    tokens: list[str | int] = []
    value = document
    for token in location:
        value = value[token]
        tokens.append(_called(value, token) if isinstance(token, int) else token)
    return tuple(tokens)


def _called(item: Json, index: int) -> str | int:
    if isinstance(item, str):
        return item
    if isinstance(item, dict) and isinstance(item.get("in"), str):
        return f"{item['in']} {item.get('name')}"
    return index


def operation_at(location: Location) -> str:
    """Return the operation that a location is in, such as `GET /chats`; empty outside of any."""
    match location:
        case ("paths", str(path), str(method), *_) if method in METHODS:
            return f"{method.upper()} {path}"
        case ("webhooks", name, *_):
            return f"webhook {name}"
        case _:
            return ""


def owner(location: Location) -> Location:
    """Return the operation, the component or the like that a location is in."""
    return location[:_OWNER]


def owners(document: Json) -> frozenset[Location]:
    """Return the locations of all operations, components and the like, and what holds them."""
    found: set[Location] = {()}
    level: list[tuple[Location, Json]] = [((), document)]
    for _ in range(_OWNER):
        level = [((*at, key), child) for at, value in level for key, child in _members(value)]
        found.update(at for at, _ in level)
    return frozenset(found)


def _members(value: Json) -> list[tuple[str | int, Json]]:
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []
