"""The models of the prepared document: their fields, and which of them lead back to themselves."""

from __future__ import annotations

from attrs import evolve, frozen

from pipeline.common.constraints import demands
from pipeline.common.documents import Document, Json
from pipeline.common.schemas import class_kind, is_class, referenced
from pipeline.common.text import sentence
from pipeline.generate.shapes import ANYTHING, Shape, ShapeReader
from pipeline.generator_input.schemas import described
from pipeline.names.fields import python_names


@frozen
class FieldPlan:
    """A property of a model.

    Args:
        name: Its Python name.
        wire: Its wire name.
        shape: What its value can be.
        required: Whether the document demands it.
        is_file: Whether it is a file of a form.
        text: What there is to say about it, in sentences.
    """

    name: str
    wire: str
    shape: Shape
    required: bool
    is_file: bool = False
    text: str = ""


@frozen
class ModelPlan:
    """A class of JSON objects.

    Args:
        name: Name of the class.
        fields: Its fields, the required ones first.
        extras: What the values of other properties can be.
        is_form: Whether it is sent as a form with files.
        kin: The models that it leads to and that lead to it, itself if it leads to itself.
    """

    name: str
    fields: tuple[FieldPlan, ...]
    extras: Shape = ANYTHING
    is_form: bool = False
    kin: frozenset[str] = frozenset()

    def neighbours(self) -> frozenset[str]:
        """Return the models that stand in its fields."""
        return frozenset[str]().union(*(shape.nested() for shape in self._shapes()))

    def enums(self) -> frozenset[str]:
        """Return the enums that stand in its fields."""
        return frozenset[str]().union(*(shape.nested_enums() for shape in self._shapes()))

    def _shapes(self) -> list[Shape]:
        return [self.extras, *(field.shape for field in self.fields)]


@frozen
class Catalog:
    """The classes of a document, and what the generated code calls things.

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


def plan_models(schemas: dict[str, Json], forms: set[str]) -> dict[str, ModelPlan]:
    """Return the models of a document by name.

    Args:
        schemas: The components of the prepared document.
        forms: The components that are the body of a form with files.
    """
    reader = ShapeReader(schemas)
    plans = {
        name: _plan(name, schema, reader, name in forms)
        for name, schema in schemas.items()
        if is_class(schema) and class_kind(schema) == "object"
    }
    reached = {name: _reached(name, plans) for name in plans}
    return {
        name: evolve(plan, kin=frozenset(n for n in reached[name] if name in reached[n]))
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
            is_file=is_form and isinstance(value, dict) and value.get("format") == "binary",
            text=_field_text(value, reader.schemas),
        )
        for wire, value in sorted(properties.items())
    ]
    return ModelPlan(
        name=name,
        fields=tuple(sorted(fields, key=lambda field: not field.required)),
        extras=_extras(schema, reader),
        is_form=is_form,
    )


def text_of(schema: Json) -> str:
    """Return what the document says about a schema, its default included."""
    if not isinstance(schema, dict):
        return ""
    text = described(schema)
    return f"Deprecated. {text}".strip() if schema.get("deprecated") is True else text


def _field_text(schema: Json, schemas: dict[str, Json]) -> str:
    """Return what the document says about a field, and what it demands of it."""
    text = sentence(text_of(schema))
    if not isinstance(schema, dict):
        return text
    # What a class of its own is for is told there.
    own = {key: value for key, value in schema.items() if not referenced(value)}
    return " ".join([text] * bool(text) + demands(own, text, schemas))


def _extras(schema: Document, reader: ShapeReader) -> Shape:
    """Unknown properties are kept, whatever the document says of them."""
    extras = schema.get("additionalProperties")
    return ANYTHING if "patternProperties" in schema else reader.read(extras)


def _reached(name: str, plans: dict[str, ModelPlan]) -> set[str]:
    """Return the models that can be reached from one."""
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        new = plans[waiting.pop()].neighbours() - reached
        reached |= new
        waiting += new
    return reached
