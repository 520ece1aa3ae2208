"""What the bodies of an operation are, as far as its name follows from them."""

from __future__ import annotations

from pipeline.common.documents import Document, Json
from pipeline.common.schemas import referenced

_LIST_PROPERTIES = ("hasMore", "list", "items")
#: Properties that hold a list where they are an array.
_ARRAY_PROPERTIES = ("data", "entries", "records", "results")


def is_list_like(document: Document, operation: Document) -> bool:
    """Tell whether an operation's success response is a list or a page of one."""
    schema = _success_schema(document, operation)
    variants = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    return any(_is_list(_resolved(document, variant)) for variant in (schema, *variants))


def is_single_thing(document: Document, operation: Document, name: str) -> bool:
    """Tell whether an operation answers with an object that holds no list.

    Args:
        document: The document of the operation.
        operation: An operation that reads.
        name: Last segment of the path: a list may be held by a property of this name.
    """
    schema = _success_schema(document, operation)
    properties = schema.get("properties", {})
    is_list = _is_list(schema) or any(
        _has_type(_resolved(document, properties.get(key, {})), "array")
        for key in (*_ARRAY_PROPERTIES, name)
    )
    return bool(properties) and not is_list


def names_of_body(document: Document, operation: Document) -> frozenset[str]:
    """Return the names of the properties that an operation's request body has."""
    schemas = _schemas(document, operation["requestBody"])
    return frozenset(name for schema in schemas for name in schema.get("properties", {}))


def is_binary(document: Document, operation: Document) -> bool:
    """Tell whether an operation's request body is bytes, and nothing else."""
    content = operation["requestBody"].get("content", {})
    schemas = _schemas(document, operation["requestBody"])
    return bool(content) and all(
        schema.get("format") == "binary" or media in ("application/octet-stream", "*/*")
        for media, schema in zip(sorted(content), schemas, strict=True)
    )


def _schemas(document: Document, body: Document) -> list[Document]:
    """Return the schemas of a body by media type, in order; boolean ones say nothing."""
    found = [media.get("schema", {}) for _, media in sorted(body.get("content", {}).items())]
    return [_resolved(document, schema) for schema in found]


def _success_schema(document: Document, operation: Document) -> Document:
    for status, response in sorted(operation.get("responses", {}).items()):
        if status.startswith("2"):
            for schema in _schemas(document, response):
                return schema
    return {}


def _has_type(schema: Json, name: str) -> bool:
    kinds = schema.get("type", [])
    return name in ([kinds] if isinstance(kinds, str) else kinds)


def _is_list(schema: Document) -> bool:
    properties = schema.get("properties", {})
    return schema.get("type") == "array" or any(name in properties for name in _LIST_PROPERTIES)


def _resolved(document: Document, schema: Json) -> Document:
    name = referenced(schema)
    if name is not None:
        schema = document.get("components", {}).get("schemas", {}).get(name, {})
    return schema if isinstance(schema, dict) else {}
