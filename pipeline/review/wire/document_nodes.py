"""The values of a published document by their keys, behind references and parts of schemas."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from pipeline.common.documents import Document, Json, pointer
from pipeline.common.errors import PipelineError
from pipeline.normalize.references import find

#: The keyword with parts of a schema, those with its alternatives, and all of these: their schemas
#: apply to the same value as the schema around them.
BESIDE, UNIONS = ("allOf",), ("anyOf", "oneOf")
SAME_VALUE = BESIDE + UNIONS

#: Most references in a chain.
_MOST_REFERENCES = 64


@frozen
class Node:
    """A value of a document with its keys.

    Args:
        document: The document as published.
        keys: Keys and indexes from the root.
        value: The value.
        is_base: The node stands for the schema beside its alternatives, without these.
    """

    document: Document
    keys: tuple[str | int, ...]
    value: Json
    is_base: bool = False

    @property
    def pointer(self) -> str:
        """The JSON pointer of the value."""
        return pointer(*self.keys)

    def resolved(self) -> Node:
        """Return the target of a reference; this node, if it is no readable reference."""
        node = self
        for _ in range(_MOST_REFERENCES):
            target = node.value.get("$ref") if isinstance(node.value, dict) else None
            if not isinstance(target, str):
                break
            try:
                found = find(self.document, target, "")
            except PipelineError:
                break
            node = Node(self.document, found.tokens, found.value)
        return node

    def to(self, key: str | int) -> Node | None:
        """Return the node under a key, or under an index of a list."""
        if isinstance(self.value, dict):
            return self._under(key)
        if isinstance(self.value, list) and str(key).isdecimal() and int(key) < len(self.value):
            return Node(self.document, (*self.keys, int(key)), self.value[int(key)])
        return None

    def _under(self, key: str | int) -> Node | None:
        """Return the node under a key, which may be written as a number or in another case."""
        if key in self.value:
            return Node(self.document, (*self.keys, key), self.value[key])
        wanted = str(key).strip().casefold()
        exact = [name for name in self.value if str(name) == str(key)]
        alike = [name for name in self.value if str(name).strip().casefold() == wanted]
        for name in (*exact, *alike):
            return Node(self.document, (*self.keys, name), self.value[name])
        return None

    def members(self, *keywords: str) -> Iterator[Node]:
        """Yield the items of the lists under some keywords of this schema."""
        here = self.resolved()
        for keyword in keywords:
            held = here.to(keyword)
            if held is not None and isinstance(held.value, list):
                for index in range(len(held.value)):
                    inner = held.to(index)
                    if inner is not None:
                        yield inner

    def same_value(self) -> Iterator[Node]:
        """Yield this schema and all schemas that apply to the same value, references resolved."""
        ahead, seen = [self.resolved()], set[tuple[str | int, ...]]()
        while ahead:
            node = ahead.pop(0)
            if node.keys not in seen:
                seen.add(node.keys)
                yield node
                around = BESIDE if self.is_base else SAME_VALUE
                ahead += [inner.resolved() for inner in node.members(*around)]
                if isinstance(node.value, dict) and "$ref" in node.value:
                    ahead.append(node.resolved())

    def inside(self, *keys: str) -> Node | None:
        """Return the node under some keys of this schema, or of a schema for the same value."""
        return self.nearest((keys,))

    def nearest(self, ways: tuple[tuple[str, ...], ...]) -> Node | None:
        """Return the node under the first existing of several ways.

        The nearest schema for the same value that has such a node counts.
        """
        for node in self.same_value():
            for keys in ways:
                found = node.under(keys)
                if found is not None:
                    return found
        return None

    def under(self, keys: tuple[str | int, ...]) -> Node | None:
        """Return the node under some keys."""
        found: Node | None = self
        for key in keys:
            found = found.to(key) if found is not None else None
        return found
