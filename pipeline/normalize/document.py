"""The frame of a document: version, dialect, tags and servers."""

from __future__ import annotations

from pipeline.common.documents import Document
from pipeline.common.report import Finding
from pipeline.normalize.schema_rules import Repairs

VERSION = "3.1.0"

_DIALECTS = (
    "https://spec.openapis.org/oas/3.1/dialect/base",
    "https://json-schema.org/draft/2020-12/schema",
)


def set_version(document: Document, found: list[Finding]) -> None:
    """Declare OpenAPI 3.1.0, and no dialect but the usual ones."""
    if document["openapi"] != VERSION:
        found.append(Finding("version set", "/openapi", f"{document['openapi']} to {VERSION}"))
        document["openapi"] = VERSION
    if document.get("jsonSchemaDialect", _DIALECTS[0]) not in _DIALECTS:
        del document["jsonSchemaDialect"]
        found.append(Finding("unknown dialects dropped", "/jsonSchemaDialect"))


def join_tags(document: Document, found: list[Finding]) -> None:
    """Keep the last of several tags with one name."""
    tags = {tag["name"]: tag for tag in document.get("tags", [])}
    if len(tags) < len(document.get("tags", [])):
        document["tags"] = list(tags.values())
        found.append(Finding("repeated tags dropped", "/tags"))


def settle_variable(variable: Document) -> Repairs:
    """Drop an enum of no value from a server variable."""
    if variable.get("enum") == []:
        del variable["enum"]
        yield "empty lists dropped", "enum"
