"""Groups of schemas with the same structure, each of which becomes a component.

`collect` replaces every inline object and enum schema by a reference to its group. At first, the
groups inside a structure are told apart by their own keys. When two of them turn out equal, `join`
merges them, and structures that refer to them may become equal in turn: so `join` goes on until
there is no equal pair left.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from typing import TypeAlias

from attrs import define, field

from pipeline.common.documents import Document, Json, json_line
from pipeline.common.schemas import (
    class_kind,
    is_annotation,
    is_nullable,
    map_document,
    map_subschemas,
    reference,
    referenced,
    types_of,
    walk,
    without_null,
)
from pipeline.components.places import Position

_Claim: TypeAlias = tuple[bool, bool, int, str]


@define
class Group:
    """Schemas with the same structure, which become a component.

    Args:
        key: Target of references to the group until it has a name.
        structure: The schema without annotations, with references to groups inside it.
        kind: `object`, `enum`, or `alias` for a component that makes no class.
        component: Name in the document, if it is a component there.
        known: Name that the ledger has for its position, if any.
        positions: Every position of its schemas and of references to them.
        variants: Number of occurrences of each wording (structure with annotations).
        keys: Keys of absorbed groups.
        shape: Digest of the structure, for the ledger.
    """

    key: str
    structure: Json
    kind: str
    component: str = ""
    known: str = ""
    positions: set[Position] = field(factory=set[Position])
    variants: Counter[str] = field(factory=Counter[str])
    keys: list[str] = field(factory=list[str])
    shape: str = ""

    def absorb(self, other: Group) -> None:
        """Take in a group of the same structure."""
        self.keys += [other.key, *other.keys]
        self.positions |= other.positions
        self.variants.update(other.variants)

    def first_position(self) -> Position:
        """Return the outermost position; the first in order, if there are several."""
        return min(self.positions, key=lambda at: (len(at), at))

    def wording(self) -> Document:
        """Return the structure with its most frequent annotations."""
        best = min(self.variants.items(), key=lambda item: (-item[1], item[0]))
        schema: Document = json.loads(best[0])
        return schema

    def title(self) -> str:
        """Return the most frequent title, or an empty text."""
        titles: Counter[str] = Counter()
        for text, count in self.variants.items():
            titles[str(json.loads(text).get("title") or "")] += count
        titles.pop("", None)
        return min(titles, key=lambda title: (-titles[title], title), default="")


def collect(
    document: Document, known: Callable[[Position], str]
) -> tuple[Document, dict[str, Group]]:
    """Replace every inline object and enum schema by a reference to its group.

    Args:
        document: A document with everything combined.
        known: Returns the name that the ledger has for a position, or an empty text. Schemas
        that have different names in the ledger stay apart, even if they are equal.

    Returns:
        The document, whose `components.schemas` is empty now, and the groups by key.
    """
    components: Document = document.get("components", {})
    collector = _Collector(components.get("schemas", {}), known)
    collector.collect_components()
    operations = {**document, "components": {**components, "schemas": {}}}
    skeleton = map_document(operations, collector.visit)
    return skeleton, collector.finished()


class _Collector:
    def __init__(self, components: dict[str, Json], known: Callable[[Position], str]) -> None:
        self._components = components
        self._known = known
        self._groups: dict[str, Group] = {}
        self._entered: set[str] = set()
        self._references: list[tuple[str, Position]] = []

    def collect_components(self) -> None:
        """Make a group of every component."""
        for name in sorted(self._components):
            self._collect_component(name)

    def _collect_component(self, name: str) -> None:
        """Make a group of a component, after the components it refers to, except in a circle."""
        if name in self._entered or referenced(self._components[name]) is not None:
            return
        self._entered.add(name)
        at = ("#", name)
        made = map_subschemas(self._components[name], at, self.visit)
        core = without_null(made)
        if _is_mixed(core):
            core = self._split(core, is_nullable(made), (*at, "|0"))
        elif not class_kind(core):
            core = made
        group = self._group(component_key(name), core, class_kind(core) or "alias", at)
        group.component = name

    def visit(self, schema: Json, at: Position) -> Json:
        """Return a reference in place of a schema, or the schema with references inside it."""
        made = map_subschemas(schema, at, self.visit)
        if referenced(made) is not None:
            return self._refer(made, at)
        return self._replaced(made, at) if isinstance(made, dict) else made

    def finished(self) -> dict[str, Group]:
        """Return the groups by key, with the positions of all references to them."""
        for key, at in self._references:
            self._groups[key].positions.add(at)
        return self._groups

    def _refer(self, schema: Document, at: Position) -> Json:
        name = final_name(referenced(schema) or "", self._components)
        self._collect_component(name)
        self._references.append((component_key(name), at))
        made = {**schema, **reference(component_key(name))}
        target = self._components[name]
        return _or_null(made) if is_nullable(target) and class_kind(without_null(target)) else made

    def _replaced(self, schema: Document, at: Position) -> Json:
        core = without_null(schema)
        if _is_mixed(core):
            return self._split(core, is_nullable(schema), at)
        if not class_kind(core):
            return schema
        made = self._hoisted(core, at)
        return _or_null({**_notes(schema), **made}) if is_nullable(schema) else made

    def _split(self, core: Document, nullable: bool, at: Position) -> Document:
        """Turn `type: [object, string]` into a union, so that the object has a class."""
        names = [name for name in (*types_of(core), "null") if name != "object"]
        names = names if nullable else names[:-1]
        notes = _notes(core)
        left = {"properties", "required", "title", *notes}
        rest = {k: v for k, v in core.items() if k not in left}
        rest["type"] = names[0] if len(names) == 1 else names
        return {**notes, "anyOf": [self._hoisted({**core, "type": "object"}, at), rest]}

    def _hoisted(self, schema: Document, at: Position) -> Document:
        return reference(self._group("", schema, class_kind(schema), at).key)

    def _group(self, key: str, schema: Json, kind: str, at: Position) -> Group:
        structure, known = _bare(schema, ()), self._known(at)
        key = key or f"{digest(structure)} {known}".rstrip()
        group = self._groups.setdefault(key, Group(key, structure, kind, known=known))
        group.positions.add(at)
        group.variants[json_line(schema)] += 1
        return group


def _bare(schema: Json, at: Position) -> Json:
    """Return a schema without annotations and without empty lists."""
    if not isinstance(schema, dict):
        return schema
    kept = {k: v for k, v in schema.items() if not is_annotation(k)}
    for keyword in ("properties", "required"):
        if keyword in kept and not kept[keyword]:
            del kept[keyword]
    return map_subschemas(kept, at, _bare)


def _notes(schema: Document) -> Document:
    """Return the annotations of a schema without its title, which belongs to the class."""
    return {k: v for k, v in schema.items() if is_annotation(k) and k != "title"}


def _or_null(schema: Document) -> Document:
    """Return a union of a schema and null; the annotations of the schema move to the union."""
    notes = _notes(schema)
    inner = {k: v for k, v in schema.items() if k not in notes}
    return {**notes, "anyOf": [inner, {"type": "null"}]}


def digest(structure: Json) -> str:
    """Return a short digest of a structure."""
    text = json_line(structure)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def component_key(name: str) -> str:
    """Return the key of the group that a component makes."""
    return f"component {name}"


def final_name(name: str, components: dict[str, Json]) -> str:
    """Return the component at the end of a chain of references that begins with a component."""
    other = referenced(components.get(name))
    return name if other is None else final_name(other, components)


def _is_mixed(schema: Document) -> bool:
    """Tell whether `type` admits objects beside another type."""
    kinds = types_of(schema)
    united = schema.keys() & {"$ref", "anyOf", "enum", "oneOf"}
    return "object" in kinds and len(kinds) > 1 and not united


def join(groups: dict[str, Group]) -> list[Group]:
    """Merge inline schemas with the component of the same structure, and with one another.

    Components stay apart, even if they are equal: the document has named each of them.

    Args:
        groups: Groups by key; absorbed groups are removed.
    """
    claims = {key: _claim(group) for key, group in groups.items()}
    digests = _Digests()
    while pairs := _equal_pairs(groups, claims, digests):
        for first, second in pairs:
            groups[first].absorb(groups.pop(second))
    _set_shapes(groups, digests)
    return [groups[key] for key in sorted(groups)]


def keys_of(groups: list[Group]) -> dict[str, str]:
    """Return the key of the current group for each key, absorbed keys included."""
    return {key: group.key for group in groups for key in (group.key, *group.keys)}


class _Digests:
    """Digests of structures, with other keys in their references; those without any are kept."""

    def __init__(self) -> None:
        self._references: dict[str, list[str]] = {}
        self._known: dict[tuple[str, tuple[str, ...]], str] = {}

    def of(self, group: Group, target: Callable[[str], str]) -> str:
        """Return the digest of a group's structure.

        Args:
            group: The group.
            target: Returns the key that counts for the key of a reference.
        """
        if group.key not in self._references:
            self._references[group.key] = _inner_keys(group.structure)
        references = self._references[group.key]
        known = group.key, tuple(map(target, references))
        if known not in self._known:
            structure = _pointed(group.structure, target) if references else group.structure
            self._known[known] = digest(structure)
        return self._known[known]


def _equal_pairs(
    groups: dict[str, Group], claims: dict[str, _Claim], digests: _Digests
) -> list[tuple[str, str]]:
    """Return keys of groups that are equal, components before inline schemas."""
    keys = keys_of(list(groups.values()))
    holders: dict[str, list[Group]] = {}
    pairs: list[tuple[str, str]] = []
    for group in sorted(groups.values(), key=lambda group: claims[group.key]):
        if group.kind != "alias":
            structure = digests.of(group, keys.__getitem__)
            equal = holders.setdefault(structure, [])
            holder = None if group.component else _holder(group, equal)
            if holder:
                pairs.append((holder.key, group.key))
            else:
                equal.append(group)
    return pairs


def _claim(group: Group) -> _Claim:
    """Return the rank of a group among equal groups; the group with the lowest takes in others.

    Among components, the ledger does not count, because the first run has no ledger.
    """
    is_unknown = not group.component and not group.known
    return not group.component, is_unknown, -len(group.positions), group.key


def _holder(group: Group, equal: list[Group]) -> Group | None:
    """Return the group that an equal group joins.

    It is a group with the same known name, or else the first group, if not both have known names.
    """
    same = [each for each in equal if group.known and each.known == group.known]
    others = [each for each in equal if not group.known or not each.known]
    return next(iter((*same, *others)), None)


def _set_shapes(groups: dict[str, Group], digests: _Digests) -> None:
    """Set the digest of each group, which does not depend on unrelated parts of the document.

    Groups inside a structure count with their own structure. A component that leads to a circle
    of references has no finite structure: its name counts instead.
    """
    keys = keys_of(list(groups.values()))
    circular = _circular(groups, keys)

    def shape(key: str) -> str:
        group = groups[keys[key]]
        if not group.shape:
            group.shape = digests.of(group, inner)
        return group.shape

    def inner(key: str) -> str:
        group = groups[keys[key]]
        return group.key if group.component and group.key in circular else shape(key)

    for key in groups:
        shape(key)


def _circular(groups: dict[str, Group], keys: dict[str, str]) -> set[str]:
    """Return the keys of the groups that lead to a circle of references."""
    seen: set[str] = set()
    circular: set[str] = set()
    under_way: set[str] = set()

    def leads_to_circle(key: str) -> bool:
        if key in under_way or key in circular:
            return True
        if key in seen:
            return False
        seen.add(key)
        under_way.add(key)
        # A list, because any() would stop early, and each group must be visited.
        found = [leads_to_circle(keys[each]) for each in _inner_keys(groups[key].structure)]
        under_way.remove(key)
        if any(found):
            circular.add(key)
        return any(found)

    for key in groups:
        leads_to_circle(key)
    return circular


def _inner_keys(structure: Json) -> list[str]:
    return [key for each in walk(structure) if (key := referenced(each)) is not None]


def _pointed(structure: Json, target: Callable[[str], str]) -> Json:
    """Return a structure with the key of each reference replaced by the result of `target`."""

    def point(schema: Json, at: tuple[str, ...]) -> Json:
        made = map_subschemas(schema, at, point)
        key = referenced(made)
        return made if key is None else {**made, **reference(target(key))}

    return point(structure, ())
