"""What the queues of a Redis server cost: its processor, its memory and its network."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable, Generator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import redis
from attrs import frozen

from ofauth_client import RateLimit
from ofauth_client.redis import RedisRateLimiter
from tests.scale.redis_server import RedisServer

CLIENTS = 3
#: Scripts that each client runs; and how many tasks of an event loop ask at once.
_SCRIPTS, _TASKS = 20_000, 50
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
    """

    together: float
    single: float
    rate: float
    bytes_in: float
    bytes_out: float
    key: float
    memory: float
    ask: float


@contextmanager
def redis_server() -> Generator[RedisServer]:
    """Run a Redis server that keeps nothing on disk."""
    with tempfile.TemporaryDirectory() as folder, RedisServer(Path(folder)) as server:
        yield server


def redis_costs() -> RedisCosts:
    """Measure a Redis server of its own."""
    with redis_server() as server, server.client() as client:
        before: Any = client.info("memory")
        single = _run(server.url, client, _ask_singly)
        together = _run(server.url, client, _ask_together)
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
    )


def _run(url: str, client: redis.Redis, ask: Callable[[str, int], float]) -> dict[str, float]:
    """Let several processes run scripts, and return what one script costs."""
    before, began = _totals(client), time.perf_counter()
    with ProcessPoolExecutor(CLIENTS, mp_context=get_context("spawn")) as pool:
        spent = list(pool.map(ask, [url] * CLIENTS, range(CLIENTS)))
    seconds = time.perf_counter() - began
    costs = {name: total - before[name] for name, total in _totals(client).items()}
    scripts = costs.pop("scripts")
    shares = {name: cost / scripts for name, cost in costs.items()}
    return shares | {"rate": scripts / seconds, "ask": min(spent) / _SCRIPTS * 1e6}


def _totals(client: redis.Redis) -> dict[str, float]:
    info: Any = client.info("everything")
    return {
        "scripts": info["cmdstat_evalsha"]["calls"] if "cmdstat_evalsha" in info else 0,
        "microseconds": (info["used_cpu_user"] + info["used_cpu_sys"]) * 1e6,
        "bytes_in": info["total_net_input_bytes"],
        "bytes_out": info["total_net_output_bytes"],
    }


def _ask_singly(url: str, number: int) -> float:
    before = time.process_time()
    with RedisRateLimiter(url, _LIMIT, timeout=10) as limiter:
        for connection in _connections(number):
            limiter.acquire(connection, "interactive")
    return time.process_time() - before


def _ask_together(url: str, number: int) -> float:
    before = time.process_time()
    asyncio.run(_tasks(url, number))
    return time.process_time() - before


async def _tasks(url: str, number: int) -> None:
    connections = iter(_connections(number))
    async with RedisRateLimiter(url, _LIMIT, timeout=10) as limiter:

        async def ask() -> None:
            for connection in connections:
                await limiter.acquire_async(connection, "interactive")

        async with asyncio.TaskGroup() as tasks:
            for _ in range(_TASKS):
                tasks.create_task(ask())


def _connections(number: int) -> list[str]:
    """Return connections in an order of each client; keys are as long as those of the client."""
    return [f"{(each * 7919 + number) % _CONNECTIONS:032x}" for each in range(_SCRIPTS)]
