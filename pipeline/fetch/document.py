"""What a fetched document must be, and what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from pipeline.documents import Document, Json, operations, unescape_token
from pipeline.errors import PipelineError

_VERSION = re.compile(r"3\.[01](\.[0-9]+)?(-[\w.]+)?")


def check_openapi(document: Json, source: str) -> Document:
    """Return the document if it is OpenAPI 3.0 or 3.1 with operations.

    Args:
        document: Any JSON value.
        source: File or URL named in errors.

    Raises:
        PipelineError: It is something else.
    """
    if not isinstance(document, dict):
        raise PipelineError("not an OpenAPI document: it is no object", source)
    if "swagger" in document:
        message = f"a Swagger {str(document['swagger'])[:20]} document; OpenAPI 3.0 or 3.1 is needed"
        raise PipelineError(message, source)
    version = document.get("openapi")
    if version is None:
        raise PipelineError("not an OpenAPI document: it has no `openapi`", source)
    if not _VERSION.fullmatch(str(version)):
        message = f"an OpenAPI {str(version)[:20]} document; OpenAPI 3.0 or 3.1 is needed"
        raise PipelineError(message, source)
    if not isinstance(document.get("paths"), dict):
        raise PipelineError("an OpenAPI document without an object `paths`", source)
    if not endpoints(document):
        raise PipelineError("an OpenAPI document without operations", source)
    return document


def endpoints(document: Document) -> list[str]:
    """Return every operation as its method and path, such as `GET /v2/access/chats`."""
    items = {path: _path_item(document, item) for path, item in document["paths"].items()}
    return [f"{method.upper()} {path}" for path, method, _ in operations({"paths": items})]


def count_paths(document: Document) -> int:
    """Count the paths; `x-` members of `paths` are none."""
    return sum(not path.startswith("x-") for path in document["paths"])


def count_schemas(document: Document) -> int:
    """Count the components' schemas."""
    components = document.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    return len(schemas) if isinstance(schemas, dict) else 0


def _path_item(document: Document, item: Json) -> Json:
    """Return a path item with the fields of the one that it refers to, in this document."""
    reference = item.get("$ref") if isinstance(item, dict) else None
    if not (isinstance(reference, str) and reference.startswith("#/")):
        return item
    target: Json = document
    for token in _tokens(reference):
        target = target.get(token) if isinstance(target, dict) else None
    return {**target, **item} if isinstance(target, dict) else item


def _tokens(reference: str) -> Iterator[str]:
    return (unescape_token(unquote(token)) for token in reference[2:].split("/"))
