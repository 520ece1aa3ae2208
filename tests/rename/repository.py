"""A small repository whose names can be changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.common.documents import Document, canonical_json
from tests.components.building import NUMBER, answer, array, document_of, enum, obj

DOCUMENT: Document = document_of(
    {
        "/v2/plants": {
            "get": answer(array(obj(id=NUMBER, colour=enum("red", "blue")))) | {"tags": ["others"]}
        }
    }
)

#: The class, enum and operation of the document, and what they are renamed to.
RENAMES = {"Plant": "Herb", "PlantColour": "Hue", "plants.list": "plants.all"}


def write_repository(root: Path, version: str = "0.1.0") -> Path:
    """Write the repository, not regenerated yet."""
    (root / "openapi").mkdir(parents=True)
    text = canonical_json(DOCUMENT)
    (root / "openapi" / "upstream.json").write_text(text, encoding="utf-8")
    set_version(root, version)
    return root


def set_version(root: Path, version: str) -> None:
    """Give the package another version."""
    (root / "pyproject.toml").write_text(f'[project]\nversion = "{version}"\n', encoding="utf-8")


def run(root: Path, *arguments: str) -> int:
    """Run a command of the pipeline on a repository."""
    return main(["--root", str(root), *arguments])


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """Return what commands have said since the last time, errors too."""
    captured = capsys.readouterr()
    return captured.out + captured.err
