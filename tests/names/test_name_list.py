"""What `python -m pipeline names` lists, and until when a name is provisional."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from pipeline.common.documents import Document, canonical_json
from pipeline.names.ledger import Ledger, read_ledger
from pipeline.prepare import prepare
from tests.components.building import NUMBER, answer, array, document_of, enum, obj
from tests.rename.repository import run, said

ID = {"name": "plantId", "in": "path", "required": True, "schema": NUMBER}
COLOUR = {"name": "colour", "in": "query", "schema": enum("red", "blue")}
SOIL = {"title": "Soil", **obj(acid=NUMBER)}
LEAF = {"title": "Leaf", **obj(width=NUMBER, soils=array(SOIL))}
PLANT = {"title": "Plant", **obj(id=NUMBER, leaf=LEAF)}
BODY = {"required": True, "content": {"application/json": {"schema": PLANT}}}
OLD: Document = document_of(
    {
        "/v2/plants": {"get": answer(array(PLANT)) | {"parameters": [COLOUR]}},
        "/v2/plants/{plantId}": {"get": answer(PLANT) | {"parameters": [ID]}},
    }
)
NEW: Document = document_of(
    OLD["paths"]
    | {
        "/v2/trees": {
            "post": answer({"title": "Tree", **obj(soil=SOIL)})
            | {"requestBody": BODY, "x-permission": "trees:write"}
        }
    }
)


def write(root: Path, document: Document) -> None:
    """Write what preparing a document writes, with the names of before."""
    folder = root / "openapi"
    folder.mkdir(exist_ok=True)
    made = prepare(document, (), read_ledger(folder / "names.lock.json"))
    (folder / "openapi.json").write_text(canonical_json(made.document), encoding="utf-8")
    (folder / "names.lock.json").write_text(made.ledger.to_json(), encoding="utf-8")


def git(root: Path, *arguments: str) -> None:
    """Run git as nobody in particular."""
    identity = ("-c", "user.name=x", "-c", "user.email=x@x.test")
    command = ("git", "-C", str(root), *identity, *arguments)
    subprocess.run(command, check=True, capture_output=True)


def commit(root: Path) -> None:
    """Commit everything."""
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "names")


def listed(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    """Return the lines that the command prints."""
    said(capsys)
    assert run(root, "names", *options) == 0
    return said(capsys).splitlines()


def test_methods_stand_with_results_and_classes_with_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In two columns, each line complete, so that grep finds it."""
    write(tmp_path, NEW)
    assert listed(tmp_path, capsys) == [
        "methods: 3, provisional (*): 3",
        "* client.plants.get(plant_id)  Plant",
        "* client.plants.list()         list[Plant]",
        "* client.trees.create(body=…)  Tree",
        "classes: 5, provisional (*): 5",
        "* Leaf         Plant.leaf",
        "* Plant        plants.list()[], plants.get(), trees.create(body)",
        "* PlantColour  plants.list(colour)",
        "* Soil         Leaf.soils[], Tree.soil",
        "* Tree         trees.create()",
    ]


def test_a_class_of_many_places_has_three(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The others are counted."""
    error = {"title": "Refusal", **obj(error=NUMBER)}
    content = {"content": {"application/json": {"schema": error}}, "description": ""}
    responses = {"responses": {str(status): content for status in range(400, 405)}}
    write(tmp_path, document_of({"/v2/plants": {"get": responses}}))
    (line,) = [line for line in listed(tmp_path, capsys) if "Refusal" in line]
    assert line == ("* Refusal  plants.list() 400, plants.list() 401, plants.list() 402 and 2 more")


def test_new_names_are_those_that_are_not_committed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are what the last fetch or overlay brought; another revision may be named."""
    write(tmp_path, OLD)
    commit(tmp_path)
    assert listed(tmp_path, capsys, "--new") == ["no new names since HEAD"]
    write(tmp_path, NEW)
    new = [
        "methods: 1, provisional (*): 1",
        "* client.trees.create(body=…)  Tree",
        "classes: 1, provisional (*): 1",
        "* Tree  trees.create()",
    ]
    assert listed(tmp_path, capsys, "--new") == new
    commit(tmp_path)
    assert listed(tmp_path, capsys, "--new") == ["no new names since HEAD"]
    assert listed(tmp_path, capsys, "--new", "HEAD^") == new


def test_without_git_the_provisional_names_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And why is told, be there no repository, no commit or no git."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write(tmp_path, OLD)
    first, *names = listed(tmp_path, capsys, "--new")
    assert first.startswith("all provisional names, because git cannot be asked for a revision")
    assert names == listed(tmp_path, capsys)
    git(tmp_path, "init", "--quiet")
    assert "git knows no revision 'HEAD'" in listed(tmp_path, capsys, "--new")[0]
    monkeypatch.setenv("PATH", "")
    assert "git is not installed" in listed(tmp_path, capsys, "--new")[0]


def test_an_unknown_revision_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says what can be named."""
    write(tmp_path, OLD)
    commit(tmp_path)
    assert run(tmp_path, "names", "--new", "v9") == 1
    wanted = "error: git knows no revision 'v9'; name a commit, branch or tag\n"
    assert said(capsys) == wanted


def test_before_names_were_recorded_all_are_new(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A commit without a ledger has none."""
    (tmp_path / "other").touch()
    commit(tmp_path)
    write(tmp_path, OLD)
    assert listed(tmp_path, capsys, "--new") == listed(tmp_path, capsys)


def test_a_release_settles_the_names_of_now(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Later ones are provisional until the next release."""
    write(tmp_path, OLD)
    assert listed(tmp_path, capsys, "--settle") == [
        "6 names are provisional no more; run: nox -s regenerate"
    ]
    assert listed(tmp_path, capsys, "--settle") == ["no name is provisional"]
    write(tmp_path, NEW)
    marked = [line[2:6] for line in listed(tmp_path, capsys) if line.startswith("*")]
    assert marked == ["clie", "Tree"]
    ledger = read_ledger(tmp_path / "openapi" / "names.lock.json")
    assert ledger.provisional() == {"Tree", "trees.create"}


def test_a_name_that_comes_back_was_released(tmp_path: Path) -> None:
    """What is gone for a while is not forgotten."""
    write(tmp_path, NEW)
    assert run(tmp_path, "names", "--settle") == 0
    write(tmp_path, OLD)
    write(tmp_path, NEW)
    assert read_ledger(tmp_path / "openapi" / "names.lock.json").provisional() == set()


@pytest.mark.parametrize("released", [{}, "Plant", ["Plant", 1], None])
def test_what_is_no_list_of_names_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], released: Any
) -> None:
    """In one sentence, as other parts of the ledger."""
    write(tmp_path, OLD)
    path = tmp_path / "openapi" / "names.lock.json"
    data = json.loads(path.read_text("utf-8")) | {"released": released}
    path.write_text(json.dumps(data), encoding="utf-8")
    assert run(tmp_path, "names") == 1
    assert "openapi/names.lock.json: not a names ledger" in said(capsys)


def test_released_names_are_written_sorted() -> None:
    """A ledger has one text, and none of it where nothing was released."""
    assert "released" not in Ledger().to_json()
    text = Ledger(released=frozenset({"b.list", "A", "B"})).to_json()
    assert json.loads(text)["released"] == ["A", "B", "b.list"]
