"""Python processes that import their modules while their work is still being prepared.

The module imports little itself, so that the generator can start before the rest of the pipeline.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from types import TracebackType
from typing import Self

#: A program ends after its work, which makes few reference cycles: the garbage collector would only
#: walk through what the program has imported and made so far.
_HEAD = "import gc, json, os, sys, threading; gc.disable()"
#: The input of the program stays open as long as the process that started it. At its end, the
#: program ends itself: else it would outlive a killed run, and write into the files of the next.
_START = """
sys.argv[1:] = json.loads(sys.stdin.readline())
threading.Thread(target=lambda: os.read(0, 1) or os._exit(1), daemon=True).start()
"""

#: Ends the arguments of a job of the generator, if another job follows.
END_OF_JOB = ";"
#: Runs the generator's own command line for each of several lists of arguments.
_RUN_JOBS = f"""
for arguments in "\\0".join(sys.argv[1:]).split("\\0{END_OF_JOB}\\0"):
    try:
        app(arguments.split("\\0"))
    except SystemExit as end:
        if end.code:
            raise
"""


class WaitingProcess:
    """A Python program that has imported its modules and waits for its arguments.

    It runs once, in an isolated process that gets only the arguments. It ends when this process
    ends, in whatever way.

    Args:
        imports: Code to run at once.
        program: Code to run with the arguments in `sys.argv`.
    """

    def __init__(self, imports: str, program: str) -> None:
        lines = (_HEAD, imports, _START, program)
        self._process = subprocess.Popen(  # noqa: S603  (fixed programs, no shell)
            (sys.executable, "-I", "-B", "-X", "utf8", "-c", "\n".join(lines)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "_TYPER_STANDARD_TRACEBACK": "1"},
        )

    def begin(self, *arguments: str) -> None:
        """Let the program run."""
        # If the program has ended already, its output says why.
        with suppress(BrokenPipeError):
            print(json.dumps(arguments), file=self._process.stdin, flush=True)

    def finish(self) -> tuple[int, str]:
        """Wait for the program, and return its exit status and its output."""
        said = "".join(self._process.stdout or ())
        return self._process.wait(), said

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End a program that was not needed after all."""
        self._process.kill()
        self._process.communicate()


def waiting_generator() -> WaitingProcess:
    """Start the command line of openapi-python-client, and let it wait for jobs."""
    return WaitingProcess("from openapi_python_client.cli import app", _RUN_JOBS)
