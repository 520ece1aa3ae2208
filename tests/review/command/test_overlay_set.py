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
    """Return check, level, message and the checks of the causes of the changes."""
    checks = {c["fingerprint"]: c["check"] for c in found["changes"]}
    return [
        (c["check"], c["level"], c["message"], [checks[cause] for cause in c["causes"]])
        for c in found["changes"]
    ]


def advice(found: dict[str, Any], check: str) -> tuple[str, str]:
    """Return the file and the sentence of the only change of a kind."""
    (change,) = (c for c in found["changes"] if c["check"] == check)
    return (change["new"] or change["old"])["file"], change["message"]


NICKNAMES = "overlays/60-nicknames.overlay.yaml"
NICKNAME = [
    (
        "python-field-added",
        "INFO",
        "`ChatUser` has the new field `nickname: str | Unset`",
        ["overlay-added"],
    ),
    (
        "overlay-added",
        "INFO",
        f"the overlay `{NICKNAMES}` is new; narrow its actions if callers should not see their "
        "effect",
        [],
    ),
]


def test_an_overlay_that_was_committed_is_seen(root: Path) -> None:
    """The documents are equal, callers' Python is not: the overlay is the cause."""
    found = report(root, "first", "added")
    assert rows(found) == NICKNAME
    assert found["verdict"] == "compatible"
    (entry,) = found["entries"]
    assert len(entry["effects"]) == 1
    assert entry["levels"] == {"python": "INFO", "overlay": "INFO"}


def test_a_retired_overlay_is_the_cause_of_a_break_and_says_what_to_do(root: Path) -> None:
    """The field that it had added is gone; one entry tells both."""
    found = report(root, "added", "first")
    assert [(check, level, causes) for check, level, _, causes in rows(found)] == [
        ("python-field-removed", "ERR", ["overlay-retired"]),
        ("overlay-retired", "INFO", []),
    ]
    file, sentence = advice(found, "overlay-retired")
    assert file == NICKNAMES
    assert "bring the overlay back" in sentence
    (entry,) = found["entries"]
    assert entry["level"] == "ERR"


def test_an_edited_overlay_is_the_cause(root: Path, tmp_path: Path) -> None:
    """A comment or another order is no edit; a changed action is."""
    root = write_repository(tmp_path / "root", newer(), newer())
    write_addition(root)
    commit(root)
    path = root / NICKNAMES
    path.write_text(f"# A comment\n{ADDITION}", "utf-8")
    assert report(root)["changes"] == []
    path.write_text(ADDITION.replace("nickname: {type: string}", "nickname: {type: integer}"))
    found = report(root)
    assert [(check, causes) for check, _, _, causes in rows(found)] == [
        ("python-field-type-changed", ["overlay-edited"]),
        ("overlay-edited", []),
    ]


def test_an_overlay_that_is_not_committed_is_seen(tmp_path: Path) -> None:
    """The committed pin has the overlays of its commit, the working copy its own."""
    root = write_repository(tmp_path / "root", newer(), newer())
    assert report(root)["changes"] == []
    write_addition(root)
    assert rows(report(root)) == NICKNAME


def test_renamed_operations_and_classes_are_told_alike(root: Path) -> None:
    """Both old names are kept: two warnings, each with its name in the ledger as the cause."""
    found = report(root, "added", "renamed")
    assert rows(found)[:2] == [
        (
            "python-class-renamed-kept",
            "WARN",
            "The class `ChatUser` is now called `Fan`; the old name still works, and warns",
            ["overlay-name-kept"],
        ),
        (
            "python-method-renamed-kept",
            "WARN",
            "`client.chats.search()` is now called `client.chats.find()`; the old name still "
            "works, and warns",
            ["overlay-name-kept"],
        ),
    ]
    assert {check for check, *_ in rows(found)[2:]} == {"overlay-name-kept"}
    assert "`client.chats.search()` is now called `client.chats.find()`" in found["changelog"]
    assert "`ChatUser` is now called `Fan`" in found["changelog"]


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
