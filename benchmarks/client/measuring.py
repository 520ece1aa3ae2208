"""Requests a second and processor time of contestants that take turns, round after round."""

from __future__ import annotations

import asyncio
import gc
import statistics
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import TypeAlias

from attrs import field, frozen

from benchmarks.client.contestants import CHATS, CONNECTIONS, Ask, AskAsync, awaiting, waiting

#: Tasks or threads that ask at once.
CROWDS = (1, 20, 200)
ROUNDS = 3
#: Seconds of a turn.
_TURNS = {1: 0.3, 20: 0.4, 200: 0.7}
#: Seconds between two looks whether a turn can begin.
_GLANCE = 0.01
#: Requests before a turn.
_WARM_UP = 20


@frozen
class Turn:
    """What one contestant did in one turn.

    Args:
        rate: Requests a second.
        cost: Microseconds of processor time for a request.
    """

    rate: float
    cost: float


@frozen
class Results:
    """The turns of all rounds, by contestant.

    Args:
        turns: One turn for each round.
    """

    turns: dict[str, list[Turn]] = field(factory=dict[str, list[Turn]])

    def add(self, name: str, turn: Turn) -> None:
        """Take a turn."""
        self.turns.setdefault(name, []).append(turn)

    def rate(self, name: str) -> float:
        """Return the median of the requests a second."""
        return statistics.median(turn.rate for turn in self.turns[name])

    def cost(self, name: str) -> float:
        """Return the median of the processor time for a request, in microseconds."""
        return statistics.median(turn.cost for turn in self.turns[name])

    def ratio(self, name: str, other: str) -> float:
        """Return how many times as many requests a second a contestant sends.

        Two turns of one round meet the same troubles of the machine, so the ratio is the median of
        the ratios of all rounds.
        """
        pairs = zip(self.turns[name], self.turns[other], strict=True)
        return statistics.median(turn.rate / others.rate for turn, others in pairs)


#: Results by the number of tasks or threads.
ByCrowd: TypeAlias = dict[int, Results]


def waiting_results(url: str) -> ByCrowd:
    """Measure the synchronous contestants."""
    found = {crowd: Results() for crowd in CROWDS}
    with _old_objects_left_alone():
        for crowd in CROWDS * ROUNDS:
            for name, make in waiting(url).items():
                with make() as ask:
                    assert {ask() for _ in range(_WARM_UP)} == {CHATS}
                    found[crowd].add(name, _turn(ask, crowd))
    return found


async def awaiting_results(url: str) -> ByCrowd:
    """Measure the asynchronous contestants."""
    found = {crowd: Results() for crowd in CROWDS}
    with _old_objects_left_alone():
        for crowd in CROWDS * ROUNDS:
            for name, make in awaiting(url).items():
                async with make() as ask:
                    assert {await ask() for _ in range(_WARM_UP)} == {CHATS}
                    found[crowd].add(name, await _turn_async(ask, crowd))
    return found


@contextmanager
def _old_objects_left_alone() -> Generator[None]:
    """Leave what is there beforehand out of garbage collection, as it is no contestant's."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _turn(ask: Ask, crowd: int) -> Turn:
    counts, over = [0] * crowd, threading.Event()

    def work(number: int) -> None:
        while not over.is_set():
            ask()
            counts[number] += 1

    threads = [threading.Thread(target=work, args=(number,)) for number in range(crowd)]
    for thread in threads:
        thread.start()
    while sum(counts) < _enough(crowd):
        time.sleep(_GLANCE)
    watch = _Watch(sum(counts))
    time.sleep(_TURNS[crowd])
    turn = watch.turn(sum(counts))
    over.set()
    for thread in threads:
        thread.join()
    return turn


async def _turn_async(ask: AskAsync, crowd: int) -> Turn:
    count, is_over = 0, False

    async def work() -> None:
        nonlocal count
        while not is_over:
            await ask()
            count += 1

    tasks = [asyncio.create_task(work()) for _ in range(crowd)]
    while count < _enough(crowd):
        await asyncio.sleep(_GLANCE)
    watch = _Watch(count)
    await asyncio.sleep(_TURNS[crowd])
    turn = watch.turn(count)
    is_over = True
    await asyncio.wait(tasks)
    return turn


def _enough(crowd: int) -> int:
    """Return after how many requests the line of waiting calls is as long as it gets."""
    return min(crowd, CONNECTIONS)


class _Watch:
    """Measures from now on.

    Args:
        count: Requests so far.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._began, self._spent = time.perf_counter(), time.process_time()

    def turn(self, count: int) -> Turn:
        """Return what was done since then."""
        done = max(count - self._count, 1)
        seconds, spent = time.perf_counter() - self._began, time.process_time() - self._spent
        return Turn(done / seconds, spent / done * 1e6)
