"""Locations of findings in a document as published.

The comparison works on normalized documents, and a finding has the keys of its value there. The
locator follows the same keys through the published document, which may be spelled differently:
values stand behind references, operations share the parameters of their path item, properties
stand in parts of an `allOf`, paths have another notation, and alternatives another order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TypeAlias

from attrs import evolve

from pipeline.common.documents import METHODS, Document, Json
from pipeline.common.errors import PipelineError
from pipeline.normalize.templates import read_template
from pipeline.review.wire.alternative_matching import AlternativeMatcher
from pipeline.review.wire.document_nodes import BESIDE, UNIONS, Node
from pipeline.review.wire.findings import Finding, Keys
from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas.edits import LISTED

_Keys: TypeAlias = "tuple[str | int, ...]"

#: Other keywords for the same.
_UNEVALUATED = {"additionalProperties": "unevaluatedProperties", "items": "unevaluatedItems"}


class Locator:
    """Locates findings in one document.

    Args:
        published: The document as published.
        normalized: The same document, normalized.
        paths: The published paths of those that have another name in the normalized document.
        is_old: The document is the old side of the comparison.
    """

    def __init__(
        self,
        published: Document,
        normalized: Document,
        paths: Mapping[str, str] | None = None,
        *,
        is_old: bool,
    ) -> None:
        self._stand_ins = paths or {}
        self._root = Node(published, (), published)
        self._normalized = Node(normalized, (), normalized)
        self._is_old = is_old
        schemas: Document = normalized.get("components", {}).get("schemas", {})
        self._alternatives = AlternativeMatcher({id(s): name for name, s in schemas.items()})

    def pointer(self, found: Finding) -> str | None:
        """Return the JSON pointer of a finding; None if the document lacks its value."""
        if found.pointers is not None:
            return found.pointers[0 if self._is_old else 1]
        keys = found.context.old if self._is_old else found.context.new
        if keys is None:
            return None
        node, is_there = self._framed(keys)
        if not is_there:
            return node.pointer
        # An alternative has the keywords beside its union, too.
        nodes = [node]
        for hop in found.hops:
            schema = hop.old if self._is_old else hop.new
            if hop.is_variant:
                beside = (evolve(node, is_base=True) for node in nodes)
                nodes = [self._alternative(nodes[0], schema), *beside]
                continue
            inner = [self._inner(node, hop.keyword, hop.name) for node in nodes]
            first = next((node for node in inner if node is not None), None)
            if first is None:
                return nodes[0].pointer
            nodes = [first]
        return self._edited(nodes, found)

    def _framed(self, keys: Keys) -> tuple[Node, bool]:
        """Follow keys outside of schemas, and tell whether the document has all of them."""
        node, before, item = self._root, "", self._root
        for key in keys:
            if key == "parameters":
                continue
            found = self._under(node, before, key, item)
            if found is None:
                return node, False
            if before in ("paths", "webhooks"):
                item = found
            node, before = found, key if isinstance(key, str) else "parameter"
        return node, True

    def _under(
        self, node: Node, before: str, key: str | tuple[str, str], item: Node
    ) -> Node | None:
        if isinstance(key, tuple):
            return next(_parameters(node, key, item), None)
        if before == "paths":
            return self._path(key)
        if before == "tags":
            return next((tag for tag in _items(node) if _is_named(tag, key)), None)
        here = node.resolved()
        if key == "schema" and here.to("schema") is None:
            return _written_otherwise(here)
        if node is item and key.lower() in METHODS:
            return node.to(key) or here.to(key)
        return here.to(key)

    def _path(self, path: str) -> Node | None:
        held = self._root.to("paths")
        return held.to(self._paths.get(path, path)) if held is not None else None

    @cached_property
    def _paths(self) -> dict[str, str]:
        """The paths as published, by the path in braces."""
        return {**dict(self._named_paths()), **self._stand_ins}

    def _named_paths(self) -> Iterator[tuple[str, str]]:
        for path, item in self._root.value["paths"].items():
            try:
                yield read_template(str(path), _declared(self._root, item)).path, path
            except PipelineError:
                continue

    def _alternative(self, holder: Node, schema: Json, keywords: tuple[str, ...] = UNIONS) -> Node:
        wanted = Node(self._normalized.value, (), schema)
        return self._alternatives.match(wanted, holder, keywords)

    def _inner(self, node: Node, keyword: str, name: str) -> Node | None:
        if keyword == "prefixItems":
            ways = ((keyword, name), ("items", name), ("items",))
            return next(filter(None, (node.inside(*way) for way in ways)), None)
        if keyword == "properties":
            # Before or after it has a name of its own, a property may be one of the others.
            return node.inside(keyword, name) or node.inside("additionalProperties")
        if keyword == "patternProperties":
            return node.inside(keyword, name) or self._inner(node, "additionalProperties", "")
        if name or keyword not in _UNEVALUATED:
            return node.inside(keyword, name) if name else node.inside(keyword)
        return node.inside(keyword) or node.inside(_UNEVALUATED[keyword])

    def _edited(self, nodes: list[Node], found: Finding) -> str | None:
        """Return the pointer of the changed keyword, or else of the schema."""
        named = [node.inside("properties", found.name) for node in nodes if found.name]
        inner = next((node for node in named if node is not None), None)
        if found.name and not found.keywords:
            if required := self._requirement(nodes, found):
                return required.pointer
            if found.kind.endswith(("-added", "-removed")):
                # The edit is the member of the object, not the component that it may refer to.
                return inner.pointer if inner is not None else None
            return (inner or nodes[0]).resolved().pointer
        if inner is not None:
            nodes = [inner]
        if found.alternative is not None and self._has_alternative(found):
            keywords = BESIDE if found.keywords == (BESIDE,) else UNIONS
            return self._alternative(nodes[0], found.alternative, keywords).pointer
        if found.keywords == LISTED:
            return self._listed(nodes, found).pointer
        edited = (node.nearest(found.keywords) for node in nodes)
        node = next((node for node in edited if node is not None), nodes[0].resolved())
        return _listed_value(node, self._own_value(found)).pointer

    def _own_value(self, found: Finding) -> Json:
        return found.before if self._is_old else found.after

    def _listed(self, nodes: list[Node], found: Finding) -> Node:
        """Return the changed value of a list: an item of an `enum`, or the `const` of a schema.

        The list of all schemas with a `const` stands for values that this document lacks.
        """
        lists = [held for node in nodes for held in _value_lists(node)]
        if not lists:
            return nodes[0].resolved()
        changed = self._own_value(found)
        *around, _, last = lists[0].keys
        is_item = last == "const" and around and around[-1] in UNIONS
        union = self._root.under(tuple(around)) if is_item else None
        is_all = {text(held.value) for held in lists} <= _texts(changed)
        if union is not None and (changed is None or (is_all and len(lists) > 1)):
            return union
        inner = (_listed_value(held, changed) for held in lists)
        held = next((node for node in inner if text(node.value) in _texts(changed)), lists[0])
        return _listed_value(held, changed)

    def _has_alternative(self, found: Finding) -> bool:
        """Tell whether this document has the alternative that came or went."""
        return found.kind.endswith("-removed" if self._is_old else "-added")

    def _requirement(self, nodes: list[Node], found: Finding) -> Node | None:
        """Return the name of a property in the `required` of its object, if an edit changed it."""
        if not found.kind.startswith(_REQUIREMENTS):
            return None
        lists = (node.inside("required") for node in nodes)
        named = (_listed_value(held, found.name) for held in lists if held is not None)
        return next((node for node in named if node.value == found.name), None)


def _items(held: Node) -> Iterator[Node]:
    """Yield the items of a list."""
    numbers = range(len(held.value) if isinstance(held.value, list) else 0)
    yield from filter(None, map(held.to, numbers))


def _is_named(held: Node, name: str) -> bool:
    return isinstance(held.value, dict) and str(held.value.get("name")) == name


def _value_lists(schema: Node) -> Iterator[Node]:
    """Yield each `enum` and `const` of a schema, and of the schemas for the same value."""
    for part in schema.same_value():
        held = part.to("enum") or part.to("const")
        if held is not None:
            yield held


def _texts(values: Json) -> set[str]:
    return {*map(text, values if isinstance(values, list) else [values])}


#: Beginnings of the kinds of edits of `required`.
_REQUIREMENTS = ("became-required", "became-optional")


def _listed_value(node: Node, wanted: Json) -> Node:
    """Return the first of some values in a list; the list itself, if it has none or no other."""
    if not isinstance(node.value, list) or wanted is None:
        return node
    keys = _texts(wanted)
    if isinstance(wanted, list) and {*map(text, node.value)} <= keys:
        return node
    found = (i for i, item in enumerate(node.value) if text(item) in keys)
    index = next(found, None)
    inner = node.to(index) if index is not None else None
    return inner or node


def _parameters(node: Node, key: tuple[str, str], item: Node) -> Iterator[Node]:
    """Yield the parameters of a name and an `in`: first the operation's, then the path item's."""
    where, name = key
    named: list[Node] = []
    for holder in (node.resolved(), item, item.resolved()):
        for parameter in holder.members("parameters"):
            found = parameter.resolved()
            if isinstance(found.value, dict) and found.value.get("in") == where:
                named.append(found)
    wanted = name.casefold()
    yield from (node for node in named if node.value.get("name") == name)
    yield from (node for node in named if str(node.value.get("name")).casefold() == wanted)


def _written_otherwise(holder: Node) -> Node | None:
    """Return the schema of a parameter or header without `schema`.

    Such a schema stands under `content`, or its keywords stand beside the name (OpenAPI 2).
    """
    content = holder.to("content")
    if content is None or not isinstance(content.value, dict) or not content.value:
        return holder if "name" in holder.value else None
    media = content.to(min(map(str, content.value), key=lambda name: ("json" not in name, name)))
    return media.to("schema") if media is not None else None


def _declared(root: Node, item: Json) -> set[str]:
    """Return the names of the path parameters of a path item."""
    node = Node(root.document, (), item).resolved()
    operations = (node.to(method) for method in METHODS)
    holders = [node, *(operation for operation in operations if operation is not None)]
    values = [p.resolved().value for holder in holders for p in holder.members("parameters")]
    return {str(v.get("name")) for v in values if isinstance(v, dict) and v.get("in") == "path"}
