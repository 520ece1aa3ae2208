"""Headers that the client owns are no arguments of operations, but their security."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.credentials import settle_credentials
from pipeline.normalize import normalize
from tests.generate.building import answering, document
from tests.resources.emitting import Recorder, emitted

SCHEMES = {
    "Key": {"type": "apiKey", "in": "header", "name": "apikey"},
    "Tenant": {"type": "apiKey", "in": "header", "name": "X-Connection-Id"},
}
QUERY = {"name": "limit", "in": "query", "schema": {"type": "integer"}}


def header(name: str, required: bool = True) -> dict[str, Any]:
    """Return a header parameter."""
    return {"name": name, "in": "header", "required": required, "schema": {"type": "string"}}


def secured(
    *parameters: Any, schemes: Any = SCHEMES, usual: Any = None, **fields: Any
) -> dict[str, Any]:
    """Return what becomes of a document with one operation."""
    operation = answering({}, parameters=list(parameters), **fields)
    given = document(paths={"/things": {"get": operation}})
    given["components"]["securitySchemes"] = schemes
    if usual is not None:
        given["security"] = usual
    return settle_credentials(normalize(given)[0])[0]


def operation_of(made: dict[str, Any]) -> dict[str, Any]:
    """Return the one operation of a document."""
    found: dict[str, Any] = made["paths"]["/things"]["get"]
    return found


@pytest.mark.parametrize("name", ["x-connection-id", "X-Connection-ID"])
@pytest.mark.parametrize("required", [True, False])
def test_the_header_becomes_a_requirement(name: str, required: bool) -> None:
    """In any case of letters, required or not; the scheme is the document's."""
    made = operation_of(secured(header(name, required), QUERY))
    assert [one["name"] for one in made["parameters"]] == ["limit"]
    assert made["security"] == [{"Tenant": []}]


def test_both_headers() -> None:
    """An operation without other parameters has none."""
    made = operation_of(secured(header("x-connection-id"), header("apiKey")))
    assert "parameters" not in made
    assert made["security"] == [{"Key": [], "Tenant": []}]


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ({"security": [{"Key": []}]}, [{"Key": [], "Tenant": []}]),
        ({"usual": [{"Key": []}]}, [{"Key": [], "Tenant": []}]),
        ({"usual": [{"Key": []}], "security": []}, [{"Tenant": []}]),
        ({"security": [{}, {"Key": []}]}, [{"Key": [], "Tenant": []}, {"Tenant": []}]),
        ({"security": [{}, {"Tenant": []}]}, [{"Tenant": []}]),
    ],
)
def test_it_is_required_beside_what_else_is(given: Any, made: Any) -> None:
    """Each way to be let in goes with the header."""
    assert operation_of(secured(header("x-connection-id"), **given))["security"] == made


def test_schemes_are_added_where_there_are_none() -> None:
    """Under a name that is free."""
    made = secured(header("x-connection-id"), header("apiKey"), schemes={})
    assert made["components"]["securitySchemes"] == {
        "ApiKey": {"type": "apiKey", "in": "header", "name": "apiKey"},
        "ConnectionId": {"type": "apiKey", "in": "header", "name": "x-connection-id"},
    }
    other = {"ConnectionId": {"type": "http", "scheme": "bearer"}}
    made = secured(header("x-connection-id"), schemes=other)
    assert made["components"]["securitySchemes"].keys() == {"ConnectionId", "ConnectionId2"}
    assert operation_of(made)["security"] == [{"ConnectionId2": []}]


@pytest.mark.parametrize(
    "parameter", [header("x-trace"), {**header("apiKey"), "in": "query", "required": False}]
)
def test_other_parameters_stay(parameter: Any) -> None:
    """Other headers are arguments, and so is what is called alike in a query."""
    made = operation_of(secured(parameter))
    assert (len(made["parameters"]), "security" in made) == (1, False)


def test_the_method_sends_the_connection_and_takes_no_argument_for_it(tmp_path: Path) -> None:
    """The connection is the client's, or that of `request_options`."""
    operation = answering({}, operationId="things.get", parameters=[header("x-connection-id")])
    with emitted(document(paths={"/things": {"get": operation}}), tmp_path) as made:
        recorder = Recorder()
        for client in made.clients(recorder):
            client.things.get(request_options={"connection_id": "conn_2"})
    for call in recorder.calls:
        assert call.operation.needs_connection
        assert (call.headers, call.options) == ({}, {"connection_id": "conn_2"})
