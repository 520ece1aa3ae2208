"""What tests of the MCP server have: a sandbox, and a client of the SDK."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, TypeVar

import pytest
from mcp import Client

from ofauth_client import AsyncOFAuth
from ofauth_client.mcp import make_server
from ofauth_client.sandbox import Sandbox

T = TypeVar("T")
Connected = Callable[..., Any]


@pytest.fixture(scope="session")
def running_sandbox() -> Iterator[Sandbox]:
    """Return the sandbox of all tests."""
    with Sandbox(chats=3, messages=25) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running_sandbox: Sandbox) -> Iterator[Sandbox]:
    """Return the sandbox, which knows nothing of the tests before."""
    running_sandbox.forget()
    yield running_sandbox
    running_sandbox.plan.clear()


@pytest.fixture(params=["auto", "legacy"])
def connected(request: pytest.FixtureRequest, sandbox: Sandbox) -> Connected:
    """Return a function that calls another with a client, for both generations of the protocol."""

    async def connect(use: Callable[[Client], Awaitable[T]], selection: dict[str, Any]) -> T:
        async with (
            AsyncOFAuth(**sandbox.options(), max_retries=0) as api,
            Client(make_server(api, **selection), mode=request.param) as client,
        ):
            return await use(client)

    def run(use: Callable[[Client], Awaitable[T]], **selection: Any) -> T:
        return asyncio.run(connect(use, selection))

    return run
