"""What tests of the sandbox have: one of the chats alone, and one of a full document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from attrs import define

from ofauth_client import OFAuth
from ofauth_client.sandbox import Sandbox
from tests.made_up import made_up_document
from tests.slice import names, prepared, upstream

CHATS, MESSAGES = 25, 33


@define
class Clock:
    """Seconds since 1970, which only tests move."""

    now: float = 1_790_000_000.0

    def __call__(self) -> float:
        return self.now


def running(**options: Any) -> Iterator[Sandbox]:
    """Run a sandbox with few messages."""
    with Sandbox(chats=CHATS, messages=MESSAGES, **options) as sandbox:
        yield sandbox


def calling(sandbox: Sandbox) -> httpx.Client:
    """Return a client of httpx that has the sandbox's key."""
    headers = {"apiKey": sandbox.api_key, "x-connection-id": sandbox.connection_id}
    return httpx.Client(base_url=sandbox.url, headers=headers, trust_env=False)


def page(http: httpx.Client, path: str, **query: Any) -> dict[str, Any]:
    """Return a page that the sandbox answers."""
    answer = http.get(path, params=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


@pytest.fixture(scope="session")
def small() -> Iterator[Sandbox]:
    """Return the sandbox of all tests, which speaks the document of the chats."""
    yield from running(document=prepared(upstream(), names()).document)


@pytest.fixture
def sandbox(small: Sandbox) -> Sandbox:
    """Return the sandbox, which knows nothing of the tests before."""
    small.forget()
    return small


@pytest.fixture(scope="session")
def pinned_running() -> Iterator[Sandbox]:
    """Return the sandbox that speaks the client's document."""
    with Sandbox(chats=5, messages=20) as sandbox:
        yield sandbox


@pytest.fixture
def pinned(pinned_running: Sandbox) -> Sandbox:
    """Return the sandbox of the client's document, which knows nothing of the tests before."""
    pinned_running.forget()
    return pinned_running


@pytest.fixture
def client(pinned: Sandbox) -> Iterator[OFAuth]:
    """Return a client that refuses answers which the document forbids."""
    with OFAuth(**pinned.options(), strict=True, max_retries=0) as client:
        yield client


@pytest.fixture
def http(sandbox: Sandbox) -> Iterator[httpx.Client]:
    """Return a client of httpx that has the sandbox's key."""
    with calling(sandbox) as client:
        yield client


@pytest.fixture(scope="session")
def full_document() -> dict[str, Any]:
    """Return a prepared document as large as the published one."""
    return prepared(made_up_document()).document


@pytest.fixture(scope="session")
def large(full_document: dict[str, Any]) -> Iterator[Sandbox]:
    """Return the sandbox that speaks the large document."""
    yield from running(document=full_document)


@pytest.fixture
def full(large: Sandbox) -> Sandbox:
    """Return the large sandbox, which knows nothing of the tests before."""
    large.forget()
    return large


@pytest.fixture
def full_http(full: Sandbox) -> Iterator[httpx.Client]:
    """Return a client of httpx that has the large sandbox's key."""
    with calling(full) as client:
        yield client
