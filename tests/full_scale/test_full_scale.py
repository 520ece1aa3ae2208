"""A document as large as the whole published one goes through the pipeline as the slice does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from attrs import frozen

from ofauth_client.sandbox import Sandbox
from pipeline.common.documents import Document, operations
from pipeline.common.python_names import snake_case
from pipeline.names.ledger import read_ledger
from pipeline.prepare import Prepared
from pipeline.reading import read_document
from pipeline.regenerate import regenerate
from pipeline.validity import check_valid
from tests.full_scale.building import classes_used, functions, models, stock_generation
from tests.made_up import made_up_document, resorted
from tests.made_up.pinned import CHATS
from tests.sandbox.calling import MESSAGES, check_outcomes
from tests.slice import names, pin, prepared, write_repository

pytestmark = pytest.mark.long

HERE = Path(__file__).parents[2]

ADDED = ("GET /v2/access/chats/search", "GET /v2/access/chats/{userId}/messages")


@frozen
class Regenerated:
    """A repository that has the made-up document pinned, and what regenerating it said."""

    root: Path
    said: list[str]

    @property
    def package(self) -> Path:
        """The generated package."""
        return self.root / "generated" / "ofauth_api"

    def document(self) -> Document:
        """Return the prepared document."""
        document: Document = read_document(self.root / "openapi" / "openapi.json")
        return document

    def state(self) -> dict[str, bytes]:
        """Return the bytes of what the pipeline writes, but the manifest, which has digests."""
        files = [p for name in ("openapi", "generated") for p in (self.root / name).rglob("*")]
        own = {"upstream.json", "manifest.json"}
        return {str(p): p.read_bytes() for p in files if p.is_file() and p.name not in own}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Regenerated:
    """The repository of the made-up document in Express style."""
    root = tmp_path_factory.mktemp("whole") / "repository"
    write_repository(root, made_up_document())
    said: list[str] = []
    regenerate(root, said.append)
    return Regenerated(root, said)


@pytest.fixture(scope="module")
def express() -> Prepared:
    """The made-up document in Express style, prepared without earlier names."""
    return prepared(made_up_document())


def test_every_operation_is_a_module_with_its_functions(made: Regenerated) -> None:
    """All 130 operations are there, and each can be called at once and asynchronously."""
    modules = {path.stem: path for path in (made.package / "api").glob("*/[!_]*.py")}
    ids = {snake_case(operation["operationId"]) for _, _, operation in operations(made.document())}
    assert len(ids) == 130
    assert modules.keys() == ids
    for module in modules.values():
        assert {"_get_kwargs", "sync_detailed", "asyncio_detailed"} <= functions(module), module


def test_class_names_are_short_and_have_no_numbers_of_repetition(made: Regenerated) -> None:
    """No class has a name of 60 characters or one that only tells it from a namesake."""
    names = models(made.package)
    assert max(map(len, names)) < 60
    assert [name for name in names if name[-1].isdigit()] == []


def test_there_are_far_fewer_models_than_the_bare_generator_makes(
    made: Regenerated, tmp_path: Path
) -> None:
    """At most 0.45 times as many classes stand for the same document."""
    stock = models(stock_generation(made_up_document(), tmp_path))
    assert len(stock) > 900
    assert len(models(made.package)) <= 0.45 * len(stock)


def test_a_resorted_document_gives_the_same_bytes(made: Regenerated) -> None:
    """The order of keys, parameters, required and enum values shows nowhere."""
    before = made.state()
    pin(made.root, resorted(made_up_document(), 11))
    said: list[str] = []
    regenerate(made.root, said.append)
    assert "nothing to do" not in said[-1]
    assert made.state() == before


def test_names_of_the_slice_stay(made: Regenerated) -> None:
    """Who used the client of the slice finds every operation and class under the same name."""
    old = names()
    new = read_ledger(made.root / "openapi" / "names.lock.json")
    assert old.operations.items() <= new.operations.items()
    assert set(old.schemas) <= set(new.schemas)


@pytest.fixture(scope="module")
def braces() -> Prepared:
    """The made-up document with all paths in braces, prepared without earlier names."""
    return prepared(made_up_document(brace_style=True))


def test_both_styles_of_paths_give_the_same_document(express: Prepared, braces: Prepared) -> None:
    """Express-style paths and braces are two spellings of one document."""
    assert braces.document == express.document
    assert braces.ledger == express.ledger


@pytest.mark.parametrize("style", ["express", "braces"])
def test_operations_that_overlays_add_are_upstream_once(
    style: str, request: pytest.FixtureRequest
) -> None:
    """Search and messages stay as upstream has them; their arrival is told, a line for a file."""
    result: Prepared = request.getfixturevalue(style)
    found = [f"{method.upper()} {path}" for path, method, _ in operations(result.document)]
    notices = [notice for report in result.reports for notice in report.notices]
    for added in ADDED:
        assert found.count(added) == 1
    assert sum("upstream has 1 of 1 operation: retire it" in notice for notice in notices) == 2
    assert len(found) == 130


def changed(chance: Random) -> Document:
    """Return the made-up document without 20 operations and with 20 other paths.

    The chats stay: overlays are about them, and fail where they are gone.
    """
    document, double = made_up_document(), made_up_document(scale=2)
    places = [(path, method) for path, method, _ in operations(document) if CHATS not in path]
    for path, method in chance.sample(places, 20):
        del document["paths"][path][method]
    new = sorted(double["paths"].keys() - made_up_document()["paths"].keys())
    document["paths"] |= {path: double["paths"][path] for path in chance.sample(new, 20)}
    return document


@pytest.mark.parametrize("seed", [1, 2])
def test_names_stay_when_other_operations_come_and_go(express: Prepared, seed: int) -> None:
    """20 operations removed and others added: those that remain lead to the same classes."""
    after = prepared(changed(Random(seed)), express.ledger)
    before = classes_used(express.document)
    remaining = {key: used for key, used in classes_used(after.document).items() if key in before}
    assert len(remaining) == 110
    assert remaining == {key: before[key] for key in remaining}
    kept = express.ledger.operations.items() & after.ledger.operations.items()
    assert len(kept) == 110


def test_the_prepared_document_is_valid(express: Prepared) -> None:
    """openapi-spec-validator accepts what the generator gets."""
    check_valid(express.document, "openapi.json")


def test_the_client_calls_every_operation_of_the_sandbox(made: Regenerated) -> None:
    """Each operation's example is a request that the document allows, answered as it promises.

    Both clients call, strictly, in a process that has the full client.
    """
    paths = os.pathsep.join(map(str, (made.root / "generated", HERE)))
    command = (sys.executable, "-m", "tests.sandbox.calling")
    document = made.root / "openapi" / "openapi.json"
    with Sandbox(chats=7, messages=MESSAGES, document=document) as sandbox:
        done = subprocess.run(
            (*command, sandbox.url, sandbox.api_key, str(made.root / "generated" / "examples")),
            env=os.environ | {"PYTHONPATH": paths},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        check_outcomes(json.loads(done.stdout), sandbox)
    assert "subscribers_list" in done.stdout
