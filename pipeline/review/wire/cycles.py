"""Schemas that are parts of themselves: generation refuses them, a review reads them.

A base lists its subclasses as alternatives, and each subclass has the base in its `allOf`. There
the base means its own keywords only: its alternatives would be the subclass again. A schema that
has itself as a part in any other way says nothing by it, and loses that part.
"""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from pipeline.common.documents import Document, Json
from pipeline.common.schemas import referenced
from pipeline.normalize.canonical import copy_json

_UNIONS = ("anyOf", "oneOf")
_PARTS = ("not", "if", "then", "else")


class _Edge(NamedTuple):
    """A reference to a component that applies to the same value.

    Args:
        target: The component.
        holder: The list or the schema that holds the reference.
        key: The index or the keyword of the reference.
    """

    target: str
    holder: Json
    key: Json


def without_cycles(document: Document) -> tuple[Document, list[str]]:
    """Let no component be a part of itself.

    Args:
        document: The document; it is not changed.

    Returns:
        The document, or a copy that differs from it, and the components that lost a part.
    """
    if _cycle(_schemas(document)) is None:
        return document, []
    made: Document = copy_json(document)
    schemas = _schemas(made)
    _separate_bases(schemas)
    cut: list[str] = []
    while (found := _cycle(schemas)) is not None:
        name, edge = found
        cut.append(name)
        del edge.holder[edge.key]
    return made, cut


def _schemas(document: Document) -> dict[str, Json]:
    components = document.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    return schemas if isinstance(schemas, dict) else {}


def _cycle(schemas: dict[str, Json]) -> tuple[str, _Edge] | None:
    """Return an edge of a cycle, with the component that has it."""
    edges = {name: list(_edges(schema, schemas)) for name, schema in schemas.items()}
    try:
        TopologicalSorter({n: {edge.target for edge in own} for n, own in edges.items()}).prepare()
    except CycleError as error:
        # The cycle names each component before the one that refers to it.
        target, name = error.args[1][:2]
        return name, next(edge for edge in edges[name] if edge.target == target)
    return None


def _edges(schema: Json, schemas: dict[str, Json]) -> Iterator[_Edge]:
    """Yield the references of a schema that apply to its own value."""
    if not isinstance(schema, dict):
        return
    target = referenced(schema)
    if target in schemas:
        yield _Edge(str(target), schema, "$ref")
    for keyword in ("allOf", *_UNIONS):
        members = schema.get(keyword)
        for index, member in enumerate(members if isinstance(members, list) else ()):
            inner = referenced(member)
            if inner in schemas:
                yield _Edge(str(inner), members, index)
            else:
                yield from _edges(member, schemas)
    for keyword in _PARTS:
        yield from _edges(schema.get(keyword), schemas)
    dependent = schema.get("dependentSchemas")
    for member in dependent.values() if isinstance(dependent, dict) else ():
        yield from _edges(member, schemas)


def _separate_bases(schemas: dict[str, Json]) -> None:
    """Write the own keywords of a base into the `allOf` of its alternatives."""
    for name, schema in schemas.items():
        given = schema.get("allOf") if isinstance(schema, dict) else None
        parts: list[Json] = given if isinstance(given, list) else []
        for index, part in enumerate(parts):
            base = schemas.get(referenced(part) or "")
            if isinstance(base, dict) and name in _alternatives(base, schemas):
                own = {k: v for k, v in base.items() if k not in (*_UNIONS, "discriminator")}
                parts[index] = copy_json(own)


def _alternatives(base: Document, schemas: dict[str, Json]) -> set[str]:
    """Return the components among the alternatives of a base, at any depth of unions."""
    found, ahead = set[str](), [base]
    while ahead:
        schema = ahead.pop()
        for keyword in _UNIONS:
            members = schema.get(keyword)
            names = {referenced(m) for m in (members if isinstance(members, list) else ())}
            new = {name for name in names if name in schemas} - found
            found |= {str(name) for name in new}
            ahead += [schemas[str(n)] for n in new if isinstance(schemas[str(n)], dict)]
    return found
