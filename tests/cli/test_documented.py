"""The commands in the documentation and in the skill, and the skill's Python, as they stand."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ofauth_client.sandbox import Sandbox
from tests.cli.conftest import begin_upload
from tests.documentation.blocks import blocks

ROOT = Path(__file__).parents[2]
SKILL = ROOT / "ofauth_client" / "skill" / "SKILL.md"
PAGES = [ROOT / "docs" / "cli.md", ROOT / "docs" / "mcp.md", SKILL]
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
#: Files that commands read.
FILES = {
    "film.mp4": "film",
    "post.json": '{"text": "Hello!"}',
    "session.json": '{"cookie": "c", "userAgent": "u"}',
}


def commands() -> Iterator[str]:
    """Yield the lines of the pages that run `ofauth`."""
    for page in PAGES:
        for block in _CONSOLE.findall(page.read_text("utf-8")):
            lines = (line.removeprefix("$ ") for line in block.splitlines())
            yield from (line for line in lines if re.search(r"\bofauth( |\))", line))


@pytest.fixture
def shell(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the files of the commands, and put `ofauth` on the path."""
    program = tmp_path / "bin" / "ofauth"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -W error -m ofauth_client.cli "$@"\n')
    program.chmod(0o755)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    begin_upload(sandbox, len(FILES["film.mp4"]))
    (tmp_path / "skills" / "ofauth-client").mkdir(parents=True)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    monkeypatch.setenv("CLIENT_SECRET", "cs_1")
    return tmp_path


@pytest.mark.parametrize("command", list(commands()))
def test_a_documented_command_runs(command: str, shell: Path) -> None:
    """Its exit status is 0, and nothing but a note is on standard error."""
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=shell,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert all(line.startswith("note: ") for line in done.stderr.splitlines())


def test_the_skill_runs(sandbox: Sandbox) -> None:
    """From its top to its end."""
    names: dict[str, Any] = {"__name__": "skill"}
    for block in blocks(SKILL):
        exec(compile(block, str(SKILL), "exec"), names)  # noqa: S102 - our own documentation
    operations = {exchange.operation for exchange in sandbox.exchanges}
    assert {"chats.list", "chats.messages.list", "chats.messages.send"} <= operations


def test_the_skill_is_found_by_agents() -> None:
    """By a short name and a description, as skills require."""
    head = re.match(r"---\nname: ([a-z-]+)\ndescription: (.+)\n---\n", SKILL.read_text("utf-8"))
    assert head
    assert head[1] == "ofauth-client"
    assert len(head[2]) <= 1024


def test_the_skill_names_errors_that_exist() -> None:
    """All of its table."""
    from ofauth_client import errors

    named = re.findall(r"`(\w+Error)`", SKILL.read_text("utf-8"))
    assert named
    assert all(issubclass(getattr(errors, name), errors.OFAuthError) for name in named)
