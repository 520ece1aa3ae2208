"""OpenAPI 3.0's `nullable`, in all its forms, as the null type of JSON Schema."""

from __future__ import annotations

from pipeline.common.documents import Document
from pipeline.common.schemas import ANNOTATIONS, types_of
from pipeline.normalize.schema_rules import Repairs, add_type

_COMBINATIONS = ("$ref", "allOf", "anyOf", "oneOf", "not", "if", "const")

#: Annotations that tell of the schema itself, and stay with it when null is set beside it.
_INNER = frozenset({"title", "xml", "$comment"})
_OUTER = (ANNOTATIONS - _INNER) | {"readOnly", "writeOnly"}

#: Keywords that tell the type of a schema without one.
_TELLING = {
    "properties": "object",
    "additionalProperties": "object",
    "required": "object",
    "items": "array",
    "prefixItems": "array",
}

_NULL = "null"


def settle_nullable(schema: Document) -> Repairs:
    """Replace `nullable` and `x-nullable` by a schema that accepts null.

    `{nullable: true}` alone accepts anything already, and becomes `{}`.
    """
    flags = [schema.pop(keyword) for keyword in ("nullable", "x-nullable") if keyword in schema]
    if not flags:
        return
    if True not in flags:
        yield "nullable: false dropped", ""
        return
    yield f"nullable {_allow_null(schema)}", ""


def _allow_null(schema: Document) -> str:
    """Let a schema accept null, and say by what means."""
    present = [keyword for keyword in _COMBINATIONS if keyword in schema]
    if not present:
        return _allow_null_type(schema)
    if present in (["anyOf"], ["oneOf"]) and not {"type", "enum"} & schema.keys():
        _add_member(schema[present[0]])
        return f"with {present[0]} replaced"
    _set_beside(schema)
    return f"with {present[0]} replaced"


def _allow_null_type(schema: Document) -> str:
    if "enum" in schema and None not in schema["enum"]:
        schema["enum"].insert(0, None)
    told = {_TELLING[keyword] for keyword in _TELLING if keyword in schema}
    if "type" not in schema and len(told) == 1:
        schema["type"] = told.pop()
    if "type" not in schema:
        return "without type dropped"
    add_type(schema, _NULL)
    return "with enum replaced" if "enum" in schema else "with type replaced"


def _add_member(members: list[Document]) -> None:
    """Add null to alternatives, unless one of them names it."""
    if not any(_NULL in types_of(member) for member in members):
        members.append({"type": _NULL})


def _set_beside(schema: Document) -> None:
    """Make a schema one of two alternatives, null the other; what tells of both stays outside."""
    inner = {
        keyword: schema.pop(keyword)
        for keyword in list(schema)
        if keyword not in _OUTER and not keyword.startswith("x-")
    }
    if "$ref" in inner and "title" in inner:
        schema["title"] = inner.pop("title")
    schema["anyOf"] = [inner, {"type": _NULL}]
