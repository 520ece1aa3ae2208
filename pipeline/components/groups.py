"""Collect inline object and enum schemas into groups of one structure each."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TypeAlias

from attrs import define, field

from pipeline.documents import Document, Json
from pipeline.schemas import (
    is_annotation,
    map_document,
    map_subschemas,
    reference,
    referenced,
)

#: The steps from an operation (or `#` for a component) to a schema.
Position: TypeAlias = tuple[str, ...]


@define
class Group:
    """Schemas of one structure, which become one component.

    Args:
        key: What references to the group say until it has a name.
        shape: Digest of the structure, annotations aside.
        kind: `object`, `enum`, or `alias` for a component that makes no class.
        component: Name the document itself gives it, if any.
        positions: Every place where it stands or is referred to.
        variants: How often each wording (structure with annotations) occurs.
        keys: Keys of groups it has absorbed.
    """

    key: str
    shape: str
    kind: str
    component: str = ""
    positions: set[Position] = field(factory=set[Position])
    variants: Counter[str] = field(factory=Counter[str])
    keys: list[str] = field(factory=list[str])

    def absorb(self, other: Group) -> None:
        """Take in a group of the same structure."""
        self.keys.append(other.key)
        self.positions |= other.positions
        self.variants.update(other.variants)

    def first_position(self) -> Position:
        """Return the outermost position, the first in order where several are."""
        return min(self.positions, key=lambda at: (len(at), at))

    def wording(self) -> Document:
        """Return the structure with its most frequent annotations."""
        best = min(self.variants.items(), key=lambda item: (-item[1], item[0]))
        schema: Document = json.loads(best[0])
        return schema

    def title(self) -> str:
        """Return the most frequent title, empty where there is none."""
        titles: Counter[str] = Counter()
        for text, count in self.variants.items():
            titles[str(json.loads(text).get("title") or "")] += count
        titles.pop("", None)
        return min(titles, key=lambda title: (-titles[title], title), default="")


def collect(document: Document) -> tuple[Document, list[Group]]:
    """Replace every inline object and enum schema by a reference to its group.

    Returns:
        The document, whose `components.schemas` is empty now, and the groups.
    """
    collector = _Collector(document.get("components", {}).get("schemas", {}))
    collector.collect_components()
    skeleton = map_document(document, collector.visit)
    skeleton["components"] = {**skeleton["components"], "schemas": {}}
    return skeleton, collector.finished()


class _Collector:
    def __init__(self, components: dict[str, Json]) -> None:
        self._components = components
        self._groups: dict[str, Group] = {}
        self._entered: set[str] = set()
        self._references: list[tuple[str, Position]] = []

    def collect_components(self) -> None:
        """Make a group of every component."""
        for name in sorted(self._components):
            self._collect_component(name)

    def _collect_component(self, name: str) -> None:
        """Make a group of a component, after those it refers to as far as there is no circle."""
        if name in self._entered or referenced(self._components[name]) is not None:
            return
        self._entered.add(name)
        made = map_subschemas(self._components[name], ("#", name), self.visit)
        core = without_null(made) if class_kind(without_null(made)) else made
        group = self._group(_component_key(name), core, class_kind(core) or "alias", ("#", name))
        group.component = name

    def visit(self, schema: Json, at: Position) -> Json:
        """Return the schema with itself, or what is inside it, replaced by references."""
        if at[0] == "#" and len(at) == 2:
            return {}
        if referenced(schema) is not None:
            return self._refer(schema, at)
        made = map_subschemas(schema, at, self.visit)
        if isinstance(made, dict):
            return self._replaced(made, at)
        return made

    def finished(self) -> list[Group]:
        """Return the groups; inline schemas equal to a component have joined its group."""
        for key, at in self._references:
            self._groups[key].positions.add(at)
        groups = {key: self._groups[key] for key in sorted(self._groups)}
        for group in list(groups.values()):
            if group.component and group.kind != "alias" and group.shape in groups:
                group.absorb(groups.pop(group.shape))
        return list(groups.values())

    def _refer(self, schema: Json, at: Position) -> Json:
        name = referenced(schema) or ""
        while referenced(self._components[name]):
            name = referenced(self._components[name]) or ""
        self._collect_component(name)
        key = _component_key(name)
        self._references.append((key, at))
        made = {**schema, **reference(key)}
        target = self._components[name]
        if is_nullable(target) and class_kind(without_null(target)):
            return {"anyOf": [made, {"type": "null"}]}
        return made

    def _replaced(self, schema: Document, at: Position) -> Json:
        core = without_null(schema)
        others = [name for name in types(core) if name != "object"]
        if "object" in types(core) and others:
            return self._split(core, others, is_nullable(schema), at)
        kind = class_kind(core)
        if not kind:
            return schema
        made = self._hoisted(core, kind, at)
        if not is_nullable(schema):
            return made
        notes = {k: v for k, v in schema.items() if is_annotation(k) and k != "title"}
        return {**notes, "anyOf": [made, {"type": "null"}]}

    def _split(self, core: Document, others: list[str], nullable: bool, at: Position) -> Json:
        """Turn `type: [object, string]` into a union, so that the object has a class."""
        names = [*others, "null"] if nullable else others
        rest = {k: v for k, v in core.items() if k not in ("properties", "required", "title")}
        rest["type"] = names[0] if len(names) == 1 else names
        made = self._hoisted({**core, "type": "object"}, "object", at)
        return {"anyOf": [made, rest]}

    def _hoisted(self, schema: Document, kind: str, at: Position) -> Json:
        return reference(self._group("", schema, kind, at).key)

    def _group(self, key: str, schema: Document, kind: str, at: Position) -> Group:
        shape = self._shape(schema)
        group = self._groups.setdefault(key or shape, Group(key or shape, shape, kind))
        group.positions.add(at)
        group.variants[json.dumps(schema, sort_keys=True)] += 1
        return group

    def _shape(self, schema: Json) -> str:
        text = json.dumps(self._bare(schema, ()), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def _bare(self, schema: Json, at: Position) -> Json:
        """Return a schema without annotations, components known by their shape."""
        if not isinstance(schema, dict):
            return schema
        name = referenced(schema)
        if name is not None:
            return reference(self._groups[name].shape if name in self._groups else name)
        kept = {k: v for k, v in schema.items() if not is_annotation(k)}
        return map_subschemas(kept, at, self._bare)


def _component_key(name: str) -> str:
    return f"component {name}"


def types(schema: Document) -> list[str]:
    """Return the `type` of a schema as a list, empty where it has none."""
    value = schema.get("type", [])
    return [value] if isinstance(value, str) else value


def is_nullable(schema: Json) -> bool:
    """Tell whether `type` admits null beside something else."""
    return isinstance(schema, dict) and "null" in types(schema) and len(types(schema)) > 1


def without_null(schema: Json) -> Document:
    """Return a schema with null taken out of its `type` and `enum`."""
    if not isinstance(schema, dict) or not is_nullable(schema):
        return schema if isinstance(schema, dict) else {}
    rest = [name for name in types(schema) if name != "null"]
    made = {**schema, "type": rest[0] if len(rest) == 1 else rest}
    if "enum" in schema:
        made["enum"] = [value for value in schema["enum"] if value is not None]
    return made


def class_kind(schema: Document) -> str:
    """Return `object` or `enum` where a schema becomes a class, else an empty string."""
    if "$ref" in schema or "anyOf" in schema or "oneOf" in schema:
        return ""
    if "enum" in schema:
        return "enum" if _is_class_enum(schema["enum"]) else ""
    if types(schema) == ["object"] or ("properties" in schema and not types(schema)):
        return "object"
    return ""


def _is_class_enum(values: list[Json]) -> bool:
    """Only strings alone or integers alone make an enum class."""
    kinds = {type(value) for value in values}
    return kinds in ({str}, {int})
