"""What the queues of a Redis server cost: its processor, its memory and its network."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import redis
from attrs import frozen

from ofauth_client import RateLimit
from ofauth_client.redis import RedisRateLimiter
from tests.scale.redis_server import RedisServer

CLIENTS = 3
#: How many tasks of an event loop ask at once.
TASKS = 50
#: Scripts that each client runs.
SCRIPTS = 20_000
_CONNECTIONS = 10_000
_LIMIT = RateLimit()


@frozen
class RedisCosts:
    """Costs of a Redis server.

    Args:
        together: Microseconds of its processor for a script, if many travel together.
        single: Microseconds of its processor for a script that travels alone.
        rate: Scripts a second that all clients ran together, which had to share the machine.
        bytes_in: Bytes that the server receives for a script.
        bytes_out: Bytes that the server sends for a script.
        key: Bytes of memory for the queue of a connection, by `MEMORY USAGE`.
        memory: Bytes by which the server grows for the queue of a connection.
        ask: Microseconds of a client's processor for asking, if many tasks ask together.
        of_thread: Places a second that one thread of one process reserves, one after another.
        of_tasks: Places a second that many tasks of one process reserve.
    """

    together: float
    single: float
    rate: float
    bytes_in: float
    bytes_out: float
    key: float
    memory: float
    ask: float
    of_thread: float
    of_tasks: float


class Asked(NamedTuple):
    """What a client took to run its scripts.

    Args:
        scripts: Number of scripts.
        seconds: Seconds.
        spent: Seconds of its processor.
    """

    scripts: int
    seconds: float
    spent: float


@contextmanager
def redis_server() -> Generator[RedisServer]:
    """Run a Redis server that keeps nothing on disk."""
    with tempfile.TemporaryDirectory() as folder, RedisServer(Path(folder)) as server:
        yield server


def redis_costs(scripts: int = SCRIPTS) -> RedisCosts:
    """Measure a Redis server of its own.

    Args:
        scripts: Scripts that each client runs.
    """
    with redis_server() as server, server.client() as client:
        before: Any = client.info("memory")
        of_thread, of_tasks = (_run(server.url, client, partial(ask, scripts), 1) for ask in _WAYS)
        single, together = (
            _run(server.url, client, partial(ask, scripts), CLIENTS) for ask in _WAYS
        )
        after: Any = client.info("memory")
        usage: Any = client.memory_usage(next(client.scan_iter()))
        keys: Any = client.dbsize()
    return RedisCosts(
        together=together["microseconds"],
        single=single["microseconds"],
        rate=together["rate"],
        bytes_in=together["bytes_in"],
        bytes_out=together["bytes_out"],
        key=float(usage),
        memory=(after["used_memory"] - before["used_memory"]) / keys,
        ask=together["ask"],
        of_thread=of_thread["rate"],
        of_tasks=of_tasks["rate"],
    )


def _run(
    url: str, client: redis.Redis, ask: Callable[[str, int], Asked], clients: int
) -> dict[str, float]:
    """Let processes run scripts, and return what one script costs."""
    before = _totals(client)
    with ProcessPoolExecutor(clients, mp_context=get_context("spawn")) as pool:
        asked = list(pool.map(ask, [url] * clients, range(clients)))
    costs = {name: total - before[name] for name, total in _totals(client).items()}
    scripts = costs.pop("scripts")
    shares = {name: cost / scripts for name, cost in costs.items()}
    return shares | {
        "rate": sum(each.scripts for each in asked) / max(each.seconds for each in asked),
        "ask": min(each.spent / each.scripts for each in asked) * 1e6,
    }


def _totals(client: redis.Redis) -> dict[str, float]:
    info: Any = client.info("everything")
    return {
        "scripts": info["cmdstat_evalsha"]["calls"] if "cmdstat_evalsha" in info else 0,
        "microseconds": (info["used_cpu_user"] + info["used_cpu_sys"]) * 1e6,
        "bytes_in": info["total_net_input_bytes"],
        "bytes_out": info["total_net_output_bytes"],
    }


def _ask_singly(scripts: int, url: str, number: int) -> Asked:
    with RedisRateLimiter(url, _LIMIT, timeout=10) as limiter:
        keys = _keys(scripts, number)
        return _timed(scripts, lambda: [limiter.acquire(key, "interactive") for key in keys])


def _ask_together(scripts: int, url: str, number: int) -> Asked:
    return _timed(scripts, lambda: asyncio.run(_tasks(url, _keys(scripts, number))))


#: The ways to ask: one script after another, and many tasks together.
_WAYS = (_ask_singly, _ask_together)


def _timed(scripts: int, ask: Callable[[], object]) -> Asked:
    began, spent = time.perf_counter(), time.process_time()
    ask()
    return Asked(scripts, time.perf_counter() - began, time.process_time() - spent)


async def _tasks(url: str, keys: Iterable[str]) -> None:
    left = iter(keys)
    async with RedisRateLimiter(url, _LIMIT, timeout=10) as limiter:

        async def ask() -> None:
            for key in left:
                await limiter.acquire_async(key, "interactive")

        async with asyncio.TaskGroup() as tasks:
            for _ in range(TASKS):
                tasks.create_task(ask())


def _keys(scripts: int, number: int) -> list[str]:
    """Return keys of connections in an order of each client, as long as those of the client."""
    return [f"{(each * 7919 + number) % _CONNECTIONS:032x}" for each in range(scripts)]
