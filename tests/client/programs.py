"""Programs in processes of their own, for what one process can do only once."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap


def run(program: str, **environment: str) -> tuple[str, str]:
    """Run a program, and return what it wrote to its output and to standard error.

    Args:
        program: Python code.
        **environment: Variables to set.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("OFAUTH_")}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", textwrap.dedent(program)],
        env={**kept, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr
