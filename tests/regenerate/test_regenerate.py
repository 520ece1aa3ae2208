"""regenerate and check, as a maintainer runs them on a repository."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.__main__ import main

HERE = Path(__file__).parent.parent.parent
TABLE = "docs/operations.md"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that has been regenerated."""
    root = tmp_path_factory.mktemp("finished")
    for name in ("openapi", "overlays"):
        shutil.copytree(HERE / name, root / name)
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


def test_the_repository_is_current(finished: Path) -> None:
    """What is committed is what the pipeline writes from the committed inputs."""
    made = {name: data for name, data in state(finished).items() if "manifest" not in name}
    for name, data in made.items():
        assert (HERE / name).read_bytes() == data, name


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
    from tests.made_up import resorted

    before = state(root)
    upstream = root / "openapi" / "upstream.json"
    document = json.loads(upstream.read_text("utf-8"))
    upstream.write_text(json.dumps(resorted(document, 3)), encoding="utf-8")
    assert run("regenerate")[0] == 0
    changed = {name for name, data in state(root).items() if before.get(name) != data}
    assert changed == {"openapi/upstream.json", "generated/manifest.json"}


@pytest.mark.parametrize("name", ["ofauth_api/models/chat.py", "ofauth_api/mine.py"])
def test_hand_edits_are_refused_and_kept(run: Run, root: Path, name: str) -> None:
    """An edited or an added file stops the run in one sentence; --force replaces it."""
    file = root / "generated" / name
    file.write_text("# mine\n", encoding="utf-8")
    before = state(root)
    status, _, error = run("regenerate")
    assert status == 1
    assert f"generated/{name}: edited by hand" in error
    assert error.count("\n") == 1
    assert state(root) == before
    assert run("regenerate", "--force")[0] == 0
    assert not file.exists() or "# mine" not in file.read_text("utf-8")


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
    edit_json(
        root / "openapi" / "upstream.json",
        lambda document: document["info"].update(title="Other API"),
    )
    assert run("check")[0] == 1


def test_an_upstream_change_renames_nothing(run: Run, root: Path) -> None:
    """A field and an operation more change no name that is there; the new name is told."""

    def change(document: Any) -> None:
        item = document["paths"]["/v2/access/chats"]["get"]
        schema = item["responses"]["200"]["content"]["application/json"]["schema"]
        schema["properties"]["total"] = {"type": "number"}
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
