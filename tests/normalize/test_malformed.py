"""A part of another type anywhere in a document is repaired, or refused in words."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from pipeline.common.errors import PipelineError
from pipeline.normalize import normalize
from tests.normalize.building import OK, document

#: Values that stand in the place of each part in turn.
ODD: tuple[Any, ...] = (5, "x", None, True, [5], {"a": 5}, [None], {}, [])


def ref(name: str) -> Any:
    """Return a reference to a component."""
    return {"$ref": f"#/components/schemas/{name}"}


RICH = document(
    servers=[{"url": "https://{a}.test", "variables": {"a": {"default": "b"}}}],
    paths={
        "/pets/{id}?all=1": {
            "servers": [{"url": "/v2"}],
            "parameters": [
                {"name": "id", "in": "path", "required": True, "schema": ref("Kind")},
                {"name": "q", "in": "query", "content": {"application/json": {"schema": {}}}},
            ],
            "post": {
                "requestBody": {
                    "content": {
                        "multipart/form-data": {
                            "schema": ref("Cat"),
                            "encoding": {"kind": {"contentType": "text/plain"}},
                        }
                    }
                },
                "responses": {"200": {"description": "", "content": {"*/*": {"schema": {}}}}},
                "callbacks": {"done": {"{$url}": {"post": {"responses": OK}}}},
            },
        }
    },
    webhooks={"made": {"post": {"requestBody": {"content": {}}, "responses": OK}}},
    components={
        "schemas": {
            "Pet": {
                "oneOf": [ref("Cat"), ref("Dog"), {"nullable": True}],
                "discriminator": {"propertyName": "kind"},
            },
            "Base": {
                "type": "object",
                "properties": {"kind": {"type": "string", "enum": ["cat"]}},
                "discriminator": {"propertyName": "kind", "mapping": {"cat": "Cat"}},
            },
            "Alias": {"allOf": [ref("Base")], "description": "A base."},
            "Cat": {"allOf": [ref("Base"), {"required": ["kind"]}], "nullable": True},
            "Dog": {"allOf": [ref("Base")], "properties": {"kind": ref("Kind")}},
            "Kind": {"enum": ["dog"], "allOf": [ref("Text")]},
            "Text": {"type": ["string", "null"]},
            "Null": {"nullable": True},
            "Nothing": {"anyOf": [ref("Null")]},
            "Pair": {"type": "array", "prefixItems": [ref("Pet")], "items": False},
            "Map": {"additionalProperties": ref("Pair"), "patternProperties": {"^a": {}}},
        },
        "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
    },
)


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the ways to all parts of a document."""
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in entries:
        yield (*at, key)
        if isinstance(inner, dict | list):
            yield from places(inner, (*at, key))


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_no_odd_part_breaks_a_rule(odd: Any) -> None:
    """Whatever a rule expects of the document, which nothing has checked yet."""
    refused = 0
    for *way, last in places(RICH):
        given = deepcopy(RICH)
        holder = given
        for key in way:
            holder = holder[key]
        holder[last] = deepcopy(odd)
        refused += bool(refusal_of(given))
    assert refused


def refusal_of(given: Any) -> str:
    """Return the words that refuse a document; empty for a document that is taken."""
    try:
        normalize(given)
    except PipelineError as error:
        return error.message
    return ""


def test_the_document_itself_is_fine() -> None:
    """Only the odd parts are refused."""
    assert normalize(RICH)[0]["paths"]
