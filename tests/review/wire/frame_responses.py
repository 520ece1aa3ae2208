"""Pairs of documents: answers, their headers and media types."""

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
from tests.review.wire.making import JSON, content, operation


def _answers(**responses: Json) -> Document:
    named = {status.removeprefix("s"): {"description": "", **r} for status, r in responses.items()}
    return things(operation(responses=named))


def _headers(**headers: Json) -> Document:
    return _answers(s200={"headers": headers})


def _media(*names: str) -> Document:
    return _answers(s200={"content": {name: {"schema": TEXT} for name in names}})


_HEADER: dict[str, Any] = {"path": "Total"}

RESPONSES = [
    *mirrored(
        "response-success-status-added response-success-status-removed",
        "IER",
        _answers(s200={}),
        _answers(s200={}, s202={}),
        inner("responses", "202"),
        None,
        "202",
        path="202",
    ),
    *mirrored(
        "response-non-success-status-added response-non-success-status-removed",
        "IIR",
        _answers(s200={}),
        _answers(s200={}, s404=content(TEXT)),
        inner("responses", "404"),
        None,
        "404",
        path="404",
    ),
    *mirrored(
        "ofauth-response-status-replaced ofauth-response-status-replaced",
        "IIR",
        _answers(s200={}, s404=content(TEXT)),
        _answers(s200={}, s4XX=content(TEXT)),
        (f"{THINGS}/responses/404", f"{THINGS}/responses/4XX"),
        "404",
        "4XX",
        path="4XX",
    )[:1],
    *mirrored(
        "response-media-type-added response-media-type-removed",
        "IER",
        _media(JSON),
        _media(JSON, "text/csv"),
        inner("responses", "200", "content", "text~1csv"),
        None,
        "text/csv",
        path="200",
    ),
    *mirrored(
        "ofauth-response-media-type-widened ofauth-response-media-type-narrowed",
        "IIR",
        _media("image/png"),
        _media("image/*"),
        (
            f"{THINGS}/responses/200/content/image~1png",
            f"{THINGS}/responses/200/content/image~1*",
        ),
        "image/png",
        "image/*",
        path="200",
    ),
    *mirrored(
        "response-media-type-name-changed response-media-type-name-changed",
        "WWR",
        _media("text/csv"),
        _media("text/csv; header=present"),
        (
            f"{THINGS}/responses/200/content/text~1csv",
            f"{THINGS}/responses/200/content/text~1csv; header=present",
        ),
        "text/csv",
        "text/csv; header=present",
        path="200",
    ),
    *mirrored(
        "response-header-added required-response-header-removed",
        "IER",
        _headers(),
        _headers(Total={"schema": TEXT, "required": True}),
        inner("responses", "200", "headers", "Total"),
        None,
        "Total",
        **_HEADER,
    ),
    *mirrored(
        "response-header-added optional-response-header-removed",
        "IWR",
        _headers(),
        _headers(Total={"schema": TEXT}),
        inner("responses", "200", "headers", "Total"),
        None,
        "Total",
        **_HEADER,
    ),
    *mirrored(
        "response-header-became-optional ofauth-response-header-became-required",
        "EIR",
        _headers(Total={"schema": TEXT, "required": True}),
        _headers(Total={"schema": TEXT}),
        (
            f"{THINGS}/responses/200/headers/Total/required",
            f"{THINGS}/responses/200/headers/Total",
        ),
        **_HEADER,
    ),
    *mirrored(
        "ofauth-link-changed ofauth-link-changed",
        "IIR",
        _answers(s200={"links": {"self": {"operationId": "a"}}}),
        _answers(s200={"links": {"self": {"operationId": "b"}}}),
        at("responses", "200", "links"),
        path="links",
    ),
]
