"""Requests a second and processor time of contestants that take turns, round after round."""

from __future__ import annotations

import asyncio
import statistics
import threading
import time
from contextlib import AsyncExitStack, ExitStack
from typing import TypeAlias

from attrs import field, frozen

from benchmarks.client.contestants import CHATS, Ask, AskAsync, awaiting, waiting

#: Tasks or threads that ask at once.
CROWDS = (1, 20, 200)
ROUNDS = 5
#: Seconds of a turn; a long line of waiting calls needs a while until it is as long as it gets.
_TURNS = {1: 0.3, 20: 0.4, 200: 1.5}
#: Requests of each contestant before the rounds.
_WARM_UP = 100


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
        """Return how many times as fast a contestant is: the median of the ratios of all rounds.

        Two turns of one round meet the same troubles of the machine.
        """
        pairs = zip(self.turns[name], self.turns[other], strict=True)
        return statistics.median(turn.rate / others.rate for turn, others in pairs)


#: Results by the number of tasks or threads.
ByCrowd: TypeAlias = dict[int, Results]


def waiting_results(url: str) -> ByCrowd:
    """Measure the synchronous contestants."""
    found = {crowd: Results() for crowd in CROWDS}
    with ExitStack() as stack:
        asks = {name: stack.enter_context(made) for name, made in waiting(url).items()}
        for ask in asks.values():
            assert {ask() for _ in range(_WARM_UP)} == {CHATS}
        for crowd in CROWDS * ROUNDS:
            for name, ask in asks.items():
                found[crowd].add(name, _turn(ask, crowd))
    return found


async def awaiting_results(url: str) -> ByCrowd:
    """Measure the asynchronous contestants."""
    found = {crowd: Results() for crowd in CROWDS}
    async with AsyncExitStack() as stack:
        contestants = awaiting(url)
        asks = {name: await stack.enter_async_context(made) for name, made in contestants.items()}
        for ask in asks.values():
            assert {await ask() for _ in range(_WARM_UP)} == {CHATS}
        for crowd in CROWDS * ROUNDS:
            for name, ask in asks.items():
                found[crowd].add(name, await _turn_async(ask, crowd))
    return found


def _turn(ask: Ask, crowd: int) -> Turn:
    counts = [0] * crowd
    watch = _Watch(_TURNS[crowd])

    def work(number: int) -> None:
        while watch.is_running():
            ask()
            counts[number] += 1

    threads = [threading.Thread(target=work, args=(number,)) for number in range(1, crowd)]
    for thread in threads:
        thread.start()
    work(0)
    for thread in threads:
        thread.join()
    return watch.turn(sum(counts))


async def _turn_async(ask: AskAsync, crowd: int) -> Turn:
    count = 0
    watch = _Watch(_TURNS[crowd])

    async def work() -> None:
        nonlocal count
        while watch.is_running():
            await ask()
            count += 1

    await asyncio.gather(*(work() for _ in range(crowd)))
    return watch.turn(count)


class _Watch:
    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._began, self._spent = time.perf_counter(), time.process_time()

    def is_running(self) -> bool:
        return time.perf_counter() - self._began < self._seconds

    def turn(self, count: int) -> Turn:
        spent = time.process_time() - self._spent
        return Turn(count / (time.perf_counter() - self._began), spent / count * 1e6)
