"""Pairs of documents that say the same in other words: each way to say it, by itself."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from pipeline.common.documents import Document, Json
from tests.review.wire.making import (
    COMPONENTS,
    JSON,
    REF,
    answering,
    changes,
    content,
    document,
    operation,
    placed,
)

TEXT, WHOLE, NUMBER = {"type": "string"}, {"type": "integer"}, {"type": "number"}
CAT, DOG = ({"$ref": REF + name} for name in ("Cat", "Dog"))

#: Schemas that accept the same, whatever they are called.
SCHEMAS: dict[str, tuple[Json, ...]] = {
    "one type": (TEXT, {"type": ["string"]}),
    "integers are numbers": (NUMBER, {"type": ["integer", "number"]}),
    "a list of types": (
        {"type": ["integer", "string"]},
        {"anyOf": [TEXT, WHOLE]},
        {"oneOf": [WHOLE, TEXT]},
    ),
    "null": (
        {"type": ["string", "null"]},
        {"type": "string", "nullable": True},
        {"anyOf": [TEXT, {"type": "null"}]},
        {"oneOf": [{"type": "null"}, TEXT]},
        {"anyOf": [TEXT, {"enum": [None]}]},
        {"anyOf": [TEXT, {"const": None}]},
    ),
    "null beside a reference": (
        {"anyOf": [CAT, {"type": "null"}]},
        {"oneOf": [CAT, {"type": "null"}]},
        {"allOf": [CAT], "nullable": True},
    ),
    "null in an enum": (
        {"type": ["string", "null"], "enum": ["a", None]},
        {"type": "string", "nullable": True, "enum": ["a", None]},
        {"anyOf": [{"const": "a"}, {"type": "null"}]},
    ),
    "a constant": ({"type": "string", "const": "a"}, {"const": "a"}, {"enum": ["a"]}),
    "values": (
        {"enum": ["a", "b"]},
        {"type": "string", "enum": ["b", "a", "b"]},
        {"oneOf": [{"const": "a"}, {"const": "b"}]},
    ),
    "exclusive bounds": (
        {**NUMBER, "exclusiveMinimum": 1},
        {**NUMBER, "minimum": 1, "exclusiveMinimum": True},
    ),
    "bounds of whole numbers": ({**WHOLE, "minimum": 1}, {**WHOLE, "exclusiveMinimum": 0}),
    "numbers": ({**TEXT, "maxLength": 3}, {**TEXT, "maxLength": 3.0}),
    "what is so anyway": (
        {"type": "object"},
        {"type": "object", "additionalProperties": True},
        {"type": "object", "additionalProperties": {}},
        {"type": "object", "required": [], "minProperties": 0, "deprecated": False},
        {"type": "object", "readOnly": False, "writeOnly": False, "nullable": False},
    ),
    "items": ({"type": "array"}, {"type": "array", "items": {}, "uniqueItems": False}),
    "one schema alone": (CAT, {"allOf": [CAT]}, {"anyOf": [CAT]}, {"oneOf": [CAT]}),
    "parts of one object": (
        {"type": "object", "required": ["a"], "properties": {"a": TEXT, "b": WHOLE}},
        {
            "allOf": [
                {"type": "object", "required": ["a"], "properties": {"a": TEXT}},
                {"type": "object", "properties": {"b": WHOLE}},
            ]
        },
        {
            "type": "object",
            "properties": {"a": TEXT},
            "allOf": [{"required": ["a"], "properties": {"b": WHOLE}}],
        },
    ),
    "unions inside of unions": (
        {"anyOf": [CAT, DOG, WHOLE]},
        {"anyOf": [{"anyOf": [CAT, DOG]}, WHOLE]},
        {"anyOf": [WHOLE, DOG, CAT, CAT]},
    ),
    "a null union": (
        {"anyOf": [CAT, DOG, {"type": "null"}]},
        {"anyOf": [{"anyOf": [CAT, DOG]}, {"type": "null"}]},
        {"oneOf": [{"type": "null"}, {"anyOf": [DOG, CAT]}]},
    ),
    "a reference and what it leads to": (CAT, COMPONENTS["Cat"]),
    "tuples": (
        {"type": "array", "prefixItems": [TEXT, WHOLE]},
        {"type": "array", "items": [TEXT, WHOLE]},
    ),
}
PAIRS = [
    pytest.param(one, other, id=f"{name} {number}")
    for name, ways in SCHEMAS.items()
    for number, (one, other) in enumerate(pairwise(ways))
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_schemas_that_accept_the_same_are_the_same(one: Json, other: Json) -> None:
    """In every place, to and fro."""
    for letter in "Pbh":
        old, new = placed(letter, one), placed(letter, other)
        assert changes(old, new) == changes(new, old) == ()


PARAMETER = {"name": "by", "in": "query", "schema": TEXT}
BODY = content(TEXT)
ANSWER = {"description": "OK", **content(TEXT)}
HEADER = {"schema": TEXT}
WITH_HEADER = {"description": "OK", "headers": {"X-A": HEADER}}


def things(item: Json, **components: Json) -> Document:
    """Return a document with one path."""
    return document({"/things": item}, components=components)


def refer(section: str) -> Json:
    """Return a reference to the component `One` of a section."""
    return {"$ref": f"#/components/{section}/One"}


def post(**fields: Json) -> Document:
    """Return a path item with one operation."""
    return {"post": operation(**fields)}


def answers(**fields: Json) -> Document:
    """Return a path item that answers."""
    return post(responses={"200": {"description": "OK", **fields}})


def hidden(**fields: Any) -> Document:
    """Return a path item with one parameter that has further fields."""
    return post(parameters=[{**PARAMETER, **fields}])


def item_at(path: str) -> Document:
    """Return a document with a path parameter."""
    given = {"name": "id", "in": "path", "required": True, "schema": TEXT}
    return document({path: {"get": operation(parameters=[given])}})


DOCUMENTS: dict[str, tuple[Document, Document]] = {
    "parameters of the path": (
        things(post(parameters=[PARAMETER])),
        things({"parameters": [PARAMETER], **post()}),
    ),
    "parameters by reference": (
        things(post(parameters=[PARAMETER])),
        things(post(parameters=[refer("parameters")]), parameters={"One": PARAMETER}),
    ),
    "bodies by reference": (
        things(post(requestBody=BODY)),
        things(post(requestBody=refer("requestBodies")), requestBodies={"One": BODY}),
    ),
    "responses by reference": (
        things(post(responses={"200": ANSWER})),
        things(post(responses={"200": refer("responses")}), responses={"One": ANSWER}),
    ),
    "headers by reference": (
        things(post(responses={"200": WITH_HEADER})),
        things(answers(headers={"X-A": refer("headers")}), headers={"One": HEADER}),
    ),
    "path items by reference": (
        things(post(requestBody=BODY)),
        things(refer("pathItems"), pathItems={"One": post(requestBody=BODY)}),
    ),
    "notations of paths": (item_at("/a/{id}/b"), item_at("/a/:id/b")),
    "names of headers": (
        things(answers(headers={"X-A": HEADER})),
        things(answers(headers={"x-a": HEADER})),
    ),
    "names of header parameters": (
        things(post(parameters=[{**PARAMETER, "in": "header", "name": "X-By"}])),
        things(post(parameters=[{**PARAMETER, "in": "header", "name": "x-by"}])),
    ),
    "names of media types": (
        things(answers(**content(TEXT, JSON))),
        things(answers(**content(TEXT, "Application/JSON"))),
    ),
    "classes of statuses": (
        things(post(responses={"4XX": ANSWER})),
        things(post(responses={"4xx": ANSWER})),
    ),
    "styles by default": (things(hidden()), things(hidden(style="form", explode=True))),
    "flags that are off": (
        things(hidden()),
        things(hidden(required=False, deprecated=False, allowReserved=False)),
    ),
    "operations that are not deprecated": (things(post()), things(post(deprecated=False))),
    "security of nothing": (things(post(security=[])), things(post(security=[{}]))),
    "security by default": (
        document(
            {"/things": post()},
            security=[{"A": []}],
            components={"securitySchemes": {"A": {"type": "http", "scheme": "basic"}}},
        ),
        document(
            {"/things": post(security=[{"A": []}])},
            security=[{"A": []}],
            components={"securitySchemes": {"A": {"type": "http", "scheme": "basic"}}},
        ),
    ),
    "servers by default": (document(), document(servers=[{"url": "/"}])),
    "versions of OpenAPI": (things(post()), {**things(post()), "openapi": "3.0.2"}),
    "components that nobody uses": (
        things(post()),
        things(post(), schemas={"One": TEXT}, headers={"One": HEADER}),
    ),
    "names of components": (
        document(
            {"/a": {"get": answering(refer("schemas"))}}, components={"schemas": {"One": TEXT}}
        ),
        document(
            {"/a": {"get": answering({"$ref": f"{REF}Two"})}}, components={"schemas": {"Two": TEXT}}
        ),
    ),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_that_say_the_same_are_the_same(name: str) -> None:
    """To and fro."""
    one, other = DOCUMENTS[name]
    assert changes(one, other) == changes(other, one) == ()
