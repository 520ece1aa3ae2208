"""Paths with a query or a fragment: what methods and functions send, and what answers them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from ofauth_client.sandbox import Sandbox
from pipeline.names.ledger import Ledger
from pipeline.prepare import prepare
from tests.documents.wire import BASE, Wire, wired
from tests.generate.building import document

ANSWER = {"responses": {"204": {"description": ""}}}
SIZE = {"name": "size", "in": "query", "schema": {"type": "integer"}}
PATHS: dict[str, Any] = {
    "/messages": {"post": {**ANSWER, "parameters": [SIZE]}},
    "/messages?beta=true": {"post": {**ANSWER, "parameters": [SIZE]}},
    "/files/{id}": {"put": ANSWER},
    "/files/{id}#share": {"put": ANSWER},
    "/files/{id}#link?shared": {"put": ANSWER},
    "/users/{id}": {"get": ANSWER},
    "/users/{name}": {"get": ANSWER},
    "/jobs?v=2&op=start": {"post": ANSWER},
    "/jobs?v=2&op=stop": {"post": ANSWER},
    "/tables/{name}?format=csv&page=1": {"get": ANSWER},
    "/find{?text,size}": {"get": {**ANSWER, "parameters": [SIZE]}},
    "/do?action={action}": {"post": ANSWER},
    "/rails/:id(.:format)": {"get": ANSWER},
    "/micronaut{/id:[0-9]+}{?page,tags*}": {"get": ANSWER},
    "/matrix/x{;a,b}": {"get": ANSWER},
    "/aspnet/{id:regex(^\\d{{4}}$)}": {"get": ANSWER},
    "^django/(?P<pk>[^/.]+)/$": {"get": ANSWER},
    "/#Target=Thing.Make&V=1": {"post": ANSWER},
    "/#Target=Thing.Take&V=1": {"post": ANSWER},
}
#: The operations, their arguments, and what is sent.
SENT: dict[str, tuple[tuple[str, ...], dict[str, Any], str]] = {
    "messages.create": ((), {"size": 3}, "/messages?size=3"),
    "messages.create_beta": ((), {"size": 3}, "/messages?beta=true&size=3"),
    "files.update": (("a/b",), {}, "/files/a%2Fb"),
    "files.share": (("7",), {}, "/files/7"),
    "files.set_link_shared": (("7",), {}, "/files/7"),
    "users.get": (("a b",), {}, "/users/a%20b"),
    "users.get_by_name": (("a b",), {}, "/users/a%20b"),
    "jobs.start": ((), {}, "/jobs?v=2&op=start"),
    "jobs.stop": ((), {}, "/jobs?v=2&op=stop"),
    "tables.get_csv_page": (("t",), {}, "/tables/t?format=csv&page=1"),
    "find.get": ((), {"text": "a&b", "size": 2}, "/find?size=2&text=a%26b"),
    "do.create": ((), {"action": "x=y&z"}, "/do?action=x%3Dy%26z"),
    "rails.get": (("a.b",), {}, "/rails/a.b"),
    "micronaut.get": (
        ("7",),
        {"page": "2", "tags": ["a", "b"]},
        "/micronaut/7?page=2&tags=a&tags=b",
    ),
    "matrix.get_x": (("1", "2"), {}, "/matrix/x;a=1;b=2"),
    "aspnet.get": (("1234",), {}, "/aspnet/1234"),
    "django.get": (("7",), {}, "/django/7/"),
    "root.thing_make": ((), {}, "/"),
    "root.thing_take": ((), {}, "/"),
}


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    """A client of a document with such paths."""
    with wired(document(paths=PATHS), tmp_path_factory.mktemp("addresses")) as made:
        yield made


@pytest.mark.parametrize("operation", SENT)
def test_constants_are_sent_and_fragments_are_not(wire: Wire, operation: str) -> None:
    """By methods and by functions alike; an argument cannot change the rest of a query."""
    path, arguments, expected = SENT[operation]
    assert wire.sent(operation, *path, **arguments).url == BASE + expected


def test_every_operation_has_a_method() -> None:
    """None is lost or numbered, whatever the order of the paths."""
    for paths in (PATHS, dict(reversed(PATHS.items()))):
        made = prepare(document(paths=paths), [], Ledger())
        assert sorted(made.ledger.operations.values()) == sorted(SENT)


def test_names_stay_when_an_address_comes_beside() -> None:
    """The ledger knows an operation by its whole address."""
    first = prepare(document(paths={"/a?beta=true": {"post": ANSWER}}), [], Ledger())
    paths = {"/a": {"post": ANSWER}, "/a?beta=true": {"post": ANSWER}}
    second = prepare(document(paths=paths), [], first.ledger)
    assert first.ledger.operations.items() < second.ledger.operations.items()


def answering(value: str) -> Any:
    """Return an operation that answers with one text."""
    schema = {"type": "object", "properties": {"value": {"const": value}}, "required": ["value"]}
    content = {"application/json": {"schema": schema}}
    return {"responses": {"200": {"description": "", "content": content}}}


def test_the_sandbox_tells_addresses_apart() -> None:
    """By the constants of a query; of addresses that differ in a fragment, the first answers."""
    paths = {
        "/a/{id}": {"get": answering("plain")},
        "/a/{id}?beta=true": {"get": answering("beta")},
        "/a/{id}?beta=true&v=2": {"get": answering("second")},
        "/a/{id}#x": {"get": answering("fragment")},
        "/b?op=make": {"get": answering("made")},
    }
    prepared = prepare(document(paths=paths), [], Ledger()).document
    queries = {
        "/a/1": "plain",
        "/a/1?beta=false": "plain",
        "/a/1?beta=true": "beta",
        "/a/1?v=2&beta=true": "second",
        "/b?op=make": "made",
    }
    with Sandbox(document=prepared) as sandbox:
        headers = {"apiKey": sandbox.api_key}
        with httpx.Client(base_url=sandbox.url, headers=headers, trust_env=False) as http:
            found = {query: http.get(query).json() for query in queries}
            missing = http.get("/b")
    assert found == {query: {"value": value} for query, value in queries.items()}
    assert missing.status_code == 404
