"""Rate limits: what the API says of them, and keeping to them without being told.

The bucket says how long to wait and never waits itself, so that it serves synchronous and
asynchronous clients alike, and a store that many workers share can take its place.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from ofauth_client._options.credentials import Secret
from ofauth_client._options.rate_limit import RateLimit, RateLimitState

#: Connections of which the last state is kept.
REMEMBERED = 4096


class TokenBuckets:
    """A token bucket per connection, within one process.

    Requests are let through in the order in which they asked, and a connection never waits
    for another. A bucket is one number: the time at which it will be full again.

    Args:
        limit: What each bucket allows.
        clock: Seconds of a clock that never goes back.
    """

    def __init__(self, limit: RateLimit, clock: Callable[[], float]) -> None:
        self.limit = limit
        self.clock = clock
        self._interval = limit.period / limit.requests
        self._full_at: OrderedDict[str, float] = OrderedDict()
        self._lock = threading.Lock()

    def reserve(self, connection: str) -> float:
        """Take a token, be it one that is not there yet; return how long it will take."""
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
        """Drop up to two full buckets, so that only those in use take up memory."""
        for _ in range(2):
            oldest = next(iter(self._full_at), None)
            if oldest is None or self._full_at[oldest] > now:
                return
            del self._full_at[oldest]

    def __reduce__(self) -> tuple[object, ...]:
        return TokenBuckets, (self.limit, self.clock)


def connection_key(connection: Secret | None) -> str:
    """Return what stands for a connection where its id must not be; empty for none."""
    return "" if connection is None else connection.digest()


class LastStates:
    """The last state of each connection, of the most recently used ones."""

    def __init__(self) -> None:
        self._states: OrderedDict[str, RateLimitState] = OrderedDict()
        self._lock = threading.Lock()

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
