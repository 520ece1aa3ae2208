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

from attrs import evolve, frozen

from pipeline.common.documents import METHODS, Document, Json, pointer
from pipeline.common.errors import PipelineError
from pipeline.normalize.references import find
from pipeline.normalize.templates import read_template
from pipeline.review.wire.findings import Finding, Keys
from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas.edits import LISTED

_Keys: TypeAlias = "tuple[str | int, ...]"

#: The keyword with parts of a schema, those with its alternatives, and all of these: their schemas
#: apply to the same value as the schema around them.
_BESIDE, _UNIONS = ("allOf",), ("anyOf", "oneOf")
_SAME_VALUE = _BESIDE + _UNIONS


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

    def _alternative(self, holder: Node, schema: Json, keywords: tuple[str, ...] = _UNIONS) -> Node:
        wanted = Node(self._normalized.value, (), schema)
        return self._alternatives.match(wanted, holder, keywords)

    def _inner(self, node: Node, keyword: str, name: str) -> Node | None:
        if keyword == "prefixItems":
            return node.inside(keyword, name) or node.inside("items", name)
        if keyword == "properties":
            # Before or after it has a name of its own, a property may be one of the others.
            return node.inside(keyword, name) or node.inside("additionalProperties")
        return node.inside(keyword, name) if name else node.inside(keyword)

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
            keywords = _BESIDE if found.keywords == (_BESIDE,) else _UNIONS
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
        is_item = last == "const" and around and around[-1] in _UNIONS
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


@frozen
class _Traits:
    """The features that alternatives are compared by.

    Args:
        name: Name of the component.
        types: Accepted types without null.
        properties: Names of the properties.
        values: Values of an enum.
        facts: Other keywords, of the alternative and of its properties and items.
    """

    name: str
    types: frozenset[str]
    properties: frozenset[str]
    values: frozenset[str]
    facts: frozenset[str]


class AlternativeMatcher:
    """Finds the alternative of a published schema that a normalized alternative comes from.

    Args:
        names: The names of the components of the normalized document, by their ids.
    """

    def __init__(self, names: dict[int, str]) -> None:
        self._names = names
        self._known: dict[tuple[_Keys, tuple[str, ...]], list[tuple[Node, _Traits]]] = {}
        self._traits: dict[int, _Traits] = {}

    def match(self, wanted: Node, holder: Node, keywords: tuple[str, ...] = _UNIONS) -> Node:
        """Return the alternative that is most similar to a normalized schema.

        Args:
            wanted: The alternative in the normalized document.
            holder: The schema as published.
            keywords: The keywords with the alternatives, or that with the parts of an `allOf`.

        Returns:
            The first of the most similar alternatives; the schema itself if it has no alternatives.
        """
        alternatives = self._alternatives(holder, keywords)
        if not alternatives:
            return holder
        traits = self._traits_of(wanted, self._name(wanted.value))
        return max(alternatives, key=lambda known: _similarity(known[1], traits))[0]

    def _name(self, schema: Json) -> str:
        """Return the component of an alternative, or of its first part."""
        if id(schema) in self._names or not isinstance(schema, dict):
            return self._names.get(id(schema), "")
        parts = schema.get("allOf")
        return self._name(parts[0]) if parts else _named(schema)

    def _alternatives(self, holder: Node, keywords: tuple[str, ...]) -> list[tuple[Node, _Traits]]:
        known = self._known.get((holder.keys, keywords))
        if known is None:
            # The schemas for the same value include alternatives inside alternatives.
            found = [node for part in holder.same_value() for node in part.members(*keywords)]
            known = self._known[holder.keys, keywords] = [
                (node, self._traits_of(node, _named(node.value))) for node in found
            ]
        return known

    def _traits_of(self, schema: Node, name: str) -> _Traits:
        # The documents keep their schemas, so that no other object gets the id of one.
        key = id(schema.value)
        if key not in self._traits:
            self._traits[key] = _traits(schema, name)
        return self._traits[key]


def _traits(schema: Node, name: str) -> _Traits:
    types, properties, values, facts = set[str](), set[str](), set[str](), set[str]()
    for part in schema.same_value():
        if isinstance(part.value, dict):
            given = part.value.get("type", [])
            types |= {str(name).lower() for name in (given if isinstance(given, list) else [given])}
            held = part.value.get("properties")
            properties |= set(map(str, held)) if isinstance(held, dict) else set()
            listed = part.value.get("enum")
            values |= set(map(text, listed)) if isinstance(listed, list) else set()
            values |= {text(part.value["const"])} if "const" in part.value else set()
            facts |= {*_facts(part, "", _DEEP)}
    kinds = frozenset(types - {"null"})
    return _Traits(name, kinds, frozenset(properties), frozenset(values), frozenset(facts))


#: Keywords with schemas that are features as a whole.
_CONDITIONS = ("not", "if", "then", "else")

#: Levels of properties and items whose keywords distinguish alternatives.
_DEEP = 2


def _facts(node: Node, at: str, depth: int) -> Iterator[str]:
    """Yield the keywords of a schema, and of the schemas of its properties and items."""
    schema = node.value
    for keyword, value in schema.items():
        if isinstance(value, list):
            yield from (f"{at} {keyword} {text(item)}" for item in value if _is_scalar(item))
        elif _is_scalar(value):
            yield f"{at} {'enum' if keyword == 'const' else keyword} {text(value)}"
        elif keyword in _CONDITIONS:
            yield f"{at} {keyword} {text(value)}"
    held = schema.get("properties")
    names = [("properties", str(name)) for name in held] if isinstance(held, dict) else []
    for keys in [*names, ("items",)] if depth else ():
        inner = node.under(keys)
        for part in inner.same_value() if inner is not None else ():
            if isinstance(part.value, dict):
                yield from _facts(part, f"{at}/{keys[-1]}", depth - 1)


def _is_scalar(value: Json) -> bool:
    return value is None or isinstance(value, str | int | float)


def _named(schema: Json) -> str:
    target = schema.get("$ref") if isinstance(schema, dict) else None
    return str(target).rpartition("/")[2] if isinstance(target, str) else ""


def _similarity(first: _Traits, second: _Traits) -> float:
    pairs = (
        (first.types, second.types),
        (first.properties, second.properties),
        (first.values, second.values),
        (first.facts, second.facts),
    )
    named = bool(first.name) and first.name == second.name
    return named * 4 + sum(len(a & b) / len(a | b) if a | b else 1 for a, b in pairs)


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
                around = _BESIDE if self.is_base else _SAME_VALUE
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
