"""The usages of the schemas of a prepared document: by which operation, through which steps."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import cached_property

from attrs import define, field, frozen

from pipeline.common.documents import Document, Json, operations
from pipeline.common.schemas import STRUCTURE, map_document, map_subschemas, referenced
from pipeline.review.changes import Usage

Steps = tuple[str, ...]

#: The step to the values of a mapping; a mapping counts as a property of its class.
VALUES = "{"

#: The subject of a finding: a class with a property, a class, or an operation with a part of it.
Subject = tuple[str, ...]


@frozen
class RootSchema:
    """The schema of a parameter, a body or a header: its operation, its steps and the schema."""

    operation: str
    steps: Steps
    schema: Json


class SchemaUsages:
    """The usages of the schemas of one prepared document.

    Args:
        document: The prepared document.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._schemas: dict[str, Json] = document["components"]["schemas"]
        self._routes: dict[tuple[Json, Steps], Route] = {}
        self._places: dict[tuple[int, ...], _Place] = {}

    @cached_property
    def roots(self) -> dict[str, list[RootSchema]]:
        """The root schemas by operation."""
        keys = {
            operation["operationId"]: f"{method.upper()} {path}"
            for path, method, operation in operations(self._document)
        }
        found: dict[str, list[RootSchema]] = {}

        def note(schema: Json, at: Steps) -> Json:
            if at[0] != "#":
                root = RootSchema(keys.get(at[0], at[0]), at[1:], schema)
                found.setdefault(root.operation, []).append(root)
            return schema

        map_document(self._document, note)
        return found

    @cached_property
    def by_class(self) -> dict[str, list[Usage]]:
        """The usages of each class by its name: the shortest path from every root schema."""
        found: dict[str, list[Usage]] = {}
        for root in (root for roots in self.roots.values() for root in roots):
            for name, steps in self._nearest(root).items():
                found.setdefault(name, []).append(Usage(root.operation, steps))
        return found

    def is_unused(self, name: str) -> bool:
        """Tell whether a component is used by no operation."""
        return name in self._schemas and name not in self.by_class

    def _nearest(self, root: RootSchema) -> dict[str, Steps]:
        found: dict[str, Steps] = {}
        waiting = deque((name, (*root.steps, *steps)) for name, steps in _references(root.schema))
        while waiting:
            name, at = waiting.popleft()
            if name not in found and name in self._schemas:
                found[name] = at
                waiting += [(inner, (*at, *steps)) for inner, steps in self._inner[name]]
        return found

    @cached_property
    def _inner(self) -> dict[str, list[tuple[str, Steps]]]:
        """The components that each component refers to, with the steps to them."""
        return {name: list(_references(schema)) for name, schema in self._schemas.items()}

    def references(self, root: RootSchema) -> set[str]:
        """Return the components that a root schema refers to."""
        return {name for name, _ in _references(root.schema)}

    @cached_property
    def _outer(self) -> dict[str, set[str]]:
        """The components that refer to each component."""
        found: dict[str, set[str]] = {}
        for name, inner in self._inner.items():
            for target, _ in inner:
                found.setdefault(target, set()).add(name)
        return found

    def leading_to(self, name: str) -> set[str]:
        """Return a component, and all components that refer to it, directly or not."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            component = waiting.pop()
            if component not in found:
                found.add(component)
                waiting += self._outer.get(component, ())
        return found

    @cached_property
    def _by_steps(self) -> dict[str, dict[Steps, list[RootSchema]]]:
        """The root schemas by operation and steps."""
        found: dict[str, dict[Steps, list[RootSchema]]] = {}
        for operation, roots in self.roots.items():
            known = found[operation] = {}
            for root in roots:
                known.setdefault(root.steps, []).append(root)
        return found

    @cached_property
    def _most_steps(self) -> int:
        """The greatest number of steps to a root schema."""
        return max((len(root.steps) for roots in self.roots.values() for root in roots), default=0)

    def follow(self, usage: Usage) -> Route:
        """Follow the steps of a usage on the wire as far as this document has them."""
        known, steps = self._by_steps.get(usage.operation, {}), usage.steps
        for end in range(min(len(steps), self._most_steps), -1, -1):
            if roots := known.get(steps[:end]):
                routes = [self._route(root.schema, steps[end:]) for root in roots]
                return routes[0] if len(routes) == 1 else _joined(routes)
        return Route()

    def _route(self, schema: Json, steps: Steps) -> Route:
        """Follow steps from a schema; many operations refer to the same component."""
        key = referenced(schema) or id(schema), steps
        known = self._routes.get(key)
        if known is None:
            known = self._routes[key] = self._walk(schema, steps)
        return known

    def _walk(self, schema: Json, steps: Steps) -> Route:
        place = self._place([schema])
        properties: list[frozenset[Subject]] = []
        last = frozenset[Subject]()
        for step in steps:
            if step.startswith(VALUES) or not step.startswith(STRUCTURE):
                last = frozenset((name, step) for name in place.classes)
                properties.append(last)
            place = self._next(place, step)
        through = frozenset[Subject]().union(*properties)
        return Route(last, through, place.classes, place.under)

    def _place(self, schemas: list[Json]) -> _Place:
        """Return the place of some schemas; equal schemas have one place."""
        key = tuple(map(id, schemas))
        known = self._places.get(key)
        if known is None:
            variants = list(self._variants(schemas))
            classes = frozenset(name for name, _ in variants if name)
            known = self._places[key] = _Place(schemas, variants, classes)
        return known

    def _next(self, place: _Place, step: str) -> _Place:
        """Return the place at a step inside another place."""
        known = place.inner.get(step)
        if known is None:
            schemas = [inner for _, schema in place.variants for inner in _inside(schema, step)]
            known = place.inner[step] = self._place(schemas)
        return known

    def _variants(self, schemas: list[Json]) -> Iterator[tuple[str, Json]]:
        """Yield schemas with the names of their classes, with references and unions resolved."""
        waiting, seen = [("", schema) for schema in schemas], set[str]()
        while waiting:
            owner, schema = waiting.pop()
            if not isinstance(schema, dict):
                continue
            name = referenced(schema)
            if name is not None and name not in seen:
                seen.add(name)
                waiting.append((name, self._schemas.get(name)))
            elif name is None:
                yield owner, schema
            for keyword in ("anyOf", "oneOf", "allOf"):
                waiting += [(owner, variant) for variant in schema.get(keyword, [])]


@define(eq=False, slots=False)
class _Place:
    """Schemas for one value, as thousands of usages reach them on their way.

    Args:
        schemas: The schemas.
        variants: The same with references and unions resolved, with the names of their classes.
        classes: The names of their classes.
        inner: The places inside, by the step.
    """

    schemas: list[Json]
    variants: list[tuple[str, Json]]
    classes: frozenset[str]
    inner: dict[str, _Place] = field(init=False, factory=dict[str, "_Place"])

    @cached_property
    def under(self) -> frozenset[str]:
        """The names of the classes, and of the components that the schemas refer to."""
        return self.classes | {name for schema in self.schemas for name, _ in _references(schema)}


@frozen
class Route:
    """The classes and properties along the steps of a usage.

    Args:
        last: The last property, with its class.
        properties: All properties, with their classes.
        ends: The classes of the value at the end.
        under: The classes at the end, and the components that the value refers to.
    """

    last: frozenset[Subject] = frozenset()
    properties: frozenset[Subject] = frozenset()
    ends: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()


def _joined(routes: list[Route]) -> Route:
    return Route(
        frozenset[Subject]().union(*(route.last for route in routes)),
        frozenset[Subject]().union(*(route.properties for route in routes)),
        frozenset[str]().union(*(route.ends for route in routes)),
        frozenset[str]().union(*(route.under for route in routes)),
    )


def _inside(schema: Document, step: str) -> Iterator[Json]:
    """Yield the schemas at a step inside a schema."""
    if step.startswith("["):
        yield schema.get("items")
        yield from schema.get("prefixItems", [])
    elif step.startswith(VALUES):
        yield schema.get("additionalProperties")
    elif step.startswith("|"):
        yield schema
    else:
        yield schema.get("properties", {}).get(step)


def _references(schema: Json) -> list[tuple[str, Steps]]:
    """Return the components that a schema refers to, with the steps to them."""
    found: list[tuple[str, Steps]] = []

    def note(inner: Json, at: Steps) -> Json:
        name = referenced(inner)
        if name is not None:
            found.append((name, at))
        else:
            map_subschemas(inner, at, note)
        return inner

    note(schema, ())
    return found
