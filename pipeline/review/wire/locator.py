"""Where a change stands in a document as it was published.

The comparison knows places of the normalized document. The way there is followed again in the
document as published: through references, from the operation to what its path item shares,
through `allOf`, and through paths in whatever notation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from attrs import frozen

from pipeline.common.documents import METHODS, Document, Json, pointer
from pipeline.common.errors import PipelineError
from pipeline.normalize.pointers import find
from pipeline.normalize.templates import read_template
from pipeline.review.wire.findings import Found, Key
from pipeline.review.wire.json_values import text


class Finder:
    """Finds the places of one document.

    Args:
        published: The document as published.
        normalized: The same document, normalized.
        is_old: The document is the old one of the two.
    """

    def __init__(self, published: Document, normalized: Document, *, is_old: bool) -> None:
        self._root = Cursor(published, (), published)
        self._normalized = Cursor(normalized, (), normalized)
        self._is_old = is_old
        self._resemblance = Resemblance()

    def pointer(self, found: Found) -> str | None:
        """Return the JSON pointer of a change; None where there is nothing of it."""
        if found.pointers is not None:
            return found.pointers[0 if self._is_old else 1]
        keys = found.site.old if self._is_old else found.site.new
        if keys is None:
            return None
        cursor, is_there = self._framed(keys)
        if not is_there:
            return cursor.pointer
        for hop in found.hops:
            schema = hop.old if self._is_old else hop.new
            inner = self._inner(cursor, hop.keyword, hop.name, schema if hop.is_variant else None)
            if inner is None:
                return cursor.pointer
            cursor = inner
        return self._edited(cursor, found)

    def _framed(self, keys: Iterable[Key]) -> tuple[Cursor, bool]:
        """Follow keys outside of schemas as far as they lead, and tell whether that is all."""
        cursor, before, item = self._root, "", self._root
        for key in keys:
            if key == "parameters":
                continue
            found = self._under(cursor, before, key, item)
            if found is None:
                return cursor, False
            if before in ("paths", "webhooks"):
                item = found
            cursor, before = found, key if isinstance(key, str) else "parameter"
        return cursor, True

    def _under(self, cursor: Cursor, before: str, key: Key, item: Cursor) -> Cursor | None:
        if isinstance(key, tuple):
            return next(_parameters(cursor, key, item), None)
        if before == "paths":
            return self._path(key)
        here = cursor.resolved()
        if key == "schema" and here.to("schema") is None:
            return _written_otherwise(here)
        if cursor is item and key.lower() in METHODS:
            return cursor.to(key) or here.to(key)
        return here.to(key)

    def _path(self, path: str) -> Cursor | None:
        held = self._root.to("paths")
        return held.to(self._paths.get(path, path)) if held is not None else None

    @cached_property
    def _paths(self) -> dict[str, str]:
        """The paths as published, by path in braces."""
        return dict(self._named_paths())

    def _named_paths(self) -> Iterator[tuple[str, str]]:
        for path, item in self._root.value["paths"].items():
            try:
                yield read_template(str(path), _declared(self._root, item)).path, path
            except PipelineError:
                continue

    def _inner(
        self, cursor: Cursor, keyword: str, name: str, variant: Json | None
    ) -> Cursor | None:
        if variant is not None:
            wanted = Cursor(self._normalized.value, (), variant)
            return self._resemblance.most_alike(wanted, cursor)
        if keyword == "prefixItems":
            return cursor.inside(keyword, name) or cursor.inside("items", name)
        return cursor.inside(keyword, name) if name else cursor.inside(keyword)

    def _edited(self, cursor: Cursor, found: Found) -> str | None:
        """Point at the keyword that changed, or else at the schema."""
        if found.name and not found.keywords:
            inner = cursor.inside("properties", found.name)
            if inner is None and found.kind.endswith(("-added", "-removed")):
                return None
            return (inner or cursor).resolved().pointer
        if found.name:
            cursor = cursor.inside("properties", found.name) or cursor
        return (cursor.nearest(found.keywords) or cursor.resolved()).pointer


def _parameters(cursor: Cursor, key: tuple[str, str], item: Cursor) -> Iterator[Cursor]:
    """Yield the parameters of a place and name, the operation's own before shared ones."""
    where, name = key
    named: list[Cursor] = []
    for holder in (cursor.resolved(), item, item.resolved()):
        for parameter in holder.members("parameters"):
            found = parameter.resolved()
            if isinstance(found.value, dict) and found.value.get("in") == where:
                named.append(found)
    wanted = name.casefold()
    yield from (one for one in named if str(one.value.get("name")).casefold() == wanted)


def _written_otherwise(holder: Cursor) -> Cursor | None:
    """Return the schema of something that has none: of its content, or written beside its name."""
    content = holder.to("content")
    if content is None or not isinstance(content.value, dict) or not content.value:
        return holder if "name" in holder.value else None
    media = content.to(min(map(str, content.value), key=lambda name: ("json" not in name, name)))
    return media.to("schema") if media is not None else None


def _declared(root: Cursor, item: Json) -> set[str]:
    """Return the names of the path parameters of a path item."""
    cursor = Cursor(root.document, (), item).resolved()
    operations = (cursor.to(method) for method in METHODS)
    holders = [cursor, *(operation for operation in operations if operation is not None)]
    values = [p.resolved().value for holder in holders for p in holder.members("parameters")]
    return {str(v.get("name")) for v in values if isinstance(v, dict) and v.get("in") == "path"}


@frozen
class _Traits:
    """What alternatives are known by."""

    name: str
    types: frozenset[str]
    properties: frozenset[str]
    values: frozenset[str]


class Resemblance:
    """Finds alternatives in one document as published."""

    def __init__(self) -> None:
        self._known: dict[tuple[str | int, ...], list[tuple[Cursor, _Traits]]] = {}

    def most_alike(self, wanted: Cursor, holder: Cursor) -> Cursor:
        """Return the alternative that is most like a normalized schema.

        Args:
            wanted: The alternative in the normalized document.
            holder: The schema as published.

        Returns:
            The first of the most alike; the schema itself where it has no alternatives.
        """
        alternatives = self._alternatives(holder)
        if not alternatives:
            return holder
        traits = _traits(wanted)
        return max(alternatives, key=lambda one: _likeness(one[1], traits))[0]

    def _alternatives(self, holder: Cursor) -> list[tuple[Cursor, _Traits]]:
        known = self._known.get(holder.keys)
        if known is None:
            found = [one for schema in holder.same_value() for one in _alternatives(schema)]
            known = self._known[holder.keys] = [(one, _traits(one)) for one in found]
        return known


def _alternatives(schema: Cursor) -> Iterator[Cursor]:
    """Yield the alternatives of a schema; those inside them are found by themselves."""
    return schema.members("anyOf", "oneOf")


def _traits(schema: Cursor) -> _Traits:
    types, properties, values = set[str](), set[str](), set[str]()
    for part in schema.same_value():
        if isinstance(part.value, dict):
            given = part.value.get("type", [])
            types |= {str(name).lower() for name in (given if isinstance(given, list) else [given])}
            held = part.value.get("properties")
            properties |= set(map(str, held)) if isinstance(held, dict) else set()
            listed = part.value.get("enum")
            values |= set(map(text, listed)) if isinstance(listed, list) else set()
            values |= {text(part.value["const"])} if "const" in part.value else set()
    kinds = frozenset(types - {"null"})
    return _Traits(_name(schema), kinds, frozenset(properties), frozenset(values))


def _name(schema: Cursor) -> str:
    target = schema.value.get("$ref") if isinstance(schema.value, dict) else None
    return str(target).rpartition("/")[2] if isinstance(target, str) else ""


def _likeness(one: _Traits, other: _Traits) -> float:
    pairs = (
        (one.types, other.types),
        (one.properties, other.properties),
        (one.values, other.values),
    )
    named = bool(one.name) and one.name == other.name
    return named * 4 + sum(len(a & b) / len(a | b) if a | b else 1 for a, b in pairs)


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
