"""What methods and functions make of an answer that is a single value, or a list of values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import reduce
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest

from ofauth_client import OFAuth
from tests.documents.wire import KEY, Wire, wired
from tests.generate.building import answering, document

TIME = {"type": "string", "format": "date-time"}
DAY = {"type": "string", "format": "date"}
ID = {"type": "string", "format": "uuid"}
#: Methods have names of modules and types in Python.
SCHEMAS: dict[str, Any] = {
    "a.datetime": TIME,
    "b.date": {"type": "array", "items": DAY},
    "c.uuid": {"anyOf": [ID, {"nullable": True}]},
    "d.list": {"type": "array", "items": {"anyOf": [TIME, {"type": "integer"}]}},
    "e.str": {"items": ID},
    "f.get": {"$ref": "#/components/schemas/Maybe"},
    "g.get": {"type": "string"},
}
MOMENT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
DIGITS = "12345678-1234-4678-9234-567812345678"


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    """A client of a document with such answers."""
    paths = {
        f"/{name[0]}": {"get": answering(schema, operationId=name)}
        for name, schema in SCHEMAS.items()
    }
    made = document(paths=paths, schemas={"Maybe": {"anyOf": [TIME, {"type": "null"}]}})
    with wired(made, tmp_path_factory.mktemp("answers")) as client:
        yield client


@pytest.mark.parametrize(
    ("operation", "answer", "made"),
    [
        ("a.datetime", "2026-01-02T03:04:05Z", MOMENT),
        ("b.date", ["2026-01-02"], [date(2026, 1, 2)]),
        ("c.uuid", DIGITS, UUID(DIGITS)),
        ("c.uuid", None, None),
        ("d.list", ["2026-01-02T03:04:05Z", 5], [MOMENT, 5]),
        ("e.str", [DIGITS], [UUID(DIGITS)]),
        ("f.get", "2026-01-02T03:04:05Z", MOMENT),
        ("f.get", None, None),
        ("g.get", "2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z"),
    ],
)
def test_a_text_of_a_format_is_a_value(wire: Wire, operation: str, answer: Any, made: Any) -> None:
    """In methods as in functions and models."""
    transport = httpx.MockTransport(lambda _: httpx.Response(200, text=json.dumps(answer)))
    with OFAuth(api_key=KEY, transport=transport) as client:
        caller: Any = client
        resources = wire.client.module("resources").Resources(caller._caller)
        by_method = reduce(getattr, operation.split("."), resources)()
    plain = wire.client.module("client").AuthenticatedClient(
        base_url="https://example.test", token=KEY, httpx_args={"transport": transport}
    )
    with plain as api:
        by_function = wire.client.operation(operation).sync(client=api)
    assert (by_method, by_function) == (made, made)
    assert type(by_method) is type(by_function)


def test_a_list_without_content_is_empty() -> None:
    """Some APIs answer 204 if a list has no items."""
    transport = httpx.MockTransport(lambda _: httpx.Response(204))
    with OFAuth(api_key=KEY, connection_id="conn_1", transport=transport) as client:
        assert list(client.chats.list()) == []
        assert client.chats.list().items == []


HAL, LD, PLAIN = "application/hal+json", "application/ld+json", "application/json"
#: Media types of answers, and the header `Accept` of methods and of functions.
ASKED: dict[str, tuple[list[str], str, str]] = {
    "a.get": ([PLAIN], PLAIN, "*/*"),
    "b.get": ([LD, HAL, PLAIN, "text/html"], PLAIN, PLAIN),
    "c.get": ([HAL], f"{HAL}, {PLAIN};q=0.9", f"{HAL}, {PLAIN};q=0.9"),
    "d.get": ([f"{PLAIN}; charset=utf-8"], PLAIN, "*/*"),
}


def offering(name: str) -> Any:
    """Return an operation that answers in several media types, with a header parameter."""
    content = {media_type: {"schema": {"type": "object"}} for media_type in ASKED[name][0]}
    made = {"operationId": name, "responses": {"200": {"description": "", "content": content}}}
    header = {"name": "x-trace", "in": "header", "schema": {"type": "string"}}
    return {**made, "parameters": [header]}


def test_the_media_type_that_is_decoded_is_asked_for(tmp_path: Path) -> None:
    """A server that has several would choose another; a server of one may refuse others."""
    asked: dict[str, list[str]] = {}

    def handler(request: httpx.Request) -> httpx.Response:
        asked.setdefault(f"{request.url.path[1:]}.get", []).append(request.headers["accept"])
        assert request.headers["x-trace"] == "t"
        return httpx.Response(200, text="{}")

    transport = httpx.MockTransport(handler)
    made = document(paths={f"/{name[0]}": {"get": offering(name)} for name in ASKED})
    with wired(made, tmp_path) as wire, OFAuth(api_key=KEY, transport=transport) as client:
        caller: Any = client
        resources = wire.client.module("resources").Resources(caller._caller)
        plain = wire.client.module("client").AuthenticatedClient(
            base_url="https://example.test", token=KEY, httpx_args={"transport": transport}
        )
        for name in ASKED:
            getattr(resources, name[0]).get(x_trace="t")
            wire.client.operation(name).sync_detailed(client=plain, x_trace="t")
    assert asked == {name: [*expected] for name, (_, *expected) in ASKED.items()}
