"""The workflows of a repository: what they may do, and what they run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

WORKFLOWS = sorted(Path(".github/workflows").glob("*.yml"))
#: An action by its commit, with the version that a person can read.
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def read(path: Path) -> dict[str, Any]:
    """Return a workflow."""
    workflow: dict[str, Any] = yaml.safe_load(path.read_text())
    return workflow


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_by_their_commit(path: Path) -> None:
    """A tag can be moved to other code; a commit cannot."""
    used = [line for line in path.read_text().splitlines() if "uses:" in line]
    assert used
    assert [line for line in used if not PINNED.search(line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_nothing_is_permitted_but_what_a_job_asks_for(path: Path) -> None:
    """The workflow as a whole may do nothing; each job says what it needs, and how long."""
    workflow = read(path)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"]
        assert job["timeout-minutes"] <= 45


def test_who_reads_an_unread_document_writes_nothing() -> None:
    """The job that runs the pipeline on what upstream sends cannot push; the other runs nothing."""
    jobs = read(Path(".github/workflows/upstream.yml"))["jobs"]
    assert jobs["review"]["permissions"] == {"contents": "read"}
    assert not any("nox" in step.get("run", "") for step in jobs["propose"]["steps"])


def test_ci_runs_the_readme_on_every_python_that_is_promised() -> None:
    """The matrix is the list of the classifiers, and the commands are those of the README."""
    tests = read(Path(".github/workflows/ci.yml"))["jobs"]["tests"]
    promised = re.findall(
        r'"Programming Language :: Python :: (3\.\d+)"', Path("pyproject.toml").read_text()
    )
    assert tests["strategy"]["matrix"]["python"] == promised
    commands = [step.get("run", "") for step in tests["steps"]]
    for command in ("pip install nox && nox -s regenerate", "pip install nox && nox -s tests"):
        assert f"$ {command}" in Path("README.md").read_text()
        assert any(each.startswith(command) for each in commands)
