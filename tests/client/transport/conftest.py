"""What tests of the transport have: clients on every HTTP backend."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.client.serving import Server
from tests.client.ways import CONNECTION, KEY, WAYS, FakeTime, Way


@pytest.fixture(params=["httpx", "httpx2", "aiohttp"])
def async_backend(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Choose each backend for asynchronous clients, one after the other."""
    return choose(request.param, monkeypatch)


@pytest.fixture(params=["httpx", "httpx2"])
def sync_backend(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Choose each backend for synchronous clients, one after the other."""
    return choose(request.param, monkeypatch)


def choose(backend: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Choose a backend by the variable, which clients with a transport of the caller's ignore."""
    monkeypatch.setenv("OFAUTH_HTTP_BACKEND", backend)
    return backend


@pytest.fixture(params=WAYS, ids=lambda pair: f"{pair[0].name}-{pair[1]}")
def way(
    request: pytest.FixtureRequest,
    server: Server,
    time: FakeTime,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Way]:
    """Return both ways on each backend; their clients talk to the server."""
    kind, backend = request.param
    choose(backend, monkeypatch)
    options = {
        "api_key": KEY,
        "connection_id": CONNECTION,
        "base_url": server.url,
        "timing": time.timing(),
    }
    made = kind(options)
    yield made
    made.close()
