"""A sandbox with a few chats, for all tests of a session."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from ofauth_client import OFAuth
from ofauth_client.sandbox import Sandbox


@pytest.fixture(scope="session")
def sandbox() -> Generator[Sandbox]:
    """A sandbox with seven chats of 25 messages."""
    with Sandbox(seed=3, chats=7, messages=25) as sandbox:
        yield sandbox


@pytest.fixture
def client(sandbox: Sandbox) -> Generator[OFAuth]:
    """A client of the sandbox, which has forgotten what other tests did."""
    sandbox.forget()
    with OFAuth(**sandbox.options(), max_retries=0) as client:
        yield client
