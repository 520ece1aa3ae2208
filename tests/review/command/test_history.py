"""The review as git's external diff, and the timeline of the last pinned documents."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from copy import deepcopy
from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.review.render import Format
from pipeline.review.sources.git import Repository
from tests.review.command.documents import last_message, newer, older
from tests.review.command.repository import HERE, commit, git, pin, run, write_repository

pytestmark = pytest.mark.long

PINNED = "openapi/upstream.json"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that pinned two documents, and has a third in the working copy."""
    root = write_repository(tmp_path_factory.mktemp("history") / "root", older(), newer())
    (root / ".gitattributes").write_text(f"{PINNED} diff=openapi\n", "utf-8")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Accept <b>the</b> reply")
    third = deepcopy(newer())
    del last_message(third)["properties"]["isTip"]
    pin(root, third)
    command = f"{sys.executable} -m pipeline --root {root} review --wire-only --git-diff"
    git(root, "config", "diff.openapi.command", command)
    return root


def diff(root: Path, *arguments: str) -> str:
    """Return what git prints."""
    environment = {**os.environ, "PYTHONPATH": str(HERE), "GIT_CONFIG_GLOBAL": os.devnull}
    command = ["git", "-C", str(root), *arguments]
    ended = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout


def test_git_diff_of_the_pin_shows_the_review(root: Path) -> None:
    """The working copy against the index; files have the names of a diff."""
    text = diff(root, "diff")
    assert text.startswith(f"a/{PINNED} → b/{PINNED}\n")
    assert "isTip`" in text
    assert f"a/{PINNED}:" in text
    assert tempfile.gettempdir() not in text


def test_git_diff_of_two_revisions_shows_the_review(root: Path) -> None:
    """Git writes both versions to files."""
    text = diff(root, "diff", "HEAD~1", "HEAD", "--", PINNED)
    assert "1 warning" in text
    assert "isTip" not in text


def test_git_goes_on_after_a_version_that_cannot_be_reviewed(root: Path, tmp_path: Path) -> None:
    """Git would show nothing of what comes after an error."""
    broken, other = tmp_path / "broken.json", tmp_path / "other.json"
    broken.write_text("{", "utf-8")
    shutil.copy(root / PINNED, other)
    versions = (PINNED, str(broken), "0" * 40, "100644", str(other), "1" * 40, "100644")
    ended = run(root, "--git-diff", *versions)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith(f"{PINNED}: not reviewed: a/{PINNED}:1: not JSON")


def test_git_log_with_patches_shows_reviews(root: Path) -> None:
    """The first document has none before it."""
    text = diff(root, "log", "--patch", "--ext-diff", "--", PINNED)
    assert "1 warning" in text
    assert f"{PINNED}: the document is new" in text


def test_arguments_that_are_not_those_of_git_are_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one sentence; a file with conflicts is told."""
    assert main(["--root", str(root), "review", "--git-diff", "a", "b"]) == 2
    assert "diff.<name>.command" in capsys.readouterr().err
    assert main(["--root", str(root), "review", "--git-diff", PINNED]) == 0
    assert "conflicts" in capsys.readouterr().out


def test_the_timeline_has_the_last_pins_the_newest_first(root: Path) -> None:
    """Each with its verdict; the first document has nothing to compare."""
    ended = run(root, "--log", "5", "--wire-only")
    assert (ended.status, ended.err) == (0, "")
    newest, first = ended.out.split("\n\n")
    assert "Accept <b>the</b> reply" in newest
    assert "Possibly breaking: 0 breaking, 1 warning, 2 notes" in newest
    assert "The first pinned document" in first
    assert "pin" in first


def test_the_timeline_has_all_outputs(root: Path) -> None:
    """The page holds the entries of each pin; texts of commits are only text."""
    outputs = [f"-olog.{ending}" for ending in ("html", "md", "json", "txt")]
    assert run(root, "--log", "1", "--wire-only", *outputs).status == 0
    page, comment = ((root / f"log.{ending}").read_text("utf-8") for ending in ("html", "md"))
    assert page.count("<article ") == 3
    assert "<b>the</b>" not in page
    assert "<b>the</b>" not in comment
    (told,) = json.loads((root / "log.json").read_text("utf-8"))["pins"]
    assert told["review"]["verdict"] == "possibly-breaking"
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_the_timeline_as_release_texts(root: Path) -> None:
    """One heading for each pin."""
    text = run(root, "--log", "2", "--wire-only", "--format", Format.CHANGELOG).out
    assert [line[:4] for line in text.splitlines() if line.startswith("## ")] == ["## 2"] * 2
    assert "### " in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--log", "2", "HEAD"], "give it without OLD"),
        (["--log", "2", "--fail-on", "any"], "give it without OLD"),
    ],
)
def test_the_timeline_refuses_what_has_no_meaning(
    root: Path, arguments: list[str], said: str
) -> None:
    """In one sentence, with the status of bad input."""
    ended = run(root, *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.err


def test_a_timeline_without_pins_is_refused(tmp_path: Path) -> None:
    """A repository that has never committed the document."""
    git(tmp_path, "init", "--quiet")
    (tmp_path / "a").write_text("a", "utf-8")
    commit(tmp_path)
    ended = run(tmp_path, "--log", "2")
    assert (ended.status, ended.out) == (2, "")
    assert "no commit has the pinned document" in ended.err


def test_a_revision_that_cannot_be_reviewed_is_told_in_its_place(tmp_path: Path) -> None:
    """The other pins are reviewed all the same."""
    root = write_repository(tmp_path / "root", older(), newer())
    commit(root)
    (root / PINNED).write_text("{", "utf-8")
    commit(root)
    text = run(root, "--log", "3", "--wire-only").out
    assert text.count("Not reviewed: ") == 1
    assert "Possibly breaking" in text


def test_a_pin_after_an_unreadable_one_is_reviewed_against_the_last_readable_one(
    tmp_path: Path,
) -> None:
    """Nothing that changed meanwhile is lost, however many pins are unreadable, also beyond N."""
    root = write_repository(tmp_path / "root", older(), newer())
    commit(root)
    readable = Repository(root).commit("HEAD")
    assert readable is not None
    for broken in ("{", "[]"):
        (root / PINNED).write_text(broken, "utf-8")
        commit(root)
    third = deepcopy(newer())
    del last_message(third)["properties"]["isTip"]
    pin(root, third)
    commit(root)
    for count in ("1", "3"):
        text = run(root, "--log", count, "--wire-only").out
        newest = text.split("\n\n")[0]
        assert "1 warning" in newest
        assert f"Compared with {readable[:12]}, because the pin before is unreadable: " in newest
    page = run(root, "--log", "3", "--wire-only", "--format", Format.HTML).out
    assert f"Compared with {readable[:12]}" in page
    assert text.count("Not reviewed: ") == 2
