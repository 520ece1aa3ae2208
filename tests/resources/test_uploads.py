"""The overlay that declares the bodies of uploads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.common.documents import Document
from pipeline.names.ledger import Ledger
from pipeline.overlay import load_overlay
from pipeline.prepare import prepare
from tests.generate.building import answering, document
from tests.resources.emitting import placed

OVERLAY = Path(__file__).parents[2] / "overlays" / "33-uploads.overlay.yaml"
JSON = {"content": {"application/json": {"schema": {"type": "object"}}}}
BYTES = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}


def overlaid(method: str, path: str, operation: Document) -> Document:
    """Return an operation after the overlay."""
    given = document(paths={path: {method: operation}})
    prepared = prepare(given, [load_overlay(OVERLAY)], Ledger()).document
    item: dict[str, Any] = next(iter(prepared["paths"].values()))
    found: Document = item[method]
    return found


def test_uploads_are_bytes() -> None:
    """By the tag or by the name of the parameter, in either notation, one part or many."""
    for path, tags in (
        ("/v2/access/uploads/:id", ["Upload"]),
        ("/v2/access/uploads/{mediaUploadId}/parts/{partNumber}", ["Vault"]),
    ):
        body = overlaid("put", path, answering({}, tags=tags))["requestBody"]
        assert (body["required"], body["content"]) == (True, BYTES)


def test_a_body_that_upstream_declares_stays() -> None:
    """Also where upstream says something else."""
    given = answering({}, tags=["Upload"], requestBody=JSON)
    body = overlaid("put", "/v2/access/uploads/{id}", given)["requestBody"]
    assert list(body["content"]) == ["application/json"]


def test_nothing_else_gets_a_body() -> None:
    """Neither other methods, nor other things, nor an upload as a whole."""
    for method, path, tags in (
        ("post", "/v2/access/uploads/{id}", ["Upload"]),
        ("put", "/v2/access/posts/{id}", ["Posts"]),
        ("put", "/v2/access/uploads", ["Upload"]),
    ):
        parameters = [placed("id", {"type": "string"})] if "{" in path else []
        made = overlaid(method, path, answering({}, tags=tags, parameters=parameters))
        assert "requestBody" not in made
