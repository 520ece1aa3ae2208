"""Functions are found where they were, also after an operation has moved to another resource."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from pipeline.common.documents import Document
from pipeline.generate.run import write_deprecated_functions
from pipeline.names.deprecated import DEPRECATED_IDS


def test_functions_stay_importable_from_the_resource_that_they_were_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old module stands in the folder of the old resource, which is made if nothing else is."""
    package = tmp_path / "moved_functions"
    (package / "trees").mkdir(parents=True)
    for name in ("__init__.py", "trees/__init__.py"):
        (package / name).write_text("", encoding="utf-8")
    (package / "trees" / "trees_all.py").write_text("def sync(): ...\n", encoding="utf-8")
    operation = {"operationId": "trees.all", DEPRECATED_IDS: {"plants.list": "0.3.0"}}
    document: Document = {"paths": {"/trees": {"get": operation}}}
    write_deprecated_functions(package, document)
    monkeypatch.syspath_prepend(tmp_path)
    old = importlib.import_module("moved_functions.plants.plants_list")
    new = importlib.import_module("moved_functions.trees.trees_all")
    with pytest.warns(DeprecationWarning, match="plants_list is now trees_all"):
        assert old.sync is new.sync
