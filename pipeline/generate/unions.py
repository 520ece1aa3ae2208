"""The functions that decode values with more than one test: unions, and items of lists.

The models of a union are distinguished by a tag, a property that names the model. Without one,
`Variants` of the codec tries them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from textwrap import indent

from attrs import define, field

from pipeline.common.schemas import LENIENT_DATE
from pipeline.generate.models import Catalog, ModelPlan
from pipeline.generate.shapes import Shape

#: The functions that read a format, in the order in which they are tried.
_PARSERS = {
    "uuid": ("identifier",),
    "date-time": ("moment",),
    LENIENT_DATE: ("moment", "midnight"),
    "date": ("day",),
}
#: Names in messages for formats of the pipeline's own.
_TOLD = {LENIENT_DATE: "date-time"}

_ORDER = ("string", "integer", "number", "boolean")


def expected(shape: Shape, kinds: Mapping[str, str] | None = None) -> str:
    """Return the expected types in the words of a mismatch: JSON types, formats, enums, values.

    Args:
        shape: The expected shape.
        kinds: JSON types that replace the names of some enums.
    """
    parts = ["object"] * bool(shape.models) + ["array"] * bool(shape.arrays)
    parts += dict.fromkeys(_TOLD.get(name, name) for name in _PARSERS if name in shape.formats)
    parts += [name for name in _ORDER if name in shape.scalars]
    parts += [(kinds or {}).get(name, name) for name in shape.enums]
    parts += map(json.dumps, shape.values)
    return " or ".join(parts + ["null"] * ("null" in shape.scalars))


def parsed(shape: Shape) -> str:
    """Return the expression that parses the text `value` by the formats of a shape."""
    parsers = [parse for name in _PARSERS if name in shape.formats for parse in _PARSERS[name]]
    return " or ".join(f"{parse}(value)" for parse in dict.fromkeys(parsers))


@define
class Functions:
    """Writes the functions of a module.

    Args:
        catalog: The classes of the document.
        texts: The functions and tables so far, by name, in order.
    """

    catalog: Catalog
    texts: dict[str, str] = field(factory=dict[str, str])

    def of(self, shape: Shape, wish: str) -> str:
        """Write a function that decodes a shape.

        Returns:
            Its name, which is like the wish.
        """
        name = self._reserved(f"_{wish}")
        head = f"def {name}(value: Any, drift: Drift, holder: Any, key: Any) -> Any:\n"
        self.texts[name] = head + indent(self._decoding(shape, name), "    ")
        return name

    def _decoding(self, shape: Shape, name: str) -> str:
        """Return the statements of the function that decodes a shape."""
        if shape.anything:
            return "return value"
        cases = [
            *self._objects(shape, name),
            *self._arrays(shape, name),
            *self._scalars(shape, "string"),
            *self._scalars(shape, "integer"),
        ]
        lines = ["kind = kind_of(value)", *cases] if cases else []
        if shape.values:
            lines.append(_if(f"is_one_of(value, {shape.values!a})", "value"))
        kinds = {enum: kind for kind in _ORDER if (enum := self._open_enum(shape, kind))}
        lines.append(f"return drift.unlike(value, {expected(shape, kinds)!a}, holder, key)")
        return "\n".join(lines)

    def extras(self, shape: Shape, model: str) -> str:
        """Write a function that decodes the properties of a model that have no field.

        Returns:
            Its name.
        """
        decode = self.of(shape, "extra")
        name = self._reserved("_extras")
        head = f"def {name}(source: Any, drift: Drift, holder: Any, key: Any) -> Any:\n"
        self.texts[name] = head + f"    return decoded_extras(source, {model}, drift, {decode})"
        return name

    def items(self, shape: Shape, wish: str) -> str:
        """Return the expression for the list `value` with items of a shape."""
        if shape.anything:
            return "value"
        if shape.is_of("scalars") or shape.is_of():
            return f"decoded_scalars(value, {expected(shape)!a}, drift)"
        if shape.is_of("models") and len(shape.models) == 1 and not shape.scalars:
            return f"decoded_models(value, {self.catalog.decoder(shape.models[0])}, drift)"
        return f"decoded_items(value, {self.of(shape, f'{wish}_item')}, drift)"

    def _objects(self, shape: Shape, name: str) -> list[str]:
        if not shape.models:
            return []
        if len(shape.models) == 1:
            made = f"{self.catalog.decoder(shape.models[0])}(value, drift)"
        else:
            made = f"{self._variants(shape, name)}(value, drift, holder, key)"
        return [_if("kind == 'object'", made)]

    def _variants(self, shape: Shape, function: str) -> str:
        name = self._reserved(f"{function}_models".upper())
        tag, tags = tag_of(shape, self.catalog)
        by_tag = ", ".join(f"{said!a}: {model}" for said, model in tags.items())
        tagged = f", {tag!a}, {{{by_tag}}}" if tag else ""
        self.texts[name] = f"{name} = Variants([{', '.join(shape.models)}]{tagged})"
        return name

    def _arrays(self, shape: Shape, name: str) -> list[str]:
        wish = name.strip("_")
        if not shape.arrays:
            return []
        if len(shape.arrays) == 1:
            return [_if("kind == 'array'", self.items(shape.arrays[0], wish))]
        items = ", ".join(self.of(items, f"{wish}_item") for items in shape.arrays)
        return [_if("kind == 'array'", f"decoded_lists(value, [{items}], drift)")]

    def _scalars(self, shape: Shape, kind: str) -> list[str]:
        """Return the statements for texts, or for whole numbers, of enums and formats."""
        enums = [name for name in shape.enums if self.catalog.kind(name) == kind]
        parse = parsed(shape) if kind == "string" else ""
        if not enums and not parse:
            return []
        open_enum = self._open_enum(shape, kind)
        if open_enum:
            member = f"drift.enum(value, {open_enum}, {kind!r}, holder, key)"
            return [_if(f"kind == {kind!r}", member)]
        tables = [self.catalog.table(name) for name in enums]
        lines = [_if(f"value in {table}", f"{table}[value]") for table in tables]
        if parse:
            lines.append(f"parsed = {parse}")
            lines.append(_if("parsed is not None", "parsed"))
        if LENIENT_DATE in shape.formats and not enums and kind not in shape.scalars:
            lines.append(f"return drift.text(value, {expected(shape)!a}, holder, key)")
        return [f"if kind == {kind!r}:\n{indent(chr(10).join(lines), '    ')}"]

    def _open_enum(self, shape: Shape, kind: str) -> str:
        """Return the enum that takes all texts, or all whole numbers, or an empty text."""
        enums = [name for name in shape.enums if self.catalog.kind(name) == kind]
        others = shape.values or (kind == "string" and shape.formats)
        return enums[0] if len(enums) == 1 and not others and not _plain(shape, kind) else ""

    def _reserved(self, wish: str) -> str:
        """Return a name that is free, and take it."""
        name, number = wish, 2
        while name in self.texts:
            name, number = f"{wish}_{number}", number + 1
        self.texts[name] = ""
        return name


def _plain(shape: Shape, kind: str) -> bool:
    """Tell whether a shape accepts all scalars of a kind."""
    return kind in shape.scalars or (kind == "integer" and "number" in shape.scalars)


def _if(condition: str, result: str) -> str:
    return f"if {condition}:\n    return {result}"


def tag_of(shape: Shape, catalog: Catalog) -> tuple[str, dict[str, str]]:
    """Return the property that names the model of an object, and the model for each value.

    The document's discriminator comes first. Without a discriminator, it is a property that all
    models require, if its possible values differ from model to model.

    Args:
        shape: A union of models.
        catalog: The classes of the document.
    """
    if shape.tag and shape.tags:
        return shape.tag, dict(shape.tags)
    wanted = [shape.tag] if shape.tag else _common([catalog.plans[name] for name in shape.models])
    for wire in wanted:
        tags = _tags(wire, shape.models, catalog)
        if tags:
            return wire, tags
    return "", {}


def _common(plans: list[ModelPlan]) -> list[str]:
    """Return the properties that all models require."""
    required = [{field.wire for field in plan.fields if field.required} for plan in plans]
    return sorted(set[str].intersection(*required))


def _tags(wire: str, models: tuple[str, ...], catalog: Catalog) -> dict[str, str]:
    """Return the model for each value of a property; empty if a value may mean several models."""
    tags: dict[str, str] = {}
    for name in models:
        fields = catalog.plans[name].fields
        shape = next((field.shape for field in fields if field.wire == wire), Shape())
        values = _values(shape, catalog)
        if not values or any(value in tags for value in values):
            return {}
        tags |= dict.fromkeys(values, name)
    return tags


def _values(shape: Shape, catalog: Catalog) -> list[str]:
    """Return all texts that a value can be; empty if it can be another value."""
    listed = [*shape.values, *(value for name in shape.enums for value in catalog.enums[name])]
    texts = [value for value in listed if isinstance(value, str)]
    limited = shape.is_of("values") or shape.is_of("enums")
    return texts if limited and len(texts) == len(listed) else []
