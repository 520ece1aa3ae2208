"""One document with every quirk, and strategies for documents that have some of them."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

SELF = "#/paths/~1a~1:id/get/responses/default/content/application~1json/schema"


def _json(schema: Any, **fields: Any) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema, **fields}}}


def _component(section: str, name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/{section}/{name}"}


_ERROR = {
    "type": "object",
    "properties": {"error": {"type": "string"}, "cause": {"$ref": SELF}},
}
_GET = {
    "operationId": "getA",
    "tags": ["A"],
    "parameters": [
        {"name": "f", "in": "query", **_json(_component("schemas", "Tree"))},
        {"name": "X-H", "in": "header", "schema": {"type": "string"}},
    ],
    "responses": {
        "200": _component("responses", "Ok"),
        "default": {"description": "e", **_json(_ERROR)},
    },
    "security": [{"Key": [], "O": ["b", "a"]}, {}],
    "callbacks": {
        "cb": {
            "{$request.body#/url}": {
                "post": {
                    "requestBody": _component("requestBodies", "Body"),
                    "responses": {"200": {"description": "ok"}},
                }
            }
        }
    },
}
_POST = {
    "requestBody": _component("requestBodies", "Body"),
    "responses": {
        "201": {
            "description": "c",
            "headers": {"X": _component("headers", "H")},
            "links": {"l": _component("links", "L")},
        }
    },
}
_TREE = {
    "type": "object",
    "properties": {
        "kids": {"type": "array", "items": _component("schemas", "Tree")},
        "nullable": {"type": "boolean"},
        "v": {"$ref": "#/components/schemas/Tree/properties/w"},
        "w": {"type": "string", "enum": ["b", "a", None, "b"]},
    },
    "required": ["v", "kids", "v"],
    "additionalProperties": False,
}
_DOG = {
    "type": "object",
    "properties": {
        "pair": {"type": "array", "items": [{"type": "string"}, {}], "additionalItems": False},
        "any": {"nullable": True},
        "flag": {"type": "String", "required": True},
        "const": {"const": 1},
    },
    "patternProperties": {"^x": {"type": "string"}},
    "example": {"nullable": True},
}
_SCHEMAS = {
    "Tree": _TREE,
    "Pet": {
        "oneOf": [_component("schemas", "Cat"), _component("schemas", "Dog")],
        "discriminator": {"propertyName": "t", "mapping": {"c": "Cat"}},
        "nullable": True,
    },
    "Cat": {
        "allOf": [
            _component("schemas", "Base"),
            {"type": "object", "properties": {"m": {"minimum": 0, "exclusiveMinimum": True}}},
        ],
        "nullable": True,
    },
    "Dog": _DOG,
    "Base": {
        "type": "object",
        "required": ["t"],
        "properties": {"t": {"type": "string", "default": "x", "maxLength": 3, "xml": {}}},
        "externalDocs": {"url": "u"},
    },
    "List<Pet>": {"type": ["array", "null"], "items": _component("schemas", "Pet")},
}
_ITEM = {
    "get": {
        "parameters": [{"name": "X", "in": "path", "schema": {"type": "integer"}}],
        "responses": {"200": _component("responses", "Ok")},
    }
}
_COMPONENTS = {
    "schemas": _SCHEMAS,
    "parameters": {
        "Id": {"name": "id", "in": "path", "examples": {"e": _component("examples", "E")}}
    },
    "responses": {
        "Ok": {
            "description": "ok",
            **_json({"$ref": "#/components/schemas/List%3CPet%3E"}, examples={"x": {"value": 1}}),
        }
    },
    "requestBodies": {
        "Body": _json(
            {"anyOf": [{"type": "string"}, _component("schemas", "Cat")], "nullable": True}
        )
    },
    "headers": {"H": {"schema": {"type": "integer"}, "style": "simple"}},
    "examples": {"E": {"value": 1, "summary": "s"}},
    "links": {"L": {"operationId": "getA", "parameters": {"id": "$response.body#/id"}}},
    "pathItems": {"P": _ITEM},
    "securitySchemes": {
        "Key": {"type": "apiKey", "name": "k", "in": "header"},
        "O": {
            "type": "oauth2",
            "flows": {"implicit": {"authorizationUrl": "u", "scopes": {"a": "A"}}},
        },
        "Bear er": {"type": "http", "scheme": "bearer"},
    },
}


def quirky() -> dict[str, Any]:
    """Return a document that has every kind of object and most kinds of repair."""
    paths = {
        "/a/:id": {"parameters": [_component("parameters", "Id")], "get": _GET, "post": _POST},
        "/b/{x}": _component("pathItems", "P"),
        "/b/{y}": _component("pathItems", "P"),
        "/c": {"delete": {"responses": {"204": {}}, "servers": [{"url": "/x"}]}},
        "/c?beta=true&q={q}#part": {"delete": {"$ref": "#/paths/~1c/delete"}},
    }
    made = {
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1", "license": {"name": "MIT"}},
        "servers": [{"url": "https://{h}", "variables": {"h": {"default": "a", "enum": ["a"]}}}],
        "tags": [{"name": "B"}, {"name": "A", "externalDocs": {"url": "u"}}],
        "security": [{"Key": []}],
        "paths": paths,
        "webhooks": {"w": {"post": {"requestBody": _json(_component("schemas", "Pet"))}}},
        "components": _COMPONENTS,
    }
    copied: dict[str, Any] = copy.deepcopy(made)
    return copied


NAMES = st.sampled_from(["a", "b", "id", "nullable", "type", "a-b", "240", ""])
VALUES: list[Any] = [None, True, False, 0, 2.5, "", "x", "true", [], ["x"], {}, {"a": 1}]
LEAVES: list[Any] = [
    {},
    {"type": "string"},
    {"type": "String", "format": "date"},
    {"type": ["null", "integer"]},
    {"type": "any"},
    {"type": "array"},
    {"minimum": 1, "exclusiveMinimum": True, "type": "number"},
    {"enum": ["b", "a", "b"]},
    {"enum": [2, None, 1]},
    {"type": "string", "default": None},
    {"type": "integer", "default": 3},
    {"$ref": "#/components/schemas/A"},
    {"$ref": "#/components/schemas/B/properties/b"},
    {"const": 1},
    True,
    False,
]


def _with(mark: str, value: Any) -> Any:
    return lambda schema: {**schema, mark: value} if isinstance(schema, dict) else schema


def _composed(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    members = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        inner.map(_with("nullable", True)),
        inner.map(_with("description", "d")),
        st.fixed_dictionaries({"type": st.just("array"), "items": inner}),
        st.fixed_dictionaries({"items": members, "additionalItems": inner}),
        st.fixed_dictionaries(
            {
                "type": st.just("object"),
                "properties": st.dictionaries(NAMES, inner, max_size=3),
                "required": st.lists(NAMES, max_size=3),
            }
        ),
        st.fixed_dictionaries({"anyOf": members}),
        st.fixed_dictionaries({"oneOf": members, "nullable": st.booleans()}),
        st.fixed_dictionaries({"allOf": members, "nullable": st.booleans()}),
        st.fixed_dictionaries({"not": inner, "additionalProperties": inner}),
    )


SCHEMAS = st.recursive(st.sampled_from(LEAVES).map(copy.deepcopy), _composed, max_leaves=6)
_PLACES = ["query", "header", "path", "cookie"]
_PARAMETERS = st.lists(
    st.fixed_dictionaries(
        {"name": NAMES.filter(bool), "in": st.sampled_from(_PLACES)},
        optional={"schema": SCHEMAS, "required": st.booleans(), "style": st.just("form")},
    ),
    max_size=3,
    unique_by=lambda parameter: (parameter["name"], parameter["in"]),
)
_OPERATION = st.fixed_dictionaries(
    {},
    optional={
        "parameters": _PARAMETERS,
        "requestBody": SCHEMAS.map(_json),
        "responses": st.dictionaries(
            st.sampled_from(["200", "4xx", "default"]), SCHEMAS.map(_json), max_size=2
        ),
        "security": st.lists(st.dictionaries(st.sampled_from(["K", "L"]), st.just([])), max_size=2),
        "operationId": st.sampled_from(["x", "y"]),
    },
)
_PATHS = [
    "/a/:id",
    "/b/{id}/:a",
    "/b/{a}/{b}",
    "/c",
    "/c?a=1#part",
    "/c?b={b}",
    "/d/:id.:type",
    "/things:go",
    "/e/{id?}",
]
DOCUMENTS = st.fixed_dictionaries(
    {
        "openapi": st.sampled_from(["3.0.3", "3.1.0", "3.2.0"]),
        "paths": st.dictionaries(
            st.sampled_from(_PATHS),
            st.fixed_dictionaries(
                {}, optional={"get": _OPERATION, "put": _OPERATION, "parameters": _PARAMETERS}
            ),
            max_size=3,
        ),
        "components": st.fixed_dictionaries(
            {
                "schemas": st.fixed_dictionaries(
                    {
                        "A": st.fixed_dictionaries(
                            {"properties": st.just({"x": {"type": "file"}})}
                        ),
                        "B": st.fixed_dictionaries(
                            {
                                "properties": st.fixed_dictionaries(
                                    {"b": st.just({"nullable": True})}
                                )
                            }
                        ),
                    },
                    optional={"C": SCHEMAS},
                ),
                "securitySchemes": st.just({"K": {"type": "http", "scheme": "basic"}}),
            }
        ),
    }
)
