"""A review that is killed, or finds no room: the old report stays, and the next run clears up."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.common.locks import file_lock, run_lock
from tests.faults.commands import leftovers
from tests.review.command.documents import shop, without_id
from tests.review.command.repository import HERE

pytestmark = pytest.mark.long

#: Runs the command, and dies by SIGKILL when the new file is to take the place of the old one.
_DIES = """
import os, signal, sys
from pipeline.__main__ import main
sys.addaudithook(lambda event, _: event == "os.rename" and os.kill(os.getpid(), signal.SIGKILL))
main(sys.argv[1:])
"""
_RUNS = "import sys; from pipeline.__main__ import main; sys.exit(main(sys.argv[1:]))"

LEFT = "reports/deep/.staging-report.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with two documents and an old report."""
    (tmp_path / "old.json").write_text(json.dumps(shop()), encoding="utf-8")
    (tmp_path / "new.json").write_text(json.dumps(without_id()), encoding="utf-8")
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    (tmp_path / "reports/deep").mkdir(parents=True)
    report(tmp_path).write_text("an old report", encoding="utf-8")
    return tmp_path


def report(root: Path) -> Path:
    """Return where the report stands."""
    return root / "reports/deep/report.md"


def arguments(root: Path, new: str = "new.json", output: str = "report.md") -> list[str]:
    """Return a command line."""
    documents = [str(root / name) for name in ("old.json", new)]
    files = ["-o", str(report(root).with_name(output))]
    return ["--root", str(root), "review", *documents, *files]


def in_a_process(
    code: str, *arguments: str, before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run code in a process of its own, made poor before."""
    command = [sys.executable, "-B", "-c", code, *arguments]
    return subprocess.run(command, cwd=HERE, capture_output=True, text=True, preexec_fn=before)


@pytest.fixture
def killed(root: Path) -> Path:
    """The folder after a review died before its report was in place."""
    done = in_a_process(_DIES, *arguments(root), "--wire-only")
    assert done.returncode == -signal.SIGKILL
    assert report(root).read_text("utf-8") == "an old report"
    assert leftovers(root) == [LEFT]
    return root


@pytest.mark.parametrize(("new", "status"), [("new.json", 0), ("bad.json", 2)])
def test_the_next_review_clears_up(killed: Path, new: str, status: int) -> None:
    """One that is refused, and writes nothing, does so, too."""
    assert main([*arguments(killed, new), "--wire-only"]) == status
    assert leftovers(killed) == []
    assert (report(killed).read_text("utf-8") == "an old report") == (status == 2)


def test_a_review_with_another_output_touches_nothing_of_it(killed: Path) -> None:
    """Nobody has asked it about that file."""
    assert main([*arguments(killed, output="other.md"), "--wire-only"]) == 0
    assert leftovers(killed) == [LEFT]


def test_what_a_run_is_writing_now_is_left_to_it(root: Path) -> None:
    """Neither a refused review nor a run in the repository takes it away."""
    left = root / "reports/.staging-report.md"
    left.write_text("half", encoding="utf-8")
    output = str(root / "reports/report.md")
    with file_lock(root / "reports/report.md"):
        assert main([*arguments(root, "bad.json")[:-1], output]) == 2
        with run_lock(root):
            assert left.read_text("utf-8") == "half"
    with run_lock(root):
        assert not left.exists()


def test_a_folder_of_somebody_else_is_not_taken_away(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is named, and the old report stays."""
    theirs = root / LEFT / "notes.txt"
    theirs.parent.mkdir()
    theirs.write_text("mine", encoding="utf-8")
    assert main([*arguments(root), "--wire-only"]) == 2
    assert ".staging-report.md: this is not of a run of the pipeline" in capsys.readouterr().err
    assert (theirs.read_text("utf-8"), report(root).read_text("utf-8")) == ("mine", "an old report")


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "no folder can be written for temporary files; make room, or set TMPDIR"),
        (4096, "cannot generate a client here to compare (File too large); the old files"),
        (12_000, "cannot generate a client here to compare (File too large); the old files"),
    ],
)
def test_a_full_disk_is_one_clear_sentence(root: Path, size: int, said: str) -> None:
    """Where our files cannot be copied, or the generator's cannot be written: no finding."""
    more = shop()
    more["paths"]["/other"] = next(iter(more["paths"].values()))
    (root / "new.json").write_text(json.dumps(more), encoding="utf-8")

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    done = in_a_process(_RUNS, *arguments(root), before=full)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: /")
    assert said in done.stderr
    assert "make room" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not {*"[]'"} & {*done.stderr}
    assert (report(root).read_text("utf-8"), leftovers(root)) == ("an old report", [])
