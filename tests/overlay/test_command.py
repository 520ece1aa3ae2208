"""The engine on its own: files in, text out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.common.errors import PipelineError
from pipeline.overlay import overlay_command, patch
from pipeline.reading import parse_document

INFO = "overlay: 1.1.0\ninfo: {title: t, version: '1'}\n"
ACTION = "actions:\n- target: $.a\n  update: {no: no, é: 1e3}\n"
PATCHED = {"b": [], "a": {"200": 1, "no": "no", "é": 1000.0}}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "input.json").write_text('{"b": [], "a": {"200": 1}}')
    (tmp_path / "input.yaml").write_text("b: []\na:\n  200: 1\n")
    (tmp_path / "o.yaml").write_text(INFO + ACTION)
    (tmp_path / "extends.yaml").write_text(INFO + "extends: input%2Eyaml\n" + ACTION)
    return tmp_path


@pytest.mark.parametrize("name", ["input.json", "input.yaml"])
def test_json_and_yaml_come_out_as_json(files: Path, name: str) -> None:
    """JSON is indented, in the order of keys, with letters as they are."""
    text = overlay_command(files / name, [files / "o.yaml"])
    assert text == json.dumps(PATCHED, indent=2, ensure_ascii=False) + "\n"


def test_yaml_on_request(files: Path) -> None:
    """YAML has the same value."""
    text = overlay_command(files / "input.json", [files / "o.yaml"], as_yaml=True)
    assert text == 'b: []\na:\n  "200": 1\n  "no": "no"\n  "é": 1000.0\n'
    assert parse_document(text.encode(), "") == PATCHED


def test_overlays_apply_in_the_order_given(files: Path) -> None:
    """The second overlay sees what the first has made."""
    (files / "0.yaml").write_text(INFO + "actions:\n- target: $.a.no\n  update: yes\n")
    paths = [files / "o.yaml", files / "0.yaml"]
    assert '"no": "yes"' in overlay_command(files / "input.json", paths)
    assert '"no": "no"' in overlay_command(files / "input.json", paths[::-1])


def test_the_rules_are_those_of_the_specification(files: Path) -> None:
    """Without strict, no reasons are asked, nothing needs to match, and the last one wins."""
    (files / "1.yaml").write_text(
        INFO + "actions:\n- {target: $.z, remove: true}\n- target: $.a.no\n"
    )
    (files / "2.yaml").write_text(INFO + "actions:\n- {target: $.a.no, update: 2, x-evidence: 0}\n")
    paths = [files / name for name in ("o.yaml", "1.yaml", "2.yaml")]
    assert '"no": 2' in overlay_command(files / "input.json", paths)
    with pytest.raises(PipelineError, match=r"o\.yaml:4: the action has no description"):
        overlay_command(files / "input.json", paths, strict=True)


def test_strict_reports(files: Path) -> None:
    """With strict, the overlays are treated as the pipeline's own."""
    reasons = "  description: a gap\n  x-evidence: a page\n"
    (files / "o.yaml").write_text(INFO + ACTION + reasons)
    value, report = patch(files / "input.json", [files / "o.yaml"], strict=True)
    assert value == PATCHED
    assert report.counts() == {"actions applied": 1}


@pytest.mark.parametrize("text", ["[1, {}]", "text", "null", "1.5"])
def test_any_json_value_is_patched(tmp_path: Path, text: str) -> None:
    """The input need not be an OpenAPI document."""
    (tmp_path / "in").write_text(text)
    (tmp_path / "o.yaml").write_text(INFO + "actions: [{target: $.paths, remove: true}]")
    assert json.loads(overlay_command(tmp_path / "in", [tmp_path / "o.yaml"])) == parse_document(
        text.encode(), ""
    )


def test_an_overlay_knows_what_it_extends(files: Path) -> None:
    """Without an input, the document is the one that the overlay extends."""
    text = overlay_command(None, [files / "extends.yaml", files / "o.yaml"])
    assert json.loads(text) == PATCHED


@pytest.mark.parametrize(
    ("extends", "message"),
    [
        ("", "name the document to patch: the overlay extends none"),
        ("extends: https://example.com/o.json\n", "which is no local file; fetch it first"),
        ("extends: missing.json\n", "missing.json: there is no such file"),
    ],
)
def test_documents_that_cannot_be_found(files: Path, extends: str, message: str) -> None:
    """What an overlay extends is never fetched, and an overlay may extend nothing."""
    (files / "o.yaml").write_text(INFO + extends + ACTION)
    with pytest.raises(PipelineError, match=message):
        overlay_command(None, [files / "o.yaml"])


def test_broken_files_are_told_by_name(files: Path) -> None:
    """Input and overlays are told apart in errors."""
    (files / "broken.yaml").write_text("a: [")
    with pytest.raises(PipelineError, match=r"broken\.yaml:1: not YAML"):
        overlay_command(files / "broken.yaml", [files / "o.yaml"])
    with pytest.raises(PipelineError, match=r"broken\.yaml:1: not YAML"):
        overlay_command(files / "input.json", [files / "broken.yaml"])
    with pytest.raises(PipelineError, match=r"missing: there is no such file"):
        overlay_command(files / "input.json", [files / "missing"])
