"""Commands and tools of a document of 130 operations, whatever kinds of operations it has."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.regenerate import regenerate
from tests.made_up import made_up_document
from tests.slice import write_repository

ROOT = Path(__file__).parents[2]
#: Asks every command for its help, and checks the schema of every tool.
PROGRAM = """
import sys
from pathlib import Path

from click.testing import CliRunner
from jsonschema import Draft202012Validator

from ofauth_client._operations import describe, method_names
from ofauth_client.cli.root import root
from ofauth_client.mcp.selection import select
from ofauth_client.mcp.tools import make_tools
from ofauth_client.sandbox.documents import read_document

names = method_names()
for name in names:
    words = [word.strip("_").replace("_", "-") for word in name.split(".")]
    assert CliRunner().invoke(root, [*words, "--help"]).exit_code == 0, name
tools = make_tools(select(allow_writes=True), read_document(Path(sys.argv[1])))
for each in tools.offered.values():
    Draft202012Validator.check_schema(each.tool.input_schema)
print(len(names), len(tools.offered) + len(tools.left_out))
"""


@pytest.mark.long
def test_every_operation_has_a_command_and_a_tool(tmp_path: Path) -> None:
    """Or a reason why no tool can carry it."""
    repository = tmp_path / "repository"
    write_repository(repository, made_up_document())
    regenerate(repository, lambda _: None)
    paths = os.pathsep.join(map(str, (repository / "generated", ROOT)))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM, str(repository / "openapi/openapi.json")],
        env=os.environ | {"PYTHONPATH": paths},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["130", "130"]
