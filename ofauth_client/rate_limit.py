"""Rate limits: what the API says of them, and keeping to them without being told.

The bucket says how long to wait and never waits itself, so that it serves synchronous and
asynchronous clients alike, and a store that many workers share can take its place.
"""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol, runtime_checkable

from attrs import Attribute, field, frozen

from .errors import ConfigurationError
from .kinds import is_number
from .secrets import Secret
from .wait_headers import number, seconds_until

#: Connections of which the last state is kept.
REMEMBERED = 4096


@runtime_checkable
class RateLimiter(Protocol):
    """Decides when a request may be sent; has to be thread-safe.

    Both methods may return an awaitable if the client is an asynchronous one.
    """

    def reserve(self, connection: str) -> float | Awaitable[float]:
        """Take the next free place in the line of a connection.

        Args:
            connection: Stands for a connection, is the same in every process, and is not its id.

        Returns:
            Seconds to wait before the request may be sent; 0 if it may be sent at once.
        """
        ...

    def release(self, connection: str) -> object:
        """Give a place back whose request will not be sent."""
        ...


def _positive(_: object, attribute: Attribute[float], value: float) -> None:
    if not is_number(value) or not 0 < value < math.inf:
        raise ConfigurationError(f"{attribute.name} must be a number above 0, not {value!r}")


def _from_one(_: object, attribute: Attribute[int], value: int) -> None:
    if not is_number(value) or not 1 <= value < math.inf:
        raise ConfigurationError(f"{attribute.name} must be a number from 1, not {value!r}")


@frozen
class RateLimit:
    """Requests that a connection may make.

    Args:
        requests: Requests in a period.
        period: Length of the period in seconds.
        burst: Requests that may be made at once after a quiet time.
    """

    requests: float = field(default=60.0, validator=_positive)
    period: float = field(default=60.0, validator=_positive)
    burst: int = field(default=90, validator=_from_one)


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


@frozen
class RateLimitState:
    """What the API last said about the rate limit of a connection.

    Args:
        limit: Requests allowed.
        remaining: Requests left.
        resets_in: Seconds until it resets, counted from `seen`; the API does not document units.
        seen: When it was said, in seconds since 1970.
    """

    limit: int | None
    remaining: int | None
    resets_in: float | None
    seen: float


def connection_key(connection: Secret | None) -> str:
    """Return what stands for a connection where its id must not be; empty for none."""
    return "" if connection is None else connection.digest()


def read_state(headers: Mapping[str, str], now: float) -> RateLimitState | None:
    """Read `X-RateLimit-*` (or `RateLimit-*`); return None where there is nothing of the kind.

    Args:
        headers: Headers of an answer, by lower-case name.
        now: Seconds since 1970.
    """
    limit, remaining = _count(headers, "limit"), _count(headers, "remaining")
    reset = _named(headers, "reset")
    resets_in = None if reset is None else seconds_until(reset, headers.get("date"), now)
    if limit is None and remaining is None and resets_in is None:
        return None
    return RateLimitState(limit, remaining, resets_in, now)


def asked_wait(status: int, headers: Mapping[str, str], now: float) -> float | None:
    """Return how many seconds the API asks to wait; None where it does not say.

    Args:
        status: Status code of the answer.
        headers: Headers of the answer, by lower-case name.
        now: Seconds since 1970.
    """
    retry_after = headers.get("retry-after")
    asked = seconds_until(retry_after, headers.get("date"), now) if retry_after else None
    if asked is not None or status != 429:
        return asked
    state = read_state(headers, now)
    return state.resets_in if state and not state.remaining else None


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


def _named(headers: Mapping[str, str], name: str) -> str | None:
    found = headers.get(f"x-ratelimit-{name}")
    return headers.get(f"ratelimit-{name}") if found is None else found


def _count(headers: Mapping[str, str], name: str) -> int | None:
    text = _named(headers, name)
    # "60, 60;window=60" is what some servers send.
    value = number(text.split(",")[0].split(";")[0]) if text else None
    return None if value is None else int(value)
