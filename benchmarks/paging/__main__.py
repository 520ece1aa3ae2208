"""`python -m benchmarks.paging`: memory at the end of a long list over that at its start."""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from benchmarks.paging.reading import CASES, MESSAGES, Peaks

#: How much more memory may be used after all of a list than after its first tenth.
MOST_GROWTH = 1.02


def main() -> int:
    """Measure each case in a process of its own; return 1 if one grows."""
    return max([_report(name, _measure(name)) for name in CASES])


def _measure(name: str) -> Peaks:
    read, prefetch = CASES[name]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(read, prefetch).result()


def _report(name: str, peaks: Peaks) -> int:
    growth = peaks[1] / peaks[0]
    verdict = "flat" if growth <= MOST_GROWTH else f"over {MOST_GROWTH}"
    print(f"paging  {MESSAGES:,} messages, {name:16} memory × {growth:.3f}  {verdict}")
    return int(growth > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
