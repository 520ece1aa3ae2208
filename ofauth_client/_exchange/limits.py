"""Rate limits: the states that the API reports, and token buckets that keep to a limit.

A bucket returns the time to wait and never waits itself. So the same bucket serves synchronous
and asynchronous clients, and a store that many workers share can replace it.
"""

from __future__ import annotations

import os
import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable

from ofauth_client._options.credentials import Secret
from ofauth_client._options.rate_limit import RateLimit, RateLimitState

#: Number of connections whose last state is kept.
REMEMBERED = 4096


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

    Requests proceed in the order in which they reserved, and a connection never waits for
    another connection. A bucket is a single number: the time at which the bucket is full again.

    Args:
        limit: Limit of each bucket.
        clock: Monotonic clock, in seconds.
    """

    def __init__(self, limit: RateLimit, clock: Callable[[], float]) -> None:
        super().__init__()
        self.limit = limit
        self.clock = clock
        self._interval = limit.period / limit.requests
        self._full_at: OrderedDict[str, float] = OrderedDict()

    def reserve(self, connection: str) -> float:
        """Take a token, and return the seconds until the token exists."""
        with self._lock:
            now = self.clock()
            self._forget_full(now)
            full_at = max(self._full_at.get(connection, now), now) + self._interval
            self._full_at[connection] = full_at
            self._full_at.move_to_end(connection)
            return max(0.0, full_at - now - self.limit.burst * self._interval)

    def release(self, connection: str) -> None:
        """Put a token back."""
        with self._lock:
            if connection in self._full_at:
                self._full_at[connection] -= self._interval

    def _forget_full(self, now: float) -> None:
        """Drop up to two full buckets, so that only buckets in use take up memory."""
        for _ in range(2):
            oldest = next(iter(self._full_at), None)
            if oldest is None or self._full_at[oldest] > now:
                return
            del self._full_at[oldest]

    def __reduce__(self) -> tuple[object, ...]:
        return TokenBuckets, (self.limit, self.clock)


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
