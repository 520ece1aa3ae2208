"""Whatever a document calls things, the code is Python and the wire says what it said."""

from __future__ import annotations

import keyword
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

import pytest
from attrs import fields

from tests.generate.building import Client, answering, built, document

PROPERTIES = [
    *("d", "cls", "self", "to_dict", "from_dict", "additional_properties", "field_dict"),
    *("class", "None", "import", "list", "id", "type", "a-b", "a b", "a_b", "aB", "", "240", "7"),
    *("_view", "view", "__init__", "media", "media_item", "media_item_data", "T", "UNSET", "Any"),
    *("src_dict", "key", "prop", "json", "types", "datetime", "cast", "properties", "$ref", "é"),
    *("emoji 😀", 'quote"', "back\\slash", "new\nline", "zero\u200bwidth", "{brace}", "%s", "日本"),
]

VALUES = [
    *("a", "A", "a-b", "a b", "", "240", "-1", "None", "mro", "class", 'quote"', "back\\slash"),
    *("new\nline", "zero\u200bwidth", "{brace}", "日本", "😀", "name", "value", "__doc__"),
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of a document full of awkward names."""
    item = {"type": "object", "properties": {"n": {"type": "integer"}}}
    schemas: dict[str, Any] = {
        "Awkward": {
            "type": "object",
            "required": ["d", "media", "a-b"],
            "properties": {
                **{name: {"type": ["string", "null"]} for name in PROPERTIES},
                "media": {"type": "array", "items": item},
            },
        },
        "Word": {"type": "string", "enum": VALUES},
        "Number": {"type": "integer", "enum": [-1, 0, 1, 240]},
        "Mixed": {"type": "object", "properties": {"mixed": {"enum": [1, "one", None, True]}}},
    }
    parameters = [
        {"name": name, "in": "query", "required": False, "schema": {"type": "string"}}
        for name in ("client", "url", "params", "headers", "body", "kwargs", "from", "a-b", "a b")
    ]
    parameters += [
        {"name": "a-b", "in": "header", "required": False, "schema": {"type": "string"}},
        {"name": "a-b", "in": "cookie", "required": False, "schema": {"type": "string"}},
        {"name": "json", "in": "path", "required": True, "schema": {"type": "string"}},
    ]
    operation = answering({"$ref": "#/components/schemas/Awkward"}, parameters=parameters)
    operation["requestBody"] = {
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Awkward"}}}
    }
    made = document(schemas=schemas, paths={"/things/{json}/:self": {"put": operation}})
    with built(made, tmp_path_factory.mktemp("client")) as client:
        yield client


def test_every_property_keeps_its_wire_name(client: Client) -> None:
    """A model decodes and encodes each property under the name the document gives it."""
    sent = {name: f"value of {name}" for name in PROPERTIES}
    payload = {**sent, "media": [{"n": 1}, {"n": 2}], "unknown": {"kept": True}}
    model = client.model("Awkward").from_dict(payload)
    assert model.to_dict() == payload
    assert model.additional_properties == {"unknown": {"kept": True}}


def test_every_property_has_a_python_name_of_its_own(client: Client) -> None:
    """Field names are identifiers, no keywords, and as many as there are properties."""
    names = [field.name for field in fields(client.model("Awkward"))]
    assert all(name.isidentifier() and not keyword.iskeyword(name) for name in names)
    assert len(names) == len(set(PROPERTIES)) + 1


def test_python_names_are_the_plain_ones_where_they_can_be(client: Client) -> None:
    """The awkward neighbours of a plain name give way to it."""
    awkward = client.model("Awkward")
    model = awkward.from_dict({"d": "1", "media": [], "a-b": "2", "a_b": "3", "view": "4"})
    assert (model.d, model.a_b, model.view, model.media) == ("1", "3", "4", [])


def test_every_enum_value_survives(client: Client) -> None:
    """Each value of an enum is a member, and says the very same text."""
    word = client.model("Word")
    assert {str(member) for member in word} == set(VALUES)
    assert [word(value).value for value in VALUES] == VALUES
    assert sorted(client.model("Number")) == [-1, 0, 1, 240]


def test_an_enum_of_mixed_types_is_its_types(client: Client) -> None:
    """Values of several types make no enum class and pass as they are."""
    for value in (1, "one", None, True):
        payload = {"mixed": value}
        assert client.model("Mixed").from_dict(payload).to_dict() == payload


def test_parameters_keep_their_wire_names(client: Client) -> None:
    """Parameters that would shadow the function's own names are renamed, not their wire names."""
    names = ("client_query", "url_query", "params_query", "headers_query", "body_query")
    arguments: dict[str, Any] = dict.fromkeys((*names, "kwargs_query", "from_"), "x")
    body = client.model("Awkward")(d="1", media=[], a_dash_b="2")
    request = client.request("things.update", "a/b", "c", body=body, **arguments)
    wire = {"client", "url", "params", "headers", "body", "kwargs", "from"}
    assert dict(parse_qsl(request["url"].partition("?")[2])) == dict.fromkeys(wire, "x")
    assert request["json"] == {"d": "1", "media": [], "a-b": "2"}


def test_a_path_value_stays_in_its_segment(client: Client) -> None:
    """Slashes, dots and queries in a path value are quoted."""
    body = client.model("Awkward")(d="1", media=[], a_dash_b="2")
    request = client.request("things.update", "42/../../self?x#y", "...", body=body)
    assert request["url"] == "/things/42%2F..%2F..%2Fself%3Fx%23y/..."


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_a_path_value_that_would_lead_elsewhere_is_refused(client: Client, value: str) -> None:
    """Quoting does not help against a value that is no segment."""
    body = client.model("Awkward")(d="1", media=[], a_dash_b="2")
    with pytest.raises(ValueError, match="cannot stand in a path"):
        client.request("things.update", "42", value, body=body)
