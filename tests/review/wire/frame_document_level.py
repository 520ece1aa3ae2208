"""Pairs of documents: servers, and what a document says of itself."""

from __future__ import annotations

from typing import Any

from pipeline.common.documents import Document, Json
from tests.review.wire.frame_row import (
    BACK,
    OTHER,
    TEXT,
    THINGS,
    at,
    callbacks,
    mirrored,
    things,
)
from tests.review.wire.making import document, operation, taking


def _servers(*urls: str, **fields: Json) -> Document:
    return document(servers=[{"url": url, **fields} for url in urls])


def _variables(*values: str) -> Document:
    variables = {"v": {"default": "a", "enum": list(values)}}
    return _servers("https://{v}.test", variables=variables)


_SERVERS: dict[str, Any] = {"operation": "", "path": "servers"}

_SCHEMA = f"{THINGS}/requestBody/content/application~1json/schema"

WHOLE = [
    *mirrored(
        "ofauth-server-added ofauth-server-removed",
        "IWQ",
        _servers("https://a.test"),
        _servers("https://a.test", "https://b.test"),
        ("/servers", "/servers"),
        None,
        "https://b.test",
        **_SERVERS,
    ),
    *mirrored(
        "ofauth-server-changed ofauth-server-changed",
        "WWQ",
        _variables("a"),
        _variables("a", "b"),
        ("/servers", "/servers"),
        **_SERVERS,
    ),
    *mirrored(
        "ofauth-default-server-changed ofauth-default-server-changed",
        "WWQ",
        _servers("https://a.test", "https://b.test"),
        _servers("https://b.test", "https://a.test"),
        ("/servers", "/servers"),
        "https://a.test",
        "https://b.test",
        **_SERVERS,
    ),
    *mirrored(
        "ofauth-tag-added ofauth-tag-removed",
        "II",
        document(tags=[{"name": "A"}]),
        document(tags=[{"name": "A"}, {"name": "B"}]),
        ("/tags", "/tags/1"),
        None,
        "B",
        path="tags",
        operation="",
    ),
    *mirrored(
        "ofauth-version-changed ofauth-version-changed",
        "II",
        document(),
        document(info={"title": "Test", "version": "2"}),
        ("/info/version", "/info/version"),
        "1",
        "2",
        path="info.version",
        operation="",
    ),
    *mirrored(
        "ofauth-description-changed ofauth-description-changed",
        "II",
        things(operation(summary="a")),
        things(operation(summary="b")),
        at("summary"),
    ),
    *mirrored(
        "ofauth-extension-changed ofauth-extension-changed",
        "II",
        things(operation(**{"x-a": 1})),
        things(operation(**{"x-a": 2})),
        at("x-a"),
        1,
        2,
        path="x-a",
    ),
    *mirrored(
        "ofauth-dropped-field-changed ofauth-dropped-field-changed",
        "WW",
        things(operation(retries=1)),
        things(operation(retries=2)),
        at("retries"),
        1,
        2,
        path="retries",
        operation="",
    ),
    *mirrored(
        "ofauth-enum-type-changed ofauth-enum-type-changed",
        "WW",
        things(taking({"type": "string", "enum": ["a", "b"]})),
        things(taking({"type": "integer", "enum": ["a", "b"]})),
        (_SCHEMA, _SCHEMA),
        "string",
        "integer",
        operation="",
    ),
    *mirrored(
        "ofauth-unread-part-changed ofauth-unread-part-changed",
        "WW",
        things(operation(security=3)),
        things(operation()),
        (f"{THINGS}/security", None),
        "the value here is a number; OpenAPI has a list",
        "no mistake",
        operation="",
    ),
    *mirrored(
        "ofauth-unread-part ofauth-unread-part",
        "II",
        things(operation(security=3)),
        things(operation(security=3)),
        at("security"),
        "the value here is a number; OpenAPI has a list",
        "the value here is a number; OpenAPI has a list",
        operation="",
    )[:1],
    *mirrored(
        "ofauth-unclassified-change ofauth-unclassified-change",
        "WW",
        callbacks(BACK, "a"),
        things(
            operation(
                callbacks={
                    "a": {BACK: {"post": taking(TEXT)}, OTHER: {"post": taking(TEXT)}},
                }
            )
        ),
        (f"{THINGS}/callbacks/a", f"{THINGS}/callbacks/a/{{$request.body#~1other}}"),
        path=OTHER,
    ),
]
