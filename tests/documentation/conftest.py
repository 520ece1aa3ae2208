"""What examples and documentation find: an environment, and an API."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ofauth_client.sandbox import Sandbox
from tests.client.serving import Server, serving
from tests.documentation.api import Api


@pytest.fixture(scope="session")
def running_server() -> Iterator[Server]:
    """Return the server on loopback of all tests."""
    with serving() as running:
        yield running


@pytest.fixture(scope="session")
def running_sandbox() -> Iterator[Sandbox]:
    """Return the sandbox of all tests, which speaks the pinned document."""
    with Sandbox(chats=3, messages=20) as sandbox:
        yield sandbox


@pytest.fixture
def api(running_sandbox: Sandbox) -> Api:
    """Return an API that nothing was uploaded to yet."""
    running_sandbox.forget()
    return Api(running_sandbox)


@pytest.fixture
def server(
    running_server: Server, api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Server]:
    """Return a server that the environment names, and that answers as the API would."""
    running_server.begin()
    running_server.answers(api.answer)
    monkeypatch.setenv("OFAUTH_API_KEY", "sk_documentation")
    monkeypatch.setenv("OFAUTH_CONNECTION_ID", "conn_documentation")
    monkeypatch.setenv("OFAUTH_BASE_URL", running_server.url)
    monkeypatch.setenv("OFAUTH_WEBHOOK_SECRET", "whsec_c2VjcmV0")
    monkeypatch.setenv("OFAUTH_WEBHOOK_SECRET_OLD", "an older secret")
    monkeypatch.setenv("DLT_DATA_DIR", str(tmp_path / "dlt"))
    monkeypatch.setenv("RUNTIME__DLTHUB_TELEMETRY", "false")
    yield running_server
    running_server.ended.set()
