"""Parameters and headers, bodies and responses."""

from __future__ import annotations

from typing import Any

import pytest

from tests.normalize.building import OK, document, kinds, operation, valid, with_operation

STRING = {"type": "string"}


def query(name: str, **fields: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", **fields}


def parameters(*given: Any) -> list[Any]:
    made: list[Any] = operation(parameters=list(given)).get("parameters", [])
    return made


def test_parameters_are_sorted_by_place_and_name() -> None:
    """The order in which parameters are declared says nothing."""
    header = {"name": "A", "in": "header", "schema": STRING}
    b, a = query("b", schema=STRING), query("a", schema=STRING)
    assert parameters(b, header, a) == [header, a, b]


def test_the_last_of_equal_parameters_wins() -> None:
    """Parameters with the same place and name are one; names of headers have no case."""
    first, last = query("a", schema=STRING), query("a", schema={"type": "integer"})
    assert parameters(first, last) == [last]
    header = {"name": "X-A", "in": "header", "schema": STRING}
    assert parameters(header, {**header, "name": "x-a"}) == [{**header, "name": "x-a"}]


@pytest.mark.parametrize(
    "name",
    ["Accept", "AUTHORIZATION", "content-type", "Host", "Content-Length", "Transfer-Encoding"],
)
def test_headers_that_openapi_ignores_are_dropped(name: str) -> None:
    """OpenAPI and HTTP have other places for these headers; as query parameters they stay."""
    assert parameters({"name": name, "in": "header", "schema": STRING}) == []
    assert parameters(query(name, schema=STRING)) == [query(name, schema=STRING)]


def test_json_content_of_a_parameter_is_a_text_with_a_schema() -> None:
    """A parameter with JSON content is sent as one text, and its schema says what it holds."""
    inner = {"type": "object", "properties": {"a": STRING}}
    given = query("filter", content={"application/json": {"schema": inner, "example": {"a": "b"}}})
    (made,) = parameters(given)
    text = {"type": "string", "contentMediaType": "application/json", "contentSchema": inner}
    assert made == query("filter", schema=text, example={"a": "b"})


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, {}),
        ({"content": {}}, {}),
        ({"content": {"text/plain": {"schema": {"type": "integer"}}}}, {"type": "integer"}),
        ({"content": {"a/b": {}}}, {"type": "string", "contentMediaType": "a/b"}),
        ({"schema": STRING, "content": {"a/b": {}}}, STRING),
        ({"type": "integer", "default": 3}, {"type": "integer", "default": 3}),
        ({"nullable": True, "type": "string"}, {"type": ["string", "null"]}),
    ],
)
def test_every_parameter_has_a_schema(given: Any, expected: Any) -> None:
    """A parameter without a schema gets one from what it says instead."""
    assert parameters(query("a", **given)) == [query("a", schema=expected)]


def test_styles_that_the_place_does_not_have_are_dropped() -> None:
    """Each place of a parameter has its own styles."""
    given = {"name": "X", "in": "header", "schema": STRING, "style": "form", "allowReserved": True}
    assert parameters(given) == [{"name": "X", "in": "header", "schema": STRING}]
    deep = query("a", schema=STRING, style="deepObject", explode=True, allowEmptyValue=True)
    assert parameters(deep) == [deep]


def test_query_defaults_stay() -> None:
    """Defaults of query parameters are part of the documentation."""
    given = query("limit", schema={"type": "integer", "default": 10}, required=False)
    assert parameters(given) == [given]


def test_response_headers_have_a_schema_or_a_content() -> None:
    """A header object has one of the two, and the one style there is."""
    media = {"application/json": {"schema": STRING}}
    headers = {
        "A": {"style": "form"},
        "B": {"schema": STRING, "content": media},
        "C": {"content": {**media, "text/plain": {}}},
        "D": {"type": "integer"},
    }
    made = operation(responses={"200": {"description": "", "headers": headers}})
    assert made["responses"]["200"]["headers"] == {
        "A": {"schema": {}},
        "B": {"schema": STRING},
        "C": {"content": media},
        "D": {"schema": {"type": "integer"}},
    }


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({200: {"description": "OK"}}, OK),
        ({"200": {}}, {"200": {"description": ""}}),
        ({"2xx": {"description": ""}}, {"2XX": {"description": ""}}),
        ({"Default": {"description": ""}}, {"default": {"description": ""}}),
        ({}, {"default": {"description": ""}}),
        (None, {"default": {"description": ""}}),
        ({"success": {"description": ""}, **OK}, OK),
        ({"x-a": 1}, {"x-a": 1, "default": {"description": ""}}),
        ({"x-a": {"200": None}, **OK}, {"x-a": {"200": None}, **OK}),
    ],
)
def test_responses_stand_under_statuses(given: Any, expected: Any) -> None:
    """Statuses are texts that OpenAPI knows, each response has a description."""
    assert operation(responses=given)["responses"] == expected


def test_an_operation_without_responses_gets_a_default() -> None:
    """Responses are required."""
    given = document(paths={"/a": {"get": {}}})
    expected = {"get": {"responses": {"default": {"description": ""}}}}
    assert valid(given)["paths"]["/a"] == expected


@pytest.mark.parametrize("body", [{}, {"description": "d"}, {"content": {}}, None])
def test_a_body_without_content_is_dropped(body: Any) -> None:
    """A request body that holds nothing is none."""
    assert operation(requestBody=body) == {"responses": OK}


@pytest.mark.parametrize(
    "schema", [False, {"not": {}}, {"anyOf": [{"not": {}}, {"not": {}}]}, {"oneOf": [False]}]
)
def test_an_answer_that_no_value_fits_has_no_content(schema: Any) -> None:
    """As oRPC writes void."""
    content = {"application/json": {"schema": schema}}
    answers = {"200": {"description": "OK", "content": content}}
    assert operation(responses=answers)["responses"]["200"].get("content", {}) == {}


def test_content_has_media_types_only() -> None:
    """Elysia writes the type of a void answer there."""
    json = {"application/json": {"schema": STRING}}
    answers = {"200": {"description": "OK", "content": {"type": "void", **json}}}
    assert operation(responses=answers)["responses"]["200"]["content"] == json


def test_a_body_stays_whatever_the_method() -> None:
    """Bodies of DELETE and GET are sent as documented."""
    body = {"content": {"application/json": {"schema": STRING}}}
    assert operation(requestBody=body)["requestBody"] == body


def test_repeated_operation_ids_name_nothing() -> None:
    """Every operation that shares its id with another loses it; other ids stay."""
    paths = {
        "/a": {"get": {"operationId": "x", "responses": OK}},
        "/b": {"get": {"operationId": "x", "responses": OK}},
        "/c": {"get": {"operationId": "y", "responses": OK}},
    }
    made = valid(document(paths=paths))["paths"]
    assert [made[path]["get"].get("operationId") for path in made] == [None, None, "y"]


def test_methods_in_capitals_are_methods() -> None:
    """`GET` is read as `get`."""
    given = document(paths={"/a": {"GET": {"responses": OK}}})
    assert list(valid(given)["paths"]["/a"]) == ["get"]
    assert kinds(given) == {"methods written in lower case": 1}


def test_links_name_one_operation() -> None:
    """A link to no operation, or to one in two ways, is dropped."""
    links = {"a": {"operationId": "x"}, "b": {}, "c": {"operationId": "x", "operationRef": "#/y"}}
    made = operation(responses={"200": {"description": "", "links": links}})
    assert made["responses"]["200"]["links"] == {"a": {"operationId": "x"}}


def test_unknown_fields_are_dropped_and_counted() -> None:
    """Fields that OpenAPI does not have would make the document invalid; extensions stay."""
    fields: dict[str, Any] = {"consumes": ["a/b"], "x-a": {"nullable": True}}
    given = with_operation("/things", **fields)
    assert kinds(given) == {"unknown fields dropped": 1}
    made = valid(given)["paths"]["/things"]["get"]
    assert made == {"responses": OK, "x-a": {"nullable": True}}
