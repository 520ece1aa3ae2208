"""The models of the prepared document: their fields, and their circles of references."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve, field, frozen

from pipeline.common.constraints import demands, settled
from pipeline.common.documents import Document, Json
from pipeline.common.schemas import (
    NULL,
    WEBHOOK,
    class_kind,
    is_class,
    is_nullable,
    map_document,
    referenced,
    types_of,
)
from pipeline.common.text import sentence
from pipeline.generate.shapes import ANYTHING, Shape, ShapeReader, discriminator_values
from pipeline.generator_input.schemas import described
from pipeline.names.fields import python_names

#: The beginning of the description of a deprecated field or class.
DEPRECATED = "Deprecated."

#: Beginnings of media types that are no text.
_BINARY = ("application/octet-stream", "audio/", "font/", "image/", "video/")


@frozen
class FieldPlan:
    """A property of a model.

    Args:
        name: Its Python name.
        wire: Its wire name.
        shape: The shape of its value.
        required: Whether the document requires it.
        file: Its type, if it is a file of a form, or a list of files.
        text: Sentences about it, for the docstring.
        absent_in: `request` if only answers have it, `answer` if only requests have it.
    """

    name: str
    wire: str
    shape: Shape
    required: bool
    file: str = ""
    text: str = ""
    absent_in: str = ""


@frozen
class ModelPlan:
    """A class of JSON objects.

    Args:
        name: Name of the class.
        fields: Its fields, required fields first.
        extras: The shape of the values of other properties.
        kin: The models in a circle of references with it; itself, if it refers to itself.
        tags: The values by which a discriminator names it, for each property.
    """

    name: str
    fields: tuple[FieldPlan, ...]
    extras: Shape = ANYTHING
    kin: frozenset[str] = frozenset()
    tags: dict[str, list[str]] = field(factory=dict[str, list[str]])

    def neighbours(self) -> frozenset[str]:
        """Return the models in its fields."""
        return frozenset[str]().union(*(shape.nested() for shape in self._shapes()))

    def enums(self) -> frozenset[str]:
        """Return the enums in its fields."""
        return frozenset[str]().union(*(shape.nested_enums() for shape in self._shapes()))

    def _shapes(self) -> list[Shape]:
        return [self.extras, *(field.shape for field in self.fields)]


@frozen
class Catalog:
    """The classes of a document, and the names in the generated code.

    Args:
        plans: The models by name.
        enums: The values of every enum by its name.
        modules: The module of every class.
    """

    plans: dict[str, ModelPlan]
    enums: dict[str, list[Json]]
    modules: dict[str, str]

    def decoder(self, model: str) -> str:
        """Return the name of the function that decodes a model."""
        return f"decode_{self.modules[model]}"

    def encoder(self, model: str) -> str:
        """Return the name of the function that encodes a model."""
        return f"encode_{self.modules[model]}"

    def table(self, enum: str) -> str:
        """Return the name of the members of an enum by value."""
        return f"{self.modules[enum].strip('_').upper()}_BY_VALUE"

    def kind(self, enum: str) -> str:
        """Return the JSON type of the values of an enum."""
        return "string" if isinstance(self.enums[enum][0], str) else "integer"


def plan_models(prepared: Document, forms: set[str]) -> dict[str, ModelPlan]:
    """Return the models of a document by name.

    Args:
        prepared: The prepared document.
        forms: The components that are the body of a form with files.
    """
    schemas: dict[str, Json] = prepared["components"]["schemas"]
    reader = ShapeReader(schemas)
    tags = discriminator_values(prepared)
    plans = {
        name: _plan(name, schema, reader, name in forms)
        for name, schema in schemas.items()
        if is_class(schema) and class_kind(schema) == "object"
    }
    reached = {name: _reached(name, plans) for name in plans}
    # Most documents have no such property, and looking for the ways takes a third of the time.
    is_one_way = any(each.absent_in for plan in plans.values() for each in plan.fields)
    ways = _ways(prepared, reader, reached) if is_one_way else {}
    return {
        name: evolve(
            plan,
            fields=_in_ways(plan.fields, ways.get(name, set())),
            kin=frozenset(n for n in reached[name] if name in reached[n]),
            tags=tags.get(name, {}),
        )
        for name, plan in plans.items()
    }


def _plan(name: str, schema: Document, reader: ShapeReader, is_form: bool) -> ModelPlan:
    properties: Document = schema.get("properties", {})
    names = python_names(properties, schema.get("x-python-names", {}))
    required = set(schema.get("required", []))
    fields = [
        FieldPlan(
            name=names[wire],
            wire=wire,
            shape=reader.read(value),
            required=wire in required,
            file=_file_annotation(value, reader.schemas) if is_form else "",
            text=_field_text(value, reader.schemas),
            absent_in=_absent_in(value, reader.schemas),
        )
        for wire, value in sorted(properties.items())
    ]
    return ModelPlan(name=name, fields=_ordered(fields), extras=_extras(schema, reader))


def _ordered(fields: Iterable[FieldPlan]) -> tuple[FieldPlan, ...]:
    return tuple(sorted(fields, key=lambda field: not field.required))


def _absent_in(schema: Json, schemas: dict[str, Json]) -> str:
    flags = settled(schema, schemas)
    if flags.get("readOnly") is True:
        return "" if flags.get("writeOnly") is True else "request"
    return "answer" if flags.get("writeOnly") is True else ""


def _ways(
    prepared: Document, reader: ShapeReader, reached: Mapping[str, set[str]]
) -> dict[str, set[str]]:
    """Return the ways on which each model is sent: `request`, `answer`, both or none."""
    ways: dict[str, set[str]] = {name: set() for name in reached}

    def note(schema: Json, at: tuple[str, ...]) -> Json:
        if at[0] != "#":
            way = "request" if at[1] == "request" or at[1].startswith("?") else "answer"
            for name in reader.read(schema).nested():
                for inner in (name, *reached[name]):
                    ways[inner].add("answer" if at[0].startswith(WEBHOOK) else way)
        return schema

    map_document(prepared, note)
    return ways


def _in_ways(fields: tuple[FieldPlan, ...], ways: set[str]) -> tuple[FieldPlan, ...]:
    """Return fields that are optional if their model is also sent on the way they are absent in."""
    if not any(field.required and field.absent_in in ways for field in fields):
        return fields
    return _ordered(evolve(f, required=f.required and f.absent_in not in ways) for f in fields)


def _file_annotation(schema: Json, schemas: dict[str, Json]) -> str:
    """Return the type of a file, of a file or null, or of a list of files; else an empty text."""
    schema = _followed(schema, schemas)
    variants = [*(schema.get("anyOf") or schema.get("oneOf") or [schema])]
    made = [_file_variant(variant, schemas) for variant in variants if variant != NULL]
    if not made or not all(made):
        return ""
    is_null = NULL in variants or is_nullable(schema)
    return " | ".join([*dict.fromkeys(made), *["None"] * is_null])


def _followed(schema: Json, schemas: dict[str, Json]) -> Document:
    """Return the schema that a schema refers to; empty for a boolean schema."""
    followed: Json = schemas.get(referenced(schema) or "", schema)
    return followed if isinstance(followed, dict) else {}


def _file_variant(schema: Json, schemas: dict[str, Json]) -> str:
    schema = _followed(schema, schemas)
    if "array" in types_of(schema):
        items = _file_variant(schema.get("items"), schemas)
        return f"list[{items}]" if items else ""
    media_type = "" if "contentEncoding" in schema else str(schema.get("contentMediaType", ""))
    is_binary = schema.get("format") == "binary" or media_type.startswith(_BINARY)
    return "File | BinaryIO | bytes" if is_binary else ""


def text_of(schema: Json) -> str:
    """Return the description of a schema, with its default."""
    if not isinstance(schema, dict):
        return ""
    text = described(schema)
    return f"{DEPRECATED} {text}".strip() if schema.get("deprecated") is True else text


def _field_text(schema: Json, schemas: dict[str, Json]) -> str:
    """Return the description of a field, and its constraints."""
    text = sentence(text_of(schema))
    if not isinstance(schema, dict):
        return text
    # A class has its own docstring.
    own = {key: value for key, value in schema.items() if not referenced(value)}
    return " ".join([text] * bool(text) + demands(own, text, schemas))


def _extras(schema: Document, reader: ShapeReader) -> Shape:
    """Return the shape of the values of unknown properties, which are always kept."""
    extras = schema.get("additionalProperties")
    return ANYTHING if "patternProperties" in schema else reader.read(extras)


def _reached(name: str, plans: dict[str, ModelPlan]) -> set[str]:
    """Return the models that a model leads to."""
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        new = plans[waiting.pop()].neighbours() - reached
        reached |= new
        waiting += new
    return reached
