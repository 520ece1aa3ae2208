"""Enums: each value once, in one order, with the types of their values."""

from __future__ import annotations

from typing import TypeAlias

from pipeline.common.documents import Document, Json, json_line
from pipeline.common.schemas import types_of
from pipeline.normalize.schema_rules import Repairs, add_type, set_types

_Key: TypeAlias = "tuple[int, Json, str]"

#: Lists that say something of each value, in the order of the values.
_COMPANIONS = ("x-enum-varnames", "x-enumNames", "x-enum-descriptions")

_COMBINATIONS = ("$ref", "allOf", "anyOf", "oneOf")


def settle_enum(schema: Document) -> Repairs:
    """Sort the values of an enum by type and value, and drop repeated ones."""
    values = schema.get("enum")
    if values is None:
        return
    keys = [_key(value) for value in values]
    order: list[int] = []
    for index in sorted(range(len(values)), key=keys.__getitem__):
        if not order or keys[order[-1]][:2] != keys[index][:2]:
            order.append(index)
    for name in _COMPANIONS:
        companion = schema.get(name)
        if isinstance(companion, list) and len(companion) == len(values):
            schema[name] = [companion[index] for index in order]
    schema["enum"] = [values[index] for index in order]
    if len(order) < len(values):
        yield "repeated enum values dropped", ""


def settle_enum_type(schema: Document) -> Repairs:
    """Give an enum the types of its values, where it names none or none that fits."""
    values = schema.get("enum", [])
    if not values or any(keyword in schema for keyword in _COMBINATIONS):
        return
    kinds, given = _kinds(values), types_of(schema)
    if not given:
        set_types(schema, kinds)
        yield "enums without type completed", ""
    elif not any(_fits(kind, given) for kind in kinds - {"null"}) and kinds != {"null"}:
        set_types(schema, kinds)
        yield "enum types corrected", ", ".join(given)
    elif None in values and "null" not in given:
        add_type(schema, "null")
        yield "enum types completed with null", ""


def _fits(kind: str, given: list[str]) -> bool:
    return kind in given or (kind == "integer" and "number" in given)


def _kinds(values: list[Json]) -> set[str]:
    kinds = {kind_of(value) for value in values}
    return kinds - {"integer"} if "number" in kinds else kinds


def kind_of(value: Json) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "integer" if value == int(value) else "number"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object"


def _key(value: Json) -> _Key:
    """Order values by type, then value; 1 and 1.0 are equal, 1 and true are not."""
    kind = kind_of(value)
    rank = ("null", "boolean", "number", "string", "array", "object").index(
        "number" if kind == "integer" else kind
    )
    text = json_line(value)
    plain = text if kind in ("null", "array", "object") else value
    return rank, plain, text
