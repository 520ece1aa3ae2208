"""Schemas of arguments, of documents that say more than the pinned one."""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator
from ofauth_api.resources.base import Operation, unchanged

from ofauth_client._operations import Method, Parameter
from ofauth_client.mcp.schemas import InputSchemas
from ofauth_client.mcp.tools import make_tools

NODE = "#/components/schemas/Node"
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "components": {
        "parameters": {"trace": {"name": "X-Trace", "in": "header", "schema": {"type": "string"}}},
        "schemas": {
            "Node": {
                "type": "object",
                "x-note": "an extension",
                "discriminator": {"propertyName": "kind"},
                "required": ["data", "key"],
                "properties": {
                    "key": {"$ref": "#/components/schemas/Key"},
                    "x-kind": {"type": "string"},
                    "discriminator": {"type": "integer"},
                    "children": {"type": "array", "items": {"$ref": NODE}},
                    "data": {"default": {"$ref": NODE, "x-y": 1}},
                    "leaf": {"$ref": "#/components/schemas/Leaf"},
                },
            },
            "Leaf": {"type": "string"},
            "Key": {"type": "integer", "readOnly": True},
            "Unused": {"type": "string"},
        },
    },
    "paths": {
        "/n/{id}": {
            "parameters": [{"name": "id", "in": "path", "schema": {"type": "integer"}}],
            "post": {
                "operationId": "nodes.add",
                "parameters": [
                    {"$ref": "#/components/parameters/trace"},
                    {
                        "name": "id",
                        "in": "query",
                        "content": {"application/json": {"schema": {"type": "object"}}},
                    },
                ],
                "requestBody": {"content": {"application/json": {"schema": {"$ref": NODE}}}},
            },
            "put": {
                "operationId": "nodes.put",
                "requestBody": {
                    "content": {
                        "multipart/form-data": {
                            "schema": {
                                "type": "object",
                                "properties": {"file": {"type": "string", "format": "binary"}},
                            }
                        }
                    }
                },
            },
            "get": {"operationId": "nodes.get"},
        }
    },
}


def method(name: str, *parameters: Parameter, **more: Any) -> Method:
    """Return a method of the document."""
    operation: Operation[Any] = Operation(
        id=name, method="POST", path="/n/{id}", decode=unchanged, **more
    )
    return Method(name, "A method.", parameters, operation)


def parameter(name: str, wire: str, place: str, *, required: bool = False) -> Parameter:
    """Return a parameter."""
    return Parameter(name, wire, place, "Any", required, "")


BODY = parameter("body", "body", "body")
ADD = method(
    "nodes.add",
    parameter("id", "id", "path", required=True),
    parameter("id_query", "id", "query"),
    parameter("x_trace", "X-Trace", "headers"),
    BODY,
    media_type="application/json",
)


def test_a_schema_stands_alone() -> None:
    """With everything that it refers to, and nothing that JSON Schema does not have."""
    schema = InputSchemas(DOCUMENT).of(ADD)
    Draft202012Validator.check_schema(schema)
    assert schema["properties"] == {
        "id": {"type": "integer"},
        "id_query": {"type": "object"},
        "x_trace": {"type": "string"},
        "body": {"$ref": "#/$defs/Node"},
    }
    assert schema["required"] == ["id"]
    assert schema["$defs"].keys() == {"Key", "Leaf", "Node"}
    node = schema["$defs"]["Node"]
    assert node.keys() == {"type", "required", "properties"}
    assert node["properties"]["children"]["items"] == {"$ref": "#/$defs/Node"}


def test_names_and_data_are_no_keywords() -> None:
    """A property may have the name of an extension, and a default may look like a reference."""
    properties = InputSchemas(DOCUMENT).of(ADD)["$defs"]["Node"]["properties"]
    assert {"x-kind", "discriminator"} <= properties.keys()
    assert properties["data"] == {"default": {"$ref": NODE, "x-y": 1}}


def test_what_only_answers_have_is_not_required() -> None:
    """An agent has no id before it creates something."""
    assert InputSchemas(DOCUMENT).of(ADD)["$defs"]["Node"]["required"] == ["data"]


def test_bytes_are_left_out() -> None:
    """Of bodies, forms and answers, with the reason."""
    put = method("nodes.put", BODY, media_type="multipart/form-data")
    get = method("nodes.get", accept="bytes")
    tools = make_tools([ADD, put, get], DOCUMENT)
    assert list(tools.offered) == ["nodes_add"]
    assert tools.left_out == {
        "nodes.put": "its body is binary",
        "nodes.get": "its answer is binary",
    }


def test_tools_have_names_of_their_own() -> None:
    """Though `a.b_c` and `a_b.c` have the same words."""
    other = Method("nodes_add", "", (), ADD.operation)
    tools = make_tools([ADD, Method("nodes.add", "", (), ADD.operation), other], DOCUMENT)
    assert list(tools.offered) == ["nodes_add", "nodes-add"]
