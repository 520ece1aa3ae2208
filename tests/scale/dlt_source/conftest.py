"""A sandbox, and an empty database for each test."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from ofauth_client import OFAuth
from ofauth_client.dlt import Table, ofauth_source
from ofauth_client.sandbox import Sandbox
from tests.scale.dlt_source.loader import CONNECTIONS, LISTS, Loader, Source


@pytest.fixture(scope="module")
def shared() -> Generator[Sandbox]:
    """A sandbox for all tests."""
    with Sandbox(seed=5, chats=7, messages=25, fans=30) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(shared: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """The sandbox as it begins, in the environment; files of dlt go to a temporary folder."""
    shared.forget()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OFAUTH_BASE_URL", shared.url)
    monkeypatch.setenv("OFAUTH_API_KEY", shared.api_key)
    monkeypatch.setenv("DLT_DATA_DIR", str(tmp_path / "dlt"))
    monkeypatch.setenv("RUNTIME__DLTHUB_TELEMETRY", "false")
    return shared


@pytest.fixture
def client(sandbox: Sandbox) -> Generator[OFAuth]:
    """A client without retries."""
    with OFAuth(max_retries=0) as client:
        yield client


@pytest.fixture
def loader(sandbox: Sandbox, tmp_path: Path) -> Loader:
    """An empty database."""
    return Loader(sandbox, tmp_path)


@pytest.fixture
def source(client: OFAuth) -> Source:
    """Makes sources of two connections."""

    def make(*lists: str | Table, **options: Any) -> Any:
        return ofauth_source(CONNECTIONS, lists or LISTS, client=client, **options)

    return make
