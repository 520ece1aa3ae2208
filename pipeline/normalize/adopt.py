"""References to schemas: each target becomes a component with a valid name; circles are refused.

A document may refer to a schema at any place: `#/paths/~1posts/get/responses/200/...`. Such a
schema moves to the components, and leaves a reference behind. A target may also be outside of the
places of schemas, in an extension or in an example: its references are followed, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from pipeline.common.documents import Document, Json, pointer
from pipeline.common.errors import PipelineError
from pipeline.common.python_names import pascal_case, shortened
from pipeline.common.report import Finding
from pipeline.common.schemas import REF_PREFIX, reference, referenced
from pipeline.normalize.canonical import copy_json
from pipeline.normalize.references import Target, find
from pipeline.normalize.walk import Place, Spot, walk, walk_from

_VALID_NAME = re.compile(r"[A-Za-z0-9._-]+")

#: Tokens of a pointer that do not describe the schema at its end.
_STRUCTURE = frozenset(
    "paths components schemas responses requestBodies parameters headers content schema "
    "properties items definitions $defs application/json allOf anyOf oneOf".split()
)
#: A value of a discriminator's mapping that leads nowhere; some published documents have such.
DANGLING = "discriminator values without a schema dropped"

#: Greatest length of a chain of references without a property or an item between them.
MAX_CHAIN = 64

_SAME_VALUE = ("not", "if", "then", "else")
_SAME_VALUE_LISTS = ("allOf", "anyOf", "oneOf")


class _Use(NamedTuple):
    """A text that refers to a schema: a `$ref`, or a value of a discriminator's mapping."""

    place: Place
    holder: Document
    key: str
    mapped: bool

    @property
    def text(self) -> Json:
        return self.holder[self.key]

    @property
    def at(self) -> str:
        """The JSON pointer of the object that refers, or of the value of a mapping."""
        return self.place.pointer + (pointer("mapping", self.key) if self.mapped else "")


def adopt_schemas(document: Document, found: list[Finding]) -> None:
    """Let every reference to a schema name a component.

    A target at another place moves to the components and leaves a reference behind. A component
    whose name OpenAPI does not allow gets another name.

    Raises:
        PipelineError: A reference dangles, leaves the document, or leads to no schema.
    """
    components = document.get("components") or {}
    schemas: dict[str, Json] = components.get("schemas") or {}
    document["components"] = {**components, "schemas": schemas}
    adoption = _Adoption(document, schemas)
    walk(document, adoption.visit)
    adoption.follow(found)
    adoption.move(found)


class _Adoption:
    """The places of schemas and of references to them, and the schemas that have to move."""

    def __init__(self, document: Document, schemas: dict[str, Json]) -> None:
        self._document, self._schemas = document, schemas
        self._kinds: dict[Spot, str] = {}
        self._standing: set[Spot] = set()
        self._uses: list[_Use] = []
        self._ends: list[tuple[_Use, Target]] = []
        self._strays: dict[Spot, Target] = {}
        self._known: dict[str, Target] = {}

    def visit(self, place: Place) -> None:
        """Note the kind of a place, and its references."""
        spot = place.spot
        self._kinds[spot] = place.kind
        if place.parent is not None:
            self._standing.add(spot)
        value = place.value
        if isinstance(value, dict) and ("$ref" in value or "mapping" in value):
            self._uses.extend(_uses(place))

    def follow(self, found: list[Finding]) -> None:
        """Find the target of every reference; targets may have further references."""
        for use in self._uses:
            target = self._target(use)
            if target is not None:
                self._ends.append((use, target))
            elif use.mapped:
                found.append(Finding(DANGLING, use.at, str(use.text)))
                del use.holder[use.key]

    def _target(self, use: _Use) -> Target | None:
        """Return the schema that a use refers to; None if the text is no reference."""
        if not isinstance(use.text, str):
            return None
        if use.mapped and use.text in self._schemas:
            return Target(("components", "schemas", use.text), self._schemas, use.text)
        if use.mapped and not use.text.startswith("#"):
            return None
        known = self._known.get(use.text)
        if known is not None:
            return known
        try:
            target = self._end(use)
        except PipelineError:
            if use.mapped:
                return None
            raise
        self._admit(target, use)
        self._known[use.text] = target
        return target

    def _end(self, use: _Use) -> Target:
        """Follow a reference to its end, through references at places that are no schemas."""
        target = find(self._document, use.text, use.at)
        seen = set[Spot]()
        while target.holder is not self._schemas and _is_alias(target.value):
            if target.spot in seen:
                raise PipelineError("the reference leads to itself; remove it", use.at)
            seen.add(target.spot)
            target = find(self._document, target.value["$ref"], use.at)
        return target

    def _admit(self, target: Target, use: _Use) -> None:
        """Accept a target as a schema that is a component, or becomes one by moving."""
        kind = self._kinds.get(target.spot)
        if kind not in (None, "schema") or not isinstance(target.value, dict | bool):
            raise PipelineError(
                f"the reference {use.text!r} leads to no schema; correct it", use.at
            )
        if kind is None:
            root = Place(None, target.tokens, target.holder, target.key, "schema")
            walk_from(root, self.visit)
        if target.holder is not self._schemas:
            self._strays[target.spot] = target

    def move(self, found: list[Finding]) -> None:
        """Move strays to the components, and point every reference at its component."""
        self._add_misnamed()
        names = _names(self._strays, self._schemas)
        schemas = {names[spot]: target.value for spot, target in self._strays.items()}
        # A target inside data stays there as a copy, which is made before any schema moves.
        for spot, target in self._strays.items():
            if spot not in self._standing:
                target.holder[target.key] = copy_json(target.value)
        for spot, target in self._strays.items():
            self._leave(target, names[spot])
            at = pointer(*target.tokens)
            found.append(Finding("schemas moved to components", at, names[spot]))
        self._schemas.update(schemas)
        for use, target in self._ends:
            use.holder[use.key] = REF_PREFIX + str(names.get(target.spot, target.key))

    def _add_misnamed(self) -> None:
        for name in self._schemas:
            if not _VALID_NAME.fullmatch(name):
                target = Target(("components", "schemas", name), self._schemas, name)
                self._strays[target.spot] = target

    def _leave(self, target: Target, name: str) -> None:
        if target.holder is self._schemas:
            del self._schemas[target.key]
        elif target.spot in self._standing:
            target.holder[target.key] = reference(name)


def _uses(place: Place) -> Iterable[_Use]:
    value = place.value
    if place.kind == "schema" and isinstance(value.get("$ref"), str):
        yield _Use(place, value, "$ref", mapped=False)
    mapping = value.get("mapping") if place.kind == "discriminator" else None
    if isinstance(mapping, dict):
        for name in mapping:
            yield _Use(place, mapping, name, mapped=True)


def _is_alias(value: Json) -> bool:
    return isinstance(value, dict) and value.keys() == {"$ref"} and isinstance(value["$ref"], str)


def _names(strays: dict[Spot, Target], schemas: dict[str, Json]) -> dict[Spot, str]:
    """Name the moving schemas after their pointers, in an order independent of the document's."""
    names: dict[Spot, str] = {}
    taken = set(schemas)
    counts = Counter[str]()
    for spot, target in sorted(strays.items(), key=lambda stray: stray[1].tokens):
        base = _readable(target.tokens)
        names[spot] = base
        while names[spot] in taken:
            counts[base] += 1
            names[spot] = f"{base}{counts[base] + 1}"
        taken.add(names[spot])
    return names


def _readable(tokens: tuple[str, ...]) -> str:
    telling = [token for token in tokens if token not in _STRUCTURE]
    return shortened("".join(pascal_case(token) for token in telling)) or "Schema"


def check_cycles(document: Document, _found: list[Finding]) -> None:
    """Refuse schemas that refer to themselves for the same value.

    A schema may have itself as a property or an item. But `A: {$ref: A}` and
    `A: {allOf: [{$ref: A}]}` have no meaning, and would send every reader in circles.

    Raises:
        PipelineError: There is a cycle, or a chain of references too long to follow.
    """
    schemas = document["components"]["schemas"]
    parts = {name: set(_parts(schema)) for name, schema in schemas.items()}
    try:
        order = list(TopologicalSorter(parts).static_order())
    except CycleError as error:
        names = error.args[1]
        message = f"the schema is its own part ({' <- '.join(names[:6])}); break the cycle"
        raise PipelineError(message, pointer("components", "schemas", names[0])) from None
    _check_chains(order, parts)


def _check_chains(order: list[str], parts: dict[str, set[str]]) -> None:
    lengths: dict[str, int] = {}
    for name in order:
        lengths[name] = 1 + max((lengths[part] for part in parts[name]), default=0)
        if lengths[name] > MAX_CHAIN:
            message = f"more than {MAX_CHAIN} schemas are part of one another; flatten them"
            raise PipelineError(message, pointer("components", "schemas", name))


def _parts(schema: Json) -> Iterator[str]:
    """Yield the components that a schema applies to its own value."""
    if not isinstance(schema, dict):
        return
    name = referenced(schema)
    if name is not None:
        yield name
    for keyword in _SAME_VALUE:
        yield from _parts(schema.get(keyword))
    for keyword in _SAME_VALUE_LISTS:
        for member in schema.get(keyword, ()):
            yield from _parts(member)
    for member in schema.get("dependentSchemas", {}).values():
        yield from _parts(member)
