"""Properties that only answers or only requests have, in models that are used both ways."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import Parameter, signature
from typing import Any

import pytest

from tests.generate.building import Client, answering, built, document

TEXT = {"type": "string"}
READ, WRITTEN = {"type": "integer", "readOnly": True}, {**TEXT, "writeOnly": True}


def ref(name: str) -> Any:
    """Return a reference to a component."""
    return {"$ref": f"#/components/schemas/{name}"}


def user(**more: Any) -> Any:
    """Return an object with an id that the API gives, and with a password that it never shows."""
    properties = {"id": READ, "name": TEXT, "password": WRITTEN, **more}
    return {"type": "object", "required": ["id", "name", "password"], "properties": properties}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client with such a model for each way, and inside of another model."""
    body = {"required": True, "content": {"application/json": {"schema": ref("Both")}}}
    sent = {"required": True, "content": {"application/json": {"schema": ref("Sent")}}}
    paths = {
        "/both": {"post": answering(ref("Both"), operationId="both.create", requestBody=body)},
        "/sent": {"post": answering({}, operationId="sent.create", requestBody=sent)},
        "/read": {"get": answering(ref("Read"), operationId="read.get")},
    }
    schemas = {
        "Both": user(
            inner={"type": "array", "items": ref("Inner")},
            referred=ref("Referred"),
            nullable=ref("Nullable"),
        ),
        "Inner": user(a=TEXT),
        "Read": user(b=TEXT),
        "Sent": user(c=TEXT),
        "Id": READ,
        "Referred": user(id=ref("Id")),
        "Nullable": user(id={"anyOf": [ref("Id"), {"type": "null"}]}),
    }
    made = document(paths=paths, schemas=schemas)
    with built(made, tmp_path_factory.mktemp("directions")) as found:
        yield found


@pytest.mark.parametrize(
    ("model", "required"),
    [
        ("Both", ["name"]),
        ("Inner", ["name"]),
        ("Referred", ["name"]),
        ("Nullable", ["name"]),
        ("Read", ["id", "name"]),
        ("Sent", ["name", "password"]),
    ],
)
def test_a_property_is_required_only_where_it_is_sent(
    client: Client, model: str, required: list[str]
) -> None:
    """A class that is sent and read requires neither."""
    arguments = signature(client.model(model)).parameters.values()
    assert [each.name for each in arguments if each.default is Parameter.empty] == required


def test_neither_way_is_drift(client: Client) -> None:
    """A request without the id, and an answer without the password."""
    both = client.model("Both")
    assert both(name="n", password="p").to_dict() == {"name": "n", "password": "p"}
    assert both.from_dict({"id": 1, "name": "n"}, strict=True).id == 1


def test_the_documentation_of_a_body_names_what_is_sent(client: Client) -> None:
    """The id is no argument of a caller."""
    text = client.module("resources.both").Both.create.__doc__
    assert "Required: `name`, `password`." in text
    assert "`id`" not in text
