"""What tests of the command line have: a sandbox that the environment names, and a runner."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from click.testing import CliRunner, Result

from ofauth_client.cli.root import root
from ofauth_client.sandbox import Sandbox

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def running_sandbox() -> Iterator[Sandbox]:
    """Return the sandbox of all tests."""
    with Sandbox(chats=3, messages=25) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """Return the sandbox, which knows nothing of the tests before."""
    running_sandbox.forget()
    monkeypatch.setenv("OFAUTH_API_KEY", running_sandbox.api_key)
    monkeypatch.setenv("OFAUTH_CONNECTION_ID", running_sandbox.connection_id)
    monkeypatch.setenv("OFAUTH_BASE_URL", running_sandbox.url)
    return running_sandbox


@pytest.fixture
def run() -> Run:
    """Return a function that runs the command line with arguments and standard input."""

    def invoke(*arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(root, arguments, input=stdin, prog_name="ofauth")

    return invoke
