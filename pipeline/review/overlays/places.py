"""Names of places in a document that stay when something comes or goes beside them."""

from __future__ import annotations

from typing import TypeAlias

from pipeline.documents import METHODS, Json

Location: TypeAlias = "tuple[str | int, ...]"


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
