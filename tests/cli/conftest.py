"""What tests of the command line have: a sandbox that the environment names, and a runner."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from click.testing import CliRunner, Result

from ofauth_client import OFAuth
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


def begin_upload(sandbox: Sandbox, size: int) -> str:
    """Begin the upload of a film, and return the id of the upload.

    Args:
        sandbox: A sandbox.
        size: Number of bytes.
    """
    body = {"filename": "film.mp4", "size": size, "contentType": "video/mp4"}
    with OFAuth(**sandbox.options()) as client:
        return client.uploads.init(body=body).media_upload_id


@pytest.fixture
def run() -> Run:
    """Return a function that runs the command line with arguments and standard input."""

    def invoke(*arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(root, arguments, input=stdin, prog_name="ofauth")

    return invoke
