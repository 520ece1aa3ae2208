"""Schemas with only the keywords that the generator understands."""

from __future__ import annotations

import json

from pipeline.common.documents import Document, Json
from pipeline.common.schemas import (
    BOOLEANS,
    LENIENT_DATE,
    NULL,
    is_class,
    items_of,
    reference,
    referenced,
    types_of,
)
from pipeline.common.text import ended

_ANYTHING: Document = {}
_TEXT_FORMATS = frozenset({"date", "date-time", LENIENT_DATE, "uuid"})
SCALARS = frozenset({"boolean", "integer", "number", "string"})


def described(schema: Json) -> str:
    """Return a schema's description, with its default, which generated code does not send."""
    text = str(schema.get("description", "")).strip()
    if "default" in schema and "default" not in text.lower():
        default = json.dumps(schema["default"], ensure_ascii=False)
        text = f"{ended(text)} Default: {default}.".strip()
    return text


class SchemaDialect:
    """Translates the schemas of one document.

    Args:
        schemas: The components of the prepared document.
    """

    def __init__(self, schemas: dict[str, Json]) -> None:
        self._schemas = schemas

    def component(self, schema: Document) -> Document:
        """Return a stub of a component that makes a class.

        We write the models ourselves, and the generator would copy models, with all models inside
        them, again and again.
        """
        made: Document = {"type": "object"}
        if "enum" in schema:
            numbers = isinstance(schema["enum"][0], int)
            made = (
                {"type": "integer", "enum": [1]} if numbers else {"type": "string", "enum": ["A"]}
            )
        return {**made, "description": described(schema)}

    def parameter(self, schema: Json, place: str) -> Document:
        """Translate the schema of a parameter; outside a query, a list has scalars only."""
        made = self.plain(schema)
        if place == "query":
            return self._without_null_objects(_in_query(made, schema))
        parts = made.get("anyOf", [made])
        if _is_object(schema) or any(self._is_model(part) for part in parts):
            return _ANYTHING
        lists = [part for part in parts if part.get("type") == "array"]
        items = [self._scalar(part["items"], place) for part in lists]
        single = [part for part in parts if not lists or (part not in lists and part != NULL)]
        made_lists = [{"type": "array", "items": item} for item in items]
        if not single:
            return self._union(made_lists, ())
        scalar = self._scalar({"anyOf": single} if len(single) > 1 else single[0], place)
        return self._union([*made_lists, scalar], ()) if lists else scalar

    def is_scalar(self, schema: Json, place: str) -> bool:
        """Tell whether a parameter outside a query is always a single value."""
        made = self.parameter(schema, place)
        return made.get("type") in SCALARS or referenced(made) is not None

    def _is_model(self, plain: Document) -> bool:
        name = referenced(plain)
        return name is not None and "enum" not in self._schemas[name]

    def _scalar(self, made: Document, place: str) -> Document:
        if referenced(made) and "enum" in self._schemas[referenced(made) or ""]:
            return made
        if place == "path" and made.get("type") in SCALARS:
            return made
        return {"type": next((t for t in types_of(made) if t in SCALARS), "string")}

    def plain(self, schema: Json, inside: tuple[str, ...] = ()) -> Document:
        """Translate a schema; aliases are followed, circles of them mean anything."""
        if not isinstance(schema, dict):
            return _ANYTHING
        name = referenced(schema)
        if name is not None:
            return self._reference(name, inside)
        variants = schema.get("anyOf") or schema.get("oneOf")
        if variants:
            return self._union(variants, inside)
        if "enum" in schema or "const" in schema:
            return _of_values(schema)
        return self._typed(schema, inside)

    def _reference(self, name: str, inside: tuple[str, ...]) -> Document:
        if is_class(self._schemas[name]):
            return reference(name)
        return _ANYTHING if name in inside else self.plain(self._schemas[name], (*inside, name))

    def _union(self, variants: list[Json], inside: tuple[str, ...]) -> Document:
        made: list[Document] = []
        for variant in variants:
            plain = self.plain(variant, inside)
            made += [part for part in plain.get("anyOf", [plain]) if part not in made]
        return made[0] if len(made) == 1 else {"anyOf": made}

    def _typed(self, schema: Document, inside: tuple[str, ...]) -> Document:
        made = [self._of_type(name, schema, inside) for name in types_of(schema)]
        if not made:
            return _ANYTHING
        return made[0] if len(made) == 1 else {"anyOf": made}

    def _of_type(self, name: str, schema: Document, inside: tuple[str, ...]) -> Document:
        if name == "array":
            return {"type": "array", "items": self._items(schema, inside)}
        if name == "object":
            return _ANYTHING
        if name == "string" and schema.get("format") in _TEXT_FORMATS:
            return {"type": "string", "format": schema["format"]}
        return {"type": name}

    def _items(self, schema: Document, inside: tuple[str, ...]) -> Document:
        return self._union(items_of(schema), inside)

    def _without_null_objects(self, made: Document) -> Document:
        """Take null out of a union with an object.

        A query cannot send null, and the generator writes an object into the query only if the
        object is not in a union.
        """
        parts = [part for part in made.get("anyOf", []) if part != {"type": "null"}]
        return parts[0] if len(parts) == 1 and referenced(parts[0]) else made


def _is_object(schema: Json) -> bool:
    return isinstance(schema, dict) and "object" in types_of(schema)


def _in_query(made: Document, schema: Document) -> Document:
    """Return a schema that the generator can write into a query.

    It writes only its own dates, and cannot write True as `1`.
    """
    parts: list[Document] = []
    for part in made.get("anyOf", [made]):
        if part.get("format") == LENIENT_DATE:
            parts += [{"type": "string", "format": "date-time"}, {"type": "string"}]
        elif part != {"type": "boolean"} or not members_of_booleans(schema):
            parts.append(part)
    return parts[0] if len(parts) == 1 else {"anyOf": parts}


def members_of_booleans(schema: Document) -> tuple[Json, Json] | None:
    """Return the values for False and True in an enum of yes and no; None for JSON's own."""
    values: list[Json] = schema.get("enum", [])
    if BOOLEANS not in schema or "true" in values:
        return None
    return ("0", "1") if "1" in values else (0, 1)


def _of_values(schema: Document) -> Document:
    """Return the types of the values of an enum or const that makes no class."""
    values = schema["enum"] if "enum" in schema else [schema["const"]]
    kinds = sorted({*map(_kind, values), *(["boolean"] if BOOLEANS in schema else [])})
    made = [{"type": kind} if kind != "object" else _ANYTHING for kind in kinds]
    made = [{**part, "items": {}} if part.get("type") == "array" else part for part in made]
    return made[0] if len(made) == 1 else {"anyOf": made}


def _kind(value: Json) -> str:
    kinds = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array"}
    return "null" if value is None else kinds.get(type(value), "object")
