"""Imports of models once httpx is there, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

from benchmarks.decode.contestants import PAGE
from benchmarks.decode.generated import OURS, STOCK, Generated

ROUNDS = 15

PACKAGE, TREE = "models", PAGE

_PROGRAM = """
import httpx, sys, time
sys.path.insert(0, {folder!r})
start = time.process_time()
{statement}
print(time.process_time() - start)
"""


def milliseconds(models: Generated) -> dict[str, dict[str, float]]:
    """Return the least time to import each generator's models, and to import the page of chats.

    Of the generators that write one module, there is no package to be imported by itself.
    """
    statements = {
        PACKAGE: {name: f"import {models.modules[name]}" for name in (STOCK, OURS)},
        TREE: {name: f"from {module} import {PAGE}" for name, module in models.modules.items()},
    }
    best = {what: dict.fromkeys(each, float("inf")) for what, each in statements.items()}
    for _ in range(ROUNDS):
        for what, each in statements.items():
            for name, statement in each.items():
                best[what][name] = min(best[what][name], _milliseconds(models, statement))
    return best


def _milliseconds(models: Generated, statement: str) -> float:
    program = _PROGRAM.format(folder=str(models.folder), statement=statement)
    command = (sys.executable, "-c", program)
    done = subprocess.run(
        command, env=_environment(models), capture_output=True, text=True, check=True
    )
    return float(done.stdout) * 1000


def _environment(models: Generated) -> dict[str, str]:
    """Compile every module only once, as where packages are installed."""
    ours = {"PYTHONPYCACHEPREFIX": str(models.folder / "bytecode"), "PYTHONDONTWRITEBYTECODE": ""}
    return {**os.environ, **ours}
