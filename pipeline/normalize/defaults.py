"""Defaults that their own schema refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from pipeline.documents import Document, Json
from pipeline.normalize.walk import Place, walk
from pipeline.report import Finding

_URI = "urn:document"


def settle_defaults(document: Document, found: list[Finding]) -> None:
    """Put aside defaults that their schema refuses, as `x-default`."""
    places: list[Place] = []

    def visit(place: Place) -> None:
        if place.kind == "schema" and isinstance(place.value, dict) and "default" in place.value:
            places.append(place)

    walk(document, visit)
    if not places:
        return
    accepts = _judge(document)
    for place in places:
        if not accepts(place):
            place.value["x-default"] = place.value.pop("default")
            found.append(Finding("defaults their schema refuses put aside", place.pointer))


def _judge(document: Document) -> Callable[[Place], bool]:
    """Return a function that tells whether a schema accepts its own default."""
    # Imported late: it takes longer than all the rest, and many commands never come here.
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
