"""The example for Celery with real workers, which are killed: nothing is lost, nothing doubled."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Generator
from functools import partial
from pathlib import Path

import pytest

from ofauth_client import OFAuth, RateLimit
from ofauth_client.sandbox import Sandbox
from tests.scale.celery_processes import Cluster, expected
from tests.scale.redis_server import RedisServer

pytestmark = pytest.mark.long

_CHATS, _MESSAGES = 3, 25
_HANG = "latency=forever on chats.messages.list"


@pytest.fixture(scope="module")
def shared() -> Generator[Sandbox]:
    """A sandbox for all tests."""
    with Sandbox(chats=_CHATS, messages=_MESSAGES) as sandbox:
        yield sandbox


@pytest.fixture
def cluster(shared: Sandbox, own_redis: RedisServer, tmp_path: Path) -> Generator[Cluster]:
    """The sandbox as it begins, a broker, and no worker yet."""
    shared.forget()
    with Cluster(shared, own_redis.url, tmp_path) as cluster:
        yield cluster


@pytest.fixture
def connections(shared: Sandbox, cluster: Cluster) -> list[str]:
    """The connections that are synced."""
    with OFAuth(**shared.options()) as client:
        found = [each.id for each in client.account.connections.list(status="active")]
    assert len(found) > 10
    return found


def hang_amid_tasks(cluster: Cluster, size: int) -> set[str]:
    """Let no request for messages be answered any more, and return the tasks that wait for it.

    Args:
        cluster: The cluster, with a worker.
        size: How many tasks the worker carries out at once.
    """
    cluster.until(lambda: cluster.complete() > _CHATS)
    cluster.sandbox.plan.add(_HANG)
    seen = list[set[str]]()

    def hang() -> bool:
        seen.append(cluster.under_way())
        return len(seen[-1]) == size and len(seen) > 10 and all(e == seen[-1] for e in seen[-10:])

    cluster.until(hang)
    return seen[-1]


def check(cluster: Cluster, connections: list[str]) -> None:
    """Wait until everything is done, and compare the database with the sandbox."""
    cluster.until(lambda: cluster.complete() == len(connections) * _CHATS)
    cluster.until(cluster.is_idle)
    assert cluster.messages() == expected(cluster.sandbox, connections)
    assert cluster.query("SELECT * FROM problems") == []


@pytest.mark.parametrize(("pool", "size"), [("prefork", 2), ("threads", 6)])
def test_a_worker_is_killed_amid_tasks(
    cluster: Cluster, connections: list[str], pool: str, size: int
) -> None:
    """Another worker gets its tasks, without another round, and continues each list."""
    cluster.begin_round()
    worker = cluster.worker(pool, size)
    tasks = hang_amid_tasks(cluster, size)
    worker.kill()
    assert cluster.under_way() == tasks
    assert 0 < cluster.complete() < len(connections) * _CHATS
    cluster.sandbox.plan.clear()
    cluster.worker(pool, size)
    check(cluster, connections)


def test_a_process_of_a_worker_is_killed_amid_a_task(
    cluster: Cluster, connections: list[str]
) -> None:
    """The worker replaces the process, and carries out its task again."""
    cluster.begin_round()
    worker = cluster.worker("prefork", 2)
    hang_amid_tasks(cluster, 2)
    children = Path(f"/proc/{worker.process.pid}/task/{worker.process.pid}/children")
    cluster.sandbox.plan.clear()
    for child in map(int, children.read_text("ascii").split()):
        os.kill(child, signal.SIGKILL)
    check(cluster, connections)
    assert worker.process.poll() is None


def test_a_worker_that_is_stopped_gives_back_its_tasks(
    cluster: Cluster, connections: list[str]
) -> None:
    """Nobody waits for them until they become visible again."""
    cluster.visibility = 600.0
    cluster.begin_round()
    worker = cluster.worker("prefork", 2)
    hang_amid_tasks(cluster, 2)
    worker.stop()
    assert cluster.under_way() == set()
    cluster.sandbox.plan.clear()
    cluster.worker("prefork", 2)
    check(cluster, connections)


def has_messages(cluster: Cluster, least: int) -> bool:
    """Tell whether the database has so many messages."""
    return cluster.messages().total() >= least


def test_kills_at_any_moment(cluster: Cluster, connections: list[str]) -> None:
    """With requests that fail, and with rounds that overlap."""
    for fault in ("status=503 for 2%", "cut=amid for 2%", "cut=before for 2%"):
        cluster.sandbox.plan.add(fault)
    for messages in (50, 250, 500, 750):
        cluster.begin_round()
        worker = cluster.worker("prefork", 3)
        cluster.until(partial(has_messages, cluster, messages))
        worker.kill()
    cluster.sandbox.plan.clear()
    cluster.worker("prefork", 3)
    # Redis may lose a task that a killed worker was just taking.
    cluster.begin_round()
    check(cluster, connections)


def test_a_broker_that_loses_everything(
    cluster: Cluster, own_redis: RedisServer, connections: list[str]
) -> None:
    """The worker finds its way back, and the next round makes up for the lost tasks."""
    cluster.sandbox.plan.add("latency=0.1 on chats.messages.list")
    cluster.begin_round()
    cluster.worker("threads", 6)
    cluster.until(lambda: cluster.complete() > _CHATS)
    own_redis.kill()
    assert cluster.complete() < len(connections) * _CHATS
    own_redis.start()
    cluster.sandbox.plan.clear()
    cluster.begin_round()
    check(cluster, connections)


def test_beat(cluster: Cluster, connections: list[str]) -> None:
    """Each round brings what is new, and reads no list from its beginning to its end again."""
    cluster.worker("threads", 4)
    beat = cluster.celery("beat", "--schedule", str(cluster.folder / "schedule"))
    total = len(connections) * _CHATS * _MESSAGES
    cluster.until(lambda: cluster.messages().total() == total)
    cluster.until(lambda: cluster.complete() == len(connections) * _CHATS)
    before = requests(cluster.sandbox)
    for name in connections[:5]:
        cluster.sandbox.add_message(1001, "Hello", connection=name)
    cluster.until(lambda: cluster.messages().total() == total + 5)
    assert requests(cluster.sandbox) <= before + 2 * 2 * 5
    assert beat.stop() == 0
    check(cluster, connections)


def requests(sandbox: Sandbox) -> int:
    """Return the number of answered requests for messages."""
    return sum(each.operation == "chats.messages.list" for each in sandbox.exchanges)


def test_a_time_limit_amid_a_list(cluster: Cluster, connections: list[str]) -> None:
    """A task that takes long continues its list from the end of the queue."""
    cluster.sandbox.plan.add("latency=0.7 on chats.messages.list at 1,2,3,4,5,6")
    cluster.begin_round()
    cluster.slice = 1.0
    worker = cluster.worker("prefork", 2)
    check(cluster, connections)
    assert "Soft time limit (1.0s) exceeded for sync.messages" in worker.log.read_text("utf-8")


def test_waiting_for_the_rate_limit_takes_no_thread(tmp_path: Path, own_redis: RedisServer) -> None:
    """The tasks of a connection wait in the queue, as long as the API asks for."""
    start = time.time()
    limit = RateLimit(requests=10, period=60, burst=1 + _CHATS)
    # The clock stands still, so that nothing is allowed beyond the burst.
    sandbox = Sandbox(chats=_CHATS, messages=_MESSAGES, rate_limit=limit, clock=lambda: start)
    with sandbox, Cluster(sandbox, own_redis.url, tmp_path, visibility=600) as cluster:
        with OFAuth(**sandbox.options()) as client:
            names = [each.id for each in client.account.connections.list(status="active")]
        names, others = names[:4], names[4:]
        for name in others:
            sandbox.change_connection(name, status="expired")
        cluster.begin_round()
        cluster.worker("threads", 2)
        cluster.until(lambda: len(cluster.waiting_headers()) > 2)
        waiting = cluster.waiting_headers()
        assert all(headers["retries"] and headers["expires"] for headers in waiting)
        sandbox.api.limiter = None
        check(cluster, names)
