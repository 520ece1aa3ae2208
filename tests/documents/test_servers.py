"""Servers of paths and operations: used in place of the document's, with the credentials."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from ofauth_client import AsyncOFAuth, OFAuth
from pipeline.common.documents import Document
from pipeline.generator_input.servers import server_notices
from pipeline.names.ledger import Ledger
from pipeline.prepare import prepare
from tests.documents.wire import KEY, Wire, kept, wired
from tests.generate.building import document

ANSWER = {"responses": {"204": {"description": ""}}}
ROOT = {"url": "https://{region}.test/v1", "variables": {"region": {"default": "api"}}}
SERVERS: dict[str, Any] = {
    "absolute": [{"url": "https://uploads.test/base/"}, {"url": "https://second.test"}],
    "relative": [{"url": "/v2"}],
    "beside": [{"url": "v3"}],
    "variable": [
        {
            "url": "https://{name}.test/{v}",
            "variables": {"name": {"default": "v"}, "v": {"default": "1"}},
        }
    ],
    "same": [ROOT],
    "other": [{"url": "https://staging.test"}],
    "local": [{"url": "http://127.0.0.1:9/x"}],
    "plain": [{"url": "http://plain.test"}],
    "odd": [{"url": "ftp://odd.test"}],
    "user": [{"url": "https://user:secret@odd.test"}],
    "unknown": [{"url": "https://{nobody}.test"}],
}
ADDRESSES = {
    "absolute": "https://uploads.test/base",
    "relative": "https://api.test/v2",
    "beside": "https://api.test/v1/v3",
    "variable": "https://v.test/1",
    "other": "https://staging.test",
    "local": "http://127.0.0.1:9/x",
}


def with_servers() -> Document:
    """Return a document with servers at every level."""
    paths: dict[str, Any] = {
        f"/{name}/{{id}}": {"get": ANSWER, "servers": servers} for name, servers in SERVERS.items()
    }
    own = {**ANSWER, "servers": [{"url": "https://own.test"}]}
    paths["/both"] = {"servers": SERVERS["absolute"], "get": ANSWER, "post": own}
    paths["/joined/:id"] = {"get": ANSWER, "servers": SERVERS["absolute"]}
    paths["/joined/{id}"] = {"delete": ANSWER, "servers": SERVERS["other"]}
    paths["/joined/{id:[0-9]+}"] = {"put": ANSWER}
    paths["/none"] = {"get": {**ANSWER, "servers": []}}
    made = document(paths=paths)
    made["servers"] = [ROOT, {"url": "https://staging.test"}]
    return made


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    """A client of the document."""
    with wired(with_servers(), tmp_path_factory.mktemp("servers")) as wire:
        yield wire


def method_urls(wire: Wire, operation: str, **options: Any) -> list[str]:
    """Return the addresses to which methods send, sync and async."""
    received: list[httpx.Request] = []
    name, method = operation.split(".")
    options |= {"api_key": KEY, "transport": httpx.MockTransport(kept(received))}
    arguments = () if name in ("both", "none") else ("7",)

    async def call() -> None:
        async with AsyncOFAuth(**options) as client:
            made: Any = client
            resources = wire.client.module("resources").AsyncResources(made._caller)
            await getattr(getattr(resources, name), method)(*arguments)

    with OFAuth(**options) as client:
        made: Any = client
        resources = wire.client.module("resources").Resources(made._caller)
        getattr(getattr(resources, name), method)(*arguments)
    asyncio.run(call())
    assert all(request.headers["apikey"] == KEY for request in received)
    return [str(request.url) for request in received]


def function_urls(wire: Wire, operation: str, base: str) -> list[str]:
    """Return the addresses to which functions send, sync and async."""
    received: list[httpx.Request] = []
    module = wire.client.operation(operation)
    arguments = () if operation.split(".")[0] in ("both", "none") else ("7",)

    async def call() -> None:
        async with wire.plain_client(received, base) as client:
            await module.asyncio_detailed(*arguments, client=client)

    with wire.plain_client(received, base) as client:
        module.sync_detailed(*arguments, client=client)
    asyncio.run(call())
    assert all(request.headers["apikey"] == KEY for request in received)
    return [str(request.url) for request in received]


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("base", ["https://api.test/v1", "https://staging.test/", None])
def test_the_server_of_a_path_is_used(wire: Wire, name: str, base: str | None) -> None:
    """If the base URL is one of the document or the default."""
    expected = [f"{ADDRESSES[name]}/{name}/7"] * 2
    options = {} if base is None else {"base_url": base}
    assert method_urls(wire, f"{name}.get", **options) == expected
    assert function_urls(wire, f"{name}.get", base or "https://api.ofauth.com") == expected


def test_the_server_of_an_operation_wins(wire: Wire) -> None:
    """Over that of the path."""
    assert method_urls(wire, "both.get") == ["https://uploads.test/base/both"] * 2
    assert method_urls(wire, "both.create") == ["https://own.test/both"] * 2
    assert (
        function_urls(wire, "both.create", "https://api.test/v1") == ["https://own.test/both"] * 2
    )


def test_paths_that_are_joined_keep_their_servers(wire: Wire) -> None:
    """Two notations of a path may have different servers."""
    for method, address in (
        ("get", "https://uploads.test/base"),
        ("delete", "https://staging.test"),
        ("update", "https://api.test/v1"),
    ):
        found = method_urls(wire, f"joined.{method}", base_url="https://api.test/v1")
        assert found == [f"{address}/joined/7"] * 2


@pytest.mark.parametrize("name", ["plain", "odd", "user", "unknown", "same", "none"])
def test_the_server_of_the_document_is_used(wire: Wire, name: str) -> None:
    """If the server of the path is none to send a key to, or the same."""
    target = "none" if name == "none" else f"{name}/7"
    expected = [f"https://api.test/v1/{target}"] * 2
    assert method_urls(wire, f"{name}.get", base_url="https://api.test/v1") == expected
    assert function_urls(wire, f"{name}.get", "https://api.test/v1") == expected


@pytest.mark.parametrize("name", ["absolute", "relative"])
def test_a_base_url_of_the_callers_own_wins(wire: Wire, name: str) -> None:
    """A request that is meant for a sandbox does not leave it."""
    base = "http://127.0.0.1:8/gateway"
    assert method_urls(wire, f"{name}.get", base_url=base) == [f"{base}/{name}/7"] * 2
    assert function_urls(wire, f"{name}.get", base) == [f"{base}/{name}/7"] * 2


@pytest.mark.parametrize(
    ("target", "has_key"),
    [("https://uploads.test/x", True), ("https://elsewhere.test/x", False)],
)
@pytest.mark.parametrize("is_async", [False, True])
def test_redirects_of_the_own_server_keep_the_key_to_it(
    wire: Wire, target: str, has_key: bool, is_async: bool
) -> None:
    """Another host gets no key, not even the host of the base URL."""
    received: list[httpx.Request] = []

    def redirect(request: httpx.Request) -> httpx.Response:
        received.append(request)
        moved = len(received) == 1
        return httpx.Response(302 if moved else 204, headers={"location": target} if moved else {})

    client = wire.client.module("client").AuthenticatedClient(
        base_url="https://api.test/v1",
        token=KEY,
        follow_redirects=True,
        httpx_args={"transport": httpx.MockTransport(redirect)},
    )
    module = wire.client.operation("absolute.get")
    if is_async:
        asyncio.run(module.asyncio_detailed("7", client=client))
    else:
        module.sync_detailed("7", client=client)
    assert [("authorization" in request.headers) for request in received] == [True, has_key]


def test_servers_that_are_not_used_are_told() -> None:
    """With the reason, and without the password."""
    prepared = prepare(with_servers(), [], Ledger()).document
    notices = sorted(server_notices(prepared))
    assert [notice.partition(", and")[0] for notice in notices] == [
        "GET /odd/{id} has a server of its own that is not a complete address",
        "GET /plain/{id} has a server of its own that is not encrypted",
        "GET /unknown/{id} has a server of its own that is not a plain address",
        "GET /user/{id} has a server of its own that is not a plain address",
    ]
    assert not any("secret" in notice for notice in notices)


def test_a_document_without_servers_has_no_relative_servers() -> None:
    """Nobody knows the address of the document."""
    made = document(paths={"/a": {"get": ANSWER, "servers": [{"url": "/v2"}]}})
    prepared = prepare(made, [], Ledger()).document
    (notice,) = server_notices(prepared)
    assert "is not a complete address" in notice


@pytest.mark.parametrize(
    "url",
    [
        "https://.a.test",
        "api.test/v2",
        "api.test:8443",
        "https://[a].test",
        'https://["x"].test/v2',
        "//[",
        "https://a:b",
    ],
)
def test_a_server_that_is_no_address_is_told(url: str) -> None:
    """Whatever the parser of addresses makes of it."""
    made = document(paths={"/a": {"get": ANSWER, "servers": [{"url": url}]}})
    prepared = prepare({**made, "servers": [ROOT]}, [], Ledger()).document
    (notice,) = server_notices(prepared)
    assert notice.startswith("GET /a has a server of its own that is not ")
