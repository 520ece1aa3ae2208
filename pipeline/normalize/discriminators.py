"""Discriminators: what the document leaves to be inferred is written down.

- Without a mapping, the value names the component; a component that lists the values of its
  property says them itself. A mapping that names some components leaves the others to their looks.
- A base with a discriminator stands for all components that have it in their `allOf`. Outside of
  `allOf`, a reference to the base becomes a union of these components and the base.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.common.documents import Document, Json
from pipeline.common.report import Finding
from pipeline.common.schemas import REF_PREFIX, reference, referenced
from pipeline.normalize.canonical import copy_json
from pipeline.normalize.walk import Place, walk

_UNIONS = ("anyOf", "oneOf")
_Schemas = dict[str, Json]


def complete_mappings(document: Document, found: list[Finding]) -> None:
    """Add the values that a discriminator of a union implies to its mapping."""
    schemas = _schemas(document)
    above = _above(schemas)

    def visit(place: Place) -> None:
        schema = place.value
        if not isinstance(schema, dict) or not _has_discriminator(schema):
            return
        members = [member for union in _UNIONS for member in schema.get(union) or ()]
        names = [name for member in members if (name := _component(member, schemas))]
        # A base beside what is made of it takes the values that nobody else has.
        bases = set[str]().union(*(above[name] for name in names))
        names = [name for name in names if name not in bases]
        if _complete(schema["discriminator"], names, schemas):
            found.append(Finding("discriminators completed", place.pointer))

    walk(document, visit, "schema")


def spread_bases(document: Document, found: list[Finding]) -> None:
    """Replace references to bases with a discriminator by unions of what is made of them."""
    schemas = _schemas(document)
    made = _made_of_bases(schemas)
    unions = {base: _union(base, names, schemas) for base, names in made.items() if names}

    def visit(place: Place) -> None:
        name = referenced(place.value)
        if name in unions and "allOf" not in place.steps:
            place.holder[place.key] = copy_json(unions[name])
            found.append(Finding("bases replaced by unions", place.pointer, name))

    if unions:
        walk(document, visit, "schema")
    for name in unions:
        del schemas[name]["discriminator"]


def _schemas(document: Document) -> _Schemas:
    schemas: _Schemas = (document.get("components") or {}).get("schemas") or {}
    return schemas


def _has_discriminator(schema: Document) -> bool:
    discriminator = schema.get("discriminator")
    return isinstance(discriminator, dict) and isinstance(discriminator.get("propertyName"), str)


def _component(schema: Json, schemas: _Schemas) -> str:
    """Return the name of the component that a schema refers to; empty for another schema."""
    text = schema.get("$ref") if isinstance(schema, dict) else None
    name = text.removeprefix(REF_PREFIX) if isinstance(text, str) else ""
    return name if name != text and name in schemas else ""


def _complete(discriminator: Json, names: list[str], schemas: _Schemas) -> bool:
    """Write the mapping of a discriminator that has none; tell whether there was none."""
    if discriminator.get("mapping") or not names:
        return False
    mapping: Document = {}
    for name in names:
        said = list(_said(schemas[name], discriminator["propertyName"], schemas))
        mapping |= dict.fromkeys(said or [name], REF_PREFIX + name)
    discriminator["mapping"] = mapping
    return True


def _said(schema: Json, wire: str, schemas: _Schemas, depth: int = 8) -> Iterator[str]:
    """Yield the values of a property that an object schema lists."""
    if not isinstance(schema, dict) or depth == 0:
        return
    properties = schema.get("properties")
    listed = properties.get(wire) if isinstance(properties, dict) else None
    if isinstance(listed, dict):
        values = [*(listed.get("enum") or ()), *([listed["const"]] if "const" in listed else ())]
        yield from (value for value in values if isinstance(value, str))
    for part in schema.get("allOf") or ():
        name = _component(part, schemas)
        # What the base lists is what all of its components may say.
        is_base = name and "discriminator" in schemas[name]
        if not is_base:
            yield from _said(schemas[name] if name else part, wire, schemas, depth - 1)


def _made_of_bases(schemas: _Schemas) -> dict[str, list[str]]:
    """Return the bases that have a discriminator, with the components made of each."""
    above = _above(schemas)
    return {
        base: [name for name in schemas if name != base and base in above[name]]
        for base, schema in schemas.items()
        if isinstance(schema, dict)
        and _has_discriminator(schema)
        and not any(union in schema for union in _UNIONS)
    }


def _above(schemas: _Schemas) -> dict[str, set[str]]:
    """Return the components in the `allOf` of each component, at any depth."""
    parts = {name: _parts(schema, schemas) for name, schema in schemas.items()}
    return {name: _closure(name, parts) for name in schemas}


def _parts(schema: Json, schemas: _Schemas) -> list[str]:
    """Return the components in the `allOf` of a schema."""
    parts = schema.get("allOf") or () if isinstance(schema, dict) else ()
    return [name for part in parts if (name := _component(part, schemas))]


def _closure(name: str, parts: dict[str, list[str]]) -> set[str]:
    found = set[str]()
    waiting = [*parts[name]]
    while waiting:
        part = waiting.pop()
        if part not in found:
            found.add(part)
            waiting += parts[part]
    return found


def _union(base: str, names: list[str], schemas: _Schemas) -> Document:
    """Return the union that a base stands for: what is made of it, and the base itself."""
    discriminator = schemas[base]["discriminator"]
    _complete(discriminator, names, schemas)
    members = [reference(name) for name in (*names, base)]
    return {"oneOf": members, "discriminator": copy_json(discriminator)}
