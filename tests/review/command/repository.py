"""A repository with two versions of a pinned document, and the command as a maintainer runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from pipeline.common.documents import Document
from tests.slice import pin as pin
from tests.slice import write_repository as write_slice

HERE = Path(__file__).parents[3]

#: Git as on a machine where nobody has set anything.
_GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.com",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.com",
}


class Result(NamedTuple):
    """How a command ended."""

    status: int
    out: str
    err: str


def write_repository(root: Path, old: Document, new: Document) -> Path:
    """Write a repository that has one document committed, and another pinned since."""
    write_slice(root, old)
    (root / "pyproject.toml").write_text('[project]\nversion = "0.1.0"\n', encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root)
    pin(root, new)
    return root


def commit(root: Path) -> None:
    """Commit everything."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=pin")


def git(root: Path, *arguments: str) -> None:
    """Run git."""
    environment = {**os.environ, **_GIT}
    subprocess.run(["git", *arguments], cwd=root, env=environment, check=True, capture_output=True)


def run(root: Path, *arguments: str) -> Result:
    """Run the command as a process in the repository."""
    command = [sys.executable, "-m", "pipeline", "--root", str(root), "review", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(HERE), "COLUMNS": "100", "NO_COLOR": ""}
    ended = subprocess.run(command, cwd=root, env=environment, check=False, capture_output=True)
    return Result(ended.returncode, ended.stdout.decode(), ended.stderr.decode())
