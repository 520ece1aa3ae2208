"""A whole document arrives whose operations our overlays had added, in all outputs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline.common.documents import Document
from tests.review.command.repository import HERE, commit, git, pin, run
from tests.review.overlays.area_documents import AREAS, POSTS, USERS, part, whole

pytestmark = pytest.mark.long

OUTPUTS = ("json", "md", "html", "txt")
STORIES = "GET /v2/access/stories"
ARRIVED = "overlay-operation-arrived"
LIMIT, PRICE = "request-parameter-max-decreased", "response-property-became-nullable"

#: An overlay that stops the next regeneration.
GONE = """overlay: 1.1.0
info: {title: Gone, version: 1.0.0}
actions:
  - target: $.paths['/gone']
    description: Gone
    x-evidence: Made up for tests
    update: {get: {deprecated: true}}
"""


def written(root: Path, old: Document, new: Document) -> Path:
    """Write a repository with the overlays of two areas, one document committed, another pinned."""
    (root / "openapi").mkdir(parents=True)
    shutil.copytree(AREAS, root / "overlays", ignore=shutil.ignore_patterns("upstream.yaml"))
    shutil.copy(HERE / "pyproject.toml", root)
    pin(root, old)
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root)
    pin(root, new)
    return root


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository with all outputs of a review."""
    root = written(tmp_path_factory.mktemp("arrivals") / "root", part(), whole())
    ended = run(root, *(f"-oreview.{ending}" for ending in OUTPUTS))
    assert (ended.status, ended.err) == (0, "")
    return root


@pytest.fixture(scope="module")
def report(root: Path) -> dict[str, Any]:
    """The JSON of that review."""
    return dict(json.loads((root / "review.json").read_text("utf-8")))


def changes(report: dict[str, Any], area: str) -> dict[str, dict[str, Any]]:
    """Return the changes of an area by check, of which there is one of each."""
    found = [change for change in report["changes"] if change["area"] == area]
    assert len({change["check"] for change in found}) == len(found)
    return {change["check"]: change for change in found}


def test_only_operations_that_nobody_had_are_new(report: dict[str, Any]) -> None:
    """Neither on the wire, nor in Python, nor in the changelog."""
    new = ("endpoint-added", "python-method-added", "python-resource-added")
    found = {c["check"]: c["operations"] for c in report["changes"] if c["check"] in new}
    assert found == {"endpoint-added": [STORIES], "python-resource-added": [STORIES]}
    told = report["changelog"].partition("### Added")[2].partition("###")[0]
    named = [line for line in told.splitlines() if " is new" in line]
    assert named == [f"- `client.stories.list()` is new (`{STORIES}`)."]


def test_upstream_is_compared_with_what_the_overlay_said(
    root: Path, report: dict[str, Any]
) -> None:
    """The old place is the line of the overlay, the new one that of the document."""
    wire = changes(report, "wire")
    assert {check for check, one in wire.items() if one["overlays"]} == {LIMIT, PRICE}
    assert all(wire[check]["level"] == "ERR" for check in (LIMIT, PRICE))
    for side, text in (("old", "price: {type: number}"), ("new", '"nullable": true')):
        place = wire[PRICE][side]
        assert text in (root / place["file"]).read_text("utf-8").splitlines()[place["line"] - 1]
    assert wire[PRICE]["old"]["file"] == POSTS


def test_what_follows_in_python_names_the_difference_as_its_cause(report: dict[str, Any]) -> None:
    """Nothing is told twice: what callers meet of it is a consequence."""
    cause = changes(report, "wire")[PRICE]["fingerprint"]
    (price,) = (c for c in report["changes"] if c["check"] == "python-field-became-nullable")
    assert price["causes"] == [cause]


def test_each_overlay_is_told_once_and_what_differs_is_counted(report: dict[str, Any]) -> None:
    """As notes: the overlays do no harm where they are."""
    found = {c["owner"]: c for c in report["changes"] if c["area"] == "overlay"}
    assert {c["check"] for c in found.values()} == {ARRIVED}
    assert {c["level"] for c in found.values()} == {"INFO"}
    assert "3 of 3 operations, 3 as described" in found[USERS]["message"]
    assert "3 of 3 operations, 1 as described, 2 otherwise" in found[POSTS]["message"]


@pytest.mark.parametrize("ending", ["md", "html", "txt"])
def test_every_output_names_the_overlay_that_said_otherwise(root: Path, ending: str) -> None:
    """With the line, so that one can look at both."""
    lines = (AREAS / "61-posts.overlay.yaml").read_text("utf-8").splitlines()
    line = 1 + next(n for n, text in enumerate(lines) if "price: {type: number}" in text)
    assert f"{POSTS}:{line}" in (root / f"review.{ending}").read_text("utf-8")


def test_a_page_has_a_section_for_what_differs_from_overlays(root: Path) -> None:
    """What upstream changed of its own is not among it."""
    page = (root / "review.html").read_text("utf-8")
    _, _, section = page.partition("<h3>Operations that we had described")
    section = section.partition("</section>")[0]
    assert section.count("<article ") == 2
    assert STORIES not in section


@pytest.mark.parametrize("form", ["json", "md", "html", "txt"])
def test_on_the_wire_operations_of_overlays_are_not_new_either(root: Path, form: str) -> None:
    """They are not compared with the overlays, and each overlay says so."""
    name = f"wire.{form}"
    assert run(root, "--wire-only", f"-o{name}").status == 0
    text = (root / name).read_text("utf-8")
    if form == "json":
        report = dict(json.loads(text))
        new = [c["operations"] for c in report["changes"] if c["check"] == "endpoint-added"]
        assert new == [[STORIES]]
        notes = changes_by_owner(report)
        assert notes.keys() == {POSTS, USERS}
        assert all("3 of 3 operations, 3 not compared" in note for note in notes.values())
    elif form != "txt":  # the text for terminals has no notes
        assert "posts.overlay.yaml: upstream has 3 of 3 operations, 3 not compared" in text


def changes_by_owner(report: dict[str, Any]) -> dict[str, str]:
    """Return the messages of the changes of overlays by file."""
    return {c["owner"]: c["message"] for c in report["changes"] if c["area"] == "overlay"}


def test_a_whole_document_that_says_what_overlays_said_changes_nothing(tmp_path: Path) -> None:
    """Its operations are as described, and no caller meets anything."""
    new = part("users")
    root = written(tmp_path / "root", part(), new)
    report = json.loads(run(root, "--format", "json").out)
    assert [c["check"] for c in report["changes"]] == [ARRIVED]
    assert (report["verdict"], report["changelog"]) == ("compatible", "")
    assert report["release"]["bump"] == "none"


def test_operations_are_not_called_as_described_where_no_client_can_be_made(
    tmp_path: Path,
) -> None:
    """They are no news all the same."""
    root = written(tmp_path / "root", part(), whole())
    (root / "overlays" / "70-gone.overlay.yaml").write_text(GONE, "utf-8")
    report = json.loads(run(root, "--format", "json").out)
    messages = [c["message"] for c in report["changes"] if c["check"] == ARRIVED]
    assert len(messages) == 2
    assert all("3 of 3 operations, 3 not compared" in message for message in messages)
    assert "python-new-not-generated" in changes(report, "python")
    assert changes(report, "wire")["endpoint-added"]["operations"] == [STORIES]
