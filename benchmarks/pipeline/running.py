"""Commands in processes of their own, with their time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from attrs import frozen

HERE = Path(__file__).parents[2]


@frozen
class Run:
    """What a command took.

    Args:
        seconds: From its start to its end.
        processor: Seconds of the processor, the processes that it started included.
        megabytes: The most memory that it, or a process it started, had at once.
        output: What it said.
    """

    seconds: float
    processor: float
    megabytes: float
    output: str = ""


def run(*command: str | Path) -> Run:
    """Run a command, which must succeed, with the tools of this environment on PATH.

    Returns:
        Its time and memory, the processes that it started included.
    """
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    start = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=HERE,
        env={**os.environ, "PATH": tools},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as process:
        output = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"error: {command[0]} failed: {output[-600:]}")
    memory = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return Run(seconds, usage.ru_utime + usage.ru_stime, memory, output)


def middle(runs: Sequence[Run]) -> Run:
    """Return the median times and the most memory of some runs."""
    return Run(
        median(run.seconds for run in runs),
        median(run.processor for run in runs),
        max(run.megabytes for run in runs),
    )
