"""A command that is killed at any moment leaves each unit old or new, and the next run heals."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]

#: Kills of each command here; `nox -s faults` has 50 of each. A regeneration takes a second.
KILLS = {"fetch": 20, "regenerate": 4, "review": 10}


@pytest.mark.parametrize("name", KILLS)
def test_a_killed_command_leaves_old_or_new(name: str) -> None:
    """Killed at moments that a seed draws; generated/ is never newer than what it was made of."""
    command = (*"-m tests.faults.killing --seed 11 --kills".split(), str(KILLS[name]), name)
    run = subprocess.run((sys.executable, *command), cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout[run.stdout.index("{") :])[name]
    assert sum(found.values()) == KILLS[name]
    assert not any("openapi:old generated:new" in outcome for outcome in found)
    assert len(found) > 1
