"""The grammar of OpenAPI documents: a table of objects and their fields, read by all steps."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TypeAlias

from attrs import field, frozen

from pipeline.common.documents import METHODS, Json
from pipeline.common.schemas import LISTS, MAPS, SINGLE

#: A kind of object by its name in `OBJECTS`, or a value that is no object.
Node: TypeAlias = "str | Leaf | ListOf | MapOf"


@frozen
class Leaf:
    """A value that holds no objects of the grammar."""

    what: str
    accepts: Callable[[Json], bool]


@frozen
class ListOf:
    """An array; with `or_one`, a single item may take its place."""

    item: Node
    or_one: bool = False


@frozen
class MapOf:
    """An object with free names."""

    value: Node


@frozen
class Shape:
    """An object with known fields.

    Args:
        fields: The values of each field.
        others: The values of fields that are not named; None if there may be no others.
        extensible: Whether fields that begin with `x-` are data.
    """

    fields: Mapping[str, Node] = field(factory=dict[str, Node])
    others: Node | None = None
    extensible: bool = True

    def node(self, name: str) -> Node | None:
        """Return the grammar of a field's value, None for a field outside of the grammar."""
        if name in self.fields:
            return self.fields[name]
        return None if self.extensible and name.startswith("x-") else self.others


def is_number(value: Json) -> bool:
    """Tell whether a value is a JSON number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_count(value: Json) -> bool:
    return is_number(value) and math.floor(value) == value and value >= 0


def _is_text(value: Json) -> bool:
    return isinstance(value, str)


def _is_flag(value: Json) -> bool:
    return isinstance(value, bool)


DATA = Leaf("anything", lambda _: True)
TEXT = Leaf("text", _is_text)
FLAG = Leaf("true or false", _is_flag)
NUMBER = Leaf("a number", is_number)
COUNT = Leaf("a count", _is_count)
STEP = Leaf("a number above zero", lambda value: is_number(value) and value > 0)
BOUND = Leaf("a number", lambda value: is_number(value) or isinstance(value, bool))


def _all(node: Node, names: str) -> dict[str, Node]:
    return dict.fromkeys(names.split(), node)


_URLS = "authorizationUrl tokenUrl refreshUrl"
_EXAMPLES: dict[str, Node] = {"example": DATA, "examples": MapOf("example")}
_SCHEMA: dict[str, Node] = {
    **dict.fromkeys((*SINGLE, "additionalItems"), "schema"),
    **dict.fromkeys(LISTS, ListOf("schema")),
    **dict.fromkeys((*MAPS, "definitions"), MapOf("schema")),
    "items": ListOf("schema", or_one=True),
    "dependentRequired": MapOf(ListOf(TEXT)),
    "discriminator": "discriminator",
    "enum": ListOf(DATA),
    "examples": ListOf(DATA),
    "externalDocs": "external docs",
    "xml": "xml",
    "multipleOf": STEP,
    **_all(TEXT, "$comment contentEncoding contentMediaType description format pattern title"),
    **_all(FLAG, "deprecated nullable readOnly uniqueItems writeOnly"),
    **_all(NUMBER, "maximum minimum"),
    **_all(BOUND, "exclusiveMaximum exclusiveMinimum"),
    **_all(COUNT, "maxContains maxItems maxLength maxProperties"),
    **_all(COUNT, "minContains minItems minLength minProperties"),
}

#: Kinds of objects that may be replaced by a reference, and their sections in the components.
SECTIONS = {
    "callback": "callbacks",
    "example": "examples",
    "header": "headers",
    "link": "links",
    "parameter": "parameters",
    "path item": "pathItems",
    "request body": "requestBodies",
    "response": "responses",
    "security scheme": "securitySchemes",
}

_MAYBE_REFERENCE: dict[str, Node] = {"$ref": DATA}

OBJECTS: dict[str, Shape] = {
    "document": Shape(
        {
            **_all(TEXT, "openapi jsonSchemaDialect"),
            "info": "info",
            "servers": ListOf("server"),
            "paths": "paths",
            "webhooks": MapOf("path item"),
            "components": "components",
            "security": ListOf("security requirement"),
            "tags": ListOf("tag"),
            "externalDocs": "external docs",
        }
    ),
    "info": Shape(
        {
            **_all(TEXT, "title summary description termsOfService version"),
            "contact": "contact",
            "license": "license",
        }
    ),
    "contact": Shape(_all(TEXT, "name url email")),
    "license": Shape(_all(TEXT, "name identifier url")),
    "external docs": Shape(_all(TEXT, "description url")),
    "server": Shape({**_all(TEXT, "url description"), "variables": MapOf("server variable")}),
    "server variable": Shape({**_all(TEXT, "default description"), "enum": ListOf(TEXT)}),
    "tag": Shape({**_all(TEXT, "name description"), "externalDocs": "external docs"}),
    "components": Shape(
        {"schemas": MapOf("schema"), **{name: MapOf(kind) for kind, name in SECTIONS.items()}}
    ),
    "paths": Shape(others="path item"),
    "path item": Shape(
        {
            **_MAYBE_REFERENCE,
            **_all(TEXT, "summary description"),
            "servers": ListOf("server"),
            "parameters": ListOf("parameter"),
            **dict.fromkeys(METHODS, "operation"),
        }
    ),
    "operation": Shape(
        {
            **_all(TEXT, "summary description operationId"),
            "tags": ListOf(TEXT),
            "externalDocs": "external docs",
            "parameters": ListOf("parameter"),
            "requestBody": "request body",
            "responses": "responses",
            "callbacks": MapOf("callback"),
            "deprecated": FLAG,
            "security": ListOf("security requirement"),
            "servers": ListOf("server"),
        }
    ),
    "parameter": Shape(
        {
            **_MAYBE_REFERENCE,
            **_all(TEXT, "name in description style"),
            **_all(FLAG, "required deprecated explode allowReserved allowEmptyValue"),
            "schema": "schema",
            "content": MapOf("media type"),
            **_EXAMPLES,
        }
    ),
    "header": Shape(
        {
            **_MAYBE_REFERENCE,
            **_all(TEXT, "description style"),
            **_all(FLAG, "required deprecated explode"),
            "schema": "schema",
            "content": MapOf("media type"),
            **_EXAMPLES,
        }
    ),
    "request body": Shape(
        {
            **_MAYBE_REFERENCE,
            "description": TEXT,
            "required": FLAG,
            "content": MapOf("media type"),
        }
    ),
    "media type": Shape({"schema": "schema", "encoding": MapOf("encoding"), **_EXAMPLES}),
    "encoding": Shape(
        {
            **_all(TEXT, "contentType style"),
            **_all(FLAG, "explode allowReserved"),
            "headers": MapOf("header"),
        }
    ),
    "responses": Shape(others="response"),
    "response": Shape(
        {
            **_MAYBE_REFERENCE,
            "description": TEXT,
            "headers": MapOf("header"),
            "content": MapOf("media type"),
            "links": MapOf("link"),
        }
    ),
    "callback": Shape(_MAYBE_REFERENCE, others="path item"),
    "example": Shape(
        {**_MAYBE_REFERENCE, **_all(TEXT, "summary description externalValue"), "value": DATA}
    ),
    "link": Shape(
        {
            **_MAYBE_REFERENCE,
            **_all(TEXT, "operationRef operationId description"),
            "parameters": MapOf(TEXT),
            "requestBody": DATA,
        }
    ),
    "security requirement": Shape(others=ListOf(TEXT), extensible=False),
    "security scheme": Shape(
        {
            **_MAYBE_REFERENCE,
            **_all(TEXT, "type description name in scheme bearerFormat openIdConnectUrl"),
            "flows": MapOf("oauth flow"),
        }
    ),
    "oauth flow": Shape({**_all(TEXT, _URLS), "scopes": MapOf(TEXT)}),
    "schema": Shape(_SCHEMA, others=DATA),
    "discriminator": Shape({"propertyName": TEXT, "mapping": MapOf(TEXT)}),
    "xml": Shape({**_all(TEXT, "name namespace prefix"), **_all(FLAG, "attribute wrapped")}),
}
