"""Redis servers and an API; no tests of libraries that this Python lacks."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.client.serving import Server, serving
from tests.scale.redis_server import RedisServer

#: dlt has no release for Python 3.15 yet.
collect_ignore = [] if find_spec("dlt") else ["dlt_source"]


@pytest.fixture(scope="session")
def running_redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """Return the Redis server of all tests."""
    with RedisServer(tmp_path_factory.mktemp("redis")) as running:
        yield running


@pytest.fixture
def redis_server(running_redis: RedisServer) -> RedisServer:
    """Return the Redis server, which knows nothing of the tests before."""
    with running_redis.client() as client:
        client.flushall()
        client.script_flush()
    return running_redis


@pytest.fixture
def own_redis(tmp_path: Path) -> Iterator[RedisServer]:
    """Return a Redis server that the test may stop."""
    with RedisServer(tmp_path) as server:
        yield server


@pytest.fixture
def server() -> Iterator[Server]:
    """Return an API."""
    with serving() as running:
        yield running
        running.ended.set()
