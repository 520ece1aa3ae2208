"""Documents in which one text at a time is written by somebody who means harm.

Each word of `PLACES` stands in `BASE` where such a text may stand, and nowhere else. A hostile
document is the base with one word replaced by one payload. Payloads that are code create a
marker file when anything runs them. Written to a file, the documents need `ensure_ascii=True`:
one payload is half a surrogate pair, which JSON can express and UTF-8 cannot.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.common.documents import Document, Json, escape_token

PLACES = (
    "InfoTitle",
    "InfoDescription",
    "ServerUrl",
    "TagName",
    "TagDescription",
    "PathSegment",
    "PathParameter",
    "OperationId",
    "OperationSummary",
    "OperationDescription",
    "QueryName",
    "QueryDescription",
    "HeaderName",
    "CookieName",
    "BodyDescription",
    "ResponseDescription",
    "mediatype",  # the generator knows media types in lower case only
    "ComponentName",
    "SchemaTitle",
    "SchemaDescription",
    "PropertyName",
    "PropertyDescription",
    "EnumValue",
    "ConstValue",
    "DefaultValue",
    "ExampleValue",
    "FormatName",
    "PatternText",
    "MappingName",
    "SchemeName",
    "ExtensionName",
    "ExtensionValue",
    "WebhookName",
    "WebhookType",
    "TagParent",
    "NewMethod",
    "SharedName",
    "PathServer",
    "QueryConstant",
    "FragmentText",
    "StyledName",
    "StyledProperty",
    "FormField",
    "EncodingType",
    "DiscriminatorProperty",
)

#: Places where few texts are legal.
STRICT = frozenset(
    {
        "PathSegment",
        "PathParameter",
        "QueryName",
        "HeaderName",
        "CookieName",
        "QueryConstant",
        "StyledName",
    }
)

PARAMETERS: list[Document] = [
    {"name": "PathParameter", "in": "path", "required": True, "schema": {"type": "string"}},
    {
        "name": "QueryName",
        "in": "query",
        "description": "QueryDescription",
        "schema": {"type": "string", "enum": ["EnumValue", "plain"], "default": "plain"},
    },
    {
        "name": "word",
        "in": "query",
        "example": "ExampleValue",
        "schema": {"type": "string", "default": "DefaultValue"},
    },
    {"name": "HeaderName", "in": "header", "schema": {"type": "string"}},
    {"name": "CookieName", "in": "cookie", "schema": {"type": "string"}},
]
REFERENCE = {"$ref": "#/components/schemas/ComponentName"}
OPERATION: Document = {
    "tags": ["TagName"],
    "operationId": "OperationId",
    "summary": "OperationSummary",
    "description": "OperationDescription",
    "x-ExtensionName": "ExtensionValue",
    "security": [{"SchemeName": []}],
    "parameters": PARAMETERS,
    "requestBody": {
        "description": "BodyDescription",
        "content": {
            "application/json": {"schema": REFERENCE, "example": "ExampleValue"},
            "application/json;v=mediatype": {"schema": REFERENCE},
        },
    },
    "responses": {
        "200": {
            "description": "ResponseDescription",
            "content": {"application/mediatype+json": {"schema": REFERENCE}},
        }
    },
}
THING = {
    "type": "object",
    "title": "SchemaTitle",
    "description": "SchemaDescription",
    "required": ["PropertyName"],
    "properties": {
        "PropertyName": {"type": "string", "description": "PropertyDescription"},
        "choice": {"type": "string", "enum": ["EnumValue", "plain"], "example": "ExampleValue"},
        "word": {"type": "string", "default": "DefaultValue", "format": "FormatName"},
        "match": {"type": "string", "pattern": "PatternText"},
        "child": {
            "oneOf": [{"$ref": "#/components/schemas/ChildName"}],
            "discriminator": {
                "propertyName": "DiscriminatorProperty",
                "mapping": {"MappingName": "#/components/schemas/ChildName"},
            },
        },
    },
}
CHILD = {
    "type": "object",
    "required": ["DiscriminatorProperty"],
    "properties": {"DiscriminatorProperty": {"type": "string", "const": "ConstValue"}},
}
EVENT = {
    "type": "object",
    "properties": {
        "type": {"type": "string", "enum": ["WebhookType"]},
        "data": {"type": "object", "properties": {"PropertyName": {"type": "string"}}},
    },
}
#: An operation at an address of its own: a server, a query, a fragment, styles and a form.
FORM: Document = {
    "parameters": [
        {
            "name": "StyledName",
            "in": "query",
            "style": "deepObject",
            "schema": {"type": "object", "properties": {"StyledProperty": {"type": "string"}}},
        }
    ],
    "requestBody": {
        "content": {
            "multipart/form-data": {
                "schema": {"type": "object", "properties": {"FormField": {"type": "string"}}},
                "encoding": {"FormField": {"contentType": "text/EncodingType"}},
            }
        }
    },
    "responses": {"204": {"description": "ResponseDescription"}},
}
BASE: Document = {
    "openapi": "3.2.0",
    "info": {"title": "InfoTitle", "description": "InfoDescription", "version": "1.0.0"},
    "servers": [{"url": "https://ServerUrl.example"}],
    "tags": [{"name": "TagName", "description": "TagDescription", "parent": "TagParent"}],
    "paths": {
        "/resource/PathSegment/{PathParameter}": {
            "post": OPERATION,
            "additionalOperations": {"NewMethod": {"responses": {}}},
        },
        "/forms/resource/item?key=QueryConstant#FragmentText": {
            "servers": [{"url": "https://PathServer.example"}],
            "post": FORM,
        },
        "/shared/resource/item": {"get": {"$ref": "#/x-shared/SharedName"}},
    },
    "webhooks": {
        "WebhookName": {
            "post": {
                "requestBody": {"content": {"application/json": {"schema": REFERENCE}}},
                "responses": {"200": {"description": "ResponseDescription"}},
            }
        },
        "WebhookName of a type": {
            "post": {
                "requestBody": {"content": {"application/json": {"schema": EVENT}}},
                "responses": {"200": {"description": "ResponseDescription"}},
            }
        },
    },
    "x-shared": {"SharedName": {"responses": {"204": {"description": "ResponseDescription"}}}},
    "components": {
        "schemas": {"ComponentName": THING, "ChildName": CHILD},
        "securitySchemes": {"SchemeName": {"type": "apiKey", "name": "key", "in": "header"}},
    },
}


def payloads(marker: Path) -> dict[str, str]:
    """Return hostile texts by name.

    Args:
        marker: The file that comes to exist when one of them is run.
    """
    return _characters() | _code(marker)


def _characters() -> dict[str, str]:
    return {
        "empty": "",
        "single quote": "it's",
        "double quote": 'a "quoted" word',
        "three double quotes": 'a """ b',
        "three single quotes": "a ''' b",
        "final double quote": 'a"',
        "final backslash": "a\\",
        "two final backslashes": "a\\\\",
        "backslash and quotes": 'a\\"""',
        "escapes": "\\N{BULLET} \\x \\u12 \\0",
        "newline": "a\nb",
        "carriage return": "a\rb",
        "both line ends": "a\r\nb",
        "nul": "a\0b",
        "tab": "a\tb",
        "form feed": "a\fb",
        "line separator": "a\u2028b",
        "next line": "a\u0085b",
        "byte order mark": "\ufeffa",
        "half a surrogate pair": "a\ud800b",
        "right-to-left override": "a\u202eb",
        "emoji": "a\U0001f469\u200d\U0001f680b",
        "opening brace": "a{b",
        "closing brace": "a}b",
        "attribute in braces": "{x.__class__}",
        "percent": "%s %(a)s %",
        "parent folder": "../",
        "many parent folders": "../" * 8 + "a",
        "jinja block": "{% raw %}",
        "jinja comment": "a #} b {# c",
        "very long word": "a" * 10_000,
    }


def _code(marker: Path) -> dict[str, str]:
    # The path is given in hex, so that the code needs no slash: names lose theirs early.
    path = f"bytes.fromhex('{os.fsencode(marker).hex()}').decode()"
    touch = f"__import__('pathlib').Path({path}).touch()"
    shell = f"__import__('os').system('touch ' + {path})"
    write = f'import pathlib; pathlib.Path({path}).write_text("x")'
    return {
        "expression": touch,
        "shell command": shell,
        "statement after three double quotes": f'"""; {write}; """',
        "statement after three single quotes": f"'''; {write}; '''",
        "line after three double quotes": f'"""\n{touch}\n"""',
        "line after a double quote": f'"\n{touch}\n"',
        "expression between double quotes": f'" + str({touch}) + "',
        "expression between single quotes": f"' + str({touch}) + '",
        "line of code": f"a\n{touch}\n",
        "line after a carriage return": f"a\r{touch}\r",
        "argument": f'a", default={touch}, b="',
        "expression in braces": "{" + touch + "}",
        "jinja expression": '{{ lipsum.__globals__["__builtins__"]["eval"]("' + touch + '") }}',
        "default of a parameter": f"a={touch}",
    }


def hostile_documents(marker: Path) -> Iterator[tuple[str, Document]]:
    """Yield every document with one payload in one place.

    Args:
        marker: The file that comes to exist when a payload is run.

    Yields:
        A readable id, and the document.
    """
    for name, payload in payloads(marker).items():
        for place in PLACES:
            yield f"{place}: {name}", with_payload([place], payload)


def with_payload(places: Iterable[str], payload: str) -> Document:
    """Return the base document with a payload in some of its places."""
    document = BASE
    for place in places:
        document = replaced(document, place, payload)
    return document


def numbered(document: Json, number: int) -> Json:
    """Return a hostile document whose path and component are no other document's.

    So several can stand in one: payloads differ, and these are all that does not.
    """
    document = replaced(document, "/resource/", f"/resource{number}/")
    return replaced(document, "ChildName", f"ChildName{number}")


def replaced(node: Json, word: str, payload: str) -> Json:
    """Return a JSON value with a word replaced wherever it stands in a text or a key."""
    if isinstance(node, dict):
        return {
            key.replace(word, payload): replaced(value, word, payload)
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [replaced(item, word, payload) for item in node]
    if isinstance(node, str):
        pointed = node.startswith("#/")
        return node.replace(word, escape_token(payload) if pointed else payload)
    return node
