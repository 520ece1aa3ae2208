"""Kills commands at moments that a seed draws: python -m tests.faults.killing.

A moment is an event that Python announces (PEP 578: files opened, processes started, objects
compiled) or a line of pipeline/common/files.py or pipeline/common/locks.py; the process dies by
SIGKILL before it, so that nothing can be tidied up and nothing depends on time. Prints as JSON how
often each unit was found old or new, after it was checked that the next run heals.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from functools import partial
from itertools import count
from pathlib import Path
from random import Random

from attrs import field, frozen

from pipeline import generate, prepare, regenerate, resources
from pipeline.common.locks import run_lock
from pipeline.review import command as review
from tests.faults.commands import THOROUGH, UNITS, Command, Tree, leftovers, quietly, read_units
from tests.fetch.killing import at_each_step, killed

#: Imported before the first kill, so that each of them falls into the command's own work.
LOADED = (generate, prepare, regenerate, resources, review)


@frozen
class Trial:
    """A command, the repository it runs in, and what that is before and afterwards.

    Args:
        command: The command.
        before: The repository, never touched.
        old: Its units.
        new: Its units once the command has run.
        healed: Outcomes after which a run has been seen to heal.
    """

    command: Command
    before: Path
    old: dict[str, Tree]
    new: dict[str, Tree]
    healed: set[tuple[str, ...]] = field(factory=set[tuple[str, ...]])

    def kill(self, folder: Path, step: int) -> str:
        """Kill a run at a step, let the next one heal, and tell what was found in between."""
        root = Path(shutil.copytree(self.before, folder / str(step)))
        action = partial(self.command.run, root)
        died = killed(quietly(action), step, announced="")
        found = read_units(root)
        outcome = tuple(self._state(unit, found[unit]) for unit in UNITS)
        with run_lock(root):
            assert leftovers(root) == []
        assert read_units(root) == found, "clearing up has changed something"
        self._heal(root, outcome)
        shutil.rmtree(root)
        return " ".join(outcome) if died else "done"

    def _heal(self, root: Path, outcome: tuple[str, ...]) -> None:
        """Run the command again, where no run has started from the same files yet."""
        if outcome not in self.healed:
            assert self.command.run(root) == 0
            assert read_units(root) == self.new, f"not healed after {outcome}"
            assert leftovers(root) == []
            self.healed.add(outcome)

    def _state(self, unit: str, found: Tree) -> str:
        if self.old[unit] == self.new[unit] == found:
            return f"{unit}:same"
        states = [name for name in ("old", "new") if getattr(self, name)[unit] == found]
        assert states, f"{unit} is neither old nor new: {sorted(found)}"
        return f"{unit}:{states[0]}"


def trial(name: str, folder: Path) -> Trial:
    """Prepare a command to be killed.

    Args:
        name: Name of the command.
        folder: An empty folder that lasts as long as the trial.
    """
    command = THOROUGH[name]
    command.before(folder / "before")
    after = Path(shutil.copytree(folder / "before", folder / "after"))
    assert command.run(after) == 0
    return Trial(command, folder / "before", read_units(folder / "before"), read_units(after))


def count_steps(tested: Trial, folder: Path) -> int:
    """Return how many steps a run has."""
    root = Path(shutil.copytree(tested.before, folder / "counted"))
    receiver, sender = os.pipe()
    if os.fork() == 0:
        steps = count()
        at_each_step(lambda: next(steps), announced="")
        quietly(partial(tested.command.run, root))()
        os.write(sender, str(next(steps)).encode())
        os._exit(0)
    os.wait()
    return int(os.read(receiver, 20))


def draw(steps: int, kills: int, seed: str) -> list[int]:
    """Draw steps: half of them anywhere, half among the last eighth, where files change.

    The last step of all, after which nothing is left to do, is always one of them.
    """
    random = Random(seed)
    late = random.sample(range(steps - steps // 8, steps - 1), min(kills // 2, steps // 8) - 1)
    return [steps - 1, *late, *random.sample(range(steps), kills - len(late) - 1)]


def outcomes(name: str, kills: int, seed: int) -> dict[str, int]:
    """Kill a command at so many moments; count what was found."""
    with tempfile.TemporaryDirectory() as made:
        tested = trial(name, Path(made))
        steps = draw(count_steps(tested, Path(made)), kills, f"{name} {seed}")
        return dict(Counter(tested.kill(Path(made), step) for step in steps))


def main() -> None:
    """Kill every command, and print what was found by command."""
    parser = argparse.ArgumentParser(description="Kill commands at random moments.")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("commands", nargs="*", default=list(THOROUGH))
    options = parser.parse_args()
    found = {name: outcomes(name, options.kills, options.seed) for name in options.commands}
    json.dump(found, sys.__stdout__ or sys.stdout, indent=2)


if __name__ == "__main__":
    main()
