"""Keywords beside the `$ref` of a schema, which OpenAPI 3.0 ignores."""

from __future__ import annotations

from pipeline.common.documents import Document, Json
from pipeline.common.schemas import is_annotation
from pipeline.normalize.canonical import copy_json
from pipeline.normalize.walk import Place, walk
from pipeline.review.wire.schemas.reader import IGNORED


def without_siblings(document: Document) -> Document:
    """Put aside the keywords beside references to schemas, if a document is of OpenAPI 3.0.

    They become the extension `x-ignored`: a review tells their changes, which have no effect.
    Annotations stay, because tools show them.

    Args:
        document: The document; it is not changed.
    """
    if not str(document.get("openapi", "")).startswith("3.0"):
        return document
    made: Document = copy_json(document) if _with_siblings(document) else document
    for schema in _with_siblings(made):
        schema[IGNORED] = {name: schema.pop(name) for name in _siblings(schema)}
    return made


def _with_siblings(document: Document) -> list[Document]:
    found: list[Document] = []

    def visit(place: Place) -> None:
        if _siblings(place.value):
            found.append(place.value)

    walk(document, visit, "schema")
    return found


def _siblings(schema: Json) -> list[str]:
    if not isinstance(schema, dict) or not isinstance(schema.get("$ref"), str):
        return []
    return [name for name in schema if name != "$ref" and not is_annotation(name)]
