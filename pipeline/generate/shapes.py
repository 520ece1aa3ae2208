"""Shapes: the JSON that a schema accepts, as far as generated code distinguishes values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from attrs import evolve, frozen

from pipeline.common.documents import Document, Json
from pipeline.common.schemas import (
    BOOLEANS,
    LENIENT_DATE,
    REF_PREFIX,
    class_kind,
    items_of,
    map_document,
    referenced,
    types_of,
    walk,
)

FORMATS = ("uuid", "date-time", LENIENT_DATE, "date")
SCALARS = ("boolean", "integer", "number", "string", "null")

_T = TypeVar("_T")


@frozen
class Shape:
    """A union of all kinds of values that a schema accepts.

    Args:
        anything: Every value is accepted.
        scalars: JSON types of its scalars that have no format.
        formats: Formats of its strings.
        values: Scalars that the document lists, outside of an enum class.
        enums: Enum classes.
        models: Classes of objects.
        arrays: Shapes of the items of each kind of array.
        tag: The property that names the model, by the document's discriminator.
        tags: The values of that property, and their models.
    """

    anything: bool = False
    scalars: frozenset[str] = frozenset()
    formats: frozenset[str] = frozenset()
    values: tuple[Any, ...] = ()
    enums: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    arrays: tuple[Shape, ...] = ()
    tag: str = ""
    tags: tuple[tuple[str, str], ...] = ()

    def nested(self) -> frozenset[str]:
        """Return the models at any depth."""
        return frozenset(self.models).union(*(items.nested() for items in self.arrays))

    def nested_enums(self) -> frozenset[str]:
        """Return the enums at any depth."""
        return frozenset(self.enums).union(*(items.nested_enums() for items in self.arrays))

    def lists_values(self) -> bool:
        """Tell whether the shape has listed values, which the type of a field does not tell."""
        return bool(self.values) or any(items.lists_values() for items in self.arrays)

    def is_of(self, *parts: str) -> bool:
        """Tell whether the shape has exactly these parts, with or without null."""
        bare = evolve(self, scalars=self.scalars - {"null"}, tag="", tags=())
        return {part for part in _PARTS if getattr(bare, part)} == set(parts)


_PARTS = ("anything", "scalars", "formats", "values", "enums", "models", "arrays")

ANYTHING = Shape(anything=True)


class ShapeReader:
    """Reads the shapes of the schemas of one document.

    Args:
        schemas: The components of the prepared document.
    """

    def __init__(self, schemas: dict[str, Json]) -> None:
        self.schemas = schemas

    def read(self, schema: Json, inside: tuple[str, ...] = ()) -> Shape:
        """Return the shape of a schema; a circle of aliases means anything."""
        if not isinstance(schema, dict):
            return ANYTHING
        name = referenced(schema)
        if name is not None:
            return self._component(name, inside)
        variants = schema.get("anyOf") or schema.get("oneOf")
        if variants:
            shape = union(self.read(variant, inside) for variant in variants)
            return _with_discriminator(shape, schema.get("discriminator"))
        if "enum" in schema or "const" in schema:
            values = schema["enum"] if "enum" in schema else [schema["const"]]
            return _of_values([*values, False, True] if BOOLEANS in schema else values)
        made = [self._of_type(kind, schema, inside) for kind in types_of(schema)]
        return union(made) if made else ANYTHING

    def _component(self, name: str, inside: tuple[str, ...]) -> Shape:
        schema = self.schemas[name]
        kind = class_kind(schema) if isinstance(schema, dict) else ""
        if kind:
            return Shape(enums=(name,)) if kind == "enum" else Shape(models=(name,))
        return ANYTHING if name in inside else self.read(schema, (*inside, name))

    def _of_type(self, kind: str, schema: Document, inside: tuple[str, ...]) -> Shape:
        if kind == "array":
            return Shape(arrays=(self._items(schema, inside),))
        if kind == "string" and schema.get("format") in FORMATS:
            return Shape(formats=frozenset({schema["format"]}))
        return Shape(scalars=frozenset({kind})) if kind in SCALARS else ANYTHING

    def _items(self, schema: Document, inside: tuple[str, ...]) -> Shape:
        return union(self.read(item, inside) for item in items_of(schema))


def discriminator_values(document: Document) -> dict[str, dict[str, list[str]]]:
    """Return the values by which the discriminators of a document name each of its components.

    Returns:
        By component, the values for each property.
    """
    found: dict[str, dict[str, list[str]]] = {}

    def note(schema: Json, _at: tuple[str, ...]) -> Json:
        for inner in walk(schema):
            discriminator: Json = inner.get("discriminator") if isinstance(inner, dict) else None
            for said, target in _mapping(discriminator).items():
                values = found.setdefault(target, {}).setdefault(discriminator["propertyName"], [])
                values += [said] * (said not in values)
        return schema

    map_document(document, note)
    return found


def _mapping(discriminator: Json) -> dict[str, str]:
    """Return the component for each value of a discriminator."""
    mapping = discriminator.get("mapping") if isinstance(discriminator, dict) else None
    return {
        str(said): str(target).removeprefix(REF_PREFIX)
        for said, target in sorted((mapping or {}).items())
    }


def union(shapes: Iterable[Shape]) -> Shape:
    """Return the union of shapes."""
    parts = list(shapes)
    if len(parts) == 1:
        return parts[0]
    if any(part.anything for part in parts):
        return ANYTHING
    return Shape(
        scalars=frozenset[str]().union(*(part.scalars for part in parts)),
        formats=frozenset[str]().union(*(part.formats for part in parts)),
        values=_unique(value for part in parts for value in part.values),
        enums=_unique(name for part in parts for name in part.enums),
        models=_unique(name for part in parts for name in part.models),
        arrays=_unique(items for part in parts for items in part.arrays),
        tag=next((part.tag for part in parts if part.tag), ""),
        tags=_unique(pair for part in parts for pair in part.tags),
    )


def _unique(values: Iterable[_T]) -> tuple[_T, ...]:
    made: list[_T] = []
    for value in values:
        if not any(value == other and type(value) is type(other) for other in made):
            made.append(value)
    return tuple(made)


def _of_values(values: list[Json]) -> Shape:
    if any(isinstance(value, dict | list) for value in values):
        return ANYTHING
    return Shape(values=_unique(values))


def _with_discriminator(shape: Shape, discriminator: Json) -> Shape:
    if not isinstance(discriminator, dict) or not shape.models:
        return shape
    tags = tuple(pair for pair in _mapping(discriminator).items() if pair[1] in shape.models)
    return evolve(shape, tag=str(discriminator["propertyName"]), tags=tags)
