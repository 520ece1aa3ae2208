"""`python -m benchmarks.paging`: memory at the end of a long list over that at its start."""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from benchmarks.loopback import served
from benchmarks.paging.answering import MESSAGES
from benchmarks.paging.reading import CASES, Peaks
from benchmarks.results_file import write_figures

#: How much more memory may be used after all of a list than after its first tenth: by the
#: process, and by Python's objects, which are a hundredth of it.
MOST_RESIDENT, MOST_TRACED = 1.02, 1.1


def main() -> int:
    """Measure each case in a process of its own; return 1 if one grows."""
    with served("benchmarks.paging.answering") as url:
        growths = {name: _growth(_measure(name, url)) for name in CASES}
    write_figures("paging", {name: round(growth, 3) for name, (growth, _) in growths.items()})
    return max([_report(name, *growth) for name, growth in growths.items()])


def _measure(name: str, url: str) -> Peaks:
    read, prefetch = CASES[name]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(read, url, prefetch).result()


def _growth(peaks: Peaks) -> tuple[float, float]:
    """Return the growth, and the most that it may be."""
    early, late = peaks
    if early.traced is not None and late.traced is not None:
        return late.traced / early.traced, MOST_TRACED
    return late.resident / early.resident, MOST_RESIDENT


def _report(name: str, growth: float, most: float) -> int:
    verdict = "flat" if growth <= most else f"over {most}"
    print(f"paging  {MESSAGES:,} messages, {name:16} memory × {growth:.3f}  {verdict}")
    return int(growth > most)


if __name__ == "__main__":
    sys.exit(main())
