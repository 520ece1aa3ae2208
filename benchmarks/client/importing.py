"""Imports, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

ROUNDS = 15

#: What is imported, and what the first of them may cost in times of the second.
PACKAGE = "import ofauth_client"
HTTPX = "import httpx"
CLIENT = "from ofauth_client import OFAuth; OFAuth(api_key='sk')"

_PROGRAM = """
import sys, time
start = time.perf_counter()
{statement}
seconds = time.perf_counter() - start
print(seconds, sum(name.startswith("ofauth_api.models.") for name in sys.modules))
"""


def milliseconds() -> dict[str, float]:
    """Return the least time of each import; whatever else the machine does meets all of them."""
    best: dict[str, float] = dict.fromkeys((PACKAGE, HTTPX, CLIENT), float("inf"))
    for _ in range(ROUNDS):
        for statement in best:
            best[statement] = min(best[statement], _seconds(statement) * 1000)
    return best


def _seconds(statement: str) -> float:
    """Run an import; no model may come with it, or its time would grow with the document."""
    program = _PROGRAM.format(statement=statement)
    paths = os.pathsep.join(path for path in sys.path if path)
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": f"{os.getcwd()}{os.pathsep}{paths}"},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, models = done.stdout.split()
    if models != "0":
        sys.exit(f"error: {statement} imports {models} models")
    return float(seconds)
