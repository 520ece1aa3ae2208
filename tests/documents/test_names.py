"""Names that are one in Python: each argument, field and member has its own wire name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.documents.wire import BASE, Wire, posting, wired
from tests.generate.building import answering, document

TEXT = {"type": "string"}
WIRES = ("id", "Id", "ID", "-id", "i_d", "iD")
#: Python names of the arguments and fields, in the order of the wire names.
NAMES = ("id", "capital_id", "upper_id", "minus_id", "i_d", "i_upper_d")
#: Wire names that the generator does not take as names of arguments.
RESERVED = ("True", "false", "print", "filter", "datetime", "self")
ORDERS = ["created_at", "-created_at", "CREATED_AT", "+1", "-1", "1"]


def query(name: str, schema: Any = TEXT) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema}


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    """A client of a document with such names."""
    thing = {"type": "object", "properties": dict.fromkeys(WIRES, TEXT)}
    enum = {"type": "string", "enum": ORDERS}
    parameters = [*map(query, WIRES), query("sort", enum)]
    paths = {
        "/things": {
            "get": {**answering(thing), "parameters": parameters},
            **posting({"application/json": {"schema": {"$ref": "#/components/schemas/thing"}}}),
        },
        "/flags": {
            "get": {
                **answering(thing, operationId="flags.get"),
                "parameters": [*map(query, RESERVED)],
            }
        },
        "/pets": posting({"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}),
    }
    schemas = {"thing": thing, "Thing": {"type": "object", "properties": {"Kind": TEXT}}}
    with wired(document(paths=paths, schemas=schemas), tmp_path_factory.mktemp("names")) as made:
        yield made


@pytest.mark.parametrize(("wire_name", "name"), list(zip(WIRES, NAMES, strict=True)))
def test_an_argument_has_its_wire_name(wire: Wire, wire_name: str, name: str) -> None:
    """By methods and functions."""
    assert wire.sent("things.list", **{name: "x"}).url == f"{BASE}/things?{wire_name}=x"


@pytest.mark.parametrize("name", RESERVED)
def test_reserved_names_have_an_underscore_in_functions(wire: Wire, name: str) -> None:
    """Methods do without it where they can."""
    sent = wire.by_functions("flags.get", **{f"{name.lower()}_": "x"})
    assert sent.url == f"{BASE}/flags?{name}=x"


def test_fields_have_their_wire_names(wire: Wire) -> None:
    """All of them together."""
    fields = dict(zip(NAMES, WIRES, strict=True))
    sent = wire.sent("things.create", body=wire.model("Thing", **fields))
    expected = ",".join(f'"{wire_name}":"{wire_name}"' for wire_name in WIRES)
    assert sorted(sent.body.decode().strip("{}").split(",")) == sorted(expected.split(","))


def test_components_that_differ_in_case_are_two_classes(wire: Wire) -> None:
    """Each is sent as its own."""
    sent = wire.sent("pets.create", body=wire.model("Thing2", kind="a"))
    assert sent.body == b'{"Kind":"a"}'


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("CREATED_AT", "CREATED_AT"),
        ("LOWER_CREATED_AT", "created_at"),
        ("MINUS_CREATED_AT", "-created_at"),
        ("VALUE_1", "1"),
        ("MINUS_1", "-1"),
        ("PLUS_1", "%2B1"),
    ],
)
def test_a_member_has_its_value(wire: Wire, member: str, value: str) -> None:
    """By methods and functions."""
    sort = getattr(wire.client.model("ThingSort"), member)
    assert wire.sent("things.list", sort=sort).url == f"{BASE}/things?sort={value}"
