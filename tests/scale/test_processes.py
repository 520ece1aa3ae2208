"""Many processes with one limit, in real time."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ofauth_client import AsyncOFAuth, RateLimit
from ofauth_client.redis import RedisRateLimiter
from ofauth_client.sandbox import Sandbox
from tests.client.serving import Server
from tests.scale.redis_server import RedisServer
from tests.scale.worker import CONNECTIONS, LIMIT, SANDBOX_LIMIT

PROCESSES, CALLS = 8, 6
ROOT = Path(__file__).parents[2]


def start(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    """Start a worker."""
    command = [sys.executable, "-m", "tests.scale.worker", *arguments]
    paths = {"PYTHONPATH": os.pathsep.join(("generated", "."))}
    return subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, **paths, **environment},
    )


def finish(workers: list[subprocess.Popen[str]]) -> str:
    """Wait for workers, which succeed; return what they told."""
    told = [worker.communicate()[1] for worker in workers]
    assert [worker.returncode for worker in workers] == [0] * len(workers), "".join(told)
    return "".join(told)


def assert_within(moments: list[float], limit: RateLimit) -> None:
    """Check that no span of time has more requests than a limit allows."""
    rate = limit.requests / limit.period
    for first, start_ in enumerate(moments):
        for last in range(first, len(moments)):
            assert last - first + 1 <= limit.burst + rate * (moments[last] - start_) + 1e-3


def sent(redis: Any, connection: int) -> list[float]:
    """Return when the requests of a connection were sent, in seconds."""
    noted = redis.lrange(f"ofauth:{{conn_{connection}}}:sent", 0, -1)
    return sorted(int(moment) / 1_000_000 for moment in noted)


@pytest.mark.long
def test_processes_keep_to_one_limit(redis_server: RedisServer) -> None:
    """In any span of time, by the clock of the server, for every connection."""
    finish([start("reserve", redis_server.url, str(CALLS)) for _ in range(PROCESSES)])
    with redis_server.client() as redis:
        for connection in range(CONNECTIONS):
            moments = sent(redis, connection)
            assert len(moments) == PROCESSES * CALLS
            assert_within(moments, LIMIT)


@pytest.mark.long
def test_the_server_is_killed_amid_work(tmp_path: Path) -> None:
    """Workers go on by themselves, and together when the server is back."""
    with RedisServer(tmp_path) as server:
        workers = [start("reserve", server.url, "20") for _ in range(3)]
        while len(server.keys("*:sent")) < CONNECTIONS:
            assert [worker.poll() for worker in workers] == [None] * 3, finish(workers)
        server.kill()
        server.start()
        told = finish(workers)
        assert "out of reach" in told
        assert "are back" in told
        with server.client() as redis:
            for connection in range(CONNECTIONS):
                assert_within(sent(redis, connection), LIMIT)


@pytest.mark.long
def test_an_api_with_this_limit_refuses_nobody(redis_server: RedisServer) -> None:
    """Eight processes call an API that counts for itself."""
    with Sandbox(chats=5, messages=5, rate_limit=SANDBOX_LIMIT) as sandbox:
        arguments = ("call", redis_server.url, sandbox.url)
        finish([start(*arguments, OFAUTH_API_KEY=sandbox.api_key) for _ in range(PROCESSES)])


@pytest.mark.parametrize("shared", [False, True])
def test_an_interactive_call_passes_bulk_calls(
    request: pytest.FixtureRequest, server: Server, shared: bool
) -> None:
    """In real time: most of the bulk calls are sent after it."""
    limit = RateLimit(requests=50, period=1, burst=2)

    async def main(limits: Any) -> None:
        options: Any = {"api_key": "sk", "base_url": server.url, "connection_id": "conn_a"}
        async with AsyncOFAuth(**options, rate_limit=limits) as client:
            bulk = client.with_options(priority="bulk")
            async with asyncio.TaskGroup() as tasks:
                waiting = [tasks.create_task(bulk.request("GET", "/bulk")) for _ in range(25)]
                await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
                await client.request("GET", "/interactive")

    async def main_shared() -> None:
        url = request.getfixturevalue("redis_server").url
        async with RedisRateLimiter(url, limit, timeout=30) as limiter:
            await main(limiter)

    asyncio.run(main_shared() if shared else main(limit))
    paths = [received.path for received in server.received]
    assert len(paths) == 26
    assert paths.index("/interactive") < 13
