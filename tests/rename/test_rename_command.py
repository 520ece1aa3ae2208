"""What `python -m pipeline rename` does to the ledger, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve

from pipeline.common.documents import canonical_json
from pipeline.common.errors import PipelineError
from pipeline.common.locks import run_lock
from pipeline.common.releases import is_reached, release_after_next
from pipeline.names.ledger import Ledger, Rename, SchemaEntry
from pipeline.rename import rename
from tests.rename.repository import run, said, set_version

LEDGER = Ledger(
    operations={"GET /v2/a": "a.list", "GET /v2/b": "b.list"},
    schemas={
        "A": SchemaEntry(["a.list:200[]", "a.list?x"], "1"),
        "B": SchemaEntry(["b.list:200[]"], "2"),
    },
    released=frozenset({"A", "B", "a.list", "b.list"}),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with names and nothing else."""
    (tmp_path / "openapi").mkdir()
    (tmp_path / "openapi" / "names.lock.json").write_text(LEDGER.to_json(), encoding="utf-8")
    set_version(tmp_path, "0.1.4")
    return tmp_path


def _ledger(root: Path) -> str:
    return (root / "openapi" / "names.lock.json").read_text("utf-8")


def test_the_old_name_is_noted_with_the_release_in_which_it_goes(root: Path) -> None:
    """That is the breaking release after the next: the next may be the first with the new one."""
    assert run(root, "rename", "A", "First") == 0
    data = json.loads(_ledger(root))
    assert data["renamed"] == {
        "operations": {},
        "schemas": {"A": {"name": "First", "until": "0.3.0"}},
    }
    assert data["schemas"].keys() == {"First", "B"}


def test_an_operation_takes_its_classes_along(root: Path) -> None:
    """The places of classes are told in the new name of the operation."""
    assert run(root, "rename", "a.list", "a.all", "--until", "1.0.0") == 0
    data = json.loads(_ledger(root))
    assert data["operations"]["GET /v2/a"] == "a.all"
    assert data["schemas"]["A"]["at"] == ["a.all:200[]", "a.all?x"]
    assert data["renamed"]["operations"] == {"a.list": {"name": "a.all", "until": "1.0.0"}}


def test_an_old_name_can_go_at_once(root: Path) -> None:
    """`--drop` keeps nothing."""
    assert run(root, "rename", "A", "First", "--drop") == 0
    assert "renamed" not in json.loads(_ledger(root))


@pytest.mark.parametrize(("old", "new"), [("A", "First"), ("a.list", "a.all")])
def test_a_provisional_name_goes_without_a_trace(
    root: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    """No release has had it, so that nobody can use it; the command says so."""
    made = evolve(LEDGER, released=frozenset({"B", "b.list"}))
    (root / "openapi" / "names.lock.json").write_text(made.to_json(), encoding="utf-8")
    assert run(root, "rename", old, new) == 0
    assert "no release has had the old name, so nothing is left of it" in said(capsys)
    data = json.loads(_ledger(root))
    assert "renamed" not in data
    assert new in {*data["schemas"], *data["operations"].values()}


def test_a_provisional_name_is_kept_where_somebody_says_until_when(root: Path) -> None:
    """It may be in use without a release."""
    made = evolve(LEDGER, released=frozenset[str]())
    (root / "openapi" / "names.lock.json").write_text(made.to_json(), encoding="utf-8")
    assert run(root, "rename", "A", "First", "--until", "0.2.0") == 0
    assert json.loads(_ledger(root))["renamed"]["schemas"] == {
        "A": {"name": "First", "until": "0.2.0"}
    }


def test_the_new_name_of_a_released_one_is_provisional(root: Path) -> None:
    """It can be thought over until the release; the old one leads to what it becomes."""
    assert run(root, "rename", "A", "First") == 0
    assert run(root, "rename", "First", "Prime") == 0
    assert json.loads(_ledger(root))["renamed"]["schemas"] == {
        "A": {"name": "Prime", "until": "0.3.0"}
    }


def test_older_names_lead_on_to_the_newest() -> None:
    """A name changed twice has two old ones; changed back, it is no old name any more."""
    twice = rename(rename(LEDGER, "A", "First", "0.3.0"), "First", "Prime", "0.4.0")
    assert twice.renamed.schemas == {
        "A": Rename("Prime", "0.3.0"),
        "First": Rename("Prime", "0.4.0"),
    }
    back = rename(twice, "Prime", "A", "0.5.0")
    assert back.renamed.schemas == {"First": Rename("A", "0.4.0"), "Prime": Rename("A", "0.5.0")}


@pytest.mark.parametrize(("old", "new"), [("A", "First"), ("a.list", "a.all")])
def test_an_old_name_that_works_is_given_to_nothing_else(
    root: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    """Callers of the old name would get something else without a word."""
    other = "B" if old == "A" else "b.list"
    assert run(root, "rename", old, new) == 0
    before = _ledger(root)
    assert run(root, "rename", other, old) == 1
    assert f"{old} is the old name of {new} until 0.3.0; choose another name" in said(capsys)
    assert _ledger(root) == before


def test_an_overlay_that_names_the_operation_is_pointed_out(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It has the last word, so the name has to change there, too."""
    (root / "overlays").mkdir()
    overlay = root / "overlays" / "50-ids.overlay.yaml"
    overlay.write_text("update: {operationId: a.list}\n", encoding="utf-8")
    assert run(root, "rename", "a.list", "a.all") == 0
    assert "rename it in overlays/50-ids.overlay.yaml, too" in said(capsys)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["C", "D"], "no class or operation is called 'C'"),
        (["A", "A"], "A is called so already"),
        (["A", "b"], "'b' cannot name a class; write 'B'"),
        (["A", "B"], "a class is called B already"),
        (["a.list", "b.list"], "cannot stand beside"),
        (["a.list", "a.class"], "is no name like posts.list"),
        (["A", "First", "--until", "soon"], "'soon' is no version like 0.3.0"),
        (["A", "First", "--until", "0.1.4"], "0.1.4 is not to come"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    """The ledger stays as it was."""
    assert run(root, "rename", *arguments) == 1
    assert sentence in said(capsys)
    assert _ledger(root) == LEDGER.to_json()


def test_without_a_version_somebody_has_to_say_until_when(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is nothing that a release could be counted from."""
    (root / "pyproject.toml").unlink()
    assert run(root, "rename", "A", "First") == 1
    assert "give --until VERSION or --drop" in said(capsys)
    assert run(root, "rename", "A", "First", "--until", "2.0.0") == 0


@pytest.mark.parametrize(
    "broken",
    [
        {"schemas": []},
        {"schemas": {"A": "First"}},
        {"schemas": {"Z": {"name": "A"}}},
        {"schemas": {"Z": {"name": "A", "until": 3}}},
        {"schemas": {"Z": {"name": "A", "until": "soon"}}},
        {"schemas": {"z": {"name": "A", "until": "0.3.0"}}},
        {"schemas": {"B": {"name": "A", "until": "0.3.0"}}},
        {"operations": {"class": {"name": "a.list", "until": "0.3.0"}}},
    ],
    ids=str,
)
def test_broken_renames_are_refused(
    root: Path, capsys: pytest.CaptureFixture[str], broken: object
) -> None:
    """A maintainer who writes them by hand is told what is wrong, in one line."""
    text = canonical_json({**json.loads(LEDGER.to_json()), "renamed": broken})
    (root / "openapi" / "names.lock.json").write_text(text, encoding="utf-8")
    assert run(root, "rename", "A", "First") == 1
    told = said(capsys).splitlines()
    assert len(told) == 1
    assert "names.lock.json" in told[0]


@pytest.mark.parametrize(
    ("version", "release"), [("0.1.4", "0.3.0"), ("0.9.0rc1", "0.11.0"), ("1.2.0", "3.0.0")]
)
def test_releases_are_counted_by_what_may_break(version: str, release: str) -> None:
    """Minor versions break before 1.0, major ones after it."""
    assert release_after_next(version) == release
    assert not is_reached(release, version)
    assert is_reached(release, f"{release}rc1")


def test_a_version_that_is_none_is_refused() -> None:
    """It is named, with the file it is in."""
    with pytest.raises(PipelineError, match="'next' is no version"):
        release_after_next("next")


def test_names_are_not_changed_while_another_run_is_at_work(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """That run would write over them, or be written over."""
    before = _ledger(root)
    with run_lock(root):
        assert run(root, "rename", "A", "First") == 1
    assert "another run" in capsys.readouterr().err
    assert _ledger(root) == before
