"""Pairs of documents: operations, webhooks and callbacks, and what is said of them."""

from __future__ import annotations

from pipeline.common.documents import Document, Json
from tests.review.wire.frame_row import (
    BACK,
    OTHER,
    TEXT,
    THINGS,
    at,
    callbacks,
    inner,
    mirrored,
    things,
)
from tests.review.wire.making import answering, document, operation, taking

_TWO = document({"/things": {"post": operation()}, "/others": {"post": operation()}})
_OLD_OTHERS = document(
    {"/things": {"post": operation()}, "/others": {"post": operation(deprecated=True)}}
)
_SUNSET = {"x-sunset": "2027-01-01"}
_ENDING = document(
    {
        "/things": {"post": operation()},
        "/others": {"post": operation(deprecated=True, **{"x-sunset": "9999-12-31"})},
    }
)


def _named(path: str, name: str) -> Document:
    parameter = {"name": name, "in": "path", "required": True, "schema": TEXT}
    return document({path: {"get": operation(parameters=[parameter])}})


def _item(path: str, **fields: Json) -> Document:
    return document({path: {"get": answering(TEXT, operationId="listItems", **fields)}})


def _hooks(*names: str) -> Document:
    hook = {"post": taking(TEXT)}
    return document(webhooks=dict.fromkeys(names, hook))


OPERATIONS = [
    *mirrored(
        "endpoint-added api-removed-without-deprecation",
        "IE",
        things(),
        _TWO,
        (None, "/paths/~1others/post"),
        operation="POST /others",
    ),
    mirrored(
        "endpoint-added api-removed-with-deprecation",
        "IW",
        things(),
        _OLD_OTHERS,
        (None, "/paths/~1others/post"),
        operation="POST /others",
    )[1],
    mirrored(
        "endpoint-added api-removed-before-sunset",
        "IE",
        things(),
        _ENDING,
        (None, "/paths/~1others/post"),
        None,
        "9999-12-31",
        operation="POST /others",
    )[1],
    *mirrored(
        "api-stability-decreased ofauth-api-stability-increased",
        "EI",
        things(operation(**{"x-stability-level": "stable"})),
        things(operation(**{"x-stability-level": "beta"})),
        at("x-stability-level"),
        "stable",
        "beta",
        path="x-stability-level",
    ),
    *mirrored(
        "ofauth-endpoint-moved ofauth-endpoint-moved",
        "EE",
        _item("/items"),
        _item("/things"),
        ("/paths/~1items/get", "/paths/~1things/get"),
        "GET /items",
        "GET /things",
        operation="GET /things",
    )[:1],
    *mirrored(
        "ofauth-request-path-parameter-renamed ofauth-request-path-parameter-renamed",
        "IIQ",
        _named("/a/{id}", "id"),
        _named("/a/{name}", "name"),
        ("/paths/~1a~1{id}/get/parameters/0/name", "/paths/~1a~1{name}/get/parameters/0/name"),
        "id",
        "name",
        path="?name",
        operation="GET /a/{name}",
    )[:1],
    *mirrored(
        "endpoint-deprecated endpoint-reactivated",
        "II",
        things(),
        things(operation(deprecated=True)),
        (THINGS, f"{THINGS}/deprecated"),
    ),
    *mirrored(
        "endpoint-deprecated-with-sunset endpoint-reactivated",
        "WI",
        things(),
        things(operation(deprecated=True, **_SUNSET)),
        (THINGS, f"{THINGS}/deprecated"),
        None,
        "2027-01-01",
    ),
    *mirrored(
        "ofauth-sunset-added sunset-deleted",
        "WW",
        things(operation(deprecated=True)),
        things(operation(deprecated=True, **_SUNSET)),
        (THINGS, f"{THINGS}/x-sunset"),
        None,
        "2027-01-01",
        path="x-sunset",
    ),
    *mirrored(
        "ofauth-sunset-date-changed ofauth-sunset-date-changed",
        "WW",
        things(operation(**{"x-sunset": "2026-01-01"})),
        things(operation(**_SUNSET)),
        at("x-sunset"),
        "2026-01-01",
        "2027-01-01",
        path="x-sunset",
    ),
    *mirrored(
        "api-tag-added api-tag-removed",
        "II",
        things(operation(tags=["A"]), tags=[{"name": "A"}, {"name": "B"}]),
        things(operation(tags=["A", "B"]), tags=[{"name": "A"}, {"name": "B"}]),
        (at("tags")[0], at("tags", "1")[1]),
        None,
        "B",
        path="tags",
    ),
    *mirrored(
        "api-operation-id-added api-operation-id-removed",
        "II",
        things(),
        things(operation(operationId="a")),
        (THINGS, f"{THINGS}/operationId"),
        None,
        "a",
        path="operationId",
    ),
    *mirrored(
        "ofauth-api-operation-id-changed ofauth-api-operation-id-changed",
        "II",
        things(operation(operationId="a")),
        things(operation(operationId="b")),
        at("operationId"),
        "a",
        "b",
        path="operationId",
    ),
    *mirrored(
        "webhook-added webhook-removed",
        "IE",
        _hooks("a"),
        _hooks("a", "b"),
        (None, "/webhooks/b"),
        operation="webhook b",
    ),
    *mirrored(
        "ofauth-callback-added ofauth-callback-removed",
        "IE",
        callbacks(BACK, "a"),
        callbacks(BACK, "a", "b"),
        inner("callbacks", "b"),
        None,
        "b",
        path="b",
    ),
    *mirrored(
        "ofauth-callback-address-changed ofauth-callback-address-changed",
        "II",
        callbacks(BACK, "a"),
        callbacks(OTHER, "a"),
        (
            f"{THINGS}/callbacks/a/{{$request.body#~1back}}",
            f"{THINGS}/callbacks/a/{{$request.body#~1other}}",
        ),
        BACK,
        OTHER,
        path="callback",
    ),
]
