"""What the system refuses a command: one sentence, every file as before, and the next run works."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.common.files import replace_directory, staged, update_directory
from tests.faults.commands import COMMANDS, Command, leftovers, read_units

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]

_DROP_FROM_BOUNDING_SET, _DAC_OVERRIDE = 24, 1


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Repositories in which each command has something to do."""
    folders = {name: tmp_path_factory.mktemp(name) / "repository" for name in COMMANDS}
    for name, command in COMMANDS.items():
        command.before(folders[name])
    return folders


@pytest.fixture
def root(name: str, prepared: dict[str, Path], tmp_path: Path) -> Path:
    """A repository in which the command of that name has something to do."""
    return Path(shutil.copytree(prepared[name], tmp_path / "repository"))


def in_a_process(command: Command, root: Path, before: Callable[[], None]) -> str:
    """Run a command that must fail, in a process made poor before; return its sentence."""
    arguments = [argument.format(root=root) for argument in command.arguments]
    done = subprocess.run(
        [sys.executable, "-B", "-m", "pipeline", "--root", str(root), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=before,
    )
    assert done.returncode == command.refusal, done
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
    return done.stderr


def obey_permissions() -> None:
    """Let the permissions of files hold for root, too, who else may write anywhere."""
    if sys.platform == "linux" and os.geteuid() == 0:
        ctypes.CDLL(None).prctl(_DROP_FROM_BOUNDING_SET, _DAC_OVERRIDE, 0, 0, 0)


def protect(folder: Path) -> None:
    """Take away the right to write in a folder and in those below."""
    for inner in [folder, *(path for path in folder.rglob("*") if path.is_dir())]:
        inner.chmod(stat.S_IRUSR | stat.S_IXUSR)


def unprotect(folder: Path) -> None:
    """Give it back."""
    for inner, _, _ in os.walk(folder):
        os.chmod(inner, stat.S_IRWXU)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("kilobytes", [0, 1])
def test_a_full_disk_changes_nothing(name: str, root: Path, kilobytes: int) -> None:
    """Where files cannot grow beyond a size, wherever that first hurts, all files stay."""

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 512, kilobytes * 512))

    before = read_units(root)
    in_a_process(COMMANDS[name], root, full)
    assert (read_units(root), leftovers(root)) == (before, [])


PLACES = [(name, place) for name, one in COMMANDS.items() for place in (".", *one.units)]


@pytest.mark.parametrize(("name", "place"), PLACES)
def test_a_read_only_tree_changes_nothing(name: str, place: str, root: Path) -> None:
    """Be the repository or one of its units read-only, all units stay; then the command runs."""
    before = read_units(root)
    protect(root / place)
    try:
        assert "ermission denied" in in_a_process(COMMANDS[name], root, obey_permissions)
        assert read_units(root) == before
    finally:
        unprotect(root)
    assert COMMANDS[name].run(root) == 0
    assert leftovers(root) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_of_several_runs_at_once_one_works(name: str, root: Path) -> None:
    """The others are turned away in one sentence, or find the work done; the files are new."""
    command = COMMANDS[name]
    arguments = [argument.format(root=root) for argument in command.arguments]
    line = [sys.executable, "-B", "-m", "pipeline", "--root", str(root), *arguments]
    runs = [subprocess.Popen(line, cwd=ROOT, text=True, stderr=subprocess.PIPE) for _ in range(3)]
    said = [run.communicate()[1] for run in runs]
    assert 0 in [run.returncode for run in runs]
    for run, error in zip(runs, said, strict=True):
        assert (error == "") if run.returncode == 0 else ("another run" in error)
    after = read_units(root)
    assert command.run(root) == 0
    assert (read_units(root), leftovers(root)) == (after, [])


def test_a_write_protected_leftover_is_cleared_up(tmp_path: Path) -> None:
    """A killed run may leave a copy of a directory that nobody may write in."""
    (tmp_path / "d").mkdir()
    (tmp_path / ".staging-d" / "new" / "sub").mkdir(parents=True)
    protect(tmp_path / ".staging-d")
    with staged(tmp_path / "d") as staging:
        replace_directory(staging, tmp_path / "d")
    assert leftovers(tmp_path) == []


def test_a_file_can_be_taken_away_with_the_others(tmp_path: Path) -> None:
    """None in the place of a text is no file; where there is none, nothing is touched."""
    update_directory(tmp_path / "d", {"a": "1", "b": "2"})
    assert update_directory(tmp_path / "d", {"a": None, "b": "3", "c": None}) == ["a", "b"]
    assert [path.name for path in (tmp_path / "d").iterdir()] == ["b"]
    assert update_directory(tmp_path / "d", {"a": None}) == []
