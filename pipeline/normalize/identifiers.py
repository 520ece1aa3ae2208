"""References by `$id` and `$anchor`, as TypeBox and Elysia write them, become JSON pointers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.common.documents import Document, Json, pointer
from pipeline.common.report import Finding


class _Node(NamedTuple):
    """An object or list of a document.

    Args:
        value: The object or list.
        at: Its JSON pointer.
        around: The pointers of identified schemas that it is in, by reference.
    """

    value: Json
    at: str
    around: dict[str, str]


def identifiers(document: Document) -> dict[str, str]:
    """Return the JSON pointers of the identified schemas of a document, by reference.

    Args:
        document: A document, which nothing has checked.
    """
    found: dict[str, str] = {}
    for node in _nodes(document):
        for name in _names(node.value):
            found.setdefault(name, node.at)
    return found


def follow_identifiers(document: Document, found: list[Finding]) -> None:
    """Write references by `$id` and `$anchor` as JSON pointers.

    A schema may be in several places. A reference inside of it means the schema around.
    """
    if not _has_references_by_name(document):
        return
    known = identifiers(document)
    for node in _nodes(document):
        if _is_by_name(node.value):
            name, mark, inside = _parts(node.value["$ref"])
            target = node.around.get(name, known.get(name))
            if target is not None and (not mark or inside.startswith("/")):
                node.value["$ref"] = f"#{target}{inside}"
                found.append(Finding("references by identifiers written as pointers", node.at))


def _has_references_by_name(document: Document) -> bool:
    """Tell whether a reference is no pointer; most documents have none, and need no `_nodes`."""
    waiting: list[Json] = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if "$ref" in value and _is_by_name(value):
                return True
            value = value.values()
        waiting += [child for child in value if isinstance(child, dict | list)]
    return False


def _nodes(document: Document) -> Iterator[_Node]:
    """Yield the objects and lists of a document, the first ones first."""
    waiting = [_Node(document, "", {})]
    while waiting:
        node = waiting.pop()
        yield node
        around = node.around | dict.fromkeys(_names(node.value), node.at)
        value = node.value
        entries = [*(value.items() if isinstance(value, dict) else enumerate(value))]
        waiting += [
            _Node(child, node.at + pointer(str(key)), around)
            for key, child in reversed(entries)
            if isinstance(child, dict | list)
        ]


def _names(value: Json) -> Iterator[str]:
    """Yield the references that lead to a schema by its identifiers."""
    if isinstance(value, dict):
        if isinstance(value.get("$id"), str) and not value["$id"].startswith("#"):
            yield value["$id"]
        if isinstance(value.get("$anchor"), str):
            yield f"#{value['$anchor']}"


def _is_by_name(value: Json) -> bool:
    text = value.get("$ref") if isinstance(value, dict) else None
    return isinstance(text, str) and text not in ("", "#") and not text.startswith("#/")


def _parts(text: str) -> tuple[str, str, str]:
    """Split a reference into a name, a mark, and a pointer from the named schema."""
    return (text, "", "") if text.startswith("#") else text.partition("#")
