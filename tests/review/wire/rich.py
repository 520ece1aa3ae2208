"""Every kind of object and every keyword, each of which means something where it stands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipeline.common.documents import Document, Json
from tests.review.wire.making import JSON, REF, content

_TEXT = {"type": "string"}

#: Schemas by what they show.
SCHEMAS: Mapping[str, Json] = {
    "object": {
        "type": "object",
        "title": "Everything",
        "description": "An object",
        "required": ["a"],
        "minProperties": 1,
        "maxProperties": 99,
        "properties": {"a": {"const": "a", "default": "a"}, "b": {"type": "string"}},
        "x-extension": {"a": [1]},
    },
    "kind": {"const": "a", "default": "a"},
    "name": {
        "type": ["string", "null"],
        "minLength": 1,
        "maxLength": 9,
        "pattern": "^a",
        "format": "date",
        "deprecated": True,
        "readOnly": True,
    },
    "secret": {"type": "string", "writeOnly": True, "enum": ["b", "c"]},
    "count": {"type": "integer", "minimum": 1, "maximum": 9, "multipleOf": 3},
    "share": {"type": "number", "exclusiveMinimum": 1, "exclusiveMaximum": 9},
    "tags": {
        "type": "array",
        "items": {"type": "string", "maxLength": 3},
        "minItems": 1,
        "maxItems": 9,
        "uniqueItems": True,
        "contains": {"const": "x"},
        "minContains": 2,
        "maxContains": 3,
    },
    "pair": {
        "type": "array",
        "prefixItems": [_TEXT, {"type": "integer"}],
        "items": {"type": "boolean"},
        "unevaluatedItems": {"type": "null"},
    },
    "bytes": {
        "type": "string",
        "contentMediaType": "application/json",
        "contentEncoding": "base64",
        "contentSchema": {"type": "object", "properties": {"deep": _TEXT}},
    },
    "pet": {
        "oneOf": [{"$ref": f"{REF}Cat"}, {"$ref": f"{REF}Dog"}],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"cat": f"{REF}Cat", "dog": f"{REF}Dog"},
        },
    },
    "either": {"anyOf": [{"type": "string", "minLength": 2}, {"type": "integer"}]},
    "both": {"allOf": [{"$ref": f"{REF}Cat"}, {"properties": {"more": _TEXT}}]},
    "odd": {"type": "string", "not": {"const": "z"}, "unknown": {"of": ["this", 1]}},
    "when": {
        "type": "object",
        "if": {"properties": {"a": {"const": 1}}},
        "then": {"required": ["b"]},
        "else": {"required": ["c"]},
    },
    "map": {"type": "object", "additionalProperties": {"type": "integer"}},
    "closed": {"type": "object", "properties": {"x": _TEXT}, "additionalProperties": False},
    "names": {
        "type": "object",
        "propertyNames": {"pattern": "^n"},
        "patternProperties": {"^n": {"type": "integer"}},
        "unevaluatedProperties": {"type": "string"},
        "dependentRequired": {"na": ["nb"]},
        "dependentSchemas": {"nb": {"required": ["nc"]}},
    },
    "tree": {"$ref": f"{REF}Subject"},
}

_COMPONENTS: Document = {
    "parameters": {
        "Page": {"name": "page", "in": "query", "schema": {"type": "integer", "maximum": 5}}
    },
    "headers": {"Rate": {"schema": {"type": "integer"}, "required": True}},
    "securitySchemes": {
        "Key": {"type": "apiKey", "in": "header", "name": "key"},
        "Open": {"type": "openIdConnect", "openIdConnectUrl": "https://a.test/open"},
        "Grant": {
            "type": "oauth2",
            "flows": {
                "authorizationCode": {
                    "authorizationUrl": "https://a.test/grant",
                    "tokenUrl": "https://a.test/token",
                    "refreshUrl": "https://a.test/again",
                    "scopes": {"read": "Read", "write": "Write"},
                }
            },
        },
        "Bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
    },
}

_LIST = {"type": "array", "items": _TEXT}

_PARAMETERS: list[Json] = [
    {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}},
    {"name": "by", "in": "query", "required": True, "schema": _LIST, "explode": False},
    {"name": "to", "in": "query", "style": "pipeDelimited", "schema": _LIST},
    {"name": "raw", "in": "query", "allowReserved": True, "schema": _TEXT, "deprecated": True},
    {"name": "flag", "in": "query", "allowEmptyValue": True, "schema": {"type": "boolean"}},
    {"name": "X-Head", "in": "header", "schema": _LIST, "explode": True},
    {"name": "crumb", "in": "cookie", "schema": {"type": "string", "maxLength": 8}},
    {"name": "filter", "in": "query", **content({"type": "object", "properties": {"f": _TEXT}})},
    {"$ref": "#/components/parameters/Page"},
]

_FORM: Document = {
    "schema": {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}},
    "encoding": {
        "file": {
            "contentType": "image/png",
            "headers": {"X-Part": {"schema": {"type": "integer"}}},
            "style": "form",
            "explode": True,
            "allowReserved": True,
        }
    },
}

_OPERATION: Document = {
    "operationId": "doEverything",
    "tags": ["One", "Two"],
    "summary": "Does everything",
    "deprecated": True,
    "x-sunset": "2027-01-01",
    "parameters": _PARAMETERS,
    "requestBody": {
        "required": True,
        "content": {JSON: {"schema": _TEXT}, "multipart/form-data": _FORM},
    },
    "responses": {
        "200": {
            "description": "Everything",
            **content(_TEXT),
            "headers": {"Rate": {"$ref": "#/components/headers/Rate"}, "Total": {"schema": _TEXT}},
            "links": {"self": {"operationId": "doEverything", "parameters": {"id": "$request.x"}}},
        },
        "404": {
            "description": "Nothing",
            **content({"type": "object", "properties": {"e": _TEXT}}),
        },
        "default": {"description": "Else"},
    },
    "security": [{"Key": [], "Grant": ["read"]}, {"Bearer": []}, {"Open": []}],
    "servers": [{"url": "https://b.test"}],
    "callbacks": {
        "done": {
            "{$request.body#/url}": {
                "post": {
                    "requestBody": {"required": True, **content(_TEXT)},
                    "responses": {"204": {"description": "Thanks"}},
                }
            }
        }
    },
}


def frame() -> dict[str, Any]:
    """Return a document in which everything that is no schema means something."""
    hook = {
        "requestBody": content(_TEXT),
        "responses": {"200": {"description": "Thanks"}},
    }
    made: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "Rich", "version": "1"},
        "servers": [
            {"url": "https://{v}.test", "variables": {"v": {"default": "a", "enum": ["a", "b"]}}},
            {"url": "https://c.test"},
        ],
        "tags": [{"name": "One"}, {"name": "Two"}],
        "security": [{"Key": []}],
        "paths": {
            "/things/{id}": {"post": _OPERATION},
            "/plain": {"get": {"responses": {"200": {"description": "OK", **content(_TEXT)}}}},
        },
        "webhooks": {"happened": {"post": hook}},
        "components": _COMPONENTS,
    }
    # Written out and read again, no part of it stands in two places.
    copied: dict[str, Any] = json.loads(json.dumps(made))
    return copied
