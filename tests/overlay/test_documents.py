"""The validation of overlay documents: what is refused, and where it says it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.common.errors import PipelineError
from pipeline.overlay import load_overlay, load_overlays
from pipeline.overlay.document import Copy, Remove, Update

VALID = """\
overlay: 1.1.0
info:
  title: A test
  version: 1.0.0
  description: All fields
  x-info: 1
extends: ../openapi/upstream.json#/paths
x-overlay: {}
actions:
  - target: $.paths
    description: no
    update:
      200: no
      when: 2020-01-01
    x-evidence: [a page]
  - target: $.paths.*
    copy: $.components
  - target: $.info
    remove: true
    update: 1
  - target: $.info
    remove: false
"""


def loaded(tmp_path: Path, text: str) -> Any:
    path = tmp_path / "10-test.overlay.yaml"
    path.write_text(text)
    return load_overlay(path)


def refusal(tmp_path: Path, text: str) -> str:
    with pytest.raises(PipelineError) as caught:
        loaded(tmp_path, text)
    return str(caught.value).replace(str(tmp_path), "")


def test_a_valid_overlay(tmp_path: Path) -> None:
    """Every field of the specification is read, in YAML 1.2, with the line of each action."""
    overlay = loaded(tmp_path, VALID)
    assert (overlay.specification, overlay.title, overlay.version) == ("1.1", "A test", "1.0.0")
    assert overlay.extends == "../openapi/upstream.json#/paths"
    first, second, third, fourth = overlay.actions
    assert isinstance(first.edit, Update)
    assert first.edit.value == {"200": "no", "when": "2020-01-01"}
    assert (first.description, first.extensions) == ("no", {"x-evidence": ["a page"]})
    assert isinstance(second.edit, Copy)
    assert isinstance(third.edit, Remove)
    assert fourth.edit is None
    assert [action.where.rpartition(":")[2] for action in overlay.actions] == "10 16 18 21".split()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("overlay: 1.1.0\n", "", ":1: this is not an overlay: it has no field overlay"),
        ("overlay: 1.1.0", "overlay: 1.1", ":1: overlay is 1.1, and must be a string such as"),
        ("overlay: 1.1.0", "overlay: '1.1'", ":1: overlay is '1.1', and must be"),
        ("overlay: 1.1.0", "overlay: 1.2.0", ":1: overlay is '1.2.0', and must be"),
        ("overlay: 1.1.0", "overlay: 2.0.0", ":1: overlay is '2.0.0', and must be"),
        ("overlay: 1.1.0", "overlay: 1.1.0x", ":1: overlay is '1.1.0x', and must be"),
        ("overlay: 1.1.0", "overlay: [1]", ":1: overlay is [1], and must be"),
        ("overlay: 1.1.0", "overlay: 1.0.0", ":5: description is new in Overlay 1.1"),
        ("  title: A test\n", "", ":2: info has no field title"),
        ("  version: 1.0.0\n", "", ":2: info has no field version"),
        ("  title: A test", "  title: 1", ":3: title must be a string"),
        ("  version: 1.0.0", "  version: 1.0", ":4: version must be a string"),
        ("  description: All fields", "  summary: x", ":5: info has an unknown field 'summary'"),
        ("x-overlay", "servers", ":8: the overlay has an unknown field 'servers'"),
        ("../openapi/upstream.json#/paths", "a b", ":7: extends is no URI reference: 'a b'"),
        ("../openapi/upstream.json#/paths", "'%zz'", ":7: extends is no URI reference"),
        ("../openapi/upstream.json#/paths", "'a#b#c'", ":7: extends is no URI reference"),
        ("../openapi/upstream.json#/paths", "{}", ":7: extends must be a string"),
        ("  - target: $.paths\n", "  - a: $.paths\n", ":10: the action has an unknown field 'a'"),
        ("target: $.paths.*\n    copy", "copy", ":16: the action has no field target"),
        ("target: $.paths.*", "target: 1", ":16: target must be a string"),
        ("target: $.paths.*", "target: paths", ":16: 'paths' is not a JSONPath of RFC 9535"),
        ("target: $.paths.*", "target: ''", ":16: '' is not a JSONPath of RFC 9535"),
        ("target: $.paths.*", "target: $.x-a", ":16: '$.x-a' is not a JSONPath of RFC 9535"),
        ("target: $.paths.*", "target: $.a[?@.b=1]", ":16: '$.a[?@.b=1]' is not a JSONPath"),
        ("target: $.paths.*", "target: $.a[?f(@)]", ":16: '$.a[?f(@)]' is not a JSONPath"),
        ("target: $.paths.*", "target: $.a[?@.b==1e999]", ":16: '$.a[?@.b==1e999]' is not"),
        ("target: $.paths.*", f"target: $[?{'(' * 9999}", ":16: '$[?(((("),
        ("copy: $.components", "copy: components", ":17: 'components' is not a JSONPath"),
        ("copy: $.components", "copy: 1", ":17: copy must be a string"),
        ("copy: $.components", "copy: $.a\n    update: 1", ":16: an action has either update or"),
        ("remove: true", "remove: 'true'", ":19: remove must be true or false"),
        ("remove: true", "remove: 1", ":19: remove must be true or false"),
        ("remove: true", "remove:", ":19: remove must be true or false"),
        ("description: no\n", "description: 200\n", ":11: description must be a string"),
        ("target: $.paths\n", "target: '$.\n", ":23: not YAML: found unexpected end of stream"),
        ("    x-evidence: [a page]", "  x-evidence: [", ":15: not YAML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    """Every mistake in an overlay is one sentence with file and line."""
    assert old in VALID
    error = refusal(tmp_path, VALID.replace(old, new, 1))
    assert error.startswith(f"/10-test.overlay.yaml{message}")


INFO = "overlay: 1.1.0\ninfo: {title: t, version: '1'}\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[1]", ":1: an overlay must be an object"),
        ("text", ":1: an overlay must be an object"),
        ("overlay: 1.1.0", ":1: the overlay has no field info"),
        ("overlay: 1.1.0\ninfo: x", ":2: info must be an object"),
        (INFO, ":1: the overlay has no field actions"),
        (INFO + "actions: {}", ":3: actions must be an array"),
        (INFO + "actions: []", ":3: actions is empty"),
        (INFO + "actions:\n- 1", ":4: the action must be an object"),
        (INFO + "actions:\n- target: $\n- target: $", ":5: this action is the same as that at"),
        (
            '{"overlay": "1.1.0", "info": {"title": "t", "version": "1"},\n"actions": [\n{}]}',
            ":3: the action has no field target",
        ),
    ],
)
def test_wrong_documents(tmp_path: Path, text: str, message: str) -> None:
    """Documents that are no overlays are told so, in YAML and in JSON."""
    assert refusal(tmp_path, text).startswith(f"/10-test.overlay.yaml{message}")


def test_json_that_has_no_lines_has_pointers(tmp_path: Path) -> None:
    """Where lines are unknown, the JSON pointer tells the place."""
    text = '{"overlay": "1.1.0", "info": {"title": "\\ud83d\\ude00", "version": 1}, "actions": []}'
    assert "overlay.yaml#/info/version: version must be a string" in refusal(tmp_path, text)


def test_copy_is_of_version_1_1(tmp_path: Path) -> None:
    """Overlay 1.0 knows no copy."""
    text = VALID.replace("1.1.0", "1.0.0").replace("  description: All fields\n", "")
    assert ":16: copy is new in Overlay 1.1" in refusal(tmp_path, text)


def test_anchors_in_an_overlay_do_not_alias(tmp_path: Path) -> None:
    """Two updates from one anchor are two values."""
    actions = "actions:\n- {target: $.a, update: &u {x: [1]}}\n- {target: $.b, update: *u}"
    overlay = loaded(tmp_path, INFO + actions)
    first, second = (action.edit.value for action in overlay.actions)
    assert first == second == {"x": [1]}
    assert first["x"] is not second["x"]


def test_overlays_of_a_folder_are_sorted_by_name(tmp_path: Path) -> None:
    """Order is that of the names; files that are neither YAML nor JSON are not overlays."""
    for name in ("20-b.yaml", "10-c.overlay.yaml", "15-a.json", "README.md", ".hidden.yaml"):
        (tmp_path / name).write_text(INFO + f"actions: [{{target: $, x-name: {name}}}]")
    names = [Path(overlay.source).name for overlay in load_overlays(tmp_path)]
    assert names == ["10-c.overlay.yaml", "15-a.json", "20-b.yaml"]
    with pytest.raises(PipelineError, match="there is no such folder of overlays"):
        load_overlays(tmp_path / "missing")
