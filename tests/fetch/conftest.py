"""What every test of fetching has: a server, and no address from the environment."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fetch.serving import Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    """Return a running server on loopback."""
    with serving() as running:
        yield running


@pytest.fixture(autouse=True)
def _no_address_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OFAUTH_OPENAPI_URL", raising=False)
