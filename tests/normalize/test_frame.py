"""The frame of a document: version, info, tags, servers, security."""

from __future__ import annotations

from typing import Any

import pytest

from tests.normalize.building import OK, document, kinds, refusal, valid

KEY = {"type": "apiKey", "name": "k", "in": "header"}


def secured(schemes: Any, security: Any, own: Any = None) -> dict[str, Any]:
    operation = {"responses": OK, **({} if own is None else {"security": own})}
    return document(
        components={"securitySchemes": schemes}, security=security, paths={"/a": {"get": operation}}
    )


@pytest.mark.parametrize("version", ["3.0.0", "3.0.4", "3.1.0", "3.1.1", "3.0.0-rc2", "3.1", 3.1])
def test_the_version_becomes_3_1_0(version: Any) -> None:
    """Documents of OpenAPI 3.0 and 3.1 become documents of 3.1.0."""
    assert valid(document(openapi=version))["openapi"] == "3.1.0"


@pytest.mark.parametrize(
    ("dialect", "kept"),
    [
        ("https://spec.openapis.org/oas/3.1/dialect/base", True),
        ("https://json-schema.org/draft/2020-12/schema", True),
        ("http://json-schema.org/draft-07/schema#", False),
        (3, False),
    ],
)
def test_only_known_dialects_stay(dialect: Any, kept: bool) -> None:
    """A schema dialect that readers do not know is dropped."""
    assert ("jsonSchemaDialect" in valid(document(jsonSchemaDialect=dialect))) == kept


@pytest.mark.parametrize(
    ("info", "expected"),
    [
        (None, {"title": "API", "version": "0"}),
        ({}, {"title": "API", "version": "0"}),
        ({"title": "T", "version": 1.0}, {"title": "T", "version": "1.0"}),
        (
            {"title": "T", "version": "1", "license": {"url": "u", "identifier": "MIT"}},
            {"title": "T", "version": "1", "license": {"name": "unnamed", "url": "u"}},
        ),
        ({"title": "T", "version": "1", "contact": "me"}, {"title": "T", "version": "1"}),
    ],
)
def test_info_is_complete(info: Any, expected: Any) -> None:
    """Title and version are always there."""
    assert valid(document(info=info))["info"] == expected


def test_servers_and_variables_are_complete() -> None:
    """A server has an address, a variable a default."""
    servers = [{}, {"url": "https://{h}", "variables": {"h": {"enum": []}, "p": {"default": 1}}}]
    assert valid(document(servers=servers))["servers"] == [
        {"url": "/"},
        {"url": "https://{h}", "variables": {"h": {"default": ""}, "p": {"default": "1"}}},
    ]


def test_tags_are_a_sorted_set() -> None:
    """A tag stands once, and has a name."""
    tags = [{"name": "b"}, {"name": "a", "description": "old"}, {"name": "a"}, {}]
    assert valid(document(tags=tags))["tags"] == [{"name": "a"}, {"name": "b"}]


def test_an_operations_tags_keep_their_order() -> None:
    """The first tag of an operation is its main one."""
    paths = {"/a": {"get": {"tags": ["b", "a", 3], "responses": OK}}}
    assert valid(document(paths=paths))["paths"]["/a"]["get"]["tags"] == ["b", "a", "3"]


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ([], []),
        ([{}], [{}]),
        ([{"Key": [], "No": []}], [{"Key": []}]),
        ([{"No": []}, {"Key": []}], [{"Key": []}]),
        ([{"No": []}], None),
        ([{"Key": None}], [{"Key": []}]),
        ([{}, {"Key": ["b", "a", "b"]}], [{"Key": ["a", "b"]}, {}]),
    ],
)
def test_requirements_name_declared_schemes(own: Any, expected: Any) -> None:
    """An undeclared scheme is dropped; where nothing is left, the document's apply."""
    result = valid(secured({"Key": KEY}, [{"Key": []}], own))
    assert result["paths"]["/a"]["get"].get("security") == expected
    assert result["security"] == [{"Key": []}]


def test_schemes_with_free_names_get_allowed_ones() -> None:
    """A scheme's name is no wire name; requirements follow it."""
    result = valid(secured({"Bearer Auth": KEY, "BearerAuth": KEY}, [{"Bearer Auth": []}]))
    assert list(result["components"]["securitySchemes"]) == ["BearerAuth", "BearerAuth2"]
    assert result["security"] == [{"BearerAuth2": []}]


def test_schemes_have_the_fields_of_their_type() -> None:
    """Fields of other types, and flows that lead nowhere, are dropped."""
    flows = {"implicit": {"authorizationUrl": "u", "tokenUrl": "t"}, "password": {}, "odd": {}}
    schemes = {
        "Http": {"type": "http", "scheme": "Bearer", "bearerFormat": "JWT", "name": "n"},
        "Basic": {"type": "http", "scheme": "basic", "bearerFormat": "JWT"},
        "OAuth": {"type": "oauth2", "flows": flows},
    }
    assert valid(secured(schemes, []))["components"]["securitySchemes"] == {
        "Http": {"type": "http", "scheme": "Bearer", "bearerFormat": "JWT"},
        "Basic": {"type": "http", "scheme": "basic"},
        "OAuth": {"type": "oauth2", "flows": {"implicit": {"authorizationUrl": "u", "scopes": {}}}},
    }


@pytest.mark.parametrize(
    "scheme",
    [
        {},
        {"type": "basic"},
        {"type": "apiKey", "in": "header"},
        {"type": "apiKey", "name": "k", "in": "path"},
        {"type": "http"},
        {"type": "oauth2"},
        {"type": "openIdConnect"},
        [],
    ],
)
def test_unusable_schemes_are_refused(scheme: Any) -> None:
    """Without its scheme an operation could not be called; better to say so."""
    error = refusal(document(components={"securitySchemes": {"S": scheme}}))
    assert error.where == "/components/securitySchemes/S"


def test_number_keys_are_read_as_text() -> None:
    """YAML reads `240:` as a number; JSON has texts only."""
    given = document(components={"schemas": {"S": {"properties": {240: {"type": "string"}}}}})
    made = valid(given)["components"]["schemas"]["S"]
    assert made == {"properties": {"240": {"type": "string"}}}
    assert kinds(given) == {"number keys written as text": 1}


def test_extensions_stay_everywhere() -> None:
    """What begins with `x-` is data."""
    data = {"b": [{"nullable": True, "type": ["string"]}], "a": {"$ref": 1}}
    extension = {"x-data": data}
    given = document(
        info={"title": "T", "version": "1", **extension},
        tags=[{"name": "a", **extension}],
        components={"schemas": {}, **extension},
        paths={"/a": {"get": {"responses": OK, **extension}, **extension}},
        **extension,
    )
    assert valid(given) == given
    assert kinds(given) == {}


def test_webhooks_of_an_extension_are_webhooks() -> None:
    """Documents of OpenAPI 3.0 have them there; both at once stay as they are."""
    hook = {"post": {"responses": OK}}
    made = valid(document(openapi="3.0.3", **{"x-webhooks": {"a": hook}}))
    assert made["webhooks"] == {"a": hook}
    assert "x-webhooks" not in made
    both = document(webhooks={"a": hook}, **{"x-webhooks": {"b": hook}})
    assert list(valid(both)["webhooks"]) == ["a"]
