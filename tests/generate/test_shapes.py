"""Schemas of every shape decode, and encode back to the same JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.generate.building import Client, answering, built, document

NODE = "#/components/schemas/Node"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of a document with schemas of many shapes."""
    schemas: dict[str, Any] = {
        "Node": {
            "type": "object",
            "required": ["id"],
            "properties": {
                "id": {"type": "integer"},
                "parent": {"$ref": NODE},
                "children": {"type": "array", "items": {"$ref": NODE}},
                "maybe": {"anyOf": [{"$ref": NODE}, {"type": "null"}]},
            },
        },
        "Value": {
            "anyOf": [
                {"type": "string"},
                {"type": "array", "items": {"$ref": "#/components/schemas/Value"}},
            ]
        },
        "Alias": {"$ref": NODE},
        "Base": {"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}}},
        "Derived": {
            "allOf": [
                {"$ref": "#/components/schemas/Base"},
                {"type": "object", "properties": {"b": {"type": "string", "nullable": True}}},
            ]
        },
        "Holder": {
            "type": "object",
            "properties": {
                "value": {"$ref": "#/components/schemas/Value"},
                "alias": {"$ref": "#/components/schemas/Alias"},
                "derived": {"$ref": "#/components/schemas/Derived"},
                "map": {"type": "object", "additionalProperties": {"$ref": NODE}},
                "free": {"type": "object"},
                "nothing": {"type": "null"},
                "anything": {},
                "never": False,
                "when": {"type": "string", "format": "date-time"},
                "id_or_text": {"type": ["integer", "string"]},
                "matrix": {
                    "type": "array",
                    "items": {"type": "array", "items": {"type": "number"}},
                },
                "bare": {"type": "array"},
                "kind": {"const": "holder"},
                "either": {
                    "oneOf": [
                        {
                            "type": "object",
                            "required": ["x"],
                            "properties": {"x": {"type": "integer"}},
                        },
                        {"type": "array", "items": {"type": "integer"}},
                        {"type": "string", "nullable": True},
                    ]
                },
                "closed": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"k": {}},
                },
            },
        },
    }
    paths = {"/holder": {"get": answering({"$ref": "#/components/schemas/Holder"})}}
    with built(document(schemas=schemas, paths=paths), tmp_path_factory.mktemp("c")) as client:
        yield client


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"value": "text"},
        {"value": ["a", ["b", []]]},
        {"alias": {"id": 1, "parent": {"id": 2, "children": [{"id": 3}], "maybe": None}}},
        {"derived": {"a": 1, "b": None}},
        {"derived": {"a": 1, "b": "x", "more": 1.5}},
        {"map": {"one": {"id": 1}, "two": {"id": 2, "maybe": {"id": 3}}}},
        {"free": {"any": ["thing"]}, "nothing": None, "anything": [1, "2", None]},
        {"when": "2026-01-02T03:04:05+00:00"},
        {"id_or_text": 2**60},
        {"id_or_text": "x"},
        {"matrix": [[1.5, 2], []], "bare": [1, "x"]},
        {"kind": "holder"},
        {"either": {"x": 1}},
        {"either": [1, 2]},
        {"either": "x"},
        {"either": None},
        {"closed": {"k": 1}},
    ],
    ids=str,
)
def test_what_is_decoded_encodes_back(client: Client, payload: dict[str, Any]) -> None:
    """to_dict undoes from_dict."""
    assert client.model("Holder").from_dict(payload).to_dict() == payload


def test_nested_objects_are_models(client: Client) -> None:
    """References, aliases, maps and lists hold instances of the one class."""
    node = client.model("Node")
    holder = client.model("Holder").from_dict(
        {"alias": {"id": 1, "children": [{"id": 2}]}, "map": {"k": {"id": 3}}}
    )
    assert type(holder.alias) is node
    assert type(holder.alias.children[0]) is node
    assert type(holder.map_["k"]) is node


def test_a_deep_chain_of_models_survives(client: Client) -> None:
    """A chain of 200 parents is decoded and encoded whole."""
    payload: dict[str, Any] = {"id": 0}
    for number in range(1, 200):
        payload = {"id": number, "parent": payload}
    assert client.model("Node").from_dict(payload).to_dict() == payload
