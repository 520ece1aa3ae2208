"""Made-up demand: what the people and the programs of a connection want within a day."""

from __future__ import annotations

import math
from collections.abc import Iterator
from random import Random
from typing import Literal, TypeAlias

from attrs import frozen

DAY = 86_400.0

Kind: TypeAlias = Literal["usual", "busy", "flooded"]
#: Connections of each kind, of 200. Busy connections are worked on all day, by people and by
#: programs; on flooded ones, people want more than the limit allows for an hour as well.
_OF_EACH: dict[Kind, int] = {"usual": 195, "busy": 4, "flooded": 1}
KINDS = tuple(_OF_EACH)
#: Clicks of a day.
_CLICKS: dict[Kind, float] = {"usual": 60.0, "busy": 6_000.0, "flooded": 6_000.0}
#: Seconds between the calls of one click, such as those that fill a page.
_WITHIN_A_CLICK = 0.2
#: Calls of a click: most have a few, and some open everything at once.
_CALLS, _MOST_CALLS = 4.0, 60
#: How much more people come at noon than on average, and fewer at midnight.
_SWING = 0.8


@frozen
class Backlog:
    """Bulk calls that a program makes one after another, some of them at once.

    Args:
        begins: Seconds from the start.
        calls: Number of calls.
        workers: Calls at once.
    """

    begins: float
    calls: int
    workers: int


@frozen
class Demand:
    """Calls of one connection.

    Args:
        interactive: Moments at which interactive calls come, in order, in seconds from the start.
        backlogs: Bulk calls.
    """

    interactive: tuple[float, ...]
    backlogs: tuple[Backlog, ...]


def demand(number: int, seconds: float) -> Demand:
    """Return the demand of a connection, which is the same in each run.

    Args:
        number: Number of the connection, which decides how much is wanted.
        seconds: Length of the day.
    """
    random, kind = Random(f"scale {number}"), kind_of(number)
    clicks = _clicks(random, seconds, _CLICKS[kind])
    if kind == "usual":
        return Demand(tuple(clicks), tuple(_backlog(random, seconds) for _ in range(2)))
    flood = _flood(random, seconds) if kind == "flooded" else ()
    return Demand(tuple(sorted([*clicks, *flood])), (_without_end(seconds),))


def kind_of(number: int) -> Kind:
    """Return the kind of a connection."""
    last = number % sum(_OF_EACH.values())
    for kind, count in _OF_EACH.items():
        last -= count
        if last < 0:
            return kind
    raise AssertionError


def _clicks(random: Random, seconds: float, clicks_a_day: float) -> list[float]:
    """Return the calls of clicks that come at random, most of them around the local noon."""
    noon, calls = random.uniform(0, DAY), list[float]()
    for click in _moments(random, seconds, clicks_a_day / DAY * (1 + _SWING)):
        chance = (1 + _SWING * math.cos(2 * math.pi * (click - noon) / DAY)) / (1 + _SWING)
        if random.random() < chance:
            count = min(_MOST_CALLS, 1 + int(random.expovariate(1 / (_CALLS - 1))))
            calls += [click + number * _WITHIN_A_CLICK for number in range(count)]
    return sorted(calls)


def _flood(random: Random, seconds: float) -> Iterator[float]:
    """Yield calls of an hour in which 1.5 come each second."""
    length = min(3600.0, seconds / 4)
    begins = random.uniform(0, seconds - length)
    return (begins + moment for moment in _moments(random, length, 1.5))


def _moments(random: Random, seconds: float, rate: float) -> Iterator[float]:
    moment = random.expovariate(rate)
    while moment < seconds:
        yield moment
        moment += random.expovariate(rate)


def _backlog(random: Random, seconds: float) -> Backlog:
    workers = random.choice((1, 4, 20, 300))
    return Backlog(random.uniform(0, seconds * 0.9), random.randint(200, 1200), workers)


def _without_end(seconds: float) -> Backlog:
    """Return a backlog that is never done."""
    return Backlog(0.0, 2 * int(seconds), 20)
