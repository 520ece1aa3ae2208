"""What JSON a schema accepts, as far as the generated code tells one value from another."""

from __future__ import annotations

from typing import Any

from attrs import evolve, field, frozen

from pipeline.components.groups import class_kind, types
from pipeline.documents import Document, Json
from pipeline.schemas import referenced

FORMATS = ("uuid", "date-time", "date")
SCALARS = ("boolean", "integer", "number", "string", "null")


@frozen
class Shape:
    """A union of everything that a value can be.

    Args:
        anything: Nothing is known of the value.
        scalars: JSON types of its scalars that have no format.
        formats: Formats of its strings.
        values: The only scalars there are, where the document lists them outside of an enum.
        enums: Enum classes.
        models: Classes of objects.
        arrays: Shapes of the items, one for each kind of array.
        file: The value is a file of a form.
        tag: The property that tells the models apart, by the document's discriminator.
        tags: The models by what the tag says.
    """

    anything: bool = False
    scalars: frozenset[str] = frozenset()
    formats: frozenset[str] = frozenset()
    values: tuple[Any, ...] = ()
    enums: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    arrays: tuple[Shape, ...] = ()
    file: bool = False
    tag: str = ""
    tags: dict[str, str] = field(factory=dict[str, str], hash=False)

    def nested(self) -> frozenset[str]:
        """Return the models that stand anywhere inside."""
        return frozenset(self.models).union(*(items.nested() for items in self.arrays))


ANYTHING = Shape(anything=True)


def shape_of(schema: Json, schemas: dict[str, Json], inside: tuple[str, ...] = ()) -> Shape:
    """Return the shape of a schema.

    Args:
        schema: A schema of the prepared document.
        schemas: The components of that document.
        inside: The aliases it stands in; a circle of them means anything.
    """
    if not isinstance(schema, dict):
        return ANYTHING
    name = referenced(schema)
    if name is not None:
        return _of_component(name, schemas, inside)
    variants = schema.get("anyOf") or schema.get("oneOf")
    if variants:
        union = _union([shape_of(variant, schemas, inside) for variant in variants])
        return _with_discriminator(union, schema.get("discriminator"))
    if "enum" in schema or "const" in schema:
        values = schema["enum"] if "enum" in schema else [schema["const"]]
        return Shape(values=tuple(values)) if all(map(_is_scalar, values)) else ANYTHING
    made = [_of_type(kind, schema, schemas, inside) for kind in types(schema)]
    return _union(made) if made else ANYTHING


def _of_component(name: str, schemas: dict[str, Json], inside: tuple[str, ...]) -> Shape:
    schema = schemas[name]
    kind = class_kind(schema) if isinstance(schema, dict) else ""
    if kind:
        return Shape(enums=(name,)) if kind == "enum" else Shape(models=(name,))
    return ANYTHING if name in inside else shape_of(schema, schemas, (*inside, name))


def _of_type(
    kind: str, schema: Document, schemas: dict[str, Json], inside: tuple[str, ...]
) -> Shape:
    if kind == "array":
        return Shape(arrays=(_items(schema, schemas, inside),))
    if kind == "string" and schema.get("format") in FORMATS:
        return Shape(formats=frozenset({schema["format"]}))
    return Shape(scalars=frozenset({kind})) if kind in SCALARS else ANYTHING


def _items(schema: Document, schemas: dict[str, Json], inside: tuple[str, ...]) -> Shape:
    items = [*schema.get("prefixItems", [])]
    if "items" in schema or not items:
        items.append(schema.get("items", {}))
    return _union([shape_of(item, schemas, inside) for item in items])


def _union(shapes: list[Shape]) -> Shape:
    if any(shape.anything for shape in shapes):
        return ANYTHING
    return Shape(
        scalars=frozenset().union(*(shape.scalars for shape in shapes)),
        formats=frozenset().union(*(shape.formats for shape in shapes)),
        values=_unique(value for shape in shapes for value in shape.values),
        enums=_unique(name for shape in shapes for name in shape.enums),
        models=_unique(name for shape in shapes for name in shape.models),
        arrays=_unique(items for shape in shapes for items in shape.arrays),
        tag=next((shape.tag for shape in shapes if shape.tag), ""),
        tags={tag: name for shape in shapes for tag, name in shape.tags.items()},
    )
