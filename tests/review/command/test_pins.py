"""The committed pin against the working copy, by the command as a maintainer runs it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.__main__ import main
from tests.made_up import resorted
from tests.review.command.documents import last_message, newer, older
from tests.review.command.repository import HERE, commit, pin, run, write_repository


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
        ("wire", "INFO", "ofauth-server-added", ()),
        ("wire", "INFO", "response-optional-property-added", CHATS),
        ("overlay", "INFO", "overlay-matches-more", CHATS),
    ]
    assert ended.out.splitlines()[:2] == [
        "HEAD:openapi/upstream.json → openapi/upstream.json",
        "Possibly breaking: 0 breaking, 1 warning, 3 notes",
    ]


def test_without_our_overlays_callers_see_the_reply(real: Path, tmp_path: Path) -> None:
    """As a pair of files of any API, the same documents give a field and its class."""
    for name, document in (("old", older()), ("new", newer())):
        (tmp_path / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")
    report = tmp_path / "review.json"
    ended = run(real, f"{tmp_path}/old.json", f"{tmp_path}/new.json", "-o", str(report))
    assert (ended.status, ended.err) == (0, "")
    found = {row[2] for row in rows(report) if row[0] == "python"}
    assert {"python-field-added", "python-class-added"} <= found
    changes = json.loads(report.read_text("utf-8"))["changes"]
    (reply,) = [c for c in changes if c["check"] == "response-optional-property-added"]
    python = [c for c in changes if c["area"] == "python"]
    assert all(c["causes"] == [reply["fingerprint"]] for c in python)


def test_the_pin_against_itself_is_no_change(real: Path) -> None:
    """Nothing was fetched since the commit: the strictest threshold is not reached."""
    ended = run(real, "./openapi/upstream.json", "--fail-on", "any")
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


def test_names_are_those_of_the_revision(tmp_path: Path) -> None:
    """A class that was renamed in names.lock.json since the commit is told, without a cause."""
    root = write_repository(tmp_path / "root", newer(), newer())
    ledger = root / "openapi" / "names.lock.json"
    names = json.loads(ledger.read_text("utf-8"))
    names["schemas"]["Conversation"] = names["schemas"].pop("Chat")
    ledger.write_text(json.dumps(names), encoding="utf-8")
    ended = run(root, "--format", "json")
    renamed = [c for c in json.loads(ended.out)["changes"] if c["check"] == "python-class-renamed"]
    assert [(c["before"], c["after"], c["causes"]) for c in renamed] == [
        ("Chat", "Conversation", [])
    ]


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose pin lost a property, and has another that may be null, since."""
    document = json.loads(json.dumps(newer()))
    message = last_message(document)
    del message["properties"]["isTip"]
    message["properties"]["text"]["nullable"] = True
    return write_repository(tmp_path_factory.mktemp("broken") / "root", newer(), document)


def report(root: Path, *arguments: str) -> dict[str, Any]:
    """Run the command and return the JSON."""
    return dict(json.loads(run(root, "--format", "json", *arguments).out))


def test_accepted_changes_are_told_as_such_and_stale_entries_too(broken: Path) -> None:
    """An accepted change and what follows from it in Python no longer count; the rest does."""
    first = report(broken)
    assert first["verdict"] == "breaking-wire"
    (null,) = [c for c in first["changes"] if c["check"] == "response-property-became-nullable"]
    accepted = broken / "openapi" / "accepted.toml"
    before = accepted.read_text("utf-8")
    accepted.write_text(
        f'[[accepted]]\nfingerprint = "{null["fingerprint"]}"\nreason = "readers cope"\n'
        f'[[accepted]]\nfingerprint = "{"0" * 16}"\nreason = "old"\n'
        f'[[accepted]]\nfingerprint = "{"1" * 16}"\nreason = "over"\nexpires = 2020-01-31\n'
        '[levels]\nresponse-optional-property-removed = "INFO"\n',
        encoding="utf-8",
    )
    try:
        second = report(broken)
    finally:
        accepted.write_text(before, encoding="utf-8")
    told = {c["fingerprint"]: c for c in second["changes"]}
    assert told[null["fingerprint"]]["accepted"]["reason"] == "readers cope"
    caused = [c for c in second["changes"] if c["causes"] == [null["fingerprint"]]]
    assert caused
    assert all(c["accepted"]["reason"].startswith("follows from") for c in caused)
    assert [entry["reason"] for entry in second["stale"]] == ["old"]
    assert [entry["reason"] for entry in second["expired"]] == ["over"]
    (gone,) = [c for c in second["changes"] if c["check"] == "response-optional-property-removed"]
    assert gone["level"] == "INFO"


def test_a_document_in_another_order_gives_the_same_four_reports(tmp_path: Path) -> None:
    """Fetched, which sorts, two orders of one document differ in no byte of any report."""
    changed = json.loads(json.dumps(newer()))
    del last_message(changed)["properties"]["isTip"]
    outputs = {}
    for seed in (1, 2):
        root = write_repository(tmp_path / str(seed), newer(), newer())
        served = tmp_path / "served.json"
        served.write_text(json.dumps(resorted(changed, seed)), encoding="utf-8")
        fetched(root, served)
        names = [f"review.{ending}" for ending in ("json", "md", "html", "txt")]
        ended = run(root, *(f"-o{name}" for name in names))
        assert (ended.status, ended.err) == (0, "")
        outputs[seed] = [(root / name).read_bytes() for name in names]
    assert outputs[1] == outputs[2]
    assert b"isTip" in outputs[1][0]


def fetched(root: Path, served: Path) -> None:
    """Pin a document as the pipeline does."""
    assert main(["--root", str(root), "fetch", "--url", str(served)]) == 0


def test_a_package_without_git_is_told_in_one_sentence(tmp_path: Path) -> None:
    """Somebody unpacked an archive: there is no committed pin to compare with."""
    (tmp_path / "openapi").mkdir()
    pin(tmp_path, newer())
    ended = run(tmp_path)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("error: ")
    assert ended.err.count("\n") == 1
    assert "git" in ended.err
    assert HERE.name not in ended.err
