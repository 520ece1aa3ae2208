"""Properties that only answers or only requests have: what the sandbox demands and returns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from ofauth_client.sandbox import Sandbox
from ofauth_client.sandbox.directions import for_answers, for_requests
from tests.generate.building import answering, document

TEXT = {"type": "string"}
SECRET = {"type": "string", "writeOnly": True}


def ref(name: str) -> Any:
    """Return a reference to a component."""
    return {"$ref": f"#/components/schemas/{name}"}


def closed(properties: dict[str, Any]) -> Any:
    """Return an object with exactly these properties, all of which are required."""
    return {
        "type": "object",
        "required": [*properties],
        "properties": properties,
        "additionalProperties": False,
    }


#: Each has an id that the API gives, and a password that it never shows.
SCHEMAS: dict[str, Any] = {
    "Id": {"type": "integer", "readOnly": True},
    "Direct": closed({"id": {"type": "integer", "readOnly": True}, "name": TEXT, "pass": SECRET}),
    "Referred": closed({"id": ref("Id"), "name": TEXT, "pass": SECRET}),
    "Nullable": closed(
        {"id": {"anyOf": [ref("Id"), {"type": "null"}]}, "name": TEXT, "pass": SECRET}
    ),
    "Part": {
        "properties": {"id": ref("Id"), "name": TEXT, "pass": SECRET},
        "anyOf": [{"required": ["id", "name", "pass"]}, {"required": ["id", "pass", "name", "x"]}],
    },
    "Inside": closed({"list": {"type": "array", "items": ref("Direct"), "minItems": 1}}),
    "Words": closed(
        {"required": {**TEXT, "readOnly": True}, "properties": SECRET, "default": TEXT}
    ),
}
USER = {"name": "n", "pass": "p"}
WORDS = {"properties": "p", "default": "d"}
BODIES: dict[str, Any] = {
    **{name: USER for name in SCHEMAS if name != "Id"},
    "Inside": {"list": [USER]},
    "Words": WORDS,
}


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    """A client of a sandbox that takes and returns each object."""
    paths = {
        f"/{name}": {
            "put": answering(
                ref(name),
                requestBody={"content": {"application/json": {"schema": ref(name)}}},
            )
        }
        for name in BODIES
    }
    with (
        Sandbox(document=document(paths=paths, schemas=SCHEMAS)) as sandbox,
        httpx.Client(base_url=sandbox.url, trust_env=False) as client,
    ):
        yield client


@pytest.mark.parametrize("name", BODIES)
def test_a_request_needs_no_read_only_property(http: httpx.Client, name: str) -> None:
    """Wherever it is declared as such."""
    assert http.put(f"/{name}", json=BODIES[name]).status_code == 200


@pytest.mark.parametrize("name", ["Direct", "Referred", "Nullable", "Part"])
def test_a_request_may_have_a_read_only_property(http: httpx.Client, name: str) -> None:
    """As clients send that read an object, change it and write it back."""
    assert http.put(f"/{name}", json={**USER, "id": 7}).status_code == 200


@pytest.mark.parametrize("name", BODIES)
def test_a_request_needs_all_other_properties(http: httpx.Client, name: str) -> None:
    """A password is one of them."""
    answer = http.put(f"/{name}", json={"name": "n"})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Direct", {"id", "name"}),
        ("Referred", {"id", "name"}),
        ("Nullable", {"id", "name"}),
        ("Words", {"required", "default"}),
    ],
)
def test_an_answer_has_no_write_only_property(
    http: httpx.Client, name: str, keys: set[str]
) -> None:
    """It has the others."""
    assert http.put(f"/{name}", json=BODIES[name]).json().keys() == keys


def test_a_document_without_such_properties_stays() -> None:
    """Nothing is copied."""
    made = document(schemas={"A": closed({"a": TEXT})})
    assert for_requests(made) is made
    assert for_answers(made) is made


def test_data_stays() -> None:
    """An example may look like a schema."""
    data = {"properties": {"a": {"readOnly": True}}, "required": ["a"]}
    made = document(schemas={"A": {"example": data, "properties": {"default": data}}})
    found = for_requests(made)["components"]["schemas"]["A"]
    assert found["example"] == data
    assert found["properties"]["default"]["required"] == []
