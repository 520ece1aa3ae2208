"""A Redis server for all tests of a process; no tests of libraries that this Python lacks."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from tests.scale.redis_server import RedisServer

#: dlt has no release for Python 3.15 yet.
collect_ignore = [] if find_spec("dlt") else ["test_dlt.py", "test_dlt_reading.py"]


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
