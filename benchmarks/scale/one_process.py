"""A thousand connections in one process: requests, memory and fairness beside bare aiohttp."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import statistics
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeAlias

import aiohttp
from attrs import field, frozen

from ofauth_client import AsyncOFAuth, RateLimit
from ofauth_client.redis import RedisRateLimiter

CONNECTIONS = 1_000
ROUNDS = 3
#: Most sockets of each contestant, which is the usual number of the client.
SOCKETS = 50
#: Requests of each connection in a turn, and before it.
_REQUESTS, _WARM_UP = 20, 3
#: Connections that work before memory is measured: what they need, all need together.
_FIRST = 2 * SOCKETS
#: Seconds between two looks at the counts.
_GLANCE = 0.01
_CHATS = 20
_PATH, _QUERY = "/v2/access/chats", {"limit": "20", "order": "recent"}
_KEY = "sk_benchmark"
#: A limit that lets all pass, so that only the limiter itself is measured.
_LIMIT = RateLimit(requests=60_000, period=60, burst=59)

AIOHTTP, FREE, LIMITED, SHARED = "aiohttp", "ours", "ours, limiter", "ours, Redis"
NAMES = (AIOHTTP, FREE, LIMITED, SHARED)

#: Asks once for a connection, and returns how many chats came.
Ask: TypeAlias = Callable[[int], Awaitable[int]]


@frozen
class Turn:
    """What a contestant did in a turn.

    Args:
        rate: Requests a second.
        cost: Microseconds of processor time for a request.
        kilobytes: Memory that each connection takes.
        slowest: Requests of the slowest connection, in times of the mean.
    """

    rate: float
    cost: float
    kilobytes: float
    slowest: float


@frozen
class Turns:
    """The turns of a contestant.

    Args:
        turns: One for each round.
    """

    turns: list[Turn] = field(factory=list[Turn])

    @property
    def rate(self) -> float:
        """Median of the requests a second."""
        return statistics.median(turn.rate for turn in self.turns)

    @property
    def cost(self) -> float:
        """The least processor time for a request, in microseconds: others disturb it least."""
        return min(turn.cost for turn in self.turns)

    @property
    def kilobytes(self) -> float:
        """Median of the memory for a connection."""
        return statistics.median(turn.kilobytes for turn in self.turns)

    @property
    def slowest(self) -> float:
        """The least that the slowest connection ever did, in times of the mean."""
        return min(turn.slowest for turn in self.turns)


def in_turns(api: str, redis: str) -> dict[str, Turns]:
    """Measure all contestants round after round, each turn in a new process.

    Args:
        api: Address of the API.
        redis: Address of a Redis server.
    """
    found = {name: Turns() for name in NAMES}
    for _ in range(ROUNDS):
        for name in NAMES:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
                found[name].turns.append(process.submit(_measure, name, api, redis).result())
    return found


def _measure(name: str, api: str, redis: str) -> Turn:
    return asyncio.run(_turn(_contestants(api, redis)[name]))


def _contestants(api: str, redis: str) -> dict[str, Callable[[], AbstractAsyncContextManager[Ask]]]:
    return {
        AIOHTTP: partial(_bare, api),
        FREE: partial(_ours, api, lambda: False),
        LIMITED: partial(_ours, api, lambda: _LIMIT),
        SHARED: partial(_ours, api, lambda: RedisRateLimiter(redis, _LIMIT, timeout=5)),
    }


@asynccontextmanager
async def _bare(api: str) -> AsyncGenerator[Ask]:
    # The limit of aiohttp is not fair: of many tasks, some would never have a turn.
    connector, turns = aiohttp.TCPConnector(limit=SOCKETS), asyncio.Semaphore(SOCKETS)
    async with aiohttp.ClientSession(api, connector=connector) as session:

        async def ask(number: int) -> int:
            headers = {"apiKey": _KEY, "x-connection-id": f"conn_{number}"}
            async with turns, session.get(_PATH, params=_QUERY, headers=headers) as response:
                return len(json.loads(await response.read())["list"])

        yield ask


@asynccontextmanager
async def _ours(api: str, limit: Callable[[], Any]) -> AsyncGenerator[Ask]:
    options: Any = {"api_key": _KEY, "base_url": api, "http_backend": "aiohttp"}
    async with AsyncOFAuth(max_connections=SOCKETS, rate_limit=limit(), **options) as client:
        views = [client.for_connection(f"conn_{number}") for number in range(CONNECTIONS)]

        async def ask(number: int) -> int:
            return len((await views[number].chats.list(limit=_CHATS, order="recent")).items)

        yield ask


async def _turn(contestant: Callable[[], AbstractAsyncContextManager[Ask]]) -> Turn:
    async with contestant() as ask:
        async with _working(ask, _FIRST) as counts:
            await _until(lambda: min(counts) >= _WARM_UP)
        before = _resident()
        async with _working(ask, CONNECTIONS) as counts:
            await _until(lambda: min(counts) >= _WARM_UP)
            kilobytes = (_resident() - before) / CONNECTIONS
            return await _measured(counts, kilobytes)


async def _measured(counts: list[int], kilobytes: float) -> Turn:
    first, total = counts.copy(), sum(counts)
    began, spent = time.perf_counter(), time.process_time()
    await _until(lambda: sum(counts) - total >= CONNECTIONS * _REQUESTS)
    seconds, spent = time.perf_counter() - began, time.process_time() - spent
    done = [count - before for count, before in zip(counts, first, strict=True)]
    requests = sum(done)
    slowest = min(done) * CONNECTIONS / requests
    return Turn(requests / seconds, spent / requests * 1e6, kilobytes, slowest)


@asynccontextmanager
async def _working(ask: Ask, connections: int) -> AsyncGenerator[list[int]]:
    """Let connections make one request after another; yield how many each has made."""
    counts, is_over = [0] * connections, False

    async def work(number: int) -> None:
        while not is_over:
            assert await ask(number) == _CHATS
            counts[number] += 1

    async with asyncio.TaskGroup() as tasks:
        for number in range(connections):
            tasks.create_task(work(number))
        yield counts
        is_over = True


async def _until(condition: Callable[[], bool]) -> None:
    while not condition():
        await asyncio.sleep(_GLANCE)


def _resident() -> float:
    """Return the kilobytes of this process that are in memory."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1000
