"""Imports, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from attrs import frozen

ROUNDS = 9

HTTPX = "import httpx"
PACKAGE = "import ofauth_client"
CLIENT = "from ofauth_client import OFAuth"
OPENED = "from ofauth_client import OFAuth; OFAuth(api_key='sk', base_url='http://localhost')"

#: httpx imports its command line where click is there, and httpcore trio, which only those
#: have who develop.
_PROGRAM = """
import sys, time
sys.modules["click"] = sys.modules["trio"] = None
start = time.process_time()
{statement}
seconds = time.process_time() - start
print(seconds, sum(name.startswith("ofauth_api.models.") for name in sys.modules))
"""


@frozen
class Subject:
    """Something to import.

    Args:
        statement: What is run.
        generated: Folder of the generated package.
    """

    statement: str
    generated: Path


def milliseconds(subjects: list[Subject]) -> list[float]:
    """Return the least processor time of each, whatever else the machine does."""
    with tempfile.TemporaryDirectory() as bytecode:
        rounds = [
            [_seconds(subject, bytecode) * 1000 for subject in subjects] for _ in range(ROUNDS)
        ]
    return [min(times) for times in zip(*rounds, strict=True)]


def _seconds(subject: Subject, bytecode: str) -> float:
    """Run an import; no model may come with it, or its time would grow with the document.

    Every module is compiled only once, as where packages are installed.
    """
    compiled = {"PYTHONPYCACHEPREFIX": bytecode, "PYTHONDONTWRITEBYTECODE": ""}
    paths = [str(subject.generated), os.getcwd(), *filter(None, sys.path)]
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM.format(statement=subject.statement)],
        env={**os.environ, **compiled, "PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, models = done.stdout.split()
    if models != "0":
        sys.exit(f"error: {subject.statement} imports {models} models")
    return float(seconds)
