"""A place in a document as published, and the steps from there, references followed."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from pipeline.common.documents import Document, Json, pointer
from pipeline.common.errors import PipelineError
from pipeline.normalize.references import find

#: References that are followed one behind the other.
_MOST_REFERENCES = 64

#: Keywords whose schemas hold for the same value.
_SAME_VALUE = ("allOf", "anyOf", "oneOf")


@frozen
class Cursor:
    """A place in a document.

    Args:
        document: The document as published.
        keys: Keys and indexes that lead to the place.
        value: What is there.
    """

    document: Document
    keys: tuple[str | int, ...]
    value: Json

    @property
    def pointer(self) -> str:
        """The JSON pointer of the place."""
        return pointer(*self.keys)

    def resolved(self) -> Cursor:
        """Return the place that a reference leads to; this one, if it is none that can be read."""
        cursor = self
        for _ in range(_MOST_REFERENCES):
            target = cursor.value.get("$ref") if isinstance(cursor.value, dict) else None
            if not isinstance(target, str):
                break
            try:
                found = find(self.document, target, "")
            except PipelineError:
                break
            cursor = Cursor(self.document, found.tokens, found.value)
        return cursor

    def to(self, key: str | int) -> Cursor | None:
        """Return the place under a key; in lists, under an index."""
        if isinstance(self.value, dict):
            return self._under(key)
        if isinstance(self.value, list) and str(key).isdecimal() and int(key) < len(self.value):
            return Cursor(self.document, (*self.keys, int(key)), self.value[int(key)])
        return None

    def _under(self, key: str | int) -> Cursor | None:
        """Find a key as it is written, or as a number, or in another case."""
        wanted = str(key).strip().casefold()
        exact = [name for name in self.value if str(name) == str(key)]
        alike = [name for name in self.value if str(name).strip().casefold() == wanted]
        for name in (*exact, *alike):
            return Cursor(self.document, (*self.keys, name), self.value[name])
        return None

    def members(self, *keywords: str) -> Iterator[Cursor]:
        """Yield the schemas in lists under some keywords of this schema."""
        here = self.resolved()
        for keyword in keywords:
            held = here.to(keyword)
            if held is not None and isinstance(held.value, list):
                for index in range(len(held.value)):
                    inner = held.to(index)
                    if inner is not None:
                        yield inner

    def same_value(self) -> Iterator[Cursor]:
        """Yield this schema, and those that hold for the same value, references followed."""
        ahead, seen = [self.resolved()], set[tuple[str | int, ...]]()
        while ahead:
            cursor = ahead.pop(0)
            if cursor.keys not in seen:
                seen.add(cursor.keys)
                yield cursor
                ahead += [inner.resolved() for inner in cursor.members(*_SAME_VALUE)]
                if isinstance(cursor.value, dict) and "$ref" in cursor.value:
                    ahead.append(cursor.resolved())

    def inside(self, *keys: str) -> Cursor | None:
        """Return the place under some keys of this schema, or of one for the same value."""
        return self.nearest((keys,))

    def nearest(self, ways: tuple[tuple[str, ...], ...]) -> Cursor | None:
        """Return the place that one of several ways leads to, from the nearest schema that has
        one of them, for the same value."""
        for cursor in self.same_value():
            for keys in ways:
                found = cursor.under(keys)
                if found is not None:
                    return found
        return None

    def under(self, keys: tuple[str, ...]) -> Cursor | None:
        """Return the place under some keys."""
        found: Cursor | None = self
        for key in keys:
            found = found.to(key) if found is not None else None
        return found
