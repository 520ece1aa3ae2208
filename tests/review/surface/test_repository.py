"""A review only looks: whatever it finds, the repository stays as it was."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest

from pipeline.common.documents import Document
from pipeline.names.ledger import Ledger
from tests.components.building import NUMBER, TEXT, answer, document_of, obj
from tests.rename.repository import DOCUMENT, run, said, write_repository

OTHER: Document = document_of({"/v2/stones": {"get": answer(obj(weight=NUMBER, name=TEXT))}})


def _state(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_names_and_files_stay_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both clients are named, from the repository's names on, and none of that is kept."""
    root = write_repository(tmp_path / "repository")
    names = Ledger({"GET /v2/plants": "plants.list"}).to_json()
    (root / "openapi" / "names.lock.json").write_text(names, encoding="utf-8")
    (root / "new.json").write_text(json.dumps(DOCUMENT | {"paths": OTHER["paths"]}), "utf-8")
    before = _state(root)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    pinned = str(root / "openapi" / "upstream.json")
    assert run(root, "review", pinned, str(root / "new.json")) == 0
    assert "plants" in said(capsys)
    assert _state(root) == before
    assert [*temporary.iterdir()] == []
