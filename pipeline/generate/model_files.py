"""Write the models: a module for each class, and the package, which imports them lazily.

The templates get all decisions ready: docstrings, annotations, names of enum members, and the
statements that decode and encode each field.
"""

from __future__ import annotations

from collections.abc import Set
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.common.documents import Document, Json, json_line
from pipeline.common.errors import PipelineError
from pipeline.common.python_names import module_name, snake_case
from pipeline.common.schemas import LENIENT_DATE, is_class
from pipeline.common.text import docstring, sentence
from pipeline.generate.model_imports import import_lines
from pipeline.generate.models import (
    DEPRECATED,
    Catalog,
    FieldPlan,
    ModelPlan,
    plan_models,
    text_of,
)
from pipeline.generate.shapes import Shape
from pipeline.generate.statements import decoding, encoding, is_plain
from pipeline.generate.unions import Functions
from pipeline.generate.usage import Usage
from pipeline.names.deprecated import DEPRECATED_NAMES, renamed_to
from pipeline.names.distinct import distinct, spelled_out

if TYPE_CHECKING:
    from jinja2 import Environment, Template

TEMPLATES = Path(__file__).parent.parent / "templates" / "models"
_SCALARS = {"boolean": "bool", "integer": "int", "number": "float", "string": "str"}
_TYPES = {"boolean": bool, "integer": int, "number": float, "string": str}
_FORMATS = {
    "date-time": "datetime.datetime",
    LENIENT_DATE: "datetime.datetime",
    "date": "datetime.date",
    "uuid": "UUID",
}


class ModelSources:
    """The models of a document, before they are written.

    Args:
        prepared: The prepared document.
        forms: The models that are the body of a form with files.
    """

    def __init__(self, prepared: Document, forms: set[str]) -> None:
        schemas: dict[str, Json] = prepared["components"]["schemas"]
        self._classes = {name: schemas[name] for name in schemas if is_class(schemas[name])}
        enums = {name: each["enum"] for name, each in self._classes.items() if "enum" in each}
        self.modules = {name: module_name(name) for name in self._classes}
        self.enums = enums.keys()
        self._catalog = Catalog(plan_models(prepared, forms), enums, self.modules)
        self._prepared = prepared

    @cached_property
    def _usage(self) -> Usage:
        """The uses of the classes, which only docstrings need."""
        return Usage(self._prepared, self._catalog.plans)

    def plan(self, name: str) -> ModelPlan:
        """Return the plan of a model."""
        return self._catalog.plans[name]

    def members(self, name: str) -> dict[str, Json]:
        """Return the values of an enum by the names of its members."""
        schema = self._classes[name]
        return dict(zip(member_names(schema), schema["enum"], strict=True))

    def deprecated_names(self) -> list[tuple[str, str, str]]:
        """Return the deprecated names of classes, each with the new name and the last release."""
        names = (
            (old, name, until)
            for name, schema in self._classes.items()
            for old, until in schema.get(DEPRECATED_NAMES, {}).items()
        )
        return sorted(names)

    def essence(self, name: str) -> tuple[str, ...]:
        """Return texts that are equal for classes with the same members for callers.

        Of a description, only the deprecation counts.
        """
        plan, schema = self._catalog.plans.get(name), self._classes[name]
        if plan is None:
            return "enum", json_line([schema["enum"], schema.get("x-enum-varnames")])
        fields = [
            (f.name, f.wire, field_annotation(f), str(f.text.startswith(DEPRECATED)))
            for f in plan.fields
        ]
        return "model", annotation(plan.extras), *(text for texts in fields for text in texts)

    def text(self, name: str) -> str:
        """Return the text of the module of a class."""
        schema, catalog, usage = self._classes[name], self._catalog, self._usage
        if name in catalog.enums:
            return _template("enum").render(enum=_enum(name, schema, catalog, usage))
        plan = catalog.plans[name]
        body = _template("model").render(model=_model(plan, schema, catalog, usage))
        neighbours = _imports(plan.neighbours() - plan.kin, plan.enums(), catalog)
        return "\n".join([*import_lines(body, neighbours), "", "", body])

    def package(self) -> str:
        """Return the text of the package, which imports its modules lazily."""
        deprecated = [
            (old, name, renamed_to(old, name, until))
            for old, name, until in self.deprecated_names()
        ]
        modules = sorted(self.modules.items())
        return _template("init").render(modules=modules, deprecated=deprecated)


def model_files(sources: ModelSources) -> dict[str, str]:
    """Return the text of every module of the package `models` by its name."""
    files = {module: sources.text(name) for name, module in sources.modules.items()}
    return {**files, "__init__": sources.package()}


def replace_models(folder: Path, files: dict[str, str]) -> None:
    """Write the models in place of the modules that the generator has written for them.

    Args:
        folder: The package `models`; the generator's modules in it name their class.
        files: Text of the modules by name.

    Raises:
        PipelineError: The generator has left out a model, or has named a module differently.
    """
    check_generated_models(folder, files.keys())
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")


def check_generated_models(folder: Path, modules: Set[str]) -> None:
    """Compare the modules that the generator has written for models with those that are wanted.

    Raises:
        PipelineError: A module is missing, or there is another one.
    """
    found = {path.stem for path in folder.glob("*.py")}
    if found != modules:
        wrong = ", ".join(sorted(found ^ modules)[:5])
        raise PipelineError(f"the generator left out models or made some up: {wrong}")


@cache
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.py.jinja")


@cache
def _environment() -> Environment:
    # Imported late: a review reads the models without writing them.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(  # noqa: S701  (it writes Python, not HTML)
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _enum(name: str, schema: Document, catalog: Catalog, usage: Usage) -> dict[str, Any]:
    """Return the values for the template of an enum."""
    return {
        "name": name,
        "base": "OpenStrEnum" if catalog.kind(name) == "string" else "OpenIntEnum",
        "docstring": docstring(_text(schema, usage.of_enum(name))),
        "members": list(zip(member_names(schema), map(ascii, schema["enum"]), strict=True)),
        "table": catalog.table(name),
    }


def _model(plan: ModelPlan, schema: Document, catalog: Catalog, usage: Usage) -> dict[str, Any]:
    """Return the values for the template of a model."""
    functions = Functions(catalog)
    fields = [_field(field, plan, functions) for field in plan.fields]
    extras = _extras(plan, functions)
    return {
        "name": plan.name,
        "docstring": docstring(_text(schema, usage.of_model(plan.name)), _told(plan)),
        "fields": fields,
        "extras": extras,
        "required": sorted(field.wire for field in plan.fields if field.required),
        "known": {field.wire: field.name for field in sorted(plan.fields, key=_wire)},
        "narrower": any(field.shape.lists_values() for field in plan.fields),
        "locals": [name for name in ("items", "absent") if any(_uses(f, name) for f in fields)],
        "tags": plan.tags,
        "decoder": catalog.decoder(plan.name),
        "encoder": catalog.encoder(plan.name),
        "late_imports": _imports(plan.neighbours() & plan.kin - {plan.name}, frozenset(), catalog),
        "functions": list(functions.texts.values()),
    }


def _text(schema: Document, otherwise: str) -> str:
    """Return the description of a class: the document's own, or else a sentence on its use."""
    text = text_of({**schema, "description": schema.get("description") or otherwise})
    return text if "\n" in text else sentence(text)


def _told(plan: ModelPlan) -> dict[str, str]:
    return {field.name: field.text for field in plan.fields if field.text}


def _wire(field: FieldPlan) -> str:
    return field.wire


def _uses(field: dict[str, Any], name: str) -> bool:
    """Tell whether the statements of a field assign to a local name."""
    return f"{name} = " in field["decoding"] or f"{name} += " in field["decoding"]


def _field(field: FieldPlan, plan: ModelPlan, functions: Functions) -> dict[str, Any]:
    return {
        "name": field.name,
        "key": ascii(field.wire),
        "required": field.required,
        "annotation": field_annotation(field),
        "docstring": docstring(field.text) if field.text else "",
        "decoding": decoding(field, functions, plan.kin),
        "encoding": encoding(field, functions.catalog, plan.kin),
    }


def _extras(plan: ModelPlan, functions: Functions) -> dict[str, Any]:
    """Return the values for the template about the properties that have no field."""
    is_kin = bool(plan.extras.nested() & plan.kin)
    decode = "" if plan.extras.anything or is_kin else functions.of(plan.extras, "extra")
    return {
        "annotation": annotation(plan.extras),
        "decode": decode,
        "put_off": functions.extras(plan.extras, plan.name) if is_kin else "",
        "is_plain": is_plain(plan.extras),
    }


def _imports(
    models: frozenset[str], enums: frozenset[str], catalog: Catalog
) -> list[tuple[str, list[str]]]:
    """Return modules and the names to import from them; ruff removes unused names later."""
    names = {model: [model, catalog.decoder(model), catalog.encoder(model)] for model in models}
    names |= {enum: [enum, catalog.table(enum)] for enum in enums}
    return sorted((catalog.modules[name], wanted) for name, wanted in names.items())


def member_names(schema: Document) -> list[str]:
    """Return a unique member name for every value of an enum, in the order of the values.

    The names are the document's own `x-enum-varnames`, if there is a name for each value.
    """
    values: list[Json] = schema["enum"]
    given = schema.get("x-enum-varnames")
    if isinstance(given, list) and len(given) == len(values):
        wishes = [
            _constant_case(str(name)) or _member_name(v)
            for name, v in zip(given, values, strict=True)
        ]
    else:
        wishes = [_member_name(value) for value in values]
    texts = list(map(str, values))
    names = distinct(dict(zip(texts, wishes, strict=True)), _constant_case)
    return [names[text] for text in texts]


def _member_name(value: Json) -> str:
    if isinstance(value, int):
        return f"VALUE_NEGATIVE_{-value}" if value < 0 else f"VALUE_{value}"
    return _constant_case(value) or ("EMPTY" if not value else _constant_case(spelled_out(value)))


def _constant_case(text: str) -> str:
    name = snake_case(text).upper()
    return f"VALUE_{name}" if name[:1].isdigit() else name


def annotation(shape: Shape) -> str:
    """Return the documented type of a value."""
    if shape.anything:
        return "Any"
    scalars = {*shape.scalars, *map(_kind, shape.values)}
    parts = [*shape.models]
    parts += [f"list[{annotation(items)}]" for items in shape.arrays]
    parts += shape.enums
    parts += [_FORMATS[name] for name in _FORMATS if name in shape.formats]
    parts += [_SCALARS[name] for name in _SCALARS if name in scalars]
    parts += ["None"] * ("null" in scalars)
    return " | ".join(dict.fromkeys(parts))


def field_annotation(field: FieldPlan) -> str:
    """Return the type of a field."""
    made = field.file or annotation(field.shape)
    return made if field.required else f"{made} | Unset"


def _kind(value: Json) -> str:
    """Return the JSON type of a scalar."""
    if value is None:
        return "null"
    return next(kind for kind, type_ in _TYPES.items() if type(value) is type_)
