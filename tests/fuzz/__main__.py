"""Fuzz for a time: python -m tests.fuzz [--seconds 60] [--seed N] [TARGET ...].

Every target gets that many seconds. What fails is printed as the smallest example that Hypothesis
finds, with the command that repeats the run, and becomes a test beside the code it is about.
"""

from __future__ import annotations

import argparse
import logging
import sys
import time
import traceback
from itertools import count

from tests.fuzz.targets import TARGETS

_BATCH = 500


def main() -> None:
    """Fuzz each target, and fail if one of them failed."""
    parser = argparse.ArgumentParser(description="Fuzz the pipeline and the client.")
    parser.add_argument("--seconds", type=float, default=60, help="for each target")
    parser.add_argument("--seed", type=int, default=0, help="of the first batch")
    parser.add_argument("targets", nargs="*", default=list(TARGETS))
    options = parser.parse_args()
    logging.disable()
    failed = [name for name in options.targets if not _fuzz(name, options.seed, options.seconds)]
    sys.exit(f"error: {', '.join(failed)} failed" if failed else 0)


def _fuzz(name: str, first: int, seconds: float) -> bool:
    """Run batches of a target until its time is over, or one fails; tell whether none did."""
    end = time.monotonic() + seconds
    for number in count(first):
        if not _batch(name, number):
            return False
        if time.monotonic() > end:
            print(f"{name:<20}{(number - first + 1) * _BATCH} examples", flush=True)
            return True
    return False


def _batch(name: str, number: int) -> bool:
    try:
        TARGETS[name].run(_BATCH, number)
    except Exception:
        traceback.print_exc(limit=-8)
        print(f"repeat: python -m tests.fuzz --seconds 0 --seed {number} {name}", flush=True)
        return False
    return True


if __name__ == "__main__":
    main()
