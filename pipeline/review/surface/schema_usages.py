"""Where the schemas of a prepared document are met: roots, classes, and the ways to them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import cached_property

from attrs import frozen

from pipeline.common.documents import Document, Json, operations
from pipeline.common.schemas import STRUCTURE, WEBHOOK, map_document, map_subschemas, referenced
from pipeline.review.changes import Usage

Steps = tuple[str, ...]

#: The step to the values of a mapping, a property like any other.
VALUES = "{"

#: A class and the property at hand; the class alone; or an operation and a part of it.
Subject = tuple[str, ...]


@frozen
class RootSchema:
    """An outermost schema: the operation, the steps to it, and the schema."""

    operation: str
    steps: Steps
    schema: Json


def is_sent(place: Usage) -> bool:
    """Tell whether callers write what stands at a place, as they write requests.

    A webhook's request is read, as answers are.
    """
    asked = place.steps[:1] == ("request",) or place.steps[:1][0].startswith("?")
    return asked != place.operation.startswith(WEBHOOK)


class SchemaUsages:
    """The places of one prepared document.

    Args:
        document: The prepared document.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._schemas: dict[str, Json] = document["components"]["schemas"]

    @cached_property
    def roots(self) -> dict[str, list[RootSchema]]:
        """The outermost schemas by operation."""
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
    def places(self) -> dict[str, list[Usage]]:
        """The classes by name, each with the nearest way to it from every root."""
        found: dict[str, list[Usage]] = {}
        for root in (root for roots in self.roots.values() for root in roots):
            for name, steps in self._nearest(root).items():
                found.setdefault(name, []).append(Usage(root.operation, steps))
        return found

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
        """The components that stand in each component, with the steps to them."""
        return {name: list(_references(schema)) for name, schema in self._schemas.items()}

    def references(self, root: RootSchema) -> set[str]:
        """Return the components that stand in an outermost schema."""
        return {name for name, _ in _references(root.schema)}

    @cached_property
    def _outer(self) -> dict[str, set[str]]:
        """The components in which each component stands."""
        found: dict[str, set[str]] = {}
        for name, inner in self._inner.items():
            for one, _ in inner:
                found.setdefault(one, set()).add(name)
        return found

    def leading_to(self, name: str) -> set[str]:
        """Return a component and all that lead to it."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += self._outer.get(one, ())
        return found

    def follow(self, place: Usage) -> Route:
        """Go the way of a change on the wire, as far as this document knows it."""
        roots = self.roots.get(place.operation, [])
        fitting = [root for root in roots if place.steps[: len(root.steps)] == root.steps]
        longest = max((len(root.steps) for root in fitting), default=0)
        routes = [
            self._walk([root.schema], place.steps[longest:])
            for root in fitting
            if len(root.steps) == longest
        ]
        return _joined(routes)

    def _walk(self, schemas: list[Json], steps: Steps) -> Route:
        sites: list[Subject] = []
        last: set[Subject] = set()
        for step in steps:
            variants = list(self._variants(schemas))
            if step.startswith(VALUES) or not step.startswith(STRUCTURE):
                last = {(name, step) for name, _ in variants if name}
                sites += last
            schemas = [inner for _, schema in variants for inner in _inside(schema, step)]
        ends = {name for name, _ in self._variants(schemas) if name}
        under = {name for schema in schemas for name, _ in _references(schema)}
        return Route(frozenset(last), frozenset(sites), frozenset(ends), frozenset(ends | under))

    def _variants(self, schemas: list[Json]) -> Iterator[tuple[str, Json]]:
        """Yield the schemas that some stand for, references and unions followed, with names."""
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


@frozen
class Route:
    """What a way leads through.

    Args:
        last: The last property on it, with its class.
        sites: All properties on it.
        ends: The classes of what it ends at.
        under: Those, and the components that stand in what it ends at.
    """

    last: frozenset[Subject] = frozenset()
    sites: frozenset[Subject] = frozenset()
    ends: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()


def _joined(routes: list[Route]) -> Route:
    return Route(
        frozenset[Subject]().union(*(route.last for route in routes)),
        frozenset[Subject]().union(*(route.sites for route in routes)),
        frozenset[str]().union(*(route.ends for route in routes)),
        frozenset[str]().union(*(route.under for route in routes)),
    )


def _inside(schema: Document, step: str) -> Iterator[Json]:
    """Yield what a step leads to inside a schema."""
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
