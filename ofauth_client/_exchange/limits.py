"""Rate limits: the states that the API reports, and token buckets that keep to a limit.

A limiter returns the time to wait and never waits itself. So the same buckets serve synchronous
and asynchronous clients, and a store that many workers share can replace them.
"""

from __future__ import annotations

import os
import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable

from ofauth_client._exchange.bucket import Bucket, Pace
from ofauth_client._exchange.results import at_once, awaited
from ofauth_client._options.credentials import Secret
from ofauth_client._options.rate_limit import (
    Place,
    Priority,
    RateLimit,
    RateLimiter,
    RateLimitState,
)

#: Number of connections whose last state is kept.
REMEMBERED = 4096

_ARRIVED = Place(0.0, 0.0)


class Locked:
    """Has a lock, which is renewed in a forked child: a thread of the parent may have held it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        _locked.add(self)

    def renew_lock(self) -> None:
        """Take another lock."""
        self._lock = threading.Lock()


_locked: weakref.WeakSet[Locked] = weakref.WeakSet()


def _renew_locks() -> None:
    for each in list(_locked):
        each.renew_lock()


# Windows has no fork.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_locks)


class TokenBuckets(Locked):
    """A token bucket per connection, within a process.

    Calls of the same priority proceed in the order in which they came, and a connection never
    waits for another connection. The class is a `RateLimiter` and a `PriorityRateLimiter`.

    Args:
        limit: Limit of each bucket.
        clock: Monotonic clock, in seconds.
    """

    def __init__(self, limit: RateLimit, clock: Callable[[], float]) -> None:
        super().__init__()
        self.limit = limit
        self.clock = clock
        self._pace = Pace(limit)
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def reserve(self, connection: str) -> float:
        """Take a token, and return the seconds until the token exists."""
        return self.acquire(connection, "interactive").seconds

    def release(self, connection: str) -> None:
        """Put a token back."""
        self.give_back(connection, "interactive")

    def acquire(self, connection: str, priority: Priority, ticket: float | None = None) -> Place:
        """Enter the queue of a connection, or ask again after a wait."""
        with self._lock:
            now = self.clock()
            self._forget_resting(now)
            return self._bucket(connection).acquire(now, self._pace, priority, ticket)

    def give_back(self, connection: str, priority: Priority) -> None:
        """Leave the queue before the wait has ended."""
        with self._lock:
            if connection in self._buckets:
                self._buckets[connection].give_back(self._pace, priority)

    def pause(self, connection: str, seconds: float) -> None:
        """Let no request proceed for some seconds."""
        with self._lock:
            self._bucket(connection).pause(self.clock(), self._pace, seconds)

    def observe(self, connection: str, remaining: int) -> None:
        """Have no more tokens than the API says."""
        with self._lock:
            self._bucket(connection).observe(self.clock(), self._pace, remaining)

    async def acquire_async(
        self, connection: str, priority: Priority, ticket: float | None = None
    ) -> Place:
        """See `acquire`."""
        return self.acquire(connection, priority, ticket)

    async def give_back_async(self, connection: str, priority: Priority) -> None:
        """See `give_back`."""
        self.give_back(connection, priority)

    async def pause_async(self, connection: str, seconds: float) -> None:
        """See `pause`."""
        self.pause(connection, seconds)

    async def observe_async(self, connection: str, remaining: int) -> None:
        """See `observe`."""
        self.observe(connection, remaining)

    def _bucket(self, connection: str) -> Bucket:
        bucket = self._buckets.get(connection)
        if bucket is None:
            bucket = self._buckets[connection] = Bucket()
        self._buckets.move_to_end(connection)
        return bucket

    def _forget_resting(self, now: float) -> None:
        """Drop up to two buckets at rest, so that only buckets in use take up memory."""
        for _ in range(2):
            oldest = next(iter(self._buckets), None)
            if oldest is None or self._buckets[oldest].rests_at(self._pace) > now:
                return
            del self._buckets[oldest]

    def __reduce__(self) -> tuple[object, ...]:
        return TokenBuckets, (self.limit, self.clock)


class SimpleLimiter:
    """A rate limiter of a caller, which knows no priorities, as the drivers use it.

    Args:
        limiter: The rate limiter.
    """

    def __init__(self, limiter: RateLimiter) -> None:
        self.limiter = limiter

    def acquire(self, connection: str, _priority: Priority, ticket: float | None = None) -> Place:
        """Reserve a place once; after the wait, the request may be sent."""
        if ticket is not None:
            return _ARRIVED
        return Place(at_once(self.limiter.reserve(connection), "rate limiter"), 0.0)

    def give_back(self, connection: str, _priority: Priority) -> None:
        """Release the place."""
        at_once(self.limiter.release(connection), "rate limiter")

    def pause(self, connection: str, seconds: float) -> None:
        """Do nothing."""

    def observe(self, connection: str, remaining: int) -> None:
        """Do nothing."""

    async def acquire_async(
        self, connection: str, _priority: Priority, ticket: float | None = None
    ) -> Place:
        """See `acquire`."""
        if ticket is not None:
            return _ARRIVED
        return Place(await awaited(self.limiter.reserve(connection)), 0.0)

    async def give_back_async(self, connection: str, _priority: Priority) -> None:
        """See `give_back`."""
        await awaited(self.limiter.release(connection))

    async def pause_async(self, connection: str, seconds: float) -> None:
        """Do nothing."""

    async def observe_async(self, connection: str, remaining: int) -> None:
        """Do nothing."""


def connection_key(connection: Secret | None) -> str:
    """Return a key for a connection that does not reveal its id; empty for no connection."""
    return "" if connection is None else connection.digest()


class LastStates(Locked):
    """The last rate-limit states of the most recently used connections."""

    def __init__(self) -> None:
        super().__init__()
        self._states: OrderedDict[str, RateLimitState] = OrderedDict()

    def put(self, connection: str, state: RateLimitState) -> None:
        """Remember a state."""
        with self._lock:
            self._states[connection] = state
            self._states.move_to_end(connection)
            if len(self._states) > REMEMBERED:
                self._states.popitem(last=False)

    def get(self, connection: str) -> RateLimitState | None:
        """Return the last state of a connection."""
        return self._states.get(connection)

    def __reduce__(self) -> tuple[object, ...]:
        return LastStates, ()
