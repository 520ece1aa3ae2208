"""What a change of an overlay or a name does to callers, from one revision to another."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline.rename import rename_command
from tests.review.command.documents import newer
from tests.review.command.repository import commit, git, run, write_repository

pytestmark = pytest.mark.long

ADDITION = """overlay: 1.1.0
info: {title: Nicknames, version: 1.0.0}
actions:
  - target: "$..[?@.withUser.properties].withUser"
    description: Nicknames
    x-evidence: Seen in answers
    update: {properties: {nickname: {type: string}}}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose history, above one document, is of overlays and names alone.

    Its revisions are tags: `bare` is from before there were any, `first` has ours, `added` one
    more, `renamed` other names; the working copy is that of `renamed`.
    """
    root = write_repository(tmp_path_factory.mktemp("ours") / "root", newer(), newer())
    tagged(root, "first")
    write_addition(root)
    tagged(root, "added")
    rename_command(root, "chats.search", "chats.find", "0.9.0")
    ids = root / "overlays" / "50-operation-ids.overlay.yaml"
    ids.write_text(ids.read_text("utf-8").replace("chats.search", "chats.find"), "utf-8")
    rename_command(root, "ChatUser", "Fan", "0.9.0")
    tagged(root, "renamed")
    git(root, "checkout", "--quiet", "--orphan", "before")
    shutil.rmtree(root / "overlays")
    (root / "openapi" / "names.lock.json").unlink()
    tagged(root, "bare")
    git(root, "checkout", "--quiet", "renamed")
    return root


def tagged(root: Path, name: str) -> None:
    """Commit everything, if there is anything, under a name."""
    if name != "first":
        commit(root)
    git(root, "tag", name)


def write_addition(root: Path) -> None:
    """Write an overlay that adds a property."""
    (root / "overlays" / "60-nicknames.overlay.yaml").write_text(ADDITION, "utf-8")


def report(root: Path, *arguments: str) -> dict[str, Any]:
    """Run the command and return the JSON."""
    ended = run(root, "--format", "json", *arguments)
    assert (ended.status, ended.err) == (0, "")
    return dict(json.loads(ended.out))


def rows(found: dict[str, Any]) -> list[tuple[str, str, str, list[str]]]:
    """Return check, level, message and causes of the changes."""
    return [(c["check"], c["level"], c["message"], c["causes"]) for c in found["changes"]]


NICKNAME: tuple[str, str, str, list[str]] = (
    "python-field-added",
    "INFO",
    "`ChatUser` has a new field `nickname: str | Unset`",
    [],
)


def test_an_overlay_that_was_committed_is_seen(root: Path) -> None:
    """The documents are equal, callers' Python is not: it is neither `no change` nor a cause."""
    found = report(root, "first", "added")
    assert rows(found) == [NICKNAME]
    assert found["verdict"] == "compatible"
    back = report(root, "added", "first")
    assert [(c["check"], c["level"]) for c in back["changes"]] == [("python-field-removed", "ERR")]


def test_an_overlay_that_is_not_committed_is_seen(tmp_path: Path) -> None:
    """The committed pin has the overlays of its commit, the working copy its own."""
    root = write_repository(tmp_path / "root", newer(), newer())
    assert report(root)["changes"] == []
    write_addition(root)
    assert rows(report(root)) == [NICKNAME]


def test_renamed_operations_and_classes_are_told_alike(root: Path) -> None:
    """Both old names are kept: two warnings, under naming and in the changelog."""
    found = report(root, "added", "renamed")
    assert rows(found) == [
        (
            "python-class-renamed-kept",
            "WARN",
            "The class `ChatUser` is called `Fan` now; the old name still works, and warns",
            [],
        ),
        (
            "python-method-renamed-kept",
            "WARN",
            "`chats.search` is called `chats.find` now; the old name still works, and warns",
            [],
        ),
    ]
    assert "`chats.search` is called `chats.find` now" in found["changelog"]
    assert "`ChatUser` is called `Fan` now" in found["changelog"]


def test_a_revision_from_before_there_were_overlays_has_none(root: Path) -> None:
    """Nor has it names: those of the working copy have no part in it."""
    found = {check for check, *_ in rows(report(root, "bare", "first"))}
    assert {"python-method-added", "python-resource-added"} & found
    assert report(root, "bare", "bare")["changes"] == []


def test_an_overlay_that_stops_the_update_is_told_without_local_paths(tmp_path: Path) -> None:
    """What is accepted in one checkout is accepted in another, and after a line was added above.

    Callers get no such client, so the changelog has nothing of it.
    """
    found: list[dict[str, Any]] = []
    for name in ("a", "b"):
        root = write_repository(tmp_path / name, newer(), newer())
        broken = ADDITION.replace("withUser", "withNobody")
        above = "# A comment\n" * len(found)
        (root / "overlays" / "60-nicknames.overlay.yaml").write_text(above + broken, "utf-8")
        run(root, "-o", "review.md", "-o", "review.json")
        found.append(json.loads((root / "review.json").read_text("utf-8")))
        assert str(tmp_path) not in (root / "review.md").read_text("utf-8")
    (first, *_), (second, *_) = (report["changes"] for report in found)
    assert first["check"] == "python-new-not-generated"
    assert "new document: overlays/60-nicknames.overlay.yaml:4: " in first["message"]
    assert "overlay.yaml:5: " in second["message"]
    assert first["fingerprint"] == second["fingerprint"]
    assert [report["changelog"] for report in found] == ["", ""]


def test_an_overlay_of_a_revision_that_is_broken_is_named_with_it(tmp_path: Path) -> None:
    """It is bad input, wherever it stands."""
    root = write_repository(tmp_path / "root", newer(), newer())
    broken = root / "overlays" / "60-broken.overlay.yaml"
    broken.write_text("overlay: 1.1.0\n", "utf-8")
    commit(root)
    broken.unlink()
    ended = run(root)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("error: HEAD:overlays/60-broken.overlay.yaml")
