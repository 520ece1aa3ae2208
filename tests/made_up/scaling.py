"""Further copies of a document's operations, under other paths and with other fields."""

from __future__ import annotations

from pipeline.common.documents import Document, Json

#: Fields that keep their names, because they say how a response is paged.
PAGING = frozenset({"list", "hasMore", "nextOffset", "nextMarker", "nextLastId"})


def copied_paths(paths: Document, number: int) -> Document:
    """Return the paths under the names of one copy, with the copy's own fields."""
    return {renamed_path(path, number): renamed(item, number) for path, item in paths.items()}


def copied_webhooks(webhooks: Document, number: int) -> Document:
    """Return the webhooks under the names of one copy, with the copy's own fields."""
    return {f"{name}-{number}": renamed(item, number) for name, item in webhooks.items()}


def renamed_path(path: str, number: int) -> str:
    """Number the resource of a path: `/v2/access/posts` becomes `/v2/access/posts-2`."""
    parts = path.split("/")
    place = 3 if parts[2] == "access" else 2
    return "/".join([*parts[:place], f"{parts[place]}-{number}", *parts[place + 1 :]])


def renamed(node: Json, number: int) -> Json:
    """Return a copy of a node in which every property of every schema has another name."""
    if isinstance(node, list):
        return [renamed(item, number) for item in node]
    if not isinstance(node, dict):
        return node
    result = {key: renamed(value, number) for key, value in node.items()}
    if isinstance(node.get("properties"), dict) and node.get("type") == "object":
        result |= _with_renamed_fields(result, number)
    return result


def _with_renamed_fields(schema: Document, number: int) -> Document:
    properties = {_field(name, number): value for name, value in schema["properties"].items()}
    if "required" not in schema:
        return {"properties": properties}
    return {"properties": properties, "required": [_field(n, number) for n in schema["required"]]}


def _field(name: str, number: int) -> str:
    return name if name in PAGING else f"{name}{number}"
