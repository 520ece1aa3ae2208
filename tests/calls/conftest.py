"""The client of the made-up document, generated once for all workers of a run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock

from pipeline.common.documents import Document
from pipeline.generate import generate
from tests.made_up import made_up_document
from tests.slice import prepared


@pytest.fixture(scope="session")
def document() -> Document:
    """The made-up document, prepared."""
    return prepared(made_up_document()).document


@pytest.fixture(scope="session")
def client(document: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that has its client, the package `ofauth_api`."""
    base = tmp_path_factory.getbasetemp()
    # Each worker has a folder of its own inside that of the run.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "calls"
    with FileLock(shared / "calls.lock"):
        if not folder.exists():
            folder.mkdir()
            generate(document, folder, "ofauth_api")
    return folder
