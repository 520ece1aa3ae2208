"""What can become of methods: what they take, what they return, how they page."""

from __future__ import annotations

from pipeline.common.documents import Document, Json
from tests.components.building import NUMBER, TEXT, array, content, enum, obj, parameter
from tests.review.surface.class_rows import FLAG, REAL
from tests.review.surface.rows import (
    Row,
    asked,
    got,
    operation,
    or_null,
    path_of,
    read,
    required,
    takes,
)

OFFSET = {
    "style": "offset",
    "parameters": {"next": "offset"},
    "fields": {"items": "list", "more": "hasMore"},
}
MARKER = {**OFFSET, "style": "marker", "parameters": {"next": "marker"}}


def _x(schema: Json, **more: Json) -> Document:
    return {**parameter("x", "query", schema), **more}


def _placed(name: str, path: str) -> Document:
    return asked(name, parameter("a", "path"), parameter("b", "path"), path=path)


def _body(name: str, schema: Json, *, demanded: bool = True) -> Document:
    body = {"required": demanded, "content": content(schema)}
    made = {"responses": {"204": {"description": ""}}} | ({"requestBody": body} if schema else {})
    return {path_of(name): {"post": operation(name, made)}}


def _listed(name: str, pages: Document | None, next_parameter: str, item: Json = None) -> Document:
    """Return a list, which pages as the document says, or not at all."""
    page = obj(list=array(item or obj(**{f"{name}Item": TEXT})), hasMore=FLAG)
    said: Document = {"x-pagination": pages}
    if pages is None:
        said = {"x-pagination": False, "x-pagination-reason": "Not a list"}
    return got(name, page, parameters=[parameter(next_parameter, "query", NUMBER)], **said)


def _failing(name: str) -> Document:
    """Return an operation that also documents an error."""
    error = {"404": {"description": "", "content": content(obj(failure=TEXT))}}
    made = got(name, TEXT)[path_of(name)]["get"]
    return {path_of(name): {"get": {**made, "responses": {**made["responses"], **error}}}}


PARAMETERS = (
    takes("added", [], [_x(TEXT)]),
    takes("added-required", [], [required("x")]),
    takes("removed", [_x(TEXT)], []),
    takes("optional", [required("x")], [_x(TEXT)]),
    takes("required", [_x(TEXT)], [required("x")]),
    takes("widened", [_x(NUMBER)], [_x(REAL)]),
    takes("narrowed", [_x(REAL)], [_x(NUMBER)]),
    takes("changed", [_x(NUMBER)], [_x(FLAG)]),
    takes("enum", [parameter("xX")], [parameter("xX", "query", enum("m1", "m2"))]),
    takes("deprecated", [_x(TEXT)], [_x(TEXT, deprecated=True)]),
    takes("default", [_x({**NUMBER, "default": 1})], [_x({**NUMBER, "default": 2})]),
    takes("spelled", [parameter("x-y")], [parameter("x-y"), parameter("x_y")]),
    takes("header", [parameter("X-One", "header", NUMBER)], [parameter("X-One", "header", TEXT)]),
    Row("order", _placed("order", "/{a}/of/{b}"), _placed("order", "/{b}/by/{a}")),
    Row(
        "kind",
        asked("kind", parameter("a", "path"), path="/{a}"),
        asked("kind", required("a")),
    ),
    Row("body-added", _body("body-added", None), _body("body-added", TEXT)),
    Row("body-removed", _body("body-removed", TEXT), _body("body-removed", None)),
    Row(
        "body-required",
        _body("body-required", TEXT, demanded=False),
        _body("body-required", TEXT),
    ),
)
RETURNS = (
    read("widened", TEXT, or_null(TEXT)),
    read("narrowed", or_null(TEXT), TEXT),
    read("changed", TEXT, NUMBER),
    read("unknown", TEXT, {}),
    read("known", {}, TEXT),
    Row("error-added", got("error-added", TEXT), _failing("error-added")),
)
PAGES = (
    Row(
        "pages-gained",
        _listed("pages-gained", None, "offset"),
        _listed("pages-gained", OFFSET, "offset"),
    ),
    Row(
        "pages-lost",
        _listed("pages-lost", OFFSET, "offset"),
        _listed("pages-lost", None, "offset"),
    ),
    Row(
        "pages-restyled",
        _listed("pages-restyled", OFFSET, "offset"),
        _listed("pages-restyled", MARKER, "marker"),
    ),
    Row(
        "pages-items",
        _listed("pages-items", OFFSET, "offset"),
        _listed("pages-items", OFFSET, "offset", NUMBER),
    ),
)
METHODS = (
    Row("tagged", got("tagged", TEXT), got("tagged", TEXT, tags=["others"])),
    Row("deprecated", got("deprecated", TEXT), got("deprecated", TEXT, deprecated=True)),
)
ROWS = (*PARAMETERS, *RETURNS, *PAGES, *METHODS)
