"""Small documents, and what the rules make of their schemas."""

from __future__ import annotations

from typing import Any

from pipeline.common.documents import Document
from pipeline.common.report import Report
from pipeline.normalize import normalize
from pipeline.value_types import settle_value_types
from tests.normalize.building import document, with_operation

NUMBER, TEXT = {"type": "number"}, {"type": "string"}
DATE = {"type": "string", "format": "lenient-date-time"}


def settled(given: Document) -> tuple[Document, Report]:
    """Normalize a document and settle its values."""
    return settle_value_types(normalize(given)[0])


def properties(given: dict[str, Any], **components: Any) -> dict[str, Any]:
    """Return what becomes of the properties of an object."""
    schemas = {"Subject": {"type": "object", "properties": given}, **components}
    made, _ = settled(document(components={"schemas": schemas}))
    found: dict[str, Any] = made["components"]["schemas"]["Subject"]["properties"]
    return found


def property_of(name: str, schema: Any, **components: Any) -> Any:
    """Return what becomes of one property."""
    return properties({name: schema}, **components)[name]


def parameter(where: str, name: str, schema: Any, **components: Any) -> Any:
    """Return what becomes of the schema of a parameter."""
    path = f"/things/{{{name}}}" if where == "path" else "/things"
    given = {"name": name, "in": where, "required": True, "schema": schema}
    made, _ = settled(
        {**with_operation(path, parameters=[given]), "components": {"schemas": components}}
    )
    return made["paths"][path]["get"]["parameters"][0]["schema"]
