"""Null as OpenAPI 3.0 writes it: `nullable`, beside a schema or alone among alternatives."""

from __future__ import annotations

from pipeline.common.documents import Document, Json
from pipeline.common.schemas import ANNOTATIONS, types_of
from pipeline.normalize.schema_rules import Repairs, add_type
from pipeline.normalize.walk import for_keywords

_FLAGS = ("nullable", "x-nullable")
_UNIONS = ("anyOf", "oneOf")
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


@for_keywords(*_UNIONS)
def settle_null_alternatives(schema: Document) -> Repairs:
    """Write an alternative that says nothing but `nullable: true` as the null type.

    `{nullable: true}` alone accepts anything, but zod writes it for null beside alternatives that
    it cannot mark themselves.
    """
    for union in _UNIONS:
        members = schema.get(union)
        if not isinstance(members, list):
            continue
        nulls = [number for number, member in enumerate(members) if _says_null_alone(member)]
        if nulls and len(nulls) < len(members):
            for number in nulls:
                members[number] = {"type": _NULL}
            yield "nullable alternatives replaced", union


def _says_null_alone(schema: Json) -> bool:
    if not isinstance(schema, dict) or not any(schema.get(flag) is True for flag in _FLAGS):
        return False
    return all(
        keyword in _FLAGS or keyword in ANNOTATIONS or keyword.startswith("x-")
        for keyword in schema
    )


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
