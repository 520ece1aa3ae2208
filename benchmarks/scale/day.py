"""A day of many connections on simulated time, judged connection by connection."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from attrs import define, field

from benchmarks.scale.checking import PROMISES, judged, possible
from benchmarks.scale.demand import KINDS, Demand, Kind, demand, kind_of
from benchmarks.scale.simulation import simulate
from ofauth_client._options.rate_limit import RateLimit

#: Parts of a hundred interactive calls whose longest wait is told.
PARTS = (50.0, 99.0, 99.9, 100.0)
#: Connections that a process simulates at a time.
_AT_A_TIME = 50


def _floats() -> array[float]:
    return array("d")


@define
class Waits:
    """Waits of interactive calls in seconds; the many that did not wait are only counted.

    Args:
        count: All calls.
        longer: Waits above 0.
    """

    count: int = 0
    longer: array[float] = field(factory=_floats)

    def add(self, waits: Iterable[float]) -> None:
        """Take waits of a connection."""
        for wait in waits:
            self.count += 1
            if wait > 0:
                self.longer.append(wait)

    def merge(self, other: Waits) -> None:
        """Take the waits of other connections."""
        self.count += other.count
        self.longer.extend(other.longer)

    def within(self, parts: Sequence[float] = PARTS) -> list[float]:
        """Return the longest wait of each part of the calls, the shortest waits first.

        Args:
            parts: Parts of a hundred.
        """
        waits, zeros = sorted(self.longer), self.count - len(self.longer)
        places = [max(1, round(self.count * part / 100)) - 1 - zeros for part in parts]
        return [waits[place] if place >= 0 else 0.0 for place in places]


@define
class Day:
    """What became of the connections of a kind.

    Args:
        connections: Number of connections.
        bulk: Bulk calls that were sent.
        asked: How often all calls asked for a place.
        possible: Bulk calls of those whose bulk calls never end, and how many might have been sent.
        waits: Waits of interactive calls.
        alone: Their waits if there are no bulk calls.
        worst: The worst figure of each promise.
    """

    connections: int = 0
    bulk: int = 0
    asked: int = 0
    possible: int = 0
    waits: Waits = field(factory=Waits)
    alone: Waits = field(factory=Waits)
    worst: dict[str, float] = field(factory=lambda: dict.fromkeys(PROMISES, 0.0))

    def merge(self, other: Day) -> None:
        """Take other connections."""
        self.connections += other.connections
        self.bulk += other.bulk
        self.asked += other.asked
        self.possible += other.possible
        self.waits.merge(other.waits)
        self.alone.merge(other.alone)
        for name, figure in other.worst.items():
            self.worst[name] = max(self.worst[name], figure)

    def broken(self) -> list[str]:
        """Return the promises that a connection has broken."""
        return [name for name, promise in PROMISES.items() if self.worst[name] > promise.most]


Days = dict[Kind, Day]


def days(connections: int, seconds: float, limit: RateLimit) -> Days:
    """Simulate many connections in as many processes as there are cores.

    Args:
        connections: Number of connections.
        seconds: Length of the day.
        limit: Limit of each connection.
    """
    starts = range(0, connections, _AT_A_TIME)
    parts = [range(start, min(start + _AT_A_TIME, connections)) for start in starts]
    found: Days = {}
    workers = min(len(parts), os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for part in pool.map(one_after_another, parts, *_same(len(parts), seconds, limit)):
            for kind, day in part.items():
                found.setdefault(kind, Day()).merge(day)
    return {kind: found[kind] for kind in KINDS if kind in found}


def one_after_another(numbers: Iterable[int], seconds: float, limit: RateLimit) -> Days:
    """Simulate some connections.

    Args:
        numbers: Numbers of the connections.
        seconds: Length of the day.
        limit: Limit of each connection.
    """
    found: Days = {}
    for number in numbers:
        found.setdefault(kind_of(number), Day()).merge(_day(number, seconds, limit))
    return found


def _day(number: int, seconds: float, limit: RateLimit) -> Day:
    wanted = demand(number, seconds)
    calls = simulate(wanted, limit, seconds)
    alone = simulate(Demand(wanted.interactive, ()), limit, seconds)
    bulk = sum(call.priority == "bulk" for call in calls)
    day = Day(1, bulk, sum(call.asked for call in calls), worst=judged(calls, limit))
    if kind_of(number) != "usual":
        day.possible = possible(wanted.interactive, limit, seconds)
    day.waits.add(call.wait for call in calls if call.priority == "interactive")
    day.alone.add(call.wait for call in alone)
    return day


def _same(times: int, *values: Any) -> Iterator[list[Any]]:
    return ([value] * times for value in values)
