"""The rate limiter whose queues are in Redis."""

from __future__ import annotations

import asyncio
import logging
import math
import time
from typing import Self, get_args

from anyio import to_thread

from ofauth_client._exchange.bucket import Pace
from ofauth_client._exchange.limits import REMEMBERED, TokenBuckets
from ofauth_client._options.credentials import HiddenText
from ofauth_client._options.options import instance
from ofauth_client._options.rate_limit import Place, Priority, RateLimit
from ofauth_client._options.timeouts import checked_seconds
from ofauth_client.errors import ConfigurationError
from ofauth_client.redis.outage import Outage, Unreachable
from ofauth_client.redis.scripts import (
    SERVER_ERRORS,
    AsyncScripts,
    Command,
    Reply,
    Scripts,
    Server,
)

logger = logging.getLogger("ofauth_client")

_MICRO = 1_000_000


class RedisRateLimiter:
    """Keeps all clients that use the same server to one limit for each connection.

    Each request asks the server once, and once more after a wait. The clock is that of the server.
    A limiter may be shared by threads, event loops and clients, and can be pickled.

    Args:
        url: Address of the server: `redis://host:port/db`, `rediss://…` or `unix://path`. It may
            contain a password, which nothing shows.
        limit: The limit of each connection; the documented limit by default. All clients of a
            server should name the same limit.
        namespace: Start of all keys in the server; clients in other namespaces have queues of
            their own.
        unreachable: What to do while the server cannot be reached: `open` keeps to the limit within
            this process alone, `closed` raises `RateLimiterError`. Either is logged once.
        timeout: Seconds that connecting to the server, and an answer of the server, may take.
        recheck: Seconds until a server that could not be reached is asked again.

    Raises:
        ConfigurationError: The address cannot be used, or an option has an invalid value.
    """

    def __init__(
        self,
        url: str,
        limit: RateLimit | None = None,
        *,
        namespace: str = "ofauth",
        unreachable: Unreachable = "open",
        timeout: float = 0.5,
        recheck: float = 1.0,
    ) -> None:
        self.limit = instance(RateLimit, "limit", limit or RateLimit())
        if unreachable not in get_args(Unreachable):
            raise ConfigurationError(f"unreachable must be 'open' or 'closed', not {unreachable!r}")
        self.namespace = instance(str, "namespace", namespace)
        self._given = (HiddenText(instance(str, "url", url)), self.limit, self.namespace)
        self._options = (unreachable, _seconds("timeout", timeout), _seconds("recheck", recheck))
        server = Server(self._given[0], timeout)
        self._scripts, self._async_scripts = Scripts(server), AsyncScripts(server)
        self._outage = Outage(server.name, recheck, unreachable)
        # Stands in while the server is out of reach.
        self._local = TokenBuckets(self.limit, time.monotonic)
        self._limit_arguments = _arguments(self.limit)
        self._tokens: dict[str, int] = {}
        self._told_of_other_limit = False

    def reserve(self, connection: str) -> float:
        """Take a place for an interactive call, and return the seconds to wait."""
        return self.acquire(connection, "interactive").seconds

    def release(self, connection: str) -> None:
        """Return the place of an interactive call that will not be sent."""
        self.give_back(connection, "interactive")

    def acquire(self, connection: str, priority: Priority, ticket: float | None = None) -> Place:
        """Enter the queue of a connection, or ask again after a wait.

        Raises:
            RateLimiterError: The server is out of reach, and the limiter is `closed`.
        """
        reply = self._ask("acquire", connection, priority, _shared(ticket))
        if reply is None:
            return self._acquire_locally(connection, priority, ticket)
        return Place(reply.wait / _MICRO, reply.ticket)

    def give_back(self, connection: str, priority: Priority) -> None:
        """Leave the queue before the wait has ended."""
        if self._ask("give_back", connection, priority, "") is None:
            self._local.give_back(connection, priority)

    def pause(self, connection: str, seconds: float) -> None:
        """Let no request of any client proceed for some seconds."""
        if self._ask("pause", connection, "", round(seconds * _MICRO)) is None:
            self._local.pause(connection, seconds)

    def observe(self, connection: str, remaining: int) -> None:
        """Have no more tokens than the API says; the server is asked only if it has more."""
        if remaining >= self._tokens.get(connection, 0):
            return
        if self._ask("observe", connection, "", remaining) is None:
            self._local.observe(connection, remaining)

    async def acquire_async(
        self, connection: str, priority: Priority, ticket: float | None = None
    ) -> Place:
        """See `acquire`."""
        reply = await self._ask_async("acquire", connection, priority, _shared(ticket))
        if reply is None:
            return self._acquire_locally(connection, priority, ticket)
        return Place(reply.wait / _MICRO, reply.ticket)

    async def give_back_async(self, connection: str, priority: Priority) -> None:
        """See `give_back`."""
        if await self._ask_async("give_back", connection, priority, "") is None:
            self._local.give_back(connection, priority)

    async def pause_async(self, connection: str, seconds: float) -> None:
        """See `pause`."""
        if await self._ask_async("pause", connection, "", round(seconds * _MICRO)) is None:
            self._local.pause(connection, seconds)

    async def observe_async(self, connection: str, remaining: int) -> None:
        """See `observe`."""
        if remaining >= self._tokens.get(connection, 0):
            return
        if await self._ask_async("observe", connection, "", remaining) is None:
            self._local.observe(connection, remaining)

    def close(self) -> None:
        """Close the connections to the server; using the limiter opens them again."""
        self._scripts.close()

    async def aclose(self) -> None:
        """Close the connections of the running event loop and of threads."""
        self._scripts.close()
        await self._async_scripts.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"RedisRateLimiter({self._outage.server!r}, {self.limit!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return _limiter, (*self._given, *self._options)

    def _ask(self, *question: str | int) -> Reply | None:
        """Run the script; return None while the server is out of reach."""
        if self._outage.lasts():
            return None
        try:
            reply = self._scripts.run(self._command(*question))
        except SERVER_ERRORS as error:
            self._outage.begin(error)
            return None
        return self._heard(str(question[1]), reply)

    async def _ask_async(self, *question: str | int) -> Reply | None:
        if self._outage.lasts():
            return None
        if not _in_asyncio():
            # The library of Redis knows asyncio alone.
            return await to_thread.run_sync(self._ask, *question)
        try:
            reply = await self._async_scripts.run(self._command(*question))
        except SERVER_ERRORS as error:
            self._outage.begin(error)
            return None
        return self._heard(str(question[1]), reply)

    def _command(self, action: str | int, connection: str | int, *rest: str | int) -> Command:
        key = f"{self.namespace}:{{{connection}}}"
        return Command(key, (action, *rest, *self._limit_arguments))

    def _heard(self, connection: str, reply: Reply) -> Reply:
        self._outage.end()
        if len(self._tokens) >= REMEMBERED:
            self._tokens.clear()
        self._tokens[connection] = reply.tokens
        if reply.other_limit and not self._told_of_other_limit:
            self._told_of_other_limit = True
            logger.warning(
                "another client uses the rate limits at %s with another limit than %s: each "
                "request counts by the limit of its own client; name the same limit everywhere",
                self._outage.server,
                self._limit_arguments[-1],
            )
        return reply

    def _acquire_locally(self, connection: str, priority: Priority, ticket: float | None) -> Place:
        self._outage.check_open()
        known = ticket if isinstance(ticket, _LocalTicket) else None
        place = self._local.acquire(connection, priority, known)
        return Place(place.seconds, _LocalTicket(place.ticket))


class _LocalTicket(float):
    """A ticket of the limiter within the process, which the server does not know."""


def _shared(ticket: float | None) -> str | int:
    """Return a ticket of the server as its script takes it; empty for none."""
    return "" if ticket is None or isinstance(ticket, _LocalTicket) else int(ticket)


def _arguments(limit: RateLimit) -> tuple[str | int, ...]:
    """Return a limit as the script takes it, in microseconds; never faster than the limit."""
    pace = Pace(limit)
    times = (pace.interval, pace.tolerance, pace.bulk_interval, pace.bulk_tolerance, pace.period)
    name = f"{limit.requests:g} in {limit.period:g} s, {limit.burst:g} at once, "
    name += f"bulk {limit.bulk_share:g}"
    interval, *rest = (max(1, math.ceil(seconds * _MICRO)) for seconds in times)
    return interval, interval * limit.burst, *rest[1:], name


def _seconds(name: str, value: float) -> float:
    if (seconds := checked_seconds(name, value, "at most infinity")) is None:
        raise ConfigurationError(f"{name} must be seconds above 0, not None")
    return seconds


def _in_asyncio() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def _limiter(
    url: str,
    limit: RateLimit,
    namespace: str,
    unreachable: Unreachable,
    timeout: float,
    recheck: float,
) -> RedisRateLimiter:
    """Return a limiter as another process unpickles it."""
    return RedisRateLimiter(
        url, limit, namespace=namespace, unreachable=unreachable, timeout=timeout, recheck=recheck
    )
