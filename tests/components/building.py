"""Small normalized documents, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from pipeline.common.documents import Document, Json, operations
from pipeline.common.schemas import (
    class_kind,
    is_nullable,
    map_document,
    reference,
    types_of,
    walk,
    without_null,
)
from pipeline.components import name_components
from pipeline.names.ledger import Ledger
from pipeline.operations import name_operations

TEXT: Document = {"type": "string"}
NUMBER: Document = {"type": "integer"}
NULL: Document = {"type": "null"}

ref = reference


def obj(*required: str, **properties: Json) -> Document:
    """Return an object schema."""
    schema: Document = {"type": "object", "properties": properties}
    return {**schema, "required": sorted(required)} if required else schema


def enum(*values: Json, **annotations: Json) -> Document:
    """Return an enum of texts."""
    return {"type": "string", "enum": list(values), **annotations}


def array(items: Json) -> Document:
    """Return an array schema."""
    return {"type": "array", "items": items}


def content(schema: Json) -> Document:
    """Return the content of a JSON body."""
    return {"application/json": {"schema": schema}}


def answer(schema: Json) -> Document:
    """Return an operation that answers with a schema."""
    return {"responses": {"200": {"description": "", "content": content(schema)}}}


def taking(schema: Json) -> Document:
    """Return an operation that takes a schema and answers nothing."""
    body = {"required": True, "content": content(schema)}
    return {"requestBody": body, "responses": {"204": {"description": ""}}}


def with_parameters(*parameters: Document) -> Document:
    """Return an operation with parameters."""
    return {"parameters": list(parameters), "responses": {"204": {"description": ""}}}


def parameter(name: str, place: str = "query", schema: Json = None) -> Document:
    """Return a parameter."""
    return {"name": name, "in": place, "required": place == "path", "schema": schema or TEXT}


def document(schemas: Document | None = None, /, **operations: Document) -> Document:
    """Return a document with one operation `GET /v2/NAME` per argument."""
    paths = {f"/v2/{name}": {"get": operation} for name, operation in operations.items()}
    return document_of(paths, schemas)


def document_of(paths: Document, schemas: Document | None = None, **others: Json) -> Document:
    """Return a document with the given paths and components."""
    head = {"openapi": "3.1.0", "info": {"title": "A", "version": "1"}}
    return {**head, "paths": paths, "components": {"schemas": schemas or {}}, **others}


@frozen
class Named:
    """A document whose operations and components are named, with the ledger of the names."""

    document: Document
    ledger: Ledger

    @property
    def classes(self) -> dict[str, Json]:
        """The components by name."""
        schemas: dict[str, Json] = self.document["components"]["schemas"]
        return schemas

    def answer(self, operation_id: str) -> Json:
        """Return the schema that an operation answers with."""
        found = {op["operationId"]: op for _, _, op in operations(self.document)}
        return found[operation_id]["responses"]["200"]["content"]["application/json"]["schema"]


def named(given: Document, ledger: Ledger | None = None) -> Named:
    """Name the operations and components of a document."""
    made, known, _ = name_operations(given, ledger or Ledger())
    made, known, _ = name_components(made, known)
    return Named(made, known)


def names(given: Document, ledger: Ledger | None = None) -> list[str]:
    """Return the names of the classes of a document."""
    return sorted(named(given, ledger).classes)


def schemas_of(given: Document) -> Iterator[Json]:
    """Yield every schema of a document, components included."""
    found: list[Json] = []

    def note(schema: Json, _: tuple[str, ...]) -> Json:
        found.append(schema)
        return schema

    map_document(given, note)
    for schema in found:
        yield from walk(schema)


def inline_classes(made: Named) -> list[Json]:
    """Return the schemas that should be components of their own and are not."""
    own = [id(schema) for schema in made.classes.values()]
    return [
        schema
        for schema in schemas_of(made.document)
        if isinstance(schema, dict) and id(schema) not in own and _is_class(schema)
    ]


def _is_class(schema: Document) -> bool:
    core = without_null(schema) if is_nullable(schema) else schema
    mixed = "object" in types_of(core) and not schema.keys() & {"$ref", "anyOf", "oneOf", "enum"}
    return mixed or bool(class_kind(core))
