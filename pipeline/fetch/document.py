"""Demands on a fetched document, and its numbers of operations, paths and schemas."""

from __future__ import annotations

import re
from typing import cast
from urllib.parse import unquote

from pipeline.common.documents import Document, Json, operations, unescape_token
from pipeline.common.errors import PipelineError
from pipeline.normalize.unusual_references import expanded

_VERSION = re.compile(r"3\.[012](\.[0-9]+)?(-[\w.]+)?")


def check_openapi(document: Json, source: str) -> Document:
    """Return the document if it is OpenAPI 3.0, 3.1 or 3.2 with operations or webhooks.

    Args:
        document: Any JSON value.
        source: File or URL named in errors.

    Raises:
        PipelineError: The value is no such document.
    """
    found = check_version(document, source)
    has_webhooks = bool(as_object(found.get("webhooks")))
    if not isinstance(found.get("paths", {} if has_webhooks else None), dict):
        raise PipelineError("the document has no `paths`, or they are no object", source)
    if not (endpoints(found) or has_webhooks):
        raise PipelineError("the document has no operations", source)
    return found


def check_version(document: Json, source: str) -> Document:
    """Return the document if its `openapi` is 3.0, 3.1 or 3.2.

    Raises:
        PipelineError: The document has another version, or none.
    """
    found = as_object(document)
    if "swagger" in found:
        raise PipelineError(_unsuitable("Swagger", found["swagger"]), source)
    if found.get("openapi") is None:
        raise PipelineError("not an OpenAPI document: it has no `openapi`", source)
    if not _VERSION.fullmatch(str(found["openapi"])):
        raise PipelineError(_unsuitable("OpenAPI", found["openapi"]), source)
    return found


def _unsuitable(kind: str, version: Json) -> str:
    return f"{kind} {str(version)[:20]} is not supported; convert the document to OpenAPI 3.1"


def endpoints(document: Document) -> list[str]:
    """Return every operation as its method and path, such as `GET /v2/access/chats`."""
    paths: Document = expanded(document)[0].get("paths", {})
    items = {path: _path_item(document, item) for path, item in paths.items()}
    return [f"{method.upper()} {path}" for path, method, _ in operations({"paths": items})]


def count_paths(document: Document) -> int:
    """Count the paths; members of `paths` that begin with `x-` do not count."""
    return sum(not path.startswith("x-") for path in document.get("paths", {}))


def count_schemas(document: Document) -> int:
    """Count the components' schemas."""
    return len(as_object(as_object(document.get("components")).get("schemas")))


def as_object(value: Json) -> Document:
    """Return an object, or an empty object in place of another value."""
    return cast("Document", value) if isinstance(value, dict) else {}


def _path_item(document: Document, item: Json) -> Json:
    """Return a path item, with the fields of the path item that it refers to in the document."""
    reference = as_object(item).get("$ref")
    if not (isinstance(reference, str) and reference.startswith("#/")):
        return item
    target: Json = document
    for token in reference[2:].split("/"):
        target = as_object(target).get(unescape_token(unquote(token)))
    return as_object(target) | as_object(item)
