"""The command on the full-scale pair: what it must find in callers' Python and our overlays."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipeline.review.changes import Direction, Level
from tests.review.full_scale.conftest import Reviewed
from tests.review.full_scale.edits import EDITS

pytestmark = pytest.mark.long

#: Its message was of the classes that lose a field, and is of its own now, which keep it: who
#: names the old ones meets what did not happen there on the wire.
SPLIT = "webhook realtime.message.created"


def expected(area: str) -> list[str]:
    """Return what is written down beside the edits for all of them together, sorted."""
    text = Path(__file__).with_name(f"expected_{area}.txt").read_text("utf-8")
    return sorted(text.splitlines())


def test_the_wire_shows_each_edit_and_nothing_else(reviewed: Reviewed) -> None:
    """Overlays and generation leave the comparison on the wire alone."""
    found = [
        (c["check"], Level[c["level"]], Direction(c["direction"]), len(c["operations"]))
        for c in reviewed.report()["changes"]
        if c["area"] == "wire"
    ]
    assert Counter(found) == Counter(row for edit in EDITS for row in edit.expected)


def test_python_shows_what_callers_meet_and_nothing_else(reviewed: Reviewed) -> None:
    """Level, number of operations, check and sentence are those written down beside the edits."""
    found = [
        f"{c['level']} {len(c['operations'])} {c['check']}: {c['message']}"
        for c in reviewed.report()["changes"]
        if c["area"] == "python"
    ]
    assert sorted(found) == expected("python")


def test_every_finding_in_python_has_a_cause_on_the_wire(reviewed: Reviewed) -> None:
    """None of the edits is one of names alone; who is broken is so where the wire is."""
    changes = reviewed.report()["changes"]
    met = {c["fingerprint"]: {*c["operations"]} for c in changes if c["area"] == "wire"}
    elsewhere = set[str]()
    for change in (c for c in changes if c["area"] == "python"):
        causes = [met[cause] for cause in change["causes"]]
        assert causes
        if change["level"] == "ERR":
            elsewhere |= {*change["operations"]}.difference(*causes)
    assert elsewhere == {SPLIT}


def test_overlays_show_what_the_edits_did_to_them(reviewed: Reviewed) -> None:
    """Edits inside what an overlay replaces, and of what one matches, are told."""
    found = [
        f"{c['level']} {c['check']}: {c['owner']}"
        for c in reviewed.report()["changes"]
        if c["area"] == "overlay"
    ]
    assert sorted(found) == expected("overlays")


def test_every_change_on_the_wire_is_found_in_its_file(reviewed: Reviewed) -> None:
    """File and line lead to the text that changed."""
    lines = (reviewed.folder / "openapi/upstream.json").read_text("utf-8").splitlines()
    changes = [c for c in reviewed.report()["changes"] if c["area"] == "wire"]
    placed = [c for c in changes if c["new"] is not None]
    assert len(placed) >= len(changes) - 6
    for change in placed:
        assert change["new"]["file"] == "openapi/upstream.json"
        last = change["new"]["pointer"].rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        line = lines[change["new"]["line"] - 1]
        assert last.isdecimal() or f'"{last}"' in line


def test_the_comment_of_the_pair_fits(reviewed: Reviewed) -> None:
    """It holds every fingerprint and stays below the limit."""
    text = reviewed.text("md")
    assert len(text) <= 60_000
    assert all(c["fingerprint"] in text for c in reviewed.report()["changes"])


def test_the_verdict_and_the_next_version_are_told(reviewed: Reviewed) -> None:
    """What breaks raises the minor part before 1.0.0."""
    report = reviewed.report()
    assert report["verdict"] == "breaking-wire"
    assert (report["release"]["current"], report["release"]["next"]) == ("0.1.0", "0.2.0")
    assert "0.1.0 → 0.2.0" in reviewed.text("txt")
    assert "### Breaking" in report["changelog"]
