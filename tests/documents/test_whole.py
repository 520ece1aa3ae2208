"""The benchmark of whole documents: a row for each, and the exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.documents.__main__ import main
from tests.generate.building import answering, document


def test_an_empty_folder_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Documents are large, and none is in the repository."""
    assert main([str(tmp_path)]) == 0
    assert "no documents" in capsys.readouterr().out


@pytest.mark.long
def test_a_client_and_a_refusal_have_a_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A refused document fails the run."""
    thing = {"type": "object", "properties": {"at": {"type": "string", "format": "date-time"}}}
    sound = document(paths={"/things/{id}": {"get": answering(thing)}})
    (tmp_path / "a.json").write_text(json.dumps(sound))
    assert main([str(tmp_path)]) == 0
    assert "| a.json | 1 | 1 | yes | yes |" in capsys.readouterr().out
    (tmp_path / "b.yaml").write_text("swagger: '2.0'\n")
    assert main([str(tmp_path)]) == 1
    assert "| b.yaml | error: " in capsys.readouterr().out
