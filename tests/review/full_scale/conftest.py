"""The full-scale pair reviewed once, whichever worker asks first."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from filelock import FileLock

from tests.made_up import made_up_document
from tests.review.command.repository import run, write_repository
from tests.review.full_scale.edits import edited_document


@frozen
class Reviewed:
    """What the command wrote of the full-scale pair.

    Args:
        folder: The repository, with `review.json`, `review.md`, `review.html` and `review.txt`.
    """

    folder: Path

    @property
    def page(self) -> Path:
        """The page."""
        return self.folder / "review.html"

    def report(self) -> dict[str, Any]:
        """Return the JSON."""
        return dict(json.loads(self.text("json")))

    def text(self, ending: str) -> str:
        """Return one of the outputs."""
        return (self.folder / f"review.{ending}").read_text("utf-8")


@pytest.fixture(scope="session")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Reviewed:
    """The pinned full-scale document, edited twenty times since the commit, reviewed."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # of all workers
    folder = base / "full-scale-pair"
    with FileLock(base / "full-scale-pair.lock"):
        if not folder.exists():
            _review(folder)
    return Reviewed(folder)


def _review(folder: Path) -> None:
    write_repository(folder, made_up_document(), edited_document())
    outputs = [f"-oreview.{ending}" for ending in ("json", "md", "html", "txt")]
    ended = run(folder, *outputs)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == (folder / "review.txt").read_text("utf-8")
