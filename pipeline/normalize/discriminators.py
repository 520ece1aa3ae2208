"""Discriminators: what the document leaves to be inferred is written down.

- Without a mapping, the value names the component; a component that lists the values of its
  property says them itself. A mapping that names some components leaves the others to their looks.
- A base with a discriminator stands for all components that have it in their `allOf`. A reference
  to the base becomes a union of these components and the base, unless it makes another component
  in the `allOf` of that component.
- A base that lists such components in its own `oneOf` is their union and their base at once.
- A component with nothing but the base in its `allOf` is the base under another name, if the base
  lists its values and the component is none of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from pipeline.common.documents import Document, Json
from pipeline.common.report import Finding
from pipeline.common.schemas import REF_PREFIX, is_annotation, reference, referenced
from pipeline.normalize.canonical import copy_json
from pipeline.normalize.walk import Place, walk

_UNIONS = ("anyOf", "oneOf")
#: Longest chain of references that is followed.
_LONGEST = 64
#: Keywords beside `allOf` with a single reference that leave the values as they are.
_BESIDE_A_PART = frozenset({"allOf", "nullable", "readOnly", "type", "writeOnly", "x-nullable"})
_Schemas = dict[str, Json]


def complete_mappings(document: Document, found: list[Finding]) -> None:
    """Add the values that a discriminator of a union implies to its mapping."""
    places: list[Place] = []

    def visit(place: Place) -> None:
        if isinstance(place.value, dict):
            _settle_place(place.value)
            if "discriminator" in place.value:
                places.append(place)

    walk(document, visit, "schema")
    schemas = _schemas(document)
    above = _above(schemas) if places else {}
    for place in places:
        schema = place.value
        if not _has_discriminator(schema):
            continue  # it is at the schema around by now
        names = [name for member in _members(schema) if (name := _component(member, schemas))]
        # A base beside what is made of it takes the values that nobody else has.
        bases = set[str]().union(*(above[name] for name in names))
        names = [name for name in names if name not in bases]
        if _complete(schema["discriminator"], names, schemas):
            found.append(Finding("discriminators completed", place.pointer))


def spread_bases(document: Document, found: list[Finding]) -> None:
    """Replace references to bases with a discriminator by unions of what is made of them."""
    schemas = _schemas(document)
    made = _made_of_bases(schemas)
    unions = {base: _union(base, made, schemas) for base, names in made.items() if names}
    others = _other_names(unions, schemas)
    ends = {name: end for name in schemas if (end := _end(name, schemas)) in unions}

    for name in unions:
        for keyword in (*_UNIONS, "discriminator"):
            schemas[name].pop(keyword, None)

    def visit(place: Place) -> None:
        if "allOf" in place.steps:
            _lead_to_base(place.value, ends)
        name = _base_meant(place, others)
        if name in unions:
            place.holder[place.key] = _replaced(place.value, unions[name])
            found.append(Finding("bases replaced by unions", place.pointer, name))

    if unions:
        walk(document, visit, "schema")


def _lead_to_base(part: Json, ends: dict[str, str]) -> None:
    """Let a part of an `allOf` refer to a base itself: other references become unions."""
    if (name := referenced(part)) in ends:
        part["$ref"] = REF_PREFIX + ends[name]


def _base_meant(place: Place, others: dict[str, str]) -> str | None:
    """Return the component for whose values a schema stands.

    `allOf` with a single reference only adds a description, or null, to the component.

    Args:
        place: The place of the schema.
        others: The base of each component that is another name of it.
    """
    schema = place.value
    if "allOf" in place.steps or not isinstance(schema, dict):
        return None
    is_component = place.parent is not None and place.parent.kind == "components"
    if is_component:
        return others.get(place.key) or referenced(schema)
    return _lone_part(schema) or referenced(schema)


def _lone_part(schema: Json) -> str | None:
    """Return the component to which a schema only adds a description or null by `allOf`."""
    parts = _list(schema, "allOf")
    if len(parts) != 1:
        return None
    adds_nothing = all(is_annotation(key) or key in _BESIDE_A_PART for key in schema)
    return referenced(parts[0]) if adds_nothing else None


def _other_names(bases: Collection[str], schemas: _Schemas) -> dict[str, str]:
    """Return the base of each component that is another name of it, rather than made of it."""
    parts = {name: _lone_part(schemas[name]) for name in schemas}
    lone = {name: part for name, part in parts.items() if part is not None and part in bases}
    if not lone:
        return {}
    used = {part for schema in schemas.values() for part in _parts(schema, schemas)}
    return {
        name: base
        for name, base in lone.items()
        if name not in used and (said := _all_said(schemas[base], schemas)) and name not in said
    }


def _all_said(base: Document, schemas: _Schemas) -> set[str]:
    """Return the values that a base lists, and the components in its mapping."""
    targets = {str(target).removeprefix(REF_PREFIX) for target in _mapping(base).values()}
    return targets | {*_mapping(base)} | {*_said(base, _wire(base), schemas)}


def _mapping(schema: Document) -> Document:
    """Return the mapping of a schema's discriminator; empty without one."""
    mapping = schema["discriminator"].get("mapping") if _has_discriminator(schema) else None
    return mapping if isinstance(mapping, dict) else {}


def _replaced(schema: Document, union: Document) -> Document:
    """Return a union in place of a schema, with the description of the schema."""
    kept = {key: value for key, value in schema.items() if key not in ("$ref", "allOf")}
    made: Document = {**copy_json(union), **kept}
    return made


def _schemas(document: Document) -> _Schemas:
    schemas: _Schemas = (document.get("components") or {}).get("schemas") or {}
    return schemas


def _list(schema: Json, keyword: str) -> list[Json]:
    """Return a list in a schema; nothing has checked the document yet."""
    value = schema.get(keyword) if isinstance(schema, dict) else None
    return value if isinstance(value, list) else []


def _has_discriminator(schema: Json) -> bool:
    discriminator = schema.get("discriminator") if isinstance(schema, dict) else None
    return isinstance(discriminator, dict) and isinstance(discriminator.get("propertyName"), str)


def _component(schema: Json, schemas: _Schemas) -> str:
    """Return the name of the component that a schema refers to; empty for another schema."""
    text = schema.get("$ref") if isinstance(schema, dict) else None
    name = text.removeprefix(REF_PREFIX) if isinstance(text, str) else ""
    return name if name != text and name in schemas else ""


def _complete(discriminator: Json, names: list[str], schemas: _Schemas) -> bool:
    """Write the mapping of a discriminator that has none; tell whether there was none."""
    given = discriminator.get("mapping")
    given = given if isinstance(given, dict) else {}
    if not names or any(_leads(target, schemas) for target in given.values()):
        return False
    mapping: Document = {**given}
    wire = discriminator["propertyName"]
    listed = {name: {*_said(schemas[name], wire, schemas)} for name in names}
    counts = Counter(value for values in listed.values() for value in values)
    for name in names:
        # What several components list, such as an enum of all kinds, tells none of them.
        own = sorted(value for value in listed[name] if counts[value] == 1)
        mapping |= dict.fromkeys(own or [name], REF_PREFIX + name)
    discriminator["mapping"] = mapping
    return True


def _leads(target: Json, schemas: _Schemas) -> bool:
    """Tell whether a value of a mapping may lead to a schema."""
    name = str(target).removeprefix(REF_PREFIX)
    return name in schemas or (name == target and "#/" in name)


def _said(schema: Json, wire: str, schemas: _Schemas, depth: int = 8) -> Iterator[str]:
    """Yield the values of a property that an object schema lists."""
    if not isinstance(schema, dict) or depth == 0:
        return
    if name := _component(schema, schemas):
        yield from _said(schemas[name], wire, schemas, depth - 1)
    properties = schema.get("properties")
    if isinstance(properties, dict):
        yield from _listed(properties.get(wire), schemas)
    for part in _list(schema, "allOf"):
        name = _component(part, schemas)
        # What the base lists is what all of its components may say.
        is_base = name and _has_discriminator(schemas[name])
        if not is_base:
            yield from _said(schemas[name] if name else part, wire, schemas, depth - 1)


def _listed(schema: Json, schemas: _Schemas, depth: int = 8) -> Iterator[str]:
    """Yield the texts that a schema lists, or that an enum lists to which it refers."""
    if not isinstance(schema, dict) or depth == 0:
        return
    if name := _component(schema, schemas):
        yield from _listed(schemas[name], schemas, depth - 1)
    values = [*_list(schema, "enum"), *([schema["const"]] if "const" in schema else ())]
    yield from (value for value in values if isinstance(value, str))
    for part in (*_list(schema, "allOf"), *_members(schema)):
        yield from _listed(part, schemas, depth - 1)


def _settle_place(schema: Document) -> None:
    """Let the discriminator of a schema be an object, and at the schema itself."""
    if isinstance(schema.get("discriminator"), str):  # as in Swagger 2
        schema["discriminator"] = {"propertyName": schema["discriminator"]}
    for part in _list(schema, "allOf"):
        is_plain = isinstance(part, dict) and not {*_UNIONS, "$ref"} & part.keys()
        if is_plain and _has_discriminator(part):
            schema.setdefault("discriminator", part.pop("discriminator"))


def _made_of_bases(schemas: _Schemas) -> dict[str, list[str]]:
    """Return the bases that stand for what is made of them, with the components made of each."""
    candidates = [name for name, schema in schemas.items() if _may_be_base(schema)]
    above = _above(schemas) if candidates else {}
    others = _other_names(candidates, schemas)
    listed = [name for name in schemas if name not in others]
    made = {
        base: [name for name in listed if name != base and base in above[name]]
        for base in candidates
    }
    return {base: names for base, names in made.items() if _is_base(schemas[base], names, schemas)}


def _may_be_base(schema: Json) -> bool:
    """Tell whether a schema has a discriminator, or fields beside alternatives."""
    if not isinstance(schema, dict):
        return False
    return _has_discriminator(schema) or ("properties" in schema and bool(_members(schema)))


def _is_base(schema: Document, made: list[str], schemas: _Schemas) -> bool:
    """Tell whether a schema is a base: it has no alternatives, or lists what is made of it."""
    members = _members(schema)
    return not members or any(_component(member, schemas) in made for member in members)


def _members(schema: Document) -> list[Json]:
    """Return the alternatives of a schema."""
    return [member for union in _UNIONS for member in _list(schema, union)]


def _above(schemas: _Schemas) -> dict[str, set[str]]:
    """Return the components in the `allOf` of each component, at any depth."""
    parts = {name: _parts(schema, schemas) for name, schema in schemas.items()}
    return {name: _closure(name, parts) for name in schemas}


def _parts(schema: Json, schemas: _Schemas) -> list[str]:
    """Return the components in the `allOf` of a schema."""
    found: list[str] = []
    for part in _list(schema, "allOf"):
        name = _component(part, schemas)
        found += [_end(name, schemas)] if name else _parts(part, schemas)
    return found


def _end(name: str, schemas: _Schemas) -> str:
    """Return the component at the end of components that only refer to another component."""
    for _ in range(_LONGEST):
        schema = schemas[name]
        other = _component(schema, schemas)
        if not other or not all(key == "$ref" or is_annotation(key) for key in schema):
            break
        name = other
    return name


def _closure(name: str, parts: dict[str, list[str]]) -> set[str]:
    found = set[str]()
    waiting = [*parts[name]]
    while waiting:
        part = waiting.pop()
        if part not in found:
            found.add(part)
            waiting += parts[part]
    return found


def _union(base: str, made: dict[str, list[str]], schemas: _Schemas) -> Document:
    """Return the union that a base stands for: what is made of it, and the base itself.

    What is made of it may be a base by another property, and is a union inside the union then.
    """
    schema, names = schemas[base], made[base]
    listed = [copy_json(member) for member in _members(schema)]
    inner = [
        _union(name, made, schemas)
        for name in names
        if made.get(name) and base not in made[name] and _wire(schemas[name]) != _wire(schema)
    ]
    members = listed + [each for each in map(reference, (*names, base)) if each not in listed]
    if not _has_discriminator(schema):
        return {"oneOf": inner + members}
    discriminator = copy_json(schema["discriminator"])
    _complete(discriminator, names, schemas)
    return {"oneOf": inner + members, "discriminator": discriminator}


def _wire(schema: Document) -> str:
    """Return the property of a discriminator; empty without one."""
    return schema["discriminator"]["propertyName"] if _has_discriminator(schema) else ""
