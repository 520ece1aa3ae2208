"""A connection on simulated time: its calls wait in the queue that the client has."""

from __future__ import annotations

from heapq import heappop, heappush
from random import Random

from attrs import define

from benchmarks.scale.demand import Backlog, Demand
from ofauth_client._exchange.bucket import Bucket, Pace
from ofauth_client._options.rate_limit import Priority, RateLimit

#: Seconds until the answer, after which a worker makes its next bulk call.
LATENCY = 0.15
#: Most seconds by which a program wakes up too late.
LATE = 0.002


@define(eq=False)
class Call:
    """A call of the simulation.

    Args:
        came: When the call entered the queue.
        priority: Priority of the call.
        backlog: The bulk calls that it is one of.
        ticket: Ticket of its place; None before it has one.
        sent: When the call was sent.
        number: How many calls of its priority entered the queue before.
        asked: How often the call asked for a place.
    """

    came: float
    priority: Priority = "interactive"
    backlog: _Left | None = None
    ticket: float | None = None
    sent: float = -1.0
    number: int = 0
    asked: int = 0

    @property
    def wait(self) -> float:
        """Seconds in the queue."""
        return self.sent - self.came


@define
class _Left:
    """What is left of a backlog."""

    calls: int


def simulate(demand: Demand, limit: RateLimit, seconds: float) -> list[Call]:
    """Let the calls of a connection wait and be sent, as the drivers of the client do it.

    Args:
        demand: The calls.
        limit: Limit of the connection.
        seconds: When the simulation ends. Calls that wait then are not sent.
    """
    simulation = _Simulation(limit)
    for moment in demand.interactive:
        simulation.wake(moment, Call(moment))
    for backlog in demand.backlogs:
        simulation.begin(backlog)
    return simulation.run(seconds)


class _Simulation:
    def __init__(self, limit: RateLimit) -> None:
        self._bucket, self._pace = Bucket(), Pace(limit)
        self._events: list[tuple[float, int, Call]] = []
        self._count = 0
        self._entered: dict[Priority, int] = {"interactive": 0, "bulk": 0}
        self._random = Random("late")
        self._sent: list[Call] = []

    def wake(self, moment: float, call: Call) -> None:
        self._count += 1
        heappush(self._events, (moment, self._count, call))

    def begin(self, backlog: Backlog) -> None:
        left = _Left(backlog.calls)
        for _ in range(min(backlog.workers, backlog.calls)):
            self._next_bulk_call(backlog.begins, left)

    def run(self, seconds: float) -> list[Call]:
        events = self._events
        while events and events[0][0] <= seconds:
            now, _, call = heappop(events)
            self._ask(now, call)
        return self._sent

    def _ask(self, now: float, call: Call) -> None:
        if call.ticket is None:
            call.number = self._entered[call.priority]
            self._entered[call.priority] += 1
        call.asked += 1
        place = self._bucket.acquire(now, self._pace, call.priority, call.ticket)
        if place.seconds > 0:
            call.ticket = place.ticket
            self.wake(now + place.seconds + self._random.random() * LATE, call)
            return
        call.sent = now
        self._sent.append(call)
        if call.backlog is not None:
            self._next_bulk_call(now + LATENCY, call.backlog)

    def _next_bulk_call(self, moment: float, left: _Left) -> None:
        if left.calls:
            left.calls -= 1
            self.wake(moment, Call(moment, "bulk", left))
