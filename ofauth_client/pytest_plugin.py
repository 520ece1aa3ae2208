"""The pytest fixture `ofauth_sandbox`. The sandbox is imported when a test first uses it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from ofauth_client.sandbox import Sandbox


@pytest.fixture(scope="session")
def _ofauth_sandbox_running() -> Iterator[Sandbox]:
    with _made() as running:
        yield running


def _made() -> Sandbox:
    from ofauth_client import sandbox

    try:
        return sandbox.Sandbox()
    except ModuleNotFoundError as error:
        advice = str(error)
    pytest.fail(advice, pytrace=False)


@pytest.fixture
def ofauth_sandbox(_ofauth_sandbox_running: Sandbox) -> Iterator[Sandbox]:
    """A sandbox of the OFAuth API, reset before each test.

    def test_reading(ofauth_sandbox):
        with OFAuth(**ofauth_sandbox.options()) as client:
            assert client.chats.list(limit=1).items
    """
    _ofauth_sandbox_running.forget()
    yield _ofauth_sandbox_running
    _ofauth_sandbox_running.plan.clear()
