"""What a class is: as the document describes it, or by where it stands."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest

from tests.generate.building import Client, answering, built, document


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def _list_of(item: Any) -> dict[str, Any]:
    return {"type": "array", "items": item}


TEXT = {"type": "string"}
SCHEMAS: dict[str, Any] = {
    "Order": _object(id={"type": "integer"}, buyer=_ref("User"), notes=_ref("Note")),
    "OrderPage": _object(items=_list_of(_ref("Order")), hasMore={"type": "boolean"}),
    "OrderRequest": _object(text=TEXT),
    "User": _object(name=TEXT),
    "Note": _object(writer=_ref("User"), readers=_list_of(_ref("User")), last=_ref("User")),
    "Statistics": _object(count={"type": "integer"}),
    "Event": _object(kind=TEXT, more=_ref("Metadata")),
    "Metadata": _object(source=TEXT),
    "Unused": _object(a=TEXT),
    "Sort": {"type": "string", "enum": ["up", "down"]},
    "Level": {"type": "integer", "enum": [1, 2], "description": "How loud it is"},
}
SCHEMAS["User"]["properties"] |= {"level": _ref("Level"), "sort": _ref("Sort")}
PAGING = {
    "style": "offset",
    "parameters": {"next": "offset"},
    "fields": {"items": "items", "more": "hasMore"},
}


def _query(name: str, schema: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema}


def _body(name: str) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": _ref(name)}}}


PATHS: dict[str, Any] = {
    "/orders": {
        "get": answering(
            _ref("OrderPage"),
            operationId="orders.list",
            parameters=[_query("offset", {"type": "integer"}), _query("sortBy", _ref("Sort"))],
            **{"x-pagination": PAGING},
        ),
        "post": answering({}, operationId="orders.create", requestBody=_body("OrderRequest")),
        "put": answering({}, operationId="orders.update", requestBody=_body("OrderRequest")),
        "patch": answering({}, operationId="orders.change", requestBody=_body("OrderRequest")),
    },
    "/statistics": {"get": answering(_ref("Statistics"), operationId="orders.count")},
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Generator[Client]:
    """The client of a document that describes next to nothing."""
    made = document(schemas=SCHEMAS, paths=PATHS)
    made["webhooks"] = {"placed": {"post": {"requestBody": _body("Event"), "responses": {}}}}
    with built(made, tmp_path_factory.mktemp("told")) as client:
        yield client


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Order", "An order, as `client.orders.list` lists it."),
        ("OrderPage", "An order page, as the API sends it for `client.orders.list`."),
        (
            "OrderRequest",
            "An order request, as `client.orders.change`, `client.orders.create` and 1 more "
            "method take it.",
        ),
        ("Statistics", "Statistics, as `client.orders.count` returns them."),
        ("Note", "A note, as `Order.notes` has it."),
        ("User", "A user, as `Note.last`, `Note.readers` and 2 more places have it."),
        ("Event", "An event, as the webhook `placed` sends it."),
        ("Metadata", "Metadata, as `Event.more` has it."),
        ("Unused", "An unused of the API."),
        ("Sort", "Values of `sortBy` of `client.orders.list`."),
        ("Level", "How loud it is."),
    ],
)
def test_a_class_without_a_description_is_told_by_its_use(
    client: Client, name: str, told: str
) -> None:
    """The most telling use stands for it: what lists it before what holds it."""
    assert " ".join(client.model(name).__doc__.split()) == told
