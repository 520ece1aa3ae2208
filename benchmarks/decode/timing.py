"""Processor time of contestants that take turns, so that what else the machine does meets all."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Any

#: Calls are timed together until they take so long, in seconds: the garbage collector has its
#: share in every time then.
_BLOCK = 0.005


def milliseconds(calls: Mapping[str, Callable[[], Any]], rounds: int) -> dict[str, float]:
    """Return the least time of each call, of some rounds in which all take turns.

    What is there beforehand is left out of garbage collection, as it is not the calls'.
    """
    gc.collect()
    gc.freeze()
    counts = {name: max(1, round(_BLOCK / _seconds(call, 1))) for name, call in calls.items()}
    best = dict.fromkeys(calls, float("inf"))
    for _ in range(rounds):
        for name, call in calls.items():
            best[name] = min(best[name], _seconds(call, counts[name]) * 1000)
    gc.unfreeze()
    return best


def _seconds(call: Callable[[], Any], count: int) -> float:
    """Return the time of one of so many calls, which start with nobody else's garbage."""
    gc.collect()
    start = time.process_time()
    for _ in range(count):
        call()
    return (time.process_time() - start) / count


@contextmanager
def garbage_collection(on: bool) -> Generator[None]:
    """Run with the garbage collector on or off."""
    before = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        yield
    finally:
        (gc.enable if before else gc.disable)()
