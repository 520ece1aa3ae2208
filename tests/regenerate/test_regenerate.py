"""regenerate and check, as a maintainer runs them on a repository."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.__main__ import main
from pipeline.common.files import replace_files
from tests.made_up import resorted
from tests.slice import write_repository

pytestmark = pytest.mark.long

HERE = Path(__file__).parent.parent.parent
TABLE = "docs/operations.md"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that has been regenerated."""
    root = write_repository(tmp_path_factory.mktemp("finished") / "root")
    assert main(["--root", str(root), "regenerate", "--force"]) == 0
    return root


@pytest.fixture
def root(finished: Path, tmp_path: Path) -> Path:
    """A copy of a regenerated repository."""
    return Path(shutil.copytree(finished, tmp_path / "root"))


@pytest.fixture
def run(root: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the repository; exit status, output and errors come back."""

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main(["--root", str(root), *arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


def state(root: Path) -> dict[str, bytes]:
    """Return the bytes of every file of the repository that the pipeline may write."""
    files = [p for name in ("openapi", "generated") for p in (root / name).rglob("*")]
    files.append(root / TABLE)
    return {str(p.relative_to(root)): p.read_bytes() for p in files if p.is_file()}


def edit_json(path: Path, change: Callable[[Any], object]) -> None:
    """Change a JSON file."""
    value = json.loads(path.read_text("utf-8"))
    change(value)
    path.write_text(json.dumps(value), encoding="utf-8")


def add_field(document: Any) -> None:
    """Give the page of chats one property more."""
    operation = document["paths"]["/v2/access/chats"]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    schema["properties"]["total"] = {"type": "number"}


def add_operation(document: Any) -> None:
    """Add a path that answers with an object of its own."""
    schema = {"type": "object", "properties": {"kept": {"type": "boolean"}}}
    answer = {"description": "", "content": {"application/json": {"schema": schema}}}
    document["paths"]["/v2/access/drawers"] = {"get": {"responses": {"200": answer}}}


def test_this_repository_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    """What is committed is what the pipeline writes from the committed inputs."""
    status = main(["--root", str(HERE), "check"])
    assert status == 0, capsys.readouterr().err


def test_a_second_run_finds_nothing_to_do(run: Run, root: Path) -> None:
    """Nothing is written and one line is said."""
    before = state(root)
    assert run("regenerate") == (0, "regenerate nothing to do\n", "")
    assert state(root) == before


def test_deleting_what_is_made_and_running_brings_back_the_same_bytes(run: Run, root: Path) -> None:
    """generated/, the prepared document and the table of operations can be thrown away."""
    before = state(root)
    shutil.rmtree(root / "generated")
    (root / "openapi" / "openapi.json").unlink()
    (root / TABLE).unlink()
    assert run("regenerate")[0] == 0
    assert state(root) == before


def test_a_resorted_document_gives_the_same_bytes(run: Run, root: Path) -> None:
    """Order of keys, parameters, required and enum values is no difference."""
    before = state(root)
    upstream = root / "openapi" / "upstream.json"
    document = json.loads(upstream.read_text("utf-8"))
    upstream.write_text(json.dumps(resorted(document, 3)), encoding="utf-8")
    assert run("regenerate")[0] == 0
    changed = {name for name, data in state(root).items() if before.get(name) != data}
    assert changed == {"openapi/upstream.json", "generated/manifest.json"}


def test_files_that_go_are_counted_beside_those_that_change(run: Run, root: Path) -> None:
    """Not among them: no more files change than there are."""
    upstream = root / "openapi" / "upstream.json"
    published = upstream.read_text("utf-8")
    edit_json(upstream, add_operation)
    assert run("regenerate")[0] == 0
    upstream.write_text(published, encoding="utf-8")
    before = len(list((root / "generated").rglob("*.py")))
    last = run("regenerate")[1].splitlines()[-1]
    found = re.fullmatch(r"done +(\d+) of (\d+) files changed, (\d+) removed", last)
    assert found is not None
    changed, total, removed = map(int, found.groups())
    assert 0 < changed < total
    assert len(list((root / "generated").rglob("*.py"))) == before - removed


def test_hand_edits_are_refused_and_kept(run: Run, root: Path) -> None:
    """An edited file stops the run in one sentence; --force replaces it."""
    name = "generated/ofauth_api/models/chat.py"
    (root / name).write_text("# mine\n", encoding="utf-8")
    before = state(root)
    status, _, error = run("regenerate")
    assert status == 1
    assert error.startswith(f"error: {name}: edited by hand;")
    assert error.count("\n") == 1
    assert state(root) == before
    assert run("regenerate", "--force")[0] == 0
    assert "# mine" not in (root / name).read_text("utf-8")


def test_leftovers_are_replaced_and_told(run: Run, root: Path, finished: Path) -> None:
    """A file that the last run did not write is no hand edit: it goes, and a line says so.

    A checkout that throws an update away leaves the modules of its new operations behind.
    """
    for name in ("ofauth_api/models/post.py", "examples/posts.py"):
        (root / "generated" / name).write_text("# of another document\n", encoding="utf-8")
    status, output, error = run("regenerate")
    assert (status, error) == (0, "")
    told = [line.strip() for line in output.splitlines() if "!" in line]
    assert told[-1] == (
        "! generated/examples/posts.py and 1 more: not written by the last run, and replaced"
    )
    assert state(root) == state(finished)


def test_caches_are_neither_edits_nor_told(run: Run, root: Path) -> None:
    """What Python and ruff keep beside the files changes nothing."""
    for name in ("ofauth_api/__pycache__/types.cpython-311.pyc", "ofauth_api/.ruff_cache/x"):
        file = root / "generated" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"cached")
    assert run("regenerate") == (0, "regenerate nothing to do\n", "")


def test_what_an_interrupted_run_has_written_is_no_edit(run: Run, root: Path) -> None:
    """Where files are replaced one by one, a kill leaves new files beside the old manifest."""
    before = shutil.copytree(root / "generated", root / "before")
    upstream = root / "openapi" / "upstream.json"
    edit_json(upstream, add_field)
    assert run("regenerate")[0] == 0
    after = state(root)
    shutil.copy(before / "manifest.json", root / "generated")
    shutil.copy(before / "ofauth_api" / "types.py", root / "generated" / "ofauth_api")
    assert "! generated" not in run("regenerate")[1]
    shutil.rmtree(before)
    assert state(root) == after


def test_the_manifest_is_put_in_place_last(tmp_path: Path) -> None:
    """It says what the other files are, so they are there first."""
    new, target = tmp_path / "new", tmp_path / "target"
    for folder, text in ((new, "new"), (target, "old")):
        (folder / "package" / "inner").mkdir(parents=True)
        for name in ("manifest.json", "package/a.py", "package/inner/z.py"):
            (folder / name).write_text(text, encoding="utf-8")
    shutil.rmtree(target / "package" / "inner")
    (target / "package" / "inner").write_text("in the way", encoding="utf-8")
    with pytest.raises(OSError, match="inner"):
        replace_files(new, target)
    assert (target / "manifest.json").read_text("utf-8") == "old"


def test_a_table_that_was_edited_is_written_anew(run: Run, root: Path) -> None:
    """It is no input: what was written into it goes, and what stands beside it stays."""
    before = state(root)
    (root / "docs" / "mine.md").write_text("mine\n", encoding="utf-8")
    (root / TABLE).write_text("mine, too\n", encoding="utf-8")
    assert run("regenerate")[0] == 0
    assert state(root) == before
    assert (root / "docs" / "mine.md").read_text("utf-8") == "mine\n"


def test_check_passes_on_what_is_current(run: Run) -> None:
    """check says how many files it compared."""
    status, output, _ = run("check")
    assert status == 0
    assert "files are current" in output


@pytest.mark.parametrize(
    "name",
    [
        "openapi/openapi.json",
        "openapi/names.lock.json",
        TABLE,
        "generated/ofauth_api/types.py",
        "generated/manifest.json",
    ],
)
def test_check_names_a_file_that_is_not_current(run: Run, root: Path, name: str) -> None:
    """check fails on a file that differs, and writes nothing."""
    (root / name).write_text((root / name).read_text("utf-8") + "\n", encoding="utf-8")
    before = state(root)
    status, _, error = run("check")
    assert status == 1
    assert "not current" in error
    assert "nox -s regenerate" in error
    assert state(root) == before


def test_check_fails_where_the_document_has_changed(run: Run, root: Path) -> None:
    """A pinned document that was not regenerated is noticed."""
    edit_json(root / "openapi" / "upstream.json", add_field)
    assert run("check")[0] == 1


def test_an_upstream_change_renames_nothing(run: Run, root: Path) -> None:
    """A field and an operation more change no name that is there; the new name is told."""

    def change(document: Any) -> None:
        add_field(document)
        document["paths"]["/v2/access/things"] = {"get": {"responses": {}}}

    before = json.loads((root / "openapi" / "names.lock.json").read_text("utf-8"))
    edit_json(root / "openapi" / "upstream.json", change)
    status, output, _ = run("regenerate")
    assert status == 0
    assert "! 1 new name to look at: nox -s names -- --new" in output
    after = json.loads((root / "openapi" / "names.lock.json").read_text("utf-8"))
    assert set(before["schemas"]) == set(after["schemas"])
    assert after["operations"].pop("GET /v2/access/things") == "things.list"
    assert before["operations"] == after["operations"]


def test_a_name_written_by_hand_is_taken(run: Run, root: Path) -> None:
    """Renaming an entry of the ledger renames the class."""

    def rename(ledger: Any) -> None:
        ledger["schemas"]["Conversation"] = ledger["schemas"].pop("Chat")

    edit_json(root / "openapi" / "names.lock.json", rename)
    assert run("regenerate")[0] == 0
    assert (root / "generated" / "ofauth_api" / "models" / "conversation.py").exists()
    assert not (root / "generated" / "ofauth_api" / "models" / "chat.py").exists()
    assert run("regenerate")[1] == "regenerate nothing to do\n"
