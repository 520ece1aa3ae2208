"""What the client is to reach, as ratios within one run."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from benchmarks.client.contestants import (
    AIOHTTP,
    HTTPX,
    HTTPX2,
    OURS,
    OURS_AIOHTTP,
    OURS_HTTPX2,
)
from benchmarks.client.measuring import CROWDS, ByCrowd

#: Contestant, the other that it is measured against, crowd, and the least ratio of requests a
#: second.
_LEAST = (
    (OURS, HTTPX, 1, 1.0),
    (OURS, HTTPX, 200, 3.0),
    *((OURS_HTTPX2, HTTPX2, crowd, 0.9) for crowd in CROWDS),
    (OURS_AIOHTTP, HTTPX, 20, 5.0),
    (OURS_AIOHTTP, HTTPX, 200, 8.0),
    *((OURS_AIOHTTP, AIOHTTP, crowd, 0.5) for crowd in (20, 200)),
)

#: What a request of many tasks may cost, in times of one of a single task.
_MOST_GROWTH = 1.3


@frozen
class Target:
    """One figure, and what it is to be.

    Args:
        text: What it is.
        figure: What was measured.
        bound: The least or the most that it may be.
        at_least: Whether the bound is the least.
    """

    text: str
    figure: float
    bound: float
    at_least: bool = True

    @property
    def is_met(self) -> bool:
        """Whether the figure is within its bound."""
        return (self.figure >= self.bound) if self.at_least else (self.figure <= self.bound)

    def __str__(self) -> str:
        kind = "at least" if self.at_least else "at most"
        verdict = "met" if self.is_met else "MISSED"
        figure = f"{self.figure:.2f}" if self.figure < 100 else f"{self.figure:,.0f}"
        return f"{self.text}: {figure} ({kind} {self.bound:g}): {verdict}"


def targets(tasks: ByCrowd) -> Iterator[Target]:
    """Yield the targets for asynchronous requests."""
    for name, other, crowd, least in _LEAST:
        text = f"requests a second of {name}, in times of {other}, {crowd} tasks"
        yield Target(text, tasks[crowd].ratio(name, other), least)
    few, many = min(CROWDS), max(CROWDS)
    for name in (OURS, OURS_HTTPX2, OURS_AIOHTTP):
        text = f"processor time of a request of {name}, {many} tasks, in times of {few}"
        growth = tasks[many].cost(name) / tasks[few].cost(name)
        yield Target(text, growth, _MOST_GROWTH, at_least=False)
