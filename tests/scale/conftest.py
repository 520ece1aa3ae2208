"""A Redis server for all tests of a process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.scale.redis_server import RedisServer


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
