"""Null as OpenAPI 3.0 writes it: `nullable`, beside a schema or alone among alternatives."""

from __future__ import annotations

from collections.abc import Set

from pipeline.common.documents import Document, Json
from pipeline.common.report import Finding
from pipeline.common.schemas import ANNOTATIONS, is_annotation, referenced, types_of
from pipeline.normalize.schema_rules import Repairs, add_type
from pipeline.normalize.walk import Place, for_keywords, walk

_FLAGS = ("nullable", "x-nullable")
_UNIONS = ("anyOf", "oneOf")
_PARTS = frozenset({*_UNIONS, "allOf"})
#: Keywords that say nothing about null beside `nullable: true`.
_IDLE = frozenset({"format", "readOnly", "writeOnly"})
#: Keywords that say nothing if they are empty: `not: {}` is how zod-openapi writes "nothing else".
_MAY_BE_EMPTY = frozenset({"enum", "not", "type"})
_BESIDE_NULL = ("$ref", "allOf", "anyOf", "oneOf", "not", "if", "const")

#: Annotations of the schema itself, which stay with it if null is added beside it.
_INNER = frozenset({"title", "xml", "$comment"})
_OUTER = (ANNOTATIONS - _INNER) | {"readOnly", "writeOnly"}

#: Keywords that reveal the type of a schema without `type`.
_REVEALING = {
    "properties": "object",
    "additionalProperties": "object",
    "required": "object",
    "items": "array",
    "prefixItems": "array",
}

_NULL = "null"
#: Enums of null. zod-to-json-schema writes the second for OpenAPI 3.0.
_NULL_ENUMS = ([None], [_NULL])


def settle_null_parts(document: Document, found: list[Finding]) -> None:
    """Settle parts of unions and of `allOf` that only allow null.

    `{nullable: true}` alone accepts anything, but zod-openapi writes it for null: among
    alternatives, and in the `allOf` of a reference, which it cannot mark itself. The first becomes
    the null type; the second moves to the schema around.
    """
    components = document.get("components") or {}
    schemas: dict[str, Json] = components.get("schemas") or {}
    nulls = _nulls(schemas)

    def visit(place: Place) -> None:
        schema = place.value
        if isinstance(schema, dict) and not _PARTS.isdisjoint(schema):
            changed = [*_settle_alternatives(schema, nulls), *_settle_conjunction(schema, nulls)]
            found.extend(Finding(kind, place.pointer, at) for kind, at in changed)

    walk(document, visit, "schema")


def _settle_alternatives(schema: Document, nulls: Set[str]) -> Repairs:
    """Write the alternatives that only allow null as the null type."""
    for union in _UNIONS:
        members = schema.get(union)
        if not isinstance(members, list):
            continue
        numbers = [n for n, member in enumerate(members) if _is_null(member, nulls)]
        if numbers and len(numbers) < len(members):
            for number in numbers:
                members[number] = {"type": _NULL}
            yield "nullable alternatives replaced", union


def _settle_conjunction(schema: Document, nulls: Set[str]) -> Repairs:
    """Take the parts that only allow null from `allOf`, and allow null at the schema."""
    parts = schema.get("allOf")
    if not isinstance(parts, list):
        return
    kept = [part for part in parts if not _is_null(part, nulls)]
    bare = [part for part in kept if not _only_adds_null(part)]
    kept = bare if any(isinstance(part, dict) and "$ref" in part for part in bare) else kept
    if kept and len(kept) < len(parts):
        schema["allOf"] = kept
        schema["nullable"] = True
        yield "nullable parts of schemas moved", "allOf"


def _nulls(schemas: dict[str, Json]) -> set[str]:
    """Return the components that only allow null, also by references to one another."""
    nulls = {name for name, schema in schemas.items() if _says_null_alone(schema)}
    waiting = nulls
    while waiting:
        others = schemas.keys() - nulls
        waiting = {name for name in others if _is_null(schemas[name], nulls)}
        nulls |= waiting
    return nulls


def _is_null(schema: Json, nulls: Set[str]) -> bool:
    return _says_null_alone(schema) or _leads_to_null(schema, nulls)


def _leads_to_null(schema: Json, nulls: Set[str]) -> bool:
    """Tell whether a schema is only a reference to null, or a combination of nulls."""
    if not isinstance(schema, dict):
        return False
    (keyword, *others) = [key for key in schema if not is_annotation(key)] or [""]
    if others or keyword == "$ref":
        return not others and referenced(schema) in nulls
    parts = schema[keyword] if keyword in _PARTS else []
    return isinstance(parts, list) and bool(parts) and all(_is_null(part, nulls) for part in parts)


def _says_null_alone(schema: Json) -> bool:
    if not isinstance(schema, dict) or not _is_flagged(schema):
        return False
    return all(
        keyword in _FLAGS
        or keyword in _IDLE
        or is_annotation(keyword)
        or (keyword in _MAY_BE_EMPTY and not value)
        or (keyword == "enum" and value in _NULL_ENUMS)
        for keyword, value in schema.items()
    )


def _only_adds_null(schema: Json) -> bool:
    """Tell whether a schema is only a type that includes null."""
    if not isinstance(schema, dict) or "type" not in schema:
        return False
    is_bare = all(k == "type" or k in _FLAGS or is_annotation(k) for k in schema)
    return is_bare and (_is_flagged(schema) or _NULL in types_of(schema))


def _is_flagged(schema: Document) -> bool:
    """Tell whether a schema is nullable; some documents have the flag as a text."""
    given = (schema.get(flag) for flag in _FLAGS)
    return any(value is True or value == "true" for value in given)


@for_keywords(*_FLAGS)
def settle_nullable(schema: Document) -> Repairs:
    """Replace `nullable` and `x-nullable` by a schema that accepts null.

    `{nullable: true}` alone accepts anything already, and becomes `{}`.
    """
    flags = [schema.pop(flag) for flag in _FLAGS if flag in schema]
    if not flags:
        return
    if True not in flags:
        yield "nullable: false dropped", ""
        return
    yield f"nullable {_allow_null(schema)}", ""


def _allow_null(schema: Document) -> str:
    """Let a schema accept null, and return the means in words."""
    present = [keyword for keyword in _BESIDE_NULL if keyword in schema]
    if not present:
        return _allow_null_type(schema)
    if len(present) == 1 and present[0] in _UNIONS and not {"type", "enum"} & schema.keys():
        _add_member(schema[present[0]])
        return f"with {present[0]} replaced"
    _set_beside(schema)
    return f"with {present[0]} replaced"


def _allow_null_type(schema: Document) -> str:
    if "enum" in schema and None not in schema["enum"]:
        schema["enum"].insert(0, None)
    revealed = {_REVEALING[keyword] for keyword in _REVEALING if keyword in schema}
    if "type" not in schema and len(revealed) == 1:
        schema["type"] = revealed.pop()
    if "type" not in schema:
        return "without type dropped"
    add_type(schema, _NULL)
    return "with enum replaced" if "enum" in schema else "with type replaced"


def _add_member(members: list[Document]) -> None:
    """Add null to alternatives, unless an alternative accepts it."""
    if not any(_NULL in types_of(member) for member in members):
        members.append({"type": _NULL})


def _set_beside(schema: Document) -> None:
    """Turn a schema into a union of itself and null; annotations of both stay at the union."""
    inner = {
        keyword: schema.pop(keyword)
        for keyword in list(schema)
        if keyword not in _OUTER and not keyword.startswith("x-")
    }
    if "$ref" in inner and "title" in inner:
        schema["title"] = inner.pop("title")
    schema["anyOf"] = [inner, {"type": _NULL}]
