"""Limiters on simulated time, and what calls see of them."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from itertools import count
from typing import Any, NamedTuple
from unittest import mock

import redis

from ofauth_client import RateLimit
from ofauth_client._exchange.limits import TokenBuckets
from ofauth_client._options.rate_limit import Place, Priority
from ofauth_client.redis import RedisRateLimiter, scripts
from tests.scale.redis_server import RedisServer

#: The script asks this key for the time.
CLOCK = "clock"


class Arrival(NamedTuple):
    """A call that enters a queue."""

    time: float
    connection: str
    priority: Priority
    number: int = 0


class Queue:
    """A limiter within the process, on simulated time.

    Args:
        limit: The limit.
    """

    #: Difference of the results that rounding explains, in seconds.
    rounding = 1e-6

    def __init__(self, limit: RateLimit) -> None:
        self.limit = limit
        self.now = 1_000.0
        #: How often calls that were served have asked.
        self.asked = 0
        self.limiter: Any = TokenBuckets(limit, lambda: self.now)

    def set_clock(self, now: float) -> None:
        """Set the clock, which may jump."""
        self.now = now

    def sleep(self, seconds: float) -> None:
        """Move the clock."""
        self.set_clock(self.now + seconds)

    def acquire(
        self, priority: Priority = "interactive", ticket: float | None = None, of: str = "a"
    ) -> Place:
        """Enter the queue, or ask again."""
        place: Place = self.limiter.acquire(of, priority, ticket)
        return place

    def give_back(self, priority: Priority = "interactive", of: str = "a") -> None:
        """Leave the queue."""
        self.limiter.give_back(of, priority)

    def pause(self, seconds: float, of: str = "a") -> None:
        """Tell that the API refused a request."""
        self.limiter.pause(of, seconds)

    def observe(self, remaining: int, of: str = "a") -> None:
        """Tell what the API says."""
        self.limiter.observe(of, remaining)

    def serve(self, arrivals: Iterable[Arrival]) -> list[Arrival]:
        """Let calls come and wait; return when each of them was sent, in this order."""
        order = count()
        waiting = [(each.time, next(order), each, None) for each in arrivals]
        heapq.heapify(waiting)
        sent: list[Arrival] = []
        while waiting:
            now, _, call, ticket = heapq.heappop(waiting)
            self.set_clock(now)
            self.asked += 1
            place = self.acquire(call.priority, ticket, call.connection)
            if place.seconds > 0:
                again: Any = (now + place.seconds, next(order), call, place.ticket)
                heapq.heappush(waiting, again)
            else:
                sent.append(call._replace(time=now))
        return sent


class RedisQueue(Queue):
    """The limiter in Redis, on simulated time.

    Args:
        limit: The limit.
        url: Address of the server.
        client: Client of the server, which sets the clock.
    """

    rounding = 1e-4

    def __init__(self, limit: RateLimit, url: str, client: redis.Redis) -> None:
        super().__init__(limit)
        self.limiter = RedisRateLimiter(url, limit)
        self._client = client
        self.set_clock(self.now)

    def set_clock(self, now: float) -> None:
        """Set the clock of the server."""
        super().set_clock(now)
        microseconds = round(now * 1_000_000)
        self._client.hset(CLOCK, mapping={"s": 0, "us": microseconds})


class AsyncRedisQueue(RedisQueue):
    """The same, as an event loop uses it."""

    def __init__(self, limit: RateLimit, url: str, client: redis.Redis) -> None:
        super().__init__(limit, url, client)
        self._loop = asyncio.Runner()

    def acquire(
        self, priority: Priority = "interactive", ticket: float | None = None, of: str = "a"
    ) -> Place:
        """Enter the queue, or ask again."""
        place: Place = self._loop.run(self.limiter.acquire_async(of, priority, ticket))
        return place

    def give_back(self, priority: Priority = "interactive", of: str = "a") -> None:
        """Leave the queue."""
        self._loop.run(self.limiter.give_back_async(of, priority))

    def pause(self, seconds: float, of: str = "a") -> None:
        """Tell that the API refused a request."""
        self._loop.run(self.limiter.pause_async(of, seconds))

    def observe(self, remaining: int, of: str = "a") -> None:
        """Tell what the API says."""
        self._loop.run(self.limiter.observe_async(of, remaining))

    def close(self) -> None:
        """Close connections and event loop."""
        self._loop.run(self.limiter.aclose())
        self._loop.close()


MakeQueue = Callable[[RateLimit], Queue]


@contextmanager
def simulated_clock() -> Generator[None]:
    """Let the script read a clock that tests set."""
    text = scripts.SCRIPT.replace(
        "redis.call('TIME')", f"redis.call('HMGET', '{CLOCK}', 's', 'us')"
    )
    assert text != scripts.SCRIPT
    digest = scripts.digest(text)
    with mock.patch.multiple(scripts, SCRIPT=text, SHA=digest):
        yield


@contextmanager
def redis_queues(kind: str, server: RedisServer) -> Generator[MakeQueue]:
    """Make queues of a kind: `redis` or `async redis`."""
    made: list[RedisQueue] = []
    with simulated_clock(), server.client() as client:

        def make(limit: RateLimit) -> Queue:
            client.flushall()
            type_ = RedisQueue if kind == "redis" else AsyncRedisQueue
            made.append(type_(limit, server.url, client))
            return made[-1]

        try:
            yield make
        finally:
            for queue in made:
                if isinstance(queue, AsyncRedisQueue):
                    queue.close()
                queue.limiter.close()
