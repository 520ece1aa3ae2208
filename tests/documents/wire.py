"""What a client of a document sends: by methods and by functions, sync and async."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import reduce
from pathlib import Path
from typing import Any

import httpx
from attrs import frozen
from ofauth_api import codec

from ofauth_client import AsyncOFAuth, OFAuth
from pipeline.common.documents import Document
from tests.generate.building import Client, built

BASE = "https://api.ofauth.com"
KEY = "sk_planted"


@frozen
class Sent:
    """A request as a server gets it, with a fixed boundary in place of a random one."""

    method: str
    url: str
    headers: dict[str, str]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return a header."""
        return self.headers.get(name)

    def parts(self) -> list[str]:
        """Return the parts of a form, each with its headers."""
        assert self.headers["content-type"] == "multipart/form-data; boundary=BOUNDARY"
        first, *parts, last = self.body.decode().split("--BOUNDARY")
        assert (first, last) == ("", "--\r\n")
        return [part.removeprefix("\r\n").removesuffix("\r\n") for part in parts]


@frozen
class Wire:
    """A generated client whose requests are kept.

    Args:
        client: The client.
    """

    client: Client

    def model(self, name: str, /, **fields: Any) -> Any:
        """Make a model."""
        return self.client.model(name)(**fields)

    def sent(self, operation: str, *path: Any, **arguments: Any) -> Sent:
        """Return the request of an operation, which is the same in all ways.

        Args:
            operation: Dotted id.
            path: Arguments in the path.
            arguments: Other arguments; a callable makes an argument for each way.
        """
        (first, *others) = (way(operation, path, arguments) for way in self.ways())
        assert others == [first] * 3
        return first

    def by_methods(self, operation: str, *path: Any, **arguments: Any) -> Sent:
        """Return the request of a method, which is the same sync and async."""
        first, second = (way(operation, path, arguments) for way in self.ways()[:2])
        assert first == second
        return first

    def by_functions(self, operation: str, *path: Any, **arguments: Any) -> Sent:
        """Return the request of a function, which is the same sync and async."""
        first, second = (way(operation, path, arguments) for way in self.ways()[2:])
        assert first == second
        return first

    def ways(self) -> list[Callable[[str, Any, Any], Sent]]:
        """Return the ways to send a request."""
        return [self._method, self._async_method, self._function, self._async_function]

    def _method(self, operation: str, path: Any, arguments: Any) -> Sent:
        received: list[httpx.Request] = []
        transport = httpx.MockTransport(kept(received))
        with OFAuth(api_key=KEY, transport=transport) as client:
            resources = self.client.module("resources").Resources(_caller(client))
            _attribute(resources, operation)(*path, **_fresh(arguments))
        return _only(received)

    def _async_method(self, operation: str, path: Any, arguments: Any) -> Sent:
        received: list[httpx.Request] = []

        async def call() -> None:
            transport = httpx.MockTransport(kept(received))
            options: Any = {"api_key": KEY, "transport": transport}
            async with AsyncOFAuth(**options) as client:
                resources = self.client.module("resources").AsyncResources(_caller(client))
                await _attribute(resources, operation)(*path, **_fresh(arguments))

        asyncio.run(call())
        return _only(received)

    def _function(self, operation: str, path: Any, arguments: Any) -> Sent:
        received: list[httpx.Request] = []
        with self.plain_client(received) as client:
            module = self.client.operation(operation)
            module.sync_detailed(*path, client=client, **_fresh(arguments))
        return _only(received)

    def _async_function(self, operation: str, path: Any, arguments: Any) -> Sent:
        received: list[httpx.Request] = []

        async def call() -> None:
            async with self.plain_client(received) as client:
                module = self.client.operation(operation)
                await module.asyncio_detailed(*path, client=client, **_fresh(arguments))

        asyncio.run(call())
        return _only(received)

    def plain_client(self, received: list[httpx.Request], base: str = BASE, **more: Any) -> Any:
        """Return a client of the functions that keeps its requests."""
        return self.client.module("client").AuthenticatedClient(
            base_url=base,
            token=KEY,
            prefix="",
            auth_header_name="apiKey",
            httpx_args={"transport": httpx.MockTransport(kept(received)), **more},
        )


@contextmanager
def wired(document: Document, folder: Path) -> Generator[Wire]:
    """Build a client of a document.

    Args:
        document: Any OpenAPI document.
        folder: An empty folder.
    """
    with built(document, folder) as client:
        # The client encodes models of its own codec only. The copy has the same text.
        sys.modules[f"{client.package}.codec"] = codec
        yield Wire(client)


def posting(content: Document, **body: Any) -> Document:
    """Return a path with an operation that takes a body."""
    responses = {"204": {"description": ""}}
    return {"post": {"requestBody": {"content": content, **body}, "responses": responses}}


def kept(received: list[httpx.Request]) -> Callable[[httpx.Request], httpx.Response]:
    """Return a handler that keeps requests, and answers without content."""

    def handler(request: httpx.Request) -> httpx.Response:
        received.append(request)
        return httpx.Response(204)

    return handler


def _caller(client: Any) -> Any:
    return client._caller


def _fresh(arguments: dict[str, Any]) -> dict[str, Any]:
    return {name: value() if callable(value) else value for name, value in arguments.items()}


def _attribute(resources: Any, operation: str) -> Any:
    return reduce(getattr, operation.split("."), resources)


def _only(received: list[httpx.Request]) -> Sent:
    (request,) = received
    media_type, _, boundary = request.headers.get("content-type", "").partition("; boundary=")
    body = request.content
    headers = {
        name: value
        for name, value in request.headers.items()
        if name in ("content-type", "cookie", "apikey") or name.startswith("x-")
    }
    if boundary:
        body = body.replace(boundary.encode(), b"BOUNDARY")
        headers["content-type"] = f"{media_type}; boundary=BOUNDARY"
    return Sent(request.method, str(request.url), headers, body)
