"""The document of another API in a copy of the repository without its overlays."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.common.documents import canonical_json
from tests.generate.building import answering, document

HERE = Path(__file__).parents[2]


@pytest.mark.parametrize("has_ledger", [False, True])
def test_the_overlays_of_this_api_are_all_that_has_to_go(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], has_ledger: bool
) -> None:
    """Old names do no harm, and none of them stays."""
    shutil.copytree(HERE / "openapi", tmp_path / "openapi")
    if not has_ledger:
        (tmp_path / "openapi" / "names.lock.json").unlink()
    pet = {"type": "object", "properties": {"id": {"type": "integer"}, "name": {"type": "string"}}}
    other = document(paths={"/pets/{id}": {"get": answering(pet)}})
    (tmp_path / "api.json").write_text(canonical_json(other))
    root = ("--root", str(tmp_path))
    fetch = ("fetch", "--url", str(tmp_path / "api.json"), "--allow-shrink")
    for command in (fetch, ("regenerate",), ("check",)):
        assert main([*root, *command]) == 0, capsys.readouterr().err
    ledger = json.loads((tmp_path / "openapi" / "names.lock.json").read_text())
    assert ledger["operations"] == {"GET /pets/{}": "pets.get"}
    assert list(ledger["schemas"]) == ["Pet"]
