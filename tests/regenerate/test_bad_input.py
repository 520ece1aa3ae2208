"""Bad input is told in one sentence, the exit status is not 0, and nothing is lost."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.__main__ import main
from pipeline.common.documents import canonical_json
from tests.generate.building import answering, document

HERE = Path(__file__).parent.parent.parent

OVERLAY = """\
overlay: 1.1.0
info: {title: T, version: "1"}
actions:
  - target: TARGET
    description: D
    x-evidence: E
    update: UPDATE
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small repository whose generated code is an older one."""
    (tmp_path / "openapi").mkdir()
    (tmp_path / "overlays").mkdir()
    (tmp_path / "generated").mkdir()
    (tmp_path / "generated" / "old.py").write_text("old = True\n", encoding="utf-8")
    (tmp_path / "openapi" / "openapi.json").write_text("{}\n", encoding="utf-8")
    write(tmp_path, document())
    return tmp_path


def write(root: Path, value: Any) -> None:
    """Pin a document, or a text that is none."""
    text = value if isinstance(value, str) else canonical_json(value)
    (root / "openapi" / "upstream.json").write_text(text, encoding="utf-8")


def overlay(root: Path, target: str, update: str = "{}", name: str = "10-x") -> None:
    """Add an overlay with one action."""
    text = OVERLAY.replace("TARGET", target).replace("UPDATE", update)
    (root / "overlays" / f"{name}.overlay.yaml").write_text(text, encoding="utf-8")


def refused(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Run regenerate, which must fail in one line and change nothing; return the line."""
    files = {p: p.read_bytes() for p in root.rglob("*") if p.is_file() and p.name[0] != "."}
    status = main(["--root", str(root), "regenerate"])
    error = capsys.readouterr().err
    assert status == 1
    assert error.startswith("error: ")
    assert error.count("\n") == 1
    assert files == {p: p.read_bytes() for p in root.rglob("*") if p.is_file() and p.name[0] != "."}
    return error


def nested(depth: int) -> Any:
    """Return a document with a schema of that depth."""
    schema: Any = {"type": "string"}
    for _ in range(depth):
        schema = {"type": "object", "properties": {"p": schema}}
    return document(paths={"/a": {"get": answering(schema)}})


def own_part() -> Any:
    """Return a document with a schema that is in its own allOf."""
    return document(schemas={"A": {"allOf": [{"$ref": "#/components/schemas/A"}]}})


BAD_DOCUMENTS: dict[str, tuple[Any, str]] = {
    "broken JSON": ("{", "upstream.json"),
    "empty": ("", "upstream.json"),
    "HTML": ("<!doctype html><html></html>", "HTML"),
    "a list": ("[]", ""),
    "Swagger 2": ({"swagger": "2.0", "info": {}, "paths": {}}, "wagger"),
    "OpenAPI 3.3": ({**document(), "openapi": "3.3.0"}, "3.3"),
    "no paths": ({"openapi": "3.1.0", "info": {"title": "T", "version": "1"}}, "paths"),
    "600 levels": (nested(300), "levels deep"),
    "far too deep": ("[" * 100_000, "deep"),
    "own part": (own_part(), "A"),
    "unknown reference": (document(schemas={"A": {"$ref": "#/components/schemas/B"}}), "B"),
    "path with a newline": (document(paths={"/a\nb": {"get": answering({})}}), ""),
    "path that climbs": (document(paths={"/../../etc": {"get": answering({})}}), ""),
    "path with a quote": (document(paths={'/a"b': {"get": answering({})}}), ""),
    "path with a lone brace": (document(paths={"/a{b": {"get": answering({})}}), ""),
}


@pytest.mark.parametrize("name", BAD_DOCUMENTS)
def test_a_bad_document_is_refused(
    name: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each kind of broken document stops the run and is named in the sentence."""
    value, told = BAD_DOCUMENTS[name]
    write(root, value)
    assert told in refused(root, capsys)


def test_a_missing_document_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a pinned document there is nothing to regenerate from."""
    (root / "openapi" / "upstream.json").unlink()
    assert "upstream.json" in refused(root, capsys)


@pytest.mark.parametrize(
    ("target", "update", "told"),
    [
        ("$.info", "{title: [", "10-x.overlay.yaml"),
        ("$.info[", "{}", "$.info["),
        ("$.paths['/gone'].get", "{summary: x}", "matches nothing"),
        ("$.info", "[1]", "10-x.overlay.yaml"),
    ],
)
def test_a_bad_overlay_is_refused(
    target: str, update: str, told: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Broken YAML, an unknown JSONPath, a vanished target and a wrong type name the file."""
    overlay(root, target, update)
    error = refused(root, capsys)
    assert told in error
    assert "overlays/10-x.overlay.yaml:" in error


def test_overlays_that_conflict_are_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two overlays that set one value differently are both named."""
    overlay(root, "$.info", "{title: One}", "10-one")
    overlay(root, "$.info", "{title: Two}", "20-two")
    error = refused(root, capsys)
    assert "10-one" in error
    assert "20-two" in error


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "not a names ledger"),
        ("[]", "not a names ledger"),
        ('{"operations": {"GET /a": "a.b", "GET /b": "a.b"}, "schemas": {}}', "a.b"),
        ('{"operations": {"GET /a": "not a name"}, "schemas": {}}', "not a name"),
    ],
)
def test_a_bad_ledger_is_refused(
    text: str, told: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A ledger that is broken or gives a name twice says how to settle it."""
    (root / "openapi" / "names.lock.json").write_text(text, encoding="utf-8")
    error = refused(root, capsys)
    assert told in error
    assert "names.lock.json" in error


def command(root: Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run regenerate in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline", "--root", str(root), "regenerate"],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def test_a_full_disk_loses_nothing(root: Path) -> None:
    """Where files cannot grow, the run ends in one sentence and the old files stay."""

    def tiny_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))

    before = {p.name: p.read_bytes() for p in (root / "generated").iterdir()}
    done = command(root, preexec_fn=tiny_files, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
    assert {p.name: p.read_bytes() for p in (root / "generated").iterdir()} == before


def test_two_runs_at_once_do_not_meet(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While one run is at work, another one stops at once."""
    from pipeline.common.locks import run_lock

    with run_lock(root):
        refused(root, capsys)
    shutil.rmtree(root / "generated")
    assert main(["--root", str(root), "regenerate"]) == 0


def test_a_run_without_its_repository_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A root that is no repository is named."""
    assert main(["--root", str(tmp_path), "regenerate"]) == 1
    assert "upstream.json" in capsys.readouterr().err


def test_an_overlay_command_prints_the_document(
    tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The engine alone patches any document; a mistake gives one sentence and no output."""
    overlay(root, "$.a", "{b: 1}")
    file = root / "overlays" / "10-x.overlay.yaml"
    (tmp_path / "in.yaml").write_text("a: {no: yes}\n", encoding="utf-8")
    assert main(["overlay", str(tmp_path / "in.yaml"), str(file)]) == 0
    assert json.loads(capsys.readouterr().out) == {"a": {"no": "yes", "b": 1}}
    assert main(["overlay", str(tmp_path / "missing.yaml"), str(file)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
