"""Processes that wait for their work do it once, tell how it went, and do not linger."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pipeline.waiting_process import WaitingProcess


def test_a_program_gets_its_arguments_as_they_are() -> None:
    """Spaces, quotes, line breaks and other scripts arrive unchanged."""
    arguments = ("a b", "'\"\\", "\n", "имя", "")
    with WaitingProcess("", "print(ascii(sys.argv[1:]))") as program:
        program.begin(*arguments)
        assert program.finish() == (0, f"{list(arguments)!a}\n")


def test_a_program_that_fails_says_why() -> None:
    """Its exit status and everything it wrote come back, wherever it failed."""
    with WaitingProcess("", "print('made', flush=True); sys.exit('broken')") as program:
        program.begin()
        assert program.finish() == (1, "made\nbroken\n")
    with WaitingProcess("import no_such_module", "") as program:
        program.begin("x" * 1_000_000)
        status, said = program.finish()
    assert status == 1
    assert "No module named 'no_such_module'" in said


def test_a_program_knows_nothing_of_its_surroundings() -> None:
    """Neither the current folder nor its modules are on its path."""
    with WaitingProcess("", "print('' in sys.path or 'tests' in sys.modules)") as program:
        program.begin()
        assert program.finish() == (0, "False\n")


def test_a_program_that_is_not_needed_ends() -> None:
    """Leaving the context ends it, so that nothing keeps the interpreter from ending."""
    code = (
        "from pipeline.waiting_process import WaitingProcess\n"
        "with WaitingProcess('import time', 'time.sleep(1000)'): raise SystemExit(3)"
    )
    assert subprocess.run((sys.executable, "-c", code), timeout=30).returncode == 3


def test_a_program_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    """Be that one killed while the program is at work: what it has locked becomes free."""
    file = str(tmp_path / "lock")
    lock = f"import fcntl, threading; file = open({file!r}, 'w'); fcntl.flock(file, 2)"
    code = (
        "import os, signal; from pipeline.waiting_process import WaitingProcess\n"
        f"program = WaitingProcess({lock!r}, 'print(1, flush=True); threading.Event().wait()')\n"
        "program.begin(); program._process.stdout.readline(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert subprocess.run((sys.executable, "-c", code), timeout=30).returncode < 0
    assert subprocess.run((sys.executable, "-c", lock), timeout=30).returncode == 0
