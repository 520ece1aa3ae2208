"""Pairs of documents: parameters and bodies of requests."""

from __future__ import annotations

from typing import Any

from pipeline.common.documents import Document, Json
from tests.review.wire.frame_row import (
    TEXT,
    THINGS,
    at,
    inner,
    mirrored,
    things,
)
from tests.review.wire.making import JSON, operation


def _parameter(name: str = "by", place: str = "query", **fields: Json) -> Document:
    given = {"name": name, "in": place, "schema": TEXT, **fields}
    return things(operation(parameters=[given]))


def _listed(**fields: Json) -> Document:
    given = {"name": "by", "in": "query", "schema": {"type": "array", "items": TEXT}, **fields}
    return things(operation(parameters=[given]))


_BY: dict[str, Any] = {"path": "?by"}

PARAMETERS = [
    *mirrored(
        "new-required-request-parameter request-parameter-removed",
        "EWQ",
        things(),
        _parameter(required=True),
        inner("parameters", "0"),
        **_BY,
    ),
    *mirrored(
        "new-optional-request-parameter request-parameter-removed",
        "IWQ",
        things(),
        _parameter(),
        inner("parameters", "0"),
        **_BY,
    ),
    mirrored(
        "new-optional-request-parameter ofauth-request-parameter-removed-before-sunset",
        "IEQ",
        things(),
        _parameter(deprecated=True, **{"x-sunset": "9999-12-31"}),
        inner("parameters", "0"),
        None,
        "9999-12-31",
        **_BY,
    )[1],
    *mirrored(
        "request-parameter-became-required request-parameter-became-optional",
        "EIQ",
        _parameter(),
        _parameter(required=True),
        (f"{THINGS}/parameters/0", f"{THINGS}/parameters/0/required"),
        **_BY,
    ),
    *mirrored(
        "ofauth-required-request-parameter-renamed ofauth-required-request-parameter-renamed",
        "EEQ",
        _parameter(required=True),
        _parameter(name="sort", required=True),
        at("parameters", "0", "name"),
        "by",
        "sort",
        path="?sort",
    )[:1],
    *mirrored(
        "ofauth-optional-request-parameter-renamed ofauth-optional-request-parameter-renamed",
        "WWQ",
        _parameter(),
        _parameter(name="BY"),
        at("parameters", "0", "name"),
        "by",
        "BY",
        path="?BY",
    )[:1],
    *mirrored(
        "ofauth-request-parameter-in-changed ofauth-request-parameter-in-changed",
        "EEQ",
        _parameter(place="query"),
        _parameter(place="header"),
        at("parameters", "0", "in"),
        "query",
        "header",
        **_BY,
    ),
    *mirrored(
        "ofauth-request-parameter-style-changed ofauth-request-parameter-style-changed",
        "EEQ",
        _listed(),
        _listed(style="pipeDelimited", explode=True),
        (f"{THINGS}/parameters/0", f"{THINGS}/parameters/0/style"),
        "form",
        "pipeDelimited",
        **_BY,
    ),
    *mirrored(
        "ofauth-request-parameter-explode-changed ofauth-request-parameter-explode-changed",
        "EEQ",
        _listed(explode=True),
        _listed(explode=False),
        at("parameters", "0", "explode"),
        True,
        False,
        **_BY,
    ),
    *mirrored(
        "ofauth-request-parameter-reserved-allowed ofauth-request-parameter-reserved-forbidden",
        "IWQ",
        _parameter(),
        _parameter(allowReserved=True),
        (f"{THINGS}/parameters/0", f"{THINGS}/parameters/0/allowReserved"),
        **_BY,
    ),
    *mirrored(
        "ofauth-request-parameter-empty-allowed ofauth-request-parameter-empty-forbidden",
        "IWQ",
        _parameter(),
        _parameter(allowEmptyValue=True),
        (f"{THINGS}/parameters/0", f"{THINGS}/parameters/0/allowEmptyValue"),
        **_BY,
    ),
]


def _body(*names: str, **fields: Json) -> Document:
    named = {name: {"schema": TEXT} for name in names or (JSON,)}
    return things(operation(requestBody={"content": named, **fields}))


def _form(**encoding: Json) -> Document:
    form = {"schema": {"type": "object", "properties": {"file": TEXT}}, **encoding}
    return things(operation(requestBody={"content": {"multipart/form-data": form}}))


_FORM = f"{THINGS}/requestBody/content/multipart~1form-data"

REQUESTS = [
    *mirrored(
        "request-body-added-required request-body-removed",
        "EEQ",
        things(),
        _body(required=True),
        inner("requestBody"),
    ),
    *mirrored(
        "request-body-added-optional request-body-removed",
        "IEQ",
        things(),
        _body(),
        inner("requestBody"),
    ),
    *mirrored(
        "request-body-became-required request-body-became-optional",
        "EIQ",
        _body(),
        _body(required=True),
        (f"{THINGS}/requestBody", f"{THINGS}/requestBody/required"),
    ),
    *mirrored(
        "request-body-media-type-added request-body-media-type-removed",
        "IEQ",
        _body(JSON),
        _body(JSON, "text/csv"),
        inner("requestBody", "content", "text~1csv"),
        None,
        "text/csv",
    ),
    *mirrored(
        "ofauth-request-body-media-type-widened ofauth-request-body-media-type-narrowed",
        "IEQ",
        _body("image/png"),
        _body("image/*"),
        (
            f"{THINGS}/requestBody/content/image~1png",
            f"{THINGS}/requestBody/content/image~1*",
        ),
        "image/png",
        "image/*",
    ),
    *mirrored(
        "ofauth-request-body-media-type-name-changed ofauth-request-body-media-type-name-changed",
        "WWQ",
        _body("text/csv"),
        _body("text/csv; header=present"),
        (
            f"{THINGS}/requestBody/content/text~1csv",
            f"{THINGS}/requestBody/content/text~1csv; header=present",
        ),
        "text/csv",
        "text/csv; header=present",
    ),
    *mirrored(
        "ofauth-encoding-changed ofauth-encoding-changed",
        "WWQ",
        _form(),
        _form(encoding={"file": {"contentType": "image/png"}}),
        (_FORM, f"{_FORM}/encoding"),
        path="encoding",
    ),
]
