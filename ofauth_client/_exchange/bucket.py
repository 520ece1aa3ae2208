"""The queue of a connection: a token bucket that serves interactive calls before bulk calls.

A bucket is a few numbers. It has no clock and never waits: the caller says what time it is, and
waits for as long as the bucket says.

- An interactive call takes a token at once, also one of the future, and waits until the token
  exists. A bulk call takes a token only when the token exists, so it is never ahead of an
  interactive call; bulk calls wait in a line of their own.
- Bulk calls take only their share of a full bucket. The rest is a reserve, in which interactive
  calls find tokens at any time, even many at once.
- What the API reports is a bucket of its own, which has no reserve: its limit may be another one
  than ours, and bulk calls would never come to the end of a reserve that it does not know.
- While interactive calls come, bulk calls have a second, slower bucket to keep to.
- Whatever delays a line (a pause; for the bulk line, also interactive calls) is added to a number,
  the delay of the line. A ticket is this number as it was when the place was given. So a call that
  asks again waits for what the delay has grown meanwhile, and the order stays.

`ofauth_client/redis/bucket.lua` does the same in a store that many processes share.
"""

from __future__ import annotations

import math

from ofauth_client._options.rate_limit import Place, Priority, RateLimit

#: Shorter waits are none: they come from the rounding of clocks.
_NO_TIME = 1e-6


class Pace:
    """A rate limit as the times that the arithmetic of a bucket needs, all in seconds.

    Args:
        limit: The rate limit.
    """

    __slots__ = ("bulk_interval", "bulk_stock", "bulk_tolerance", "interval", "period", "tolerance")

    def __init__(self, limit: RateLimit) -> None:
        self.period = limit.period
        self.interval = limit.period / limit.requests
        self.tolerance = limit.burst * self.interval
        self.bulk_interval = self.interval / limit.bulk_share
        bulk_burst = max(1.0, limit.burst * limit.bulk_share)
        self.bulk_stock = bulk_burst * self.interval
        self.bulk_tolerance = bulk_burst * self.bulk_interval


class Bucket:
    """The queue of a connection.

    Attributes:
        full_at: When the bucket is full again, less `delay`.
        reported_full_at: When the bucket that the API reported is full again, less `delay`.
        delay: Seconds by which pauses have delayed the queue.
        resumes_at: When the last pause ends.
        bulk_full_at: When the slower bucket of bulk calls is full again, less `delay`.
        bulk_last_at: When the last bulk call in the line may ask again, less `bulk_delay`.
        bulk_delay: Seconds by which pauses and interactive calls have delayed the bulk line.
        interactive_at: When the last interactive call came.
        used_at: When the bucket was last used.
    """

    __slots__ = (
        "bulk_delay",
        "bulk_full_at",
        "bulk_last_at",
        "delay",
        "full_at",
        "interactive_at",
        "reported_full_at",
        "resumes_at",
        "used_at",
    )

    def __init__(self) -> None:
        self.full_at = self.reported_full_at = self.bulk_full_at = self.bulk_last_at = -math.inf
        self.resumes_at = self.interactive_at = self.used_at = -math.inf
        self.delay = self.bulk_delay = 0.0

    def acquire(self, now: float, pace: Pace, priority: Priority, ticket: float | None) -> Place:
        """Give out a place, or tell what is left to wait for a place; see `PriorityRateLimiter`."""
        self._use(now)
        if priority == "bulk":
            return self._bulk(now, pace, ticket)
        self.interactive_at = now
        if ticket is not None:
            return Place(max(0.0, self.delay - ticket), self.delay)
        time = now - self.delay
        self._take(time, pace)
        full_at = max(self.full_at, self.reported_full_at)
        return Place(max(0.0, full_at - time - pace.tolerance), self.delay)

    def give_back(self, pace: Pace, priority: Priority) -> None:
        """Take back a place whose wait has not ended."""
        if priority == "bulk":
            self.bulk_last_at -= pace.interval
        else:
            self.full_at -= pace.interval
            self.reported_full_at -= pace.interval

    def pause(self, now: float, pace: Pace, seconds: float) -> None:
        """Delay all calls, and empty the bucket: the API has no token for any of them."""
        self._use(now)
        ends = now + seconds
        added = ends - max(self.resumes_at, now)
        if added <= 0:
            return
        self.resumes_at = ends
        self.delay += added
        self.bulk_delay += added
        self.full_at = max(self.full_at, ends - self.delay + pace.tolerance - pace.interval)

    def observe(self, now: float, pace: Pace, remaining: int) -> None:
        """Have no more tokens than the API says."""
        self._use(now)
        used = max(0.0, pace.tolerance - remaining * pace.interval)
        self.reported_full_at = max(self.reported_full_at, now - self.delay + used)

    def rests_at(self, pace: Pace) -> float:
        """Return when the bucket is as good as new."""
        return max(
            max(self.full_at, self.reported_full_at, self.bulk_full_at) + self.delay,
            self.bulk_last_at + self.bulk_delay,
            self.interactive_at + pace.period,
            self.resumes_at,
        )

    def _bulk(self, now: float, pace: Pace, ticket: float | None) -> Place:
        if ticket is not None and self.bulk_delay > ticket:
            return Place(self.bulk_delay - ticket, self.bulk_delay)
        seconds = self._until_bulk_token(now, pace)
        if ticket is None:
            last_at = self.bulk_last_at + self.bulk_delay
            # A line that has come to its end delays nobody.
            if last_at > now:
                seconds = max(seconds, last_at + pace.interval - now)
            if seconds >= _NO_TIME:
                self.bulk_last_at = now + seconds - self.bulk_delay
                return Place(seconds, self.bulk_delay)
        elif seconds >= _NO_TIME:
            self.bulk_delay += seconds
            return Place(seconds, self.bulk_delay)
        self._take_bulk_token(now - self.delay, pace)
        return Place(0.0, self.bulk_delay)

    def _until_bulk_token(self, now: float, pace: Pace) -> float:
        time = now - self.delay
        stocked = max(self.full_at, time) + pace.interval - pace.bulk_stock - time
        reported = max(self.reported_full_at, time) + pace.interval - pace.tolerance - time
        seconds = max(stocked, reported)
        if not self._interactive_calls_come(now, pace):
            return seconds
        slower = max(self.bulk_full_at, time) + pace.bulk_interval - pace.bulk_tolerance - time
        return max(seconds, slower)

    def _take(self, time: float, pace: Pace) -> None:
        self.full_at = max(self.full_at, time) + pace.interval
        self.reported_full_at = max(self.reported_full_at, time) + pace.interval

    def _take_bulk_token(self, time: float, pace: Pace) -> None:
        self._take(time, pace)
        # Bulk calls that had all tokens for themselves owe nothing when interactive calls come.
        self.bulk_full_at = min(
            max(self.bulk_full_at, time) + pace.bulk_interval, time + pace.bulk_tolerance
        )

    def _interactive_calls_come(self, now: float, pace: Pace) -> bool:
        return now - self.interactive_at < pace.period

    def _use(self, now: float) -> None:
        """Continue where the bucket was if the clock has jumped back."""
        back = self.used_at - now
        self.used_at = now
        if back > 0:
            self.delay -= back
            self.bulk_delay -= back
            self.resumes_at -= back
            self.interactive_at -= back
