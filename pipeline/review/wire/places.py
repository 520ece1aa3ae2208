"""Where a change stands in a document as it was published.

The comparison knows places of the normalized document. The way there is followed again in the
document as published: through references, from the operation to what its path item shares,
through `allOf`, and through paths in whatever notation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from pipeline.common.documents import METHODS, Document, Json
from pipeline.common.errors import PipelineError
from pipeline.normalize.paths import read_template
from pipeline.review.wire.cursor import Cursor
from pipeline.review.wire.resemblance import Resemblance
from pipeline.review.wire.site import Found, Key


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
