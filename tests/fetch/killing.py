"""Runs an action again and again, and kills it one step later each time.

python -m tests.fetch.killing SCENARIO prints as JSON how the files stood after each kill. A
step is a line of pipeline/common/files.py or pipeline/common/locks.py, or a call of the system
that Python announces; the process dies by SIGKILL before it, so that nothing can be tidied up.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any, TypeAlias

from attrs import frozen

from pipeline.common import files, locks
from pipeline.fetch import fetch
from tests.fetch.serving import document

Trees: TypeAlias = dict[str, str]


@frozen
class Scenario:
    """An action that replaces files below a folder.

    Args:
        prepare: Makes the old files.
        act: Replaces them.
        mended: The old or new files stand only once the next run has begun.
    """

    prepare: Callable[[Path], object]
    act: Callable[[Path], object]
    mended: bool = False


def write_tree(folder: Path, tree: Trees) -> None:
    """Write files by path."""
    for name, text in tree.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def read_tree(folder: Path) -> Trees:
    """Read all files by path, but for what stands beside its target only while it is written."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    named = {str(path.relative_to(folder)): path for path in paths}
    return {name: p.read_text("utf-8") for name, p in named.items() if not name.startswith(".")}


OLD = {"tree/a": "old", "tree/b": "old", "tree/sub/c": "old", "tree/sub/gone": "old"}


def replace_tree(*ways: files.Way) -> Callable[[Path], None]:
    """Return an action that writes a new tree and puts it in the place of the old one."""

    def act(folder: Path) -> None:
        with locks.run_lock(folder), files.staged(folder / "tree") as staging:
            write_tree(staging, {"a": "new", "b": "new", "sub/c": "new", "sub/d": "new"})
            files.replace_directory(staging, folder / "tree", ways)

    return act


def update_pair(folder: Path) -> None:
    """Replace two files at once."""
    with locks.run_lock(folder):
        files.update_directory(folder / "pair", {"a": "new", "b": "new"})


def fetch_document(*paths: str) -> Callable[[Path], object]:
    """Return an action that pins a document with these paths."""

    def act(folder: Path) -> object:
        source = folder / ".source.json"
        source.write_text(json.dumps(document(*paths)), encoding="utf-8")
        return fetch(folder, str(source), now=lambda: datetime(2026, 1, 1, tzinfo=UTC))

    return act


SCENARIOS = {
    "file": Scenario(
        lambda folder: write_tree(folder, {"a.txt": "old"}),
        lambda folder: files.write_atomically(folder / "a.txt", "new" * 10_000),
    ),
    "pair": Scenario(
        lambda folder: write_tree(folder, {"pair/a": "old", "pair/b": "old", "pair/c": "same"}),
        update_pair,
    ),
    "first pair": Scenario(
        lambda folder: write_tree(folder, {}),
        update_pair,
    ),
    "tree": Scenario(lambda folder: write_tree(folder, OLD), replace_tree(files.exchange)),
    "tree by two renames": Scenario(
        lambda folder: write_tree(folder, OLD), replace_tree(files.rename_twice), mended=True
    ),
    "fetch": Scenario(fetch_document("/a", "/b"), fetch_document("/b", "/c", "/d")),
}


def at_each_step(do: Callable[[], object], announced: str = "os.") -> None:
    """Do something before each step from now on.

    Args:
        do: What to do; it cannot be undone.
        announced: How the names of those system calls begin that are steps.
    """

    def line(frame: FrameType, event: str, arg: Any) -> Any:
        if event == "line":
            do()
        return line

    def call(frame: FrameType, event: str, arg: Any) -> Any:
        return line if frame.f_code.co_filename in (files.__file__, locks.__file__) else None

    def audit(event: str, arguments: Any) -> None:
        if event.startswith(announced):
            do()

    sys.addaudithook(audit)
    sys.settrace(call)


def kill_at(step: int, announced: str = "os.") -> None:
    """Die at the n-th step from now on."""
    left = step

    def count() -> None:
        nonlocal left
        left -= 1
        if left == -1:  # once: the call that kills is announced itself
            os.kill(os.getpid(), signal.SIGKILL)

    at_each_step(count, announced)


def killed(action: Callable[[], object], step: int, announced: str = "os.") -> bool:
    """Run an action in a child that dies at a step; tell whether it came that far."""
    child = os.fork()
    if child == 0:
        kill_at(step, announced)
        action()
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0
    return os.WIFSIGNALED(status)


def outcome(scenario: Scenario, step: int, before: Path, new: Trees) -> str:
    """Kill the action at a step and return what is left of it, in a word."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(shutil.copytree(before, Path(name) / "copy"))
        if not killed(lambda: scenario.act(folder), step):
            return "done"
        if scenario.mended:
            with locks.run_lock(folder):
                pass
        found = read_tree(folder)
        scenario.act(folder)
        leftovers = [path.name for path in folder.rglob(f"{files.STAGING}*")]
        if read_tree(folder) != new or leftovers:
            return f"not mended by the next run: {leftovers}"
    return {str(read_tree(before)): "old", str(new): "new"}.get(str(found), f"mixed: {found}")


def outcomes(scenario: Scenario) -> list[str]:
    """Return what is left of an action after each step at which it may be killed."""
    found: list[str] = []
    with tempfile.TemporaryDirectory() as before, tempfile.TemporaryDirectory() as after:
        for folder in (Path(before), Path(after)):
            scenario.prepare(folder)
        scenario.act(Path(after))
        new = read_tree(Path(after))
        while "done" not in found:
            found.append(outcome(scenario, len(found), Path(before), new))
    return found[:-1]


if __name__ == "__main__":
    print(json.dumps(outcomes(SCENARIOS[sys.argv[1]])))
