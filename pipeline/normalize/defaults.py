"""Defaults that their own schema refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from pipeline.common.documents import Document, Json
from pipeline.common.report import Finding
from pipeline.common.schemas import is_annotation, types_of
from pipeline.normalize.walk import Place, walk

_URI = "urn:document"

#: Types of schemas whose defaults are judged here, without a validator, and their keywords.
_TYPES = {
    "array": list,
    "boolean": bool,
    "integer": int,
    "null": type(None),
    "number": int,
    "string": str,
}
_PLAIN: dict[type, frozenset[str]] = {
    bool: frozenset({"type"}),
    int: frozenset({"type", "minimum", "maximum"}),
    list: frozenset({"type", "items", "maxItems", "uniqueItems"}),
    str: frozenset({"type", "enum", "minLength", "maxLength"}),
    type(None): frozenset({"type"}),
}


def settle_defaults(document: Document, found: list[Finding]) -> None:
    """Rename defaults that their schema refuses to `x-default`."""
    places: list[Place] = []

    def visit(place: Place) -> None:
        if isinstance(place.value, dict) and "default" in place.value:
            places.append(place)

    walk(document, visit, "schema")
    doubtful = [place for place in places if not _is_plainly_accepted(place.value)]
    if not doubtful:
        return
    accepts = _judge(document)
    for place in doubtful:
        if not accepts(place):
            place.value["x-default"] = place.value.pop("default")
            found.append(Finding("defaults their schema refuses put aside", place.pointer))


def _is_plainly_accepted(schema: Document) -> bool:
    """Tell whether a default is clearly valid; most are a text, a whole number or an empty list."""
    default = schema["default"]
    kind = type(default)
    if kind not in map(_TYPES.get, types_of(schema)):
        return False
    if any(name not in _PLAIN[kind] and not is_annotation(name) for name in schema):
        return False
    if isinstance(default, str):
        size = len(default)
        is_long_enough = schema.get("minLength", size) <= size <= schema.get("maxLength", size)
        return default in schema.get("enum", [default]) and bool(is_long_enough)
    if isinstance(default, list):
        return not default
    if isinstance(default, bool) or default is None:
        return True
    return bool(schema.get("minimum", default) <= default <= schema.get("maximum", default))


def _judge(document: Document) -> Callable[[Place], bool]:
    """Return a function that tells whether a schema accepts its own default."""
    # Imported late: the import takes longer than all other work, and few runs need it.
    from openapi_schema_validator import OAS31Validator, oas31_format_checker
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    resource = DRAFT202012.create_resource(document)
    registry: Registry[Json] = Registry().with_resource(_URI, resource)
    validator: Any = OAS31Validator

    def accepts(place: Place) -> bool:
        schema = {"$ref": f"{_URI}#{quote(place.pointer)}"}
        judge = validator(schema, registry=registry, format_checker=oas31_format_checker)
        try:
            return bool(judge.is_valid(place.value["default"]))
        except RecursionError:
            return False

    return accepts
