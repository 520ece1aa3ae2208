"""Verdicts on what is around the schemas: references, servers, ends of operations, security."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.common.documents import Document, Json
from pipeline.review.changes import Level
from pipeline.review.wire import compare_wire
from tests.review.wire.making import answering, changes, checks, content, document, operation
from tests.review.wire.test_missed import worst

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
FULL = {"type": "object", "required": ["code"], "properties": {"code": TEXT}}
BARE = {"type": "object", "properties": {"code": TEXT}}
HERE = {"$ref": "#/x-part"}


def answer(**fields: Json) -> Document:
    """Return an operation with a parameter and an answer."""
    return operation(
        parameters=[{"name": "by", "in": "query", "schema": TEXT}],
        responses={"200": {"description": "OK", **fields}},
    )


def heard(schema: Json) -> Document:
    """Return a path item that takes a schema."""
    return {"post": operation(requestBody=content(schema))}


#: Parts of a document that a reference to an extension stands for, by a name: a function that
#: makes the document around the part, and the old and the new part.
PARTS: dict[str, tuple[Any, Json, Json]] = {
    "path item": (
        lambda part: {"paths": {"/a": part}},
        {"get": answering(FULL)},
        {"get": answering(BARE)},
    ),
    "response": (
        lambda part: {"paths": {"/a": {"get": {"responses": {"200": part}}}}},
        {"description": "OK", **content(FULL)},
        {"description": "OK", **content(BARE)},
    ),
    "request body": (
        lambda part: {"paths": {"/a": {"post": operation(requestBody=part)}}},
        content(BARE),
        content(FULL),
    ),
    "parameter": (
        lambda part: {"paths": {"/a": {"get": operation(parameters=[part])}}},
        {"name": "by", "in": "query", "schema": TEXT},
        {"name": "by", "in": "query", "schema": WHOLE},
    ),
    "header": (
        lambda part: {"paths": {"/a": {"get": answer(headers={"X-By": part})}}},
        {"schema": WHOLE},
        {"schema": TEXT},
    ),
    "callback": (
        lambda part: {"paths": {"/a": {"get": operation(callbacks={"done": part})}}},
        {"{$request.query.by}": heard(FULL)},
        {"{$request.query.by}": heard(BARE)},
    ),
    "webhook": (
        lambda part: {"paths": {"/a": {"get": operation()}}, "webhooks": {"done": part}},
        heard(FULL),
        heard(BARE),
    ),
    "security scheme": (
        lambda part: {
            "paths": {"/a": {"get": operation(security=[{"Key": []}])}},
            "components": {"securitySchemes": {"Key": part}},
        },
        {"type": "apiKey", "in": "query", "name": "key"},
        {"type": "apiKey", "in": "query", "name": "KEY"},
    ),
    "enum": (
        lambda part: {"paths": {"/a": heard({"type": "string", "enum": part})}},
        ["a", "b"],
        ["a"],
    ),
    "required": (
        lambda part: {"paths": {"/a": heard({"properties": {"a": TEXT}, "required": part})}},
        [],
        ["a"],
    ),
}


@pytest.mark.parametrize("name", PARTS)
def test_a_reference_to_any_place_is_followed(name: str) -> None:
    """The document is the one with the part in place, and a change of the part is found."""
    around, old, new = PARTS[name]

    def made(part: Json, target: Json) -> Document:
        return document(**around(part), **{"x-part": target})

    assert changes(made(old, old), made(HERE, old)) == ()
    plain, referring = (changes(made(*was), made(*now)) for was, now in _sides(old, new))
    extension = "ofauth-extension-changed"
    assert {c.check for c in referring} == {c.check for c in plain} | {extension}
    assert worst(referring) is Level.ERR


def _sides(old: Json, new: Json) -> list[tuple[tuple[Json, Json], tuple[Json, Json]]]:
    return [((old, old), (new, old)), ((HERE, old), (HERE, new))]


def test_a_target_of_what_is_not_compared_is_told() -> None:
    """The reference is the same on both sides, and its target is not."""
    item = {"get": operation(responses={"200": {"$ref": "#/components/schemas/One"}})}
    old, new = (
        document({"/a": item}, components={"schemas": {"One": schema}}) for schema in (TEXT, WHOLE)
    )
    assert checks(old, old) == ["ofauth-unread-part"]
    assert checks(old, new) == ["ofauth-unread-part-changed"]
    assert "ofauth-unread-part-changed" in checks(*_anchored("$dynamicAnchor"))


def test_a_reference_to_an_anchor_is_followed() -> None:
    """It leads to a schema as a pointer does."""
    assert checks(*_anchored("$anchor")) == ["response-body-type-changed"]


def _anchored(keyword: str) -> list[Document]:
    """Return two documents whose answer refers to a schema by an anchor."""
    return [
        document(
            {"/a": {"get": answering({"$ref": "#one"})}},
            components={"schemas": {"One": {keyword: "one", **schema}}},
        )
        for schema in (TEXT, WHOLE)
    ]


@pytest.mark.parametrize("section", ["definitions", "shared"])
def test_a_reference_to_an_unknown_section_is_followed(section: str) -> None:
    """As Swagger 2 had sections of its own for parameters and responses."""
    get = {"get": operation(responses={"200": {"$ref": f"#/{section}/One"}})}
    old, new = (
        document({"/a": get}, **{section: {"One": {"description": "OK", **content(schema)}}})
        for schema in (FULL, BARE)
    )
    assert "response-property-became-optional" in checks(old, new)


def served(url: str, path: str = "/t", own: str = "") -> Document:
    """Return a document with a server, and perhaps with a server of its operation."""
    fields = {"servers": [{"url": own}]} if own else {}
    paths = {path: {"get": operation(**fields)}, "/u": {"get": operation()}}
    return document(paths, servers=[{"url": url}])


@pytest.mark.parametrize("other", ["https://a.test/", "https://A.Test", "HTTPS://a.test/"])
def test_the_same_server_in_other_letters_is_a_note(other: str) -> None:
    """The host has no case, and a slash at the end means nothing; a path has a case."""
    old, new = served("https://a.test"), served(other)
    assert checks(old, new) == checks(new, old) == ["ofauth-description-changed"]
    paths = served("https://a.test/v"), served("https://a.test/V")
    assert worst(changes(*paths)) is Level.WARN


def test_a_prefix_moves_to_the_server_of_an_operation() -> None:
    """The address of the operation is the same."""
    old, new = served("https://a.test", "/v2/t"), served("https://a.test", own="https://a.test/v2")
    found = ["ofauth-endpoint-respelled", "ofauth-server-added", "ofauth-server-removed"]
    assert checks(old, new) == checks(new, old) == found
    other = served("https://a.test", own="https://a.test/v3")
    assert "ofauth-endpoint-respelled" not in checks(old, other)


@pytest.mark.parametrize(
    ("ends", "check"),
    [
        ("Mon, 01 Jun 2026 00:00:00 GMT", "api-removed-before-sunset"),
        ("Wed, 01 Apr 2026 00:00:00 GMT", "api-removed-with-deprecation"),
    ],
)
def test_an_end_may_be_written_as_in_the_header(ends: str, check: str) -> None:
    """RFC 8594 writes the day of `Sunset` so."""
    gone = operation(deprecated=True, **{"x-sunset": ends})
    old = document({"/things": {"get": operation()}, "/others": {"get": gone}})
    new = document({"/things": {"get": operation()}})
    (change,) = compare_wire(old, new, date(2026, 5, 1))
    assert change.check == check


def keyed(*names: str, **schemes: Json) -> Document:
    """Return a document whose operation takes one of several schemes."""
    given = operation(security=[{name: []} for name in names])
    return document({"/a": {"get": given}}, components={"securitySchemes": schemes})


def test_schemes_of_equal_content_are_the_same_to_callers() -> None:
    """Also if the old scheme stays in the document."""
    one, other = ({"type": "apiKey", "in": "header", "name": name} for name in ("Key", "KEY"))
    old, new = keyed("A", A=one), keyed("B", A=one, B=other)
    assert checks(old, new) == ["api-security-component-added"]
    assert checks(new, old) == ["api-security-component-removed"]
    changed = {"type": "apiKey", "in": "header", "name": "Token"}
    assert worst(changes(keyed("A", A=one), keyed("B", A=one, B=changed))) is Level.ERR


def test_the_format_of_a_bearer_token_is_a_hint() -> None:
    """It limits nothing."""
    bearer = {"type": "http", "scheme": "bearer"}
    old, new = keyed("A", A=bearer), keyed("A", A={**bearer, "bearerFormat": "JWT"})
    assert checks(old, new) == checks(new, old) == ["ofauth-description-changed"]
