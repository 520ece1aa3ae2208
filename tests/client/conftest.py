"""What tests of the client have: a server, time that nobody waits for, and both kinds of client."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.client.serving import Server, serving
from tests.client.ways import CONNECTION, KEY, AsyncWay, FakeTime, Way


@pytest.fixture(scope="session")
def running_server() -> Iterator[Server]:
    """Return the server on loopback of all tests."""
    with serving() as running:
        yield running


@pytest.fixture
def server(running_server: Server) -> Iterator[Server]:
    """Return the server, which knows nothing of the tests before."""
    running_server.begin()
    yield running_server
    running_server.ended.set()


@pytest.fixture
def time() -> FakeTime:
    """Return time that only sleeping moves."""
    return FakeTime()


@pytest.fixture(params=[Way, AsyncWay], ids=lambda kind: kind.name)
def way(request: pytest.FixtureRequest, server: Server, time: FakeTime) -> Iterator[Way]:
    """Return both ways, one after the other; their clients talk to the server."""
    options = {
        "api_key": KEY,
        "connection_id": CONNECTION,
        "base_url": server.url,
        "timing": time.timing(),
    }
    made = request.param(options)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["OFAUTH_API_KEY", "OFAUTH_CONNECTION_ID", "OFAUTH_BASE_URL", "OFAUTH_LOG"]
    names.append("OFAUTH_HTTP_BACKEND")
    for name in names:
        monkeypatch.delenv(name, raising=False)
