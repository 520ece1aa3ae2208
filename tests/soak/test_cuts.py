"""Calls that are cut at any moment leave their connections to others.

The soak has a process of its own, as its signals would also cut pytest.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts sockets in /proc")

HERE = Path(__file__).parents[2]


def check(calls: int, seed: int) -> None:
    """Cut calls in all rounds."""
    command = ("-m", "tests.soak.cuts", "--calls", str(calls), "--seed", str(seed))
    soak = subprocess.run(
        [sys.executable, *command],
        cwd=HERE,
        env={**os.environ, "PYTHONPATH": str(HERE / "generated")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert soak.returncode == 0, soak.stdout + soak.stderr
    assert len(soak.stdout.splitlines()) == 15


def test_hundreds_of_cut_calls_lose_nothing() -> None:
    """Every way to cut, with few and many tasks and threads."""
    check(500, seed=3)


@pytest.mark.long
def test_thousands_of_cut_calls_lose_nothing() -> None:
    """As `nox -s soak` cuts 20,000, at other moments."""
    check(5_000, seed=11)
