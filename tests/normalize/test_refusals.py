"""What is no OpenAPI document, or is broken where later steps must not guess."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from pipeline.common.documents import MAX_DEPTH
from pipeline.normalize import normalize
from tests.normalize.building import OK, document, refusal, valid, with_operation, with_schema


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (None, "null, not an OpenAPI document"),
        ([], "a list, not an OpenAPI document"),
        ("openapi", "text, not an OpenAPI document"),
        ({}, "has no `openapi`"),
        ({"swagger": "2.0", "paths": {}}, "Swagger 2"),
        (document(openapi="3.3.0"), "'3.3.0' is not supported"),
        (document(openapi="2.0"), "'2.0' is not supported"),
        (document(openapi="4"), "'4' is not supported"),
        (document(openapi=None), "'None' is not supported"),
        (document(openapi={}), "is not supported"),
        (document(openapi="3.1.0\n"), "is not supported"),
        ({"openapi": "3.1.0"}, "has no `paths`"),
        (document(paths=[]), "a list; OpenAPI has an object"),
        (document(paths=None), "null; OpenAPI has an object"),
        (document(components=[]), "a list; OpenAPI has an object"),
        (document(components={"schemas": []}), "a list; OpenAPI has an object"),
    ],
)
def test_other_documents_are_refused(given: Any, said: str) -> None:
    """Only OpenAPI documents from 3.0 to 3.2 with paths are taken."""
    assert said in refusal(given).message


@pytest.mark.parametrize(
    ("given", "where"),
    [
        (document(info=[]), "/info"),
        (document(servers={}), "/servers"),
        (document(servers=["/"]), "/servers/0"),
        (document(tags=["a"]), "/tags/0"),
        (document(security=["Key"]), "/security/0"),
        (document(security=[{"Key": "read"}]), "/security/0/Key"),
        (document(paths={"/a": []}), "/paths/~1a"),
        (document(paths={"/a": {"get": []}}), "/paths/~1a/get"),
        (document(paths={"/a": {"query": {"responses": OK}}}), "/paths/~1a/query"),
        (document(paths={"/a": {"parameters": {}}}), "/paths/~1a/parameters"),
        (document(paths={"/a": {"$ref": 3}}), "/paths/~1a"),
        (with_operation(parameters={}), "/paths/~1things/get/parameters"),
        (with_operation(parameters=["a"]), "/paths/~1things/get/parameters/0"),
        (with_operation(parameters=[{"in": "query"}]), "/paths/~1things/get/parameters/0"),
        (
            with_operation(parameters=[{"name": "", "in": "query"}]),
            "/paths/~1things/get/parameters/0",
        ),
        (with_operation(parameters=[{"name": "a"}]), "/paths/~1things/get/parameters/0"),
        (
            with_operation(parameters=[{"name": "a", "in": "body"}]),
            "/paths/~1things/get/parameters/0",
        ),
        (
            with_operation(parameters=[{"name": "a\nb", "in": "query"}]),
            "/paths/~1things/get/parameters/0",
        ),
        (
            with_operation(parameters=[{"name": {}, "in": "query"}]),
            "/paths/~1things/get/parameters/0",
        ),
        (with_operation(responses=[]), "/paths/~1things/get/responses"),
        (with_operation(responses={"200": "OK"}), "/paths/~1things/get/responses/200"),
        (with_operation(requestBody="x"), "/paths/~1things/get/requestBody"),
        (with_operation(requestBody={"content": []}), "/paths/~1things/get/requestBody/content"),
        (with_operation(tags="a"), "/paths/~1things/get/tags"),
        (with_operation(callbacks={"c": []}), "/paths/~1things/get/callbacks/c"),
        (document(webhooks={"w": {"get": 3}}), "/webhooks/w/get"),
        (document(components={"parameters": []}), "/components/parameters"),
        (with_schema([]), "/components/schemas/Subject"),
        (with_schema("string"), "/components/schemas/Subject"),
        (with_schema({"properties": []}), "/components/schemas/Subject/properties"),
        (with_schema({"properties": {"a/b": 3}}), "/components/schemas/Subject/properties/a~1b"),
        (with_schema({"allOf": {}}), "/components/schemas/Subject/allOf"),
        (with_schema({"items": [3]}), "/components/schemas/Subject/items/0"),
        (with_schema({"enum": "a"}), "/components/schemas/Subject/enum"),
        (
            with_schema({"dependentRequired": {"a": "b"}}),
            "/components/schemas/Subject/dependentRequired/a",
        ),
        (with_schema({"discriminator": ["kind"]}), "/components/schemas/Subject/discriminator"),
        (with_schema({"$dynamicRef": "#a"}), "/components/schemas/Subject"),
    ],
)
def test_broken_structure_is_refused_where_it_stands(given: Any, where: str) -> None:
    """A wrong type at a structural place is named with its pointer."""
    assert refusal(given).where == where


@pytest.mark.parametrize(
    ("given", "where"),
    [
        (
            with_schema({"example": datetime.date(2026, 1, 1)}),
            "/components/schemas/Subject/example",
        ),
        (with_schema({"default": float("nan")}), "/components/schemas/Subject/default"),
        (with_schema({"default": float("inf")}), "/components/schemas/Subject/default"),
        (with_schema({"default": "\ud800"}), "/components/schemas/Subject/default"),
        (with_schema({"properties": {"\ud800": {}}}), "/components/schemas/Subject/properties"),
        (with_schema({"properties": {False: {}}}), "/components/schemas/Subject/properties"),
        (with_schema({"properties": {None: {}}}), "/components/schemas/Subject/properties"),
        (with_schema({"properties": {1: {}, "1": {}}}), "/components/schemas/Subject/properties"),
        (with_schema({"example": (1, 2)}), "/components/schemas/Subject/example"),
    ],
)
def test_what_json_cannot_hold_is_refused(given: Any, where: str) -> None:
    """Dates, infinities, broken texts and keys that are no text, as YAML allows them."""
    assert refusal(given).where == where


def _nested(levels: int) -> Any:
    schema: Any = {"type": "string"}
    for _ in range(levels):
        schema = {"type": "object", "nullable": True, "properties": {"a": schema}}
    return with_schema(schema)


def test_deep_documents_are_refused() -> None:
    """A document may be nested as deeply as the limit says, and no deeper."""
    assert "nested more than" in refusal(_nested(600)).message
    assert "nested more than" in refusal(_nested(100_000)).message
    assert valid(_nested(60))


def test_at_the_limit_of_depth_a_repair_that_nests_is_refused() -> None:
    """What would be deeper than the limit after its repair is refused, not returned."""
    plain: Any = {"type": "string"}
    nullable: Any = {"type": "string"}
    for _ in range(MAX_DEPTH // 2 - 4):
        plain = {"allOf": [plain]}
        nullable = {"nullable": True, "allOf": [nullable]}
    normalize(with_schema(plain))
    assert "nested more than" in refusal(with_schema(nullable)).message


def test_a_document_that_holds_itself_is_refused() -> None:
    """A cycle of objects in memory, as a YAML anchor can make, has no end."""
    given = document()
    given["x-self"] = given
    assert "nested more than" in refusal(given).message
