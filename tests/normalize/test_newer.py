"""OpenAPI 3.2: read as 3.1, and each part that is not used is told."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.common.documents import operations
from pipeline.normalize import normalize
from tests.normalize.building import OK, document, refusal, valid

STRING = {"type": "string"}
OBJECT = {"type": "object", "properties": {"q": STRING}}


def newer(**fields: Any) -> dict[str, Any]:
    """Return a small document of OpenAPI 3.2."""
    return document(**{"openapi": "3.2.0", "paths": {"/a": {"get": {"responses": OK}}}, **fields})


def told(given: dict[str, Any]) -> list[str]:
    """Return what is told of a document."""
    return list(normalize(given)[1].notices)


@pytest.mark.parametrize("version", ["3.2.0", "3.2", "3.2.1-rc1"])
def test_a_document_without_new_parts_is_read_silently(version: str) -> None:
    """It is the same as in 3.1."""
    assert valid(newer(openapi=version)) == valid(newer(openapi="3.1.0"))
    assert told(newer(openapi=version)) == []


def test_operations_of_new_methods_are_told() -> None:
    """With the way to call them; the others of the path stay."""
    item = {
        "get": {"responses": OK},
        "query": {"responses": OK},
        "additionalOperations": {"COPY": {"responses": OK}, "put": {"responses": OK}},
    }
    given = newer(paths={"/a": item})
    assert [method for _, method, _ in operations(valid(given))] == ["get", "put"]
    first, second = told(given)
    assert first == (
        "/paths/~1a/query: operation of OpenAPI 3.2 left out "
        "(call it by client.request('QUERY', path))"
    )
    assert second.startswith("/paths/~1a/additionalOperations/COPY: ")


def test_a_new_method_in_an_older_document_is_refused() -> None:
    """OpenAPI 3.1 has no such field."""
    paths = {"/a": {"query": {"responses": OK}}}
    assert "no method 'query'" in refusal(document(paths=paths)).message


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"$self": "https://a.example/api"}, "$self"),
        ({"tags": [{"name": "a", "parent": "b"}]}, "parent"),
        ({"servers": [{"url": "/", "name": "main"}]}, "name"),
        (
            {"components": {"mediaTypes": {"a": {"schema": STRING}}}},
            "mediaTypes",
        ),
        (
            {
                "paths": {
                    "/a": {
                        "get": {
                            "responses": {
                                "200": {
                                    "description": "",
                                    "content": {"application/jsonl": {"itemSchema": STRING}},
                                }
                            }
                        }
                    }
                }
            },
            "itemSchema",
        ),
        (
            {
                "components": {
                    "schemas": {
                        "A": {
                            "oneOf": [OBJECT],
                            "discriminator": {"propertyName": "q", "defaultMapping": "A"},
                        }
                    }
                }
            },
            "defaultMapping",
        ),
        (
            {
                "paths": {
                    "/a": {
                        "get": {
                            "responses": OK,
                            "parameters": [
                                {"name": "c", "in": "cookie", "style": "cookie", "schema": STRING}
                            ],
                        }
                    }
                }
            },
            "the style cookie",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_parts_without_a_use_are_told_once(fields: dict[str, Any], part: str) -> None:
    """A line for each kind of part, with its first place."""
    (line,) = told(newer(**fields))
    assert f"{part} of OpenAPI 3.2 is not used (1 place)" in line
    valid(newer(**fields))


def query_string(content: dict[str, Any]) -> dict[str, Any]:
    return {"name": "whole", "in": "querystring", "content": content}


def test_a_form_as_the_whole_query_is_a_query_parameter() -> None:
    """An exploded object in a query looks the same on the wire."""
    parameter = query_string({"application/x-www-form-urlencoded": {"schema": OBJECT}})
    given = newer(paths={"/a": {"get": {"responses": OK, "parameters": [parameter]}}})
    (made,) = valid(given)["paths"]["/a"]["get"]["parameters"]
    assert made == {
        "name": "whole",
        "in": "query",
        "style": "form",
        "explode": True,
        "schema": OBJECT,
    }
    assert told(given) == []


def test_another_whole_query_is_told() -> None:
    """Wherever it is declared."""
    parameter = query_string({"application/json": {"schema": OBJECT}})
    reference = {"$ref": "#/components/parameters/Whole"}
    for given in (
        newer(paths={"/a": {"get": {"responses": OK, "parameters": [parameter]}}}),
        newer(
            paths={"/a": {"parameters": [reference], "get": {"responses": OK}}},
            components={"parameters": {"Whole": parameter}},
        ),
    ):
        assert "parameters" not in valid(given)["paths"]["/a"]["get"]
        assert "a parameter in querystring of OpenAPI 3.2 is not used" in told(given)[0]


def test_references_to_media_types_and_to_the_document_itself_are_followed() -> None:
    """Both are new in 3.2."""
    own = "https://a.example/api"
    response = {
        "description": "",
        "content": {"application/json": {"$ref": "#/components/mediaTypes/M"}},
    }
    given = newer(
        **{"$self": own},
        paths={"/a": {"get": {"responses": {"200": response}}}},
        components={
            "mediaTypes": {"M": {"schema": {"$ref": f"{own}#/components/schemas/S"}}},
            "schemas": {"S": OBJECT},
        },
    )
    made = valid(given)["paths"]["/a"]["get"]["responses"]["200"]["content"]
    assert made == {"application/json": {"schema": {"$ref": "#/components/schemas/S"}}}
