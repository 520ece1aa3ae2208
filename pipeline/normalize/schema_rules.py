"""Repairs of a single schema: identifiers, tuples, bounds, types, patterns, required, enums.

A rule changes the schema it is given, and yields what it did, as pairs of kind and detail. The
order of the rules is in `pipeline.normalize.STEPS`.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from typing import TypeAlias

from pipeline.common.documents import Document, Json, json_line
from pipeline.common.report import Finding
from pipeline.common.schemas import types_of
from pipeline.normalize.walk import Place, for_keywords

Repairs = Iterator[tuple[str, str]]

TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")

#: Keywords with a boolean as often as with a schema.
_OFTEN_BOOLEAN = ("additionalProperties", "unevaluatedItems", "unevaluatedProperties")

#: Identifiers of schemas, which are not needed any more as references are JSON pointers by now,
#: and keywords of older drafts.
_OBSOLETE = (
    "$anchor",
    "$defs",
    "$dynamicAnchor",
    "$id",
    "$recursiveAnchor",
    "$recursiveRef",
    "$schema",
    "$vocabulary",
    "definitions",
    "dependencies",
)
_Key: TypeAlias = "tuple[int, Json, str]"

#: Lists that describe each value, in the order of the values.
_COMPANIONS = ("x-enum-varnames", "x-enumNames", "x-enum-descriptions")

_COMBINATIONS = ("$ref", "allOf", "anyOf", "oneOf")
#: Keywords that may allow properties beside `properties`.
_OTHER_PROPERTIES = (*_COMBINATIONS, "patternProperties")
_NEVER_EMPTY = ("allOf", "anyOf", "oneOf", "prefixItems", "enum")


def replace_boolean(place: Place, found: list[Finding]) -> None:
    """Write `true` as `{}` and `false` as `{not: {}}`, if a schema is usually an object there."""
    value = place[2][place[3]]
    if isinstance(value, bool) and place.kind == "schema" and not _often_boolean(place):
        place.holder[place.key] = {} if value else {"not": {}}
        found.append(Finding("boolean schemas written out", place.pointer))


def _often_boolean(place: Place) -> bool:
    inside = place.parent is not None and place.parent.kind == "schema"
    return inside and len(place.steps) == 1 and place.key in _OFTEN_BOOLEAN


@for_keywords("properties")
def lift_required(schema: Document) -> Repairs:
    """Move `required: true` of a property, as JSON Schema once had it, to the object."""
    for name, child in schema.get("properties", {}).items():
        if isinstance(child, dict) and isinstance(child.get("required"), bool):
            if child.pop("required"):
                given = schema.get("required")
                schema["required"] = [*(given if isinstance(given, list) else []), name]
            yield "required flags moved to their objects", name


@for_keywords("required")
def settle_required(schema: Document) -> Repairs:
    """Let `required` be a sorted list of names, each once."""
    given = schema.get("required")
    if given is None and "required" not in schema:
        return
    items = given if isinstance(given, list) else []
    names = sorted({str(name) for name in items if isinstance(name, str) or _is_index(name)})
    schema["required"] = names
    if not names:
        del schema["required"]
    if not isinstance(given, list) or len(names) != len(given) or not names:
        yield "required lists cleaned", ""


@for_keywords("additionalProperties")
def open_impossible(schema: Document) -> Repairs:
    """Repair an object that allows no properties but its own, and has a reference or other names.

    No value fits `required: [Id]` beside a property `id`, or an object beside a reference.
    """
    if schema.get("additionalProperties") not in (False, {"not": {}}):
        return
    properties = schema.get("properties")
    if "$ref" in schema and not properties:
        del schema["additionalProperties"]
        yield "additionalProperties beside references dropped", ""
    elif isinstance(properties, dict) and schema.keys().isdisjoint(_OTHER_PROPERTIES):
        names = {name.casefold(): name for name in reversed(properties)}
        for name in [name for name in schema.get("required", []) if name not in properties]:
            schema["required"].remove(name)
            found = names.get(name.casefold())
            if found is not None and found not in schema["required"]:
                schema["required"] = sorted([*schema["required"], found])
            yield "required properties that are not allowed dropped", name


def _is_index(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


@for_keywords(*_OBSOLETE)
def drop_obsolete(schema: Document) -> Repairs:
    """Drop identifiers without a use, and keywords that JSON Schema 2020-12 does not have."""
    for keyword in _OBSOLETE:
        if keyword in schema:
            del schema[keyword]
            yield "obsolete schema keywords dropped", keyword


@for_keywords("additionalItems", "items")
def split_tuples(schema: Document) -> Repairs:
    """Write a list under `items` as `prefixItems`, and `additionalItems` as `items`."""
    rest = schema.pop("additionalItems", None)
    if isinstance(schema.get("items"), list):
        schema["prefixItems"] = schema.pop("items")
        if rest is not None:
            schema["items"] = rest
        yield "tuples written as prefixItems", ""
    elif rest is not None:
        yield "obsolete schema keywords dropped", "additionalItems"


@for_keywords(*_NEVER_EMPTY)
def drop_empty_lists(schema: Document) -> Repairs:
    """Drop combinations without a schema and enums without a value, which accept no value."""
    for keyword in _NEVER_EMPTY:
        if schema.get(keyword) == []:
            del schema[keyword]
            yield "empty lists dropped", keyword


@for_keywords("exclusiveMinimum", "exclusiveMaximum")
def settle_bounds(schema: Document) -> Repairs:
    """Write a boolean `exclusiveMinimum` or `exclusiveMaximum` as the number it means."""
    for exclusive, bound in (
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ):
        flag = schema.get(exclusive)
        if not isinstance(flag, bool):
            continue
        del schema[exclusive]
        if flag and bound in schema:
            schema[exclusive] = schema.pop(bound)
        yield "boolean bounds written as numbers", exclusive


@for_keywords("type")
def settle_type(schema: Document) -> Repairs:
    """Let `type` be a known name, or a sorted list of known names with null last."""
    given = schema.get("type")
    if "type" not in schema or (isinstance(given, str) and given in TYPES):
        return
    names = [_type_name(item) for item in (given if isinstance(given, list) else [given])]
    if names == ["file"]:
        schema.update(type="string", format="binary")
        yield "file types written as binary strings", ""
    elif not names or not set(names) <= set(TYPES):
        del schema["type"]
        yield "unknown types dropped", json_line(given)
    else:
        set_types(schema, set(names))
        if _plain(given) != _plain(schema["type"]):
            yield "types rewritten", ""


def _plain(kinds: Json) -> Json:
    return sorted(kinds, key=str) if isinstance(kinds, list) else kinds


def _type_name(item: Json) -> str:
    if item is None:
        return "null"
    return item.strip().lower() if isinstance(item, str) else ""


def set_types(schema: Document, kinds: set[str]) -> None:
    """Set the types a schema accepts, in order, null last."""
    ordered = sorted(kinds, key=lambda kind: (kind == "null", kind))
    schema["type"] = ordered if len(ordered) > 1 else ordered[0]


def add_type(schema: Document, kind: str) -> None:
    """Add a type to those a schema accepts."""
    set_types(schema, {*types_of(schema), kind})


@for_keywords("type")
def add_items(schema: Document) -> Repairs:
    """Let an array without `items` accept items of all kinds."""
    if "array" in types_of(schema) and not {"items", "prefixItems"} & schema.keys():
        schema["items"] = {}
        yield "arrays without items completed", ""


@for_keywords("pattern", "patternProperties")
def settle_patterns(schema: Document) -> Repairs:
    """Put aside regular expressions that Python cannot read, as `x-pattern`."""
    if "pattern" in schema and not _is_readable(schema["pattern"]):
        schema["x-pattern"] = schema.pop("pattern")
        yield "patterns Python cannot read put aside", schema["x-pattern"]
    patterns = schema.get("patternProperties", {})
    for pattern in [text for text in patterns if not _is_readable(text)]:
        del patterns[pattern]
        yield "patterns Python cannot read put aside", pattern


def _is_readable(pattern: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError, Warning):
            return False
    return True


@for_keywords("enum")
def settle_enum(schema: Document) -> Repairs:
    """Sort the values of an enum by type and value, and drop repeated values."""
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


@for_keywords("enum")
def settle_enum_type(schema: Document) -> Repairs:
    """Give an enum the types of its values, if it has no type or only wrong types."""
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
