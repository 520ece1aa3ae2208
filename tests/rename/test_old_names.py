"""Old names, from the command to a caller's import, and until they go."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.names.ledger import Ledger, read_ledger
from pipeline.prepare import prepare
from pipeline.reading import read_document
from pipeline.review.surface.clients import Written, client_of, read_surface
from pipeline.review.surface.drafts import draft_of
from pipeline.review.surface.public_surface import Surface
from tests.rename.repository import DOCUMENT, RENAMES, run, said, set_version, write_repository

pytestmark = pytest.mark.long

#: Uses every old name, and tells what that warns of.
CALLER = """
import json, warnings
from ofauth_api.resources.plants import Plants

def warned(use):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        found = use()
    own = [one for one in caught if one.filename == __file__]
    return found, sorted({(one.category.__name__, str(one.message)) for one in own})

def models():
    from ofauth_api.models import Herb, Hue, Plant, PlantColour
    return Plant is Herb and PlantColour is Hue

def functions():
    from ofauth_api.api.plants import plants_all, plants_list
    return plants_list.sync is plants_all.sync

class Caller:
    def call(self, call):
        return call.operation.id

def methods():
    plants = Plants(Caller())
    return plants.list() == plants.all() == "plants.all"

print(json.dumps([warned(use) for use in (models, functions, methods)]))
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository in which everything has been renamed and regenerated."""
    root = write_repository(tmp_path_factory.mktemp("renamed") / "repository")
    names = prepare(DOCUMENT, (), Ledger()).ledger.to_json()
    (root / "openapi" / "names.lock.json").write_text(names, encoding="utf-8")
    assert run(root, "names", "--settle") == 0
    for old, new in RENAMES.items():
        assert run(root, "rename", old, new) == 0
    assert run(root, "regenerate") == 0
    return root


def _called(root: Path) -> list[list[object]]:
    (root / "caller.py").write_text(CALLER, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(root / "generated")}
    done = subprocess.run(
        (sys.executable, str(root / "caller.py")),
        env=environment,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    answers: list[list[object]] = json.loads(done.stdout)
    return answers


def _warning(old: str, new: str) -> list[str]:
    return ["DeprecationWarning", f"{old} is now {new}; the old name goes in 0.3.0"]


def test_old_names_work_and_warn(root: Path) -> None:
    """Each is the same thing, and says the new name and the release in which it goes."""
    models, functions, methods = _called(root)
    assert models == [True, [_warning("Plant", "Herb"), _warning("PlantColour", "Hue")]]
    assert functions == [True, [_warning("plants_list", "plants_all")]]
    assert methods == [True, [_warning("plants.list", "plants.all")]]


def _checked(module: Path) -> set[str]:
    """Return the names that a type checker sees in a module, and nobody else."""
    blocks = [
        node
        for node in ast.parse(module.read_text("utf-8")).body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    ]
    nodes = [node for block in blocks for node in block.body]
    imports = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    aliases = {ast.unparse(n.target) for n in nodes if isinstance(n, ast.AnnAssign)}
    return aliases | {one.asname or one.name for node in imports for one in node.names}


def test_type_checkers_see_old_names(root: Path) -> None:
    """They are aliases of what they stand for: of classes, and of functions."""
    package = root / "generated" / "ofauth_api"
    assert _checked(package / "models" / "__init__.py") >= {"Herb", "Hue", "Plant", "PlantColour"}
    functions = {"sync", "asyncio", "sync_detailed", "asyncio_detailed"}
    assert _checked(package / "api" / "plants" / "plants_list.py") == functions


def test_a_review_reads_old_names_as_such(root: Path) -> None:
    """They are neither new nor lost."""
    assert _deprecated(root) == {"Plant": "Herb", "PlantColour": "Hue"}
    assert _renamed(root) == {"plants.all": "", "plants.list": "plants.all"}


def _deprecated(root: Path) -> dict[str, str]:
    """Return the new names of classes by their old names, as a review reads them."""
    return _surface(root).deprecated_names


def _renamed(root: Path) -> dict[str, str]:
    """Return the methods with their new names, as a review reads them."""
    return {method.name: method.renamed for method in _surface(root).methods.values()}


def _surface(root: Path) -> Surface:
    client = client_of(draft_of(read_document(root / "openapi" / "openapi.json")))
    return read_surface(client, Written({}, {}))


def test_old_names_go_with_their_release(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Once the package has that version, regenerating drops them, and says so."""
    set_version(root, "0.2.0")
    said(capsys)
    assert run(root, "regenerate") == 0
    assert said(capsys) == "regenerate nothing to do\n"
    set_version(root, "0.3.0")
    assert run(root, "regenerate") == 0
    assert "Plant, the old name of Herb, is gone" in said(capsys)
    assert read_ledger(root / "openapi" / "names.lock.json").renamed.all() == {}
    package = root / "generated" / "ofauth_api"
    assert not (package / "api" / "plants" / "plants_list.py").exists()
    assert _deprecated(root) == {}
    assert _renamed(root).keys() == {"plants.all"}
