"""What a queue promises, judged by when calls came and when they were sent."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from benchmarks.scale.simulation import LATE, Call
from ofauth_client._options.rate_limit import RateLimit


@frozen
class Promise:
    """A promise of the queues.

    Args:
        text: What is measured.
        most: What it may be.
    """

    text: str
    most: float


#: Calls that may seem too many because a call before them woke up too late, or by rounding.
_ROUNDING = 0.01

PROMISES = {
    "burst": Promise("calls above burst + rate × time, in any span of time", _ROUNDING),
    "share": Promise("bulk calls above their share while interactive calls come", _ROUNDING),
    "interactive": Promise(
        "seconds that an interactive call waits longer than without bulk calls and with a burst as "
        "large as the reserve",
        LATE + 1e-6,
    ),
    "idle": Promise(
        "time that a bulk call waits although a token is there for it, in times of the wait for a "
        "token of its share",
        1.01,
    ),
    "order": Promise("bulk calls that passed an earlier bulk call", 0),
}


class Shares:
    """What calls may use, in calls and in calls a second.

    Args:
        limit: Limit of the connection.
    """

    def __init__(self, limit: RateLimit) -> None:
        self.burst = limit.burst
        self.period = limit.period
        self.rate = limit.requests / limit.period
        self.bulk_rate = self.rate * limit.bulk_share
        self.bulk_burst = max(1.0, limit.burst * limit.bulk_share)
        self.reserve = limit.burst - self.bulk_burst


def judged(calls: Sequence[Call], limit: RateLimit) -> dict[str, float]:
    """Return the worst figure of each promise.

    Args:
        calls: What was sent, in this order; nothing waits any more.
        limit: Limit of the connection.
    """
    shares = Shares(limit)
    came = sorted(call.came for call in calls if call.priority == "interactive")
    bulk = [call for call in calls if call.priority == "bulk"]
    return {
        "burst": excess([call.sent for call in calls], shares.burst, shares.rate),
        "share": _excess_of_bulk(came, bulk, shares),
        "interactive": _longer_waits(calls, shares),
        "idle": _idle(came, bulk, shares),
        "order": float(sum(later.number < call.number for call, later in pairwise(bulk))),
    }


def excess(times: Iterable[float], burst: float, rate: float) -> float:
    """Return by how many calls any span of time has more than burst and rate allow."""
    tokens, last, worst = burst, -math.inf, 0.0
    for time in times:
        tokens = min(burst, tokens + (time - last) * rate) - 1
        last, worst = time, max(worst, -tokens)
    return worst


def waits(came: Iterable[float], burst: float, rate: float) -> Iterator[float]:
    """Yield how long calls wait if there are no others."""
    tokens, last = burst, -math.inf
    for time in came:
        tokens = min(burst, tokens + (time - last) * rate) - 1
        last = time
        yield max(0.0, -tokens / rate)


def _longer_waits(calls: Sequence[Call], shares: Shares) -> float:
    interactive = sorted(
        (call for call in calls if call.priority == "interactive"), key=lambda call: call.number
    )
    alone = waits((call.came for call in interactive), shares.reserve, shares.rate)
    pairs = zip(interactive, alone, strict=True)
    return max((call.wait - wait for call, wait in pairs), default=0.0)


def _excess_of_bulk(came: Sequence[float], bulk: Sequence[Call], shares: Shares) -> float:
    spans = _beside_interactive_calls(came, bulk, shares.period)
    return max((excess(span, shares.bulk_burst, shares.bulk_rate) for span in spans), default=0.0)


def _beside_interactive_calls(
    came: Sequence[float], bulk: Sequence[Call], period: float
) -> Iterator[list[float]]:
    """Yield when bulk calls were sent, for each span of time without a calm period."""
    arrivals = _Arrivals(came)
    span, last = list[float](), -math.inf
    for call in bulk:
        while arrivals.next <= call.sent:
            moment = arrivals.take()
            if moment - last >= period:
                yield span
                span = []
            last = moment
        if call.sent - last < period:
            span.append(call.sent)
    yield span


def _idle(came: Sequence[float], bulk: Sequence[Call], shares: Shares) -> float:
    """Return the longest time for which the first bulk call in line did not take a token."""
    scheduler, arrivals, worst = Scheduler(shares), _Arrivals(came), 0.0
    for call in bulk:
        ready = scheduler.ready(call.came)
        while arrivals.next <= call.sent:
            taken = arrivals.take()
            scheduler.interactive(taken)
            # An interactive call may take the token for which the bulk call waits.
            again = scheduler.ready(call.came)
            ready = again if again > max(taken, ready) else ready
        worst = max(worst, (call.sent - ready) * shares.bulk_rate)
        scheduler.bulk(call.sent)
    return worst


def possible(came: Sequence[float], limit: RateLimit, seconds: float) -> int:
    """Return how many bulk calls could be sent if all tokens were used the moment they exist.

    Args:
        came: When interactive calls come, in order.
        limit: Limit of the connection.
        seconds: For how long there are bulk calls.
    """
    scheduler, arrivals, count = Scheduler(Shares(limit)), _Arrivals(came), 0
    while True:
        ready = scheduler.ready(0.0)
        while arrivals.next <= ready:
            scheduler.interactive(arrivals.take())
            ready = scheduler.ready(0.0)
        if ready > seconds:
            return count
        scheduler.bulk(ready)
        count += 1


class _Arrivals:
    """Moments, one after another.

    Args:
        moments: The moments, in order.
    """

    def __init__(self, moments: Iterable[float]) -> None:
        self._moments = iter(moments)
        self.next = next(self._moments, math.inf)

    def take(self) -> float:
        """Return the next moment."""
        taken, self.next = self.next, next(self._moments, math.inf)
        return taken


class Scheduler:
    """Sends bulk calls as soon as tokens allow it, which it knows without asking.

    Args:
        shares: What calls may use.
    """

    def __init__(self, shares: Shares) -> None:
        self._shares = shares
        self._tokens, self._bulk_tokens = float(shares.burst), shares.bulk_burst
        self._now, self._last = 0.0, -math.inf

    def ready(self, entered: float) -> float:
        """Return when a bulk call can be sent if no interactive call comes before."""
        shares = self._shares
        passed = max(0.0, entered - self._now)
        missing = shares.reserve + 1 - self._tokens - passed * shares.rate
        moment = self._now + passed + max(0.0, missing / shares.rate)
        calm = self._last + shares.period
        if moment >= calm:
            return moment
        missing = 1 - self._bulk_tokens - passed * shares.bulk_rate
        return max(moment, min(calm, self._now + passed + max(0.0, missing / shares.bulk_rate)))

    def interactive(self, moment: float) -> None:
        """Let an interactive call take a token."""
        self._advance(moment)
        self._tokens -= 1
        self._last = moment

    def bulk(self, moment: float) -> None:
        """Let a bulk call take a token."""
        self._advance(moment)
        self._tokens -= 1
        self._bulk_tokens = max(0.0, self._bulk_tokens - 1)

    def _advance(self, moment: float) -> None:
        passed, shares = moment - self._now, self._shares
        self._now = moment
        self._tokens = min(shares.burst, self._tokens + passed * shares.rate)
        self._bulk_tokens = min(shares.bulk_burst, self._bulk_tokens + passed * shares.bulk_rate)
