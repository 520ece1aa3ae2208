"""A worker process of a test: `python -m tests.scale.worker JOB REDIS …`."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from typing import Any

from ofauth_client import AsyncOFAuth, RateLimit
from ofauth_client._options.rate_limit import Priority
from ofauth_client.redis import RedisRateLimiter, scripts

CONNECTIONS = 50
LIMIT = RateLimit(requests=60, period=3, burst=5)
#: Of the sandbox: so many tokens that a request may be late by seconds.
SANDBOX_LIMIT = RateLimit(requests=40, period=4, burst=40)
SANDBOX_CONNECTIONS, SANDBOX_CALLS = 10, 8

#: The script notes in `…:sent` when each request may be sent, by the clock of the server.
_NOTE = """
local decided = priority == 'bulk' and wait == 0 or priority ~= 'bulk' and not argument
if action == 'acquire' and decided then
  redis.call('RPUSH', KEYS[1] .. ':sent', string.format('%.0f', now + wait))
end
return {"""


def note_what_is_sent() -> None:
    """Use the script that notes."""
    start, end = scripts.SCRIPT.rsplit("return {", 1)
    scripts.SCRIPT = start + _NOTE + end
    scripts.SHA = scripts.digest(scripts.SCRIPT)


def priority_of(number: int) -> Priority:
    """Return the priority of a call: every third is a bulk call."""
    return "bulk" if number % 3 == 2 else "interactive"


async def reserve(limiter: RedisRateLimiter, connection: str, calls: int) -> None:
    """Enter the queue of a connection, and wait, again and again."""
    for number in range(calls):
        priority = priority_of(number)
        place = await limiter.acquire_async(connection, priority)
        while place.seconds > 0:
            await asyncio.sleep(place.seconds)
            place = await limiter.acquire_async(connection, priority, place.ticket)


async def call(client: AsyncOFAuth, connection: str) -> None:
    """Make some calls of a connection."""
    view = client.for_connection(connection)
    for number in range(SANDBOX_CALLS):
        await view.chats.list(limit=1, request_options={"priority": priority_of(number)})


async def together(jobs: list[Coroutine[Any, Any, None]]) -> None:
    """Do all jobs at once; the first error ends the worker."""
    await asyncio.gather(*jobs)


async def main(job: str, redis: str, argument: str) -> None:
    """Do a job for many connections.

    Args:
        job: `reserve` or `call`.
        redis: Address of the server of the limiter.
        argument: Calls of each connection, or the address of the sandbox.
    """
    if job == "reserve":
        note_what_is_sent()
        async with RedisRateLimiter(redis, LIMIT, recheck=0.01) as limiter:
            await together(
                [reserve(limiter, f"conn_{n}", int(argument)) for n in range(CONNECTIONS)]
            )
        return
    async with RedisRateLimiter(redis, SANDBOX_LIMIT, timeout=30) as limiter:
        options: Any = {"base_url": argument, "rate_limit": limiter, "max_retries": 0}
        async with AsyncOFAuth(**options) as client:
            await together([call(client, f"conn_{n}") for n in range(SANDBOX_CONNECTIONS)])


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
