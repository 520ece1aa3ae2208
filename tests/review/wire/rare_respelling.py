"""A schema with rare keywords in other words, which accepts the same values."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from random import Random

from pipeline.common.documents import Document, Json
from tests.review.wire.making import REF
from tests.review.wire.random_schemas import UNIONS
from tests.review.wire.rare_schemas import parts


def respelled(random: Random, whole: Document) -> tuple[Document, dict[str, Json]]:
    """Return a schema that says the same, and the components that it refers to."""
    made: Json = {"": deepcopy(whole)}
    components: dict[str, Json] = {}
    for index in range(random.randint(1, 3)):
        holder, key = random.choice(list(parts(made)))
        if random.random() < 0.2:
            components[f"Part{index}"] = holder[key]
            holder[key] = {"$ref": f"{REF}Part{index}"}
            continue
        for respell in random.sample(_WAYS, len(_WAYS)):
            other = respell(random, deepcopy(holder[key]))
            if other is not None:
                holder[key] = other
                break
    result: Document = made[""]
    return result, components


def _wrapped(random: Random, schema: Document) -> Document:
    return {random.choice(["allOf", *UNIONS]): [schema]}


def _reordered(_random: Random, schema: Document) -> Document | None:
    held = next((k for k in ("allOf", *UNIONS) if len(schema.get(k, [])) > 1), None)
    return {**schema, held: schema[held][::-1]} if held else None


def _listed_constant(_random: Random, schema: Document) -> Document | None:
    if "const" not in schema or "enum" in schema:
        return None
    value = schema.pop("const")
    return {**schema, "enum": [value]}


def _constants(_random: Random, schema: Document) -> Document | None:
    if not schema.keys() <= {"enum", "type"} or len(schema.get("enum", [])) < 2:
        return None
    return {"anyOf": [{"const": value} for value in schema["enum"]]}


def _exclusive(_random: Random, schema: Document) -> Document | None:
    if schema.get("type") != "integer" or "minimum" not in schema or "exclusiveMinimum" in schema:
        return None
    least = schema.pop("minimum")
    return {**schema, "exclusiveMinimum": least - 0.5}


def _in_parts(random: Random, schema: Document) -> Document | None:
    """Take the type, the required properties or a property out of an object."""
    keyword = random.choice(["required", "type"])
    if keyword not in schema or {"const", "enum", "unevaluatedProperties"} & schema.keys():
        return None
    return {"allOf": [{keyword: schema.pop(keyword)}, schema]}


def _open(random: Random, schema: Document) -> Document | None:
    keyword = {"array": "items", "object": "additionalProperties"}.get(str(schema.get("type")))
    rest = {"unevaluatedItems", "unevaluatedProperties"}
    if keyword is None or keyword in schema or rest & schema.keys():
        return None
    return {**schema, keyword: random.choice([True, {}])}


def _unevaluated(random: Random, schema: Document) -> Document | None:
    if "additionalProperties" not in schema or "dependentSchemas" in schema:
        return None
    if random.random() < 0.3:
        return {**schema, "unevaluatedProperties": False}
    others = schema.pop("additionalProperties")
    return {**schema, "unevaluatedProperties": others}


def _dependent(_random: Random, schema: Document) -> Document | None:
    needs = schema.pop("dependentRequired", None)
    if not needs or "dependentSchemas" in schema:
        return None
    return {**schema, "dependentSchemas": {n: {"required": names} for n, names in needs.items()}}


def _counted(_random: Random, schema: Document) -> Document | None:
    is_tuple = schema.get("items") is False and "prefixItems" in schema
    if not is_tuple or {"contains", "maxItems"} & schema.keys():
        return None
    del schema["items"]
    return {**schema, "maxItems": len(schema["prefixItems"])}


def _first_listed(_random: Random, schema: Document) -> Document | None:
    if not isinstance(schema.get("items"), dict) or {"maxItems", "prefixItems"} & schema.keys():
        return None
    return {**schema, "prefixItems": [deepcopy(schema["items"])]}


def _with_idle_keywords(random: Random, schema: Document) -> Document | None:
    idle: dict[str, Document] = {
        "array": {"properties": {"a": {"type": "string"}}, "maxLength": 1},
        "boolean": {"maximum": 1, "minItems": 2},
        "object": {"then": {"required": ["z"]}, "pattern": "^z"},
        "string": {"required": ["z"], "multipleOf": 7},
    }
    more = idle.get(str(schema.get("type")))
    keyword = random.choice(sorted(more)) if more else ""
    return {**schema, keyword: more[keyword]} if more and keyword not in schema else None


_WAYS: list[Callable[[Random, Document], Document | None]] = [
    _wrapped,
    _reordered,
    _listed_constant,
    _constants,
    _exclusive,
    _in_parts,
    _open,
    _unevaluated,
    _dependent,
    _counted,
    _first_listed,
    _with_idle_keywords,
]
