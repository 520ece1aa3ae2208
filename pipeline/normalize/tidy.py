"""Values no later step could use: empty, malformed or unknown fields go, and are counted."""

from __future__ import annotations

import json

from pipeline.common.documents import Document, Json, escape_token
from pipeline.common.report import Finding
from pipeline.normalize.grammar import FLAG, OBJECTS, TEXT, Leaf, ListOf, MapOf, Node, is_number
from pipeline.normalize.walk import Place, walk

#: Objects and fields that only explain; a document is usable without them.
_DISPENSABLE_KINDS = {
    "contact",
    "encoding",
    "example",
    "external docs",
    "license",
    "link",
    "server variable",
    "xml",
}
_DISPENSABLE_FIELDS = {"encoding", "examples", "links", "mapping", "variables"}

_GONE = object()


def tidy(document: Document, found: list[Finding]) -> None:
    """Drop what has no meaning where it stands, at every object of the grammar.

    A null where OpenAPI has no null means that the field is absent. Values of another
    type that read without doubt (`"true"`, a number for a text) are rewritten.
    """

    def visit(place: Place) -> None:
        if isinstance(place.value, dict):
            _tidy_object(place, found)

    walk(document, visit)


def _tidy_object(place: Place, found: list[Finding]) -> None:
    value, shape = place.value, OBJECTS[place.kind]
    for name in list(value):
        node = shape.node(name)
        if node is None:
            if not name.startswith("x-") or not shape.extensible:
                found.append(Finding("unknown fields dropped", place.pointer, name))
                del value[name]
            continue
        tidier = _Tidier(found, place, name)
        cleaned = tidier.field(value[name], node)
        if cleaned is _GONE:
            del value[name]
        else:
            value[name] = cleaned


class _Tidier:
    """Tidies one field of one object."""

    def __init__(self, found: list[Finding], place: Place, name: str) -> None:
        self._found, self._place, self._name = found, place, name

    def field(self, value: Json, node: Node) -> Json:
        if isinstance(node, ListOf | MapOf) and self._name in _DISPENSABLE_FIELDS:
            wanted = list if isinstance(node, ListOf) else dict
            if not isinstance(value, wanted):
                return self._gone(value, "")
        if value is None and self._place.kind == "security requirement":
            return []
        if value is None and not isinstance(node, Leaf):
            return self._gone(value, "")
        return self._value(value, node, "")

    def _value(self, value: Json, node: Node, at: str) -> Json:
        if isinstance(node, Leaf):
            return self._leaf(value, node, at)
        if isinstance(node, ListOf) and isinstance(value, list):
            items = [self._value(item, node.item, f"{at}/{i}") for i, item in enumerate(value)]
            return [item for item in items if item is not _GONE]
        if isinstance(node, MapOf) and isinstance(value, dict):
            members = {
                name: self._value(member, node.value, f"{at}/{escape_token(name)}")
                for name, member in value.items()
            }
            return {name: member for name, member in members.items() if member is not _GONE}
        return self._object(value, node, at)

    def _object(self, value: Json, node: Node, at: str) -> Json:
        """Judge a value where an object should stand; what is merely wrong is refused later."""
        if value is None and node == "schema":
            self._note("empty schemas accept anything", at)
            return {}
        if value is None or (node in _DISPENSABLE_KINDS and not isinstance(value, dict)):
            return self._gone(value, at)
        return value

    def _leaf(self, value: Json, leaf: Leaf, at: str) -> Json:
        if leaf.accepts(value):
            return value
        if leaf is TEXT and is_number(value):
            self._note("numbers written as text", at)
            return json.dumps(value)
        if leaf is FLAG and value in ("true", "false"):
            self._note("flags written as text", at)
            return value == "true"
        return self._gone(value, at)

    def _gone(self, value: Json, at: str) -> Json:
        self._note("empty fields dropped" if value is None else "malformed values dropped", at)
        return _GONE

    def _note(self, kind: str, at: str) -> None:
        pointer = f"{self._place.pointer}/{escape_token(self._name)}{at}"
        self._found.append(Finding(kind, pointer))
