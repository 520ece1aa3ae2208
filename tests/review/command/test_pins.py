"""The committed pin against the working copy, by the command as a maintainer runs it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.made_up import resorted
from tests.review.command.documents import last_message, newer, older
from tests.review.command.repository import HERE, commit, pin, run, write_repository

pytestmark = pytest.mark.long


def rows(path: Path) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Return area, level, check and operations of what a report tells."""
    changes = json.loads(path.read_text("utf-8"))["changes"]
    return [(c["area"], c["level"], c["check"], tuple(c["operations"])) for c in changes]


CHATS = ("GET /v2/access/chats",)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that pinned the chats list of the older page, and has today's since."""
    return write_repository(tmp_path_factory.mktemp("real") / "root", older(), newer())


def test_the_real_pair_is_what_the_two_pages_differ_in(real: Path) -> None:
    """A reply that may come, another host; callers see no change: an overlay had the reply."""
    ended = run(real, "-o", "review.json")
    assert (ended.status, ended.err) == (0, "")
    assert rows(real / "review.json") == [
        ("wire", "WARN", "ofauth-server-removed", ()),
        ("wire", "INFO", "response-optional-property-added", CHATS),
        ("wire", "INFO", "ofauth-server-added", ()),
        ("overlay", "INFO", "overlay-matches-more", CHATS),
    ]
    assert ended.out.splitlines()[:2] == [
        "HEAD:openapi/upstream.json → openapi/upstream.json",
        "Possibly breaking: 0 breaking, 1 warning, 3 notes",
    ]


def files(folder: Path, seed: int | None) -> tuple[dict[str, Any], dict[str, str]]:
    """Review the real pair as files of any API, in another order; return JSON and other outputs."""
    folder.mkdir()
    for name, document in (("old", older()), ("new", newer())):
        sorted_anew = document if seed is None else resorted(document, seed)
        (folder / f"{name}.json").write_text(json.dumps(sorted_anew), encoding="utf-8")
    ended = run(folder, "old.json", "new.json", "-oa.json", "-oa.md", "-oa.html")
    assert (ended.status, ended.err) == (0, "")
    outputs = {name: (folder / f"a.{name}").read_text("utf-8") for name in ("md", "html")}
    return json.loads((folder / "a.json").read_text("utf-8")), outputs | {"txt": ended.out}


def test_without_our_overlays_callers_see_the_reply_whatever_the_order(tmp_path: Path) -> None:
    """The same documents as files of any API give a field and its class, in any order of keys.

    Both are on one line, so that only pointers into arrays may tell the orders apart.
    """
    (first, outputs), (second, others) = files(tmp_path / "a", None), files(tmp_path / "b", 4)
    found = {change["check"] for change in first["changes"] if change["area"] == "python"}
    assert {"python-field-added", "python-class-added"} <= found
    (reply,) = of_check(first, "response-optional-property-added")
    python = [change for change in first["changes"] if change["area"] == "python"]
    assert all(change["causes"] == [reply["fingerprint"]] for change in python)
    assert first == second
    assert outputs == others


def test_the_pin_against_itself_is_no_change(real: Path) -> None:
    """Nothing was fetched since the commit: the strictest threshold is not reached."""
    ended = run(real, "./openapi/upstream.json", "--wire-only", "--fail-on", "any")
    assert ended.status == 0
    assert "No change: 0 breaking, 0 warnings, 0 notes" in ended.out


def test_a_revision_is_compared_with_another(real: Path, tmp_path: Path) -> None:
    """Two commits, by name; what is pinned in the working copy has no part in it."""
    root = write_repository(tmp_path / "root", older(), newer())
    commit(root)
    pin(root, older())
    ended = run(root, "HEAD~1", "main", "--wire-only", "--format", "json")
    report = json.loads(ended.out)
    assert (report["old"], report["new"]) == (
        "HEAD~1:openapi/upstream.json",
        "main:openapi/upstream.json",
    )
    assert len(report["changes"]) == 3


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The report of a repository in which much has happened since the commit.

    The pin lost a property and has one that may be null; that is accepted, beside entries that are
    stale and expired, and a level is set. A class has another name in names.lock.json.
    """
    document = json.loads(json.dumps(newer()))
    message = last_message(document)
    del message["properties"]["isTip"]
    message["properties"]["text"]["nullable"] = True
    root = write_repository(tmp_path_factory.mktemp("edited") / "root", newer(), document)
    ledger = root / "openapi" / "names.lock.json"
    names = json.loads(ledger.read_text("utf-8"))
    names["schemas"]["Thumbs"] = names["schemas"].pop("AvatarThumbs")
    ledger.write_text(json.dumps(names), encoding="utf-8")
    (null,) = of_check(report(root, "--wire-only"), NULLABLE)
    (root / "openapi" / "accepted.toml").write_text(
        f'[[accepted]]\nfingerprint = "{null["fingerprint"]}"\nreason = "readers cope"\n'
        f'[[accepted]]\nfingerprint = "{"0" * 16}"\nreason = "old"\n'
        f'[[accepted]]\nfingerprint = "{"1" * 16}"\nreason = "over"\nexpires = 2020-01-31\n'
        '[levels]\nresponse-optional-property-removed = "INFO"\n',
        encoding="utf-8",
    )
    return report(root)


NULLABLE = "response-property-became-nullable"


def report(root: Path, *arguments: str) -> dict[str, Any]:
    """Run the command and return the JSON."""
    return dict(json.loads(run(root, "--format", "json", *arguments).out))


def of_check(found: dict[str, Any], check: str) -> list[dict[str, Any]]:
    """Return the changes of one kind."""
    return [change for change in found["changes"] if change["check"] == check]


def test_names_are_those_of_the_revision(edited: dict[str, Any]) -> None:
    """A class that was renamed in names.lock.json since the commit is told, with the remedy."""
    renamed = [c for c in edited["changes"] if c["check"].startswith("python-class-renamed")]
    assert [(c["before"], c["after"]) for c in renamed] == [("AvatarThumbs", "Thumbs")]
    (cause,) = of_check(edited, "overlay-name-changed")
    assert renamed[0]["causes"] == [cause["fingerprint"]]
    assert cause["new"]["file"] == "openapi/names.lock.json"
    assert "run `python -m pipeline rename AvatarThumbs Thumbs`" in cause["message"]


def test_accepted_changes_are_told_as_such(edited: dict[str, Any]) -> None:
    """So is what follows from them in Python; neither counts as breaking any more."""
    (null,) = of_check(edited, NULLABLE)
    assert null["accepted"]["reason"] == "readers cope"
    caused = [c for c in edited["changes"] if c["causes"] == [null["fingerprint"]]]
    assert caused
    assert all(c["accepted"]["reason"].startswith("follows from") for c in caused)
    wire = [c["level"] for c in edited["changes"] if c["area"] == "wire" and not c["accepted"]]
    assert "ERR" not in wire


def test_entries_that_are_stale_or_expired_are_told(edited: dict[str, Any]) -> None:
    """Each with its reason."""
    assert [entry["reason"] for entry in edited["stale"]] == ["old"]
    assert [entry["reason"] for entry in edited["expired"]] == ["over"]


def test_a_level_set_by_hand_counts(edited: dict[str, Any]) -> None:
    """The property that is gone is a note now."""
    (gone,) = of_check(edited, "response-optional-property-removed")
    assert gone["level"] == "INFO"


def test_a_package_without_git_is_told_in_one_sentence(tmp_path: Path) -> None:
    """Somebody unpacked an archive: there is no committed pin to compare with."""
    (tmp_path / "openapi").mkdir()
    pin(tmp_path, newer())
    ended = run(tmp_path)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("error: ")
    assert ended.err.count("\n") == 1
    assert "git" in ended.err
    assert str(HERE) not in ended.err
