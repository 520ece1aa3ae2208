"""The limiter in Redis: clients, faults of the server, secrets, processes and event loops."""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import pickle
import signal
import socket
import threading
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import trio

from ofauth_client import RateLimit, Timing, errors
from ofauth_client._options.rate_limit import Place
from ofauth_client.redis import RedisRateLimiter
from tests.client.serving import Server, ok, refusal
from tests.client.ways import CONNECTION, KEY, LIST, AsyncWay, FakeTime, Way
from tests.scale.redis_server import RedisServer

HOUR = 3600.0
#: So slow that no test takes long enough to get one more token.
LIMIT = RateLimit(requests=1, period=HOUR, burst=3)
#: A server that does not answer is given up quickly.
QUICK = 0.05


@pytest.fixture
def limiter(redis_server: RedisServer) -> Iterator[RedisRateLimiter]:
    """Return a limiter of a running server."""
    with RedisRateLimiter(redis_server.url, LIMIT, timeout=5) as limiter:
        yield limiter


@pytest.fixture(params=[Way, AsyncWay], ids=lambda kind: kind.name)
def way(request: pytest.FixtureRequest, server: Server) -> Iterator[Way]:
    """Return clients of both kinds."""
    options = {"api_key": KEY, "connection_id": CONNECTION, "base_url": server.url}
    made = request.param({**options, "timing": FakeTime(luck=0.0).timing()})
    yield made
    made.close()


@contextmanager
def limits_of(way: Way, url: str, **options: Any) -> Generator[RedisRateLimiter]:
    """Make a limiter, and close what a kind of client opened."""
    limiter = RedisRateLimiter(url, LIMIT, **options)
    try:
        yield limiter
    finally:
        if isinstance(way, AsyncWay):
            way.do(limiter.aclose())
        limiter.close()


def acquire(limiter: RedisRateLimiter, number: int = 1) -> list[int]:
    """Enter a queue some times, and return the waits in hours."""
    return [hours(limiter.acquire("a", "interactive")) for _ in range(number)]


def hours(place: Place) -> int:
    """Return a wait in hours."""
    return round(place.seconds / HOUR)


@contextmanager
def silent_server() -> Generator[str]:
    """Take connections, and never answer."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"redis://127.0.0.1:{listening.getsockname()[1]}"


def unused_address() -> str:
    """Return an address at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        return f"redis://127.0.0.1:{closed.getsockname()[1]}/0"


def test_clients_share_a_limit(redis_server: RedisServer, way: Way, server: Server) -> None:
    """Two clients, as two processes have them, are kept to one limit; views are no exception."""
    with limits_of(way, redis_server.url, timeout=5) as one, redis_server.client() as redis:
        first, second = (way.client(rate_limit=one, deadline=0.5) for _ in range(2))
        way.call(second.with_options(priority="bulk"), LIST)
        way.call(first, LIST)
        way.call(second, LIST)
        for options in ({}, {"priority": "bulk"}):
            with pytest.raises(errors.APITimeoutError, match="rate limit allows no request"):
                way.call(first, LIST, options=options)
        assert len(server.received) == 3
        (key,) = redis_server.keys()
        assert CONNECTION not in key
        assert all(secret not in str(redis.hgetall(key)) for secret in (CONNECTION, KEY))


def test_a_worker_that_is_told_to_wait_makes_all_wait(
    redis_server: RedisServer, way: Way, server: Server
) -> None:
    """Status 429 of one client is a pause of all clients, of the same connection alone."""
    server.answers(refusal(429, Retry_After="100"))
    with limits_of(way, redis_server.url, timeout=5) as limits:
        client = way.client(rate_limit=limits, max_retries=0)
        with pytest.raises(errors.RateLimitError):
            way.call(client, LIST)
    with RedisRateLimiter(redis_server.url, LIMIT) as other:
        (key,) = redis_server.keys()
        connection = key[key.index("{") + 1 : -1]
        assert other.acquire(connection, "interactive").seconds > 50
        assert other.acquire("another", "interactive").seconds == 0


def test_what_the_api_says_of_a_limit_is_shared(
    redis_server: RedisServer, way: Way, server: Server
) -> None:
    """Tokens that the API no longer has are no tokens of any worker."""
    server.answers(ok(X_RateLimit_Limit="60", X_RateLimit_Remaining="0"))
    with limits_of(way, redis_server.url, timeout=5) as limits:
        way.call(way.client(rate_limit=limits), LIST)
        with pytest.raises(errors.APITimeoutError):
            way.call(way.client(rate_limit=limits, deadline=0.5), LIST)


def test_a_killed_server(own_redis: RedisServer, caplog: pytest.LogCaptureFixture) -> None:
    """A process keeps to the limit alone, tells once, and returns to the server."""
    with RedisRateLimiter(own_redis.url, LIMIT, timeout=5, recheck=1e-9) as limiter:
        assert acquire(limiter, 4) == [0, 0, 0, 1]
        own_redis.kill()
        assert acquire(limiter, 4) == [0, 0, 0, 1]
        limiter.give_back("a", "interactive")
        limiter.observe("a", 0)
        limiter.pause("a", 10 * HOUR)
        assert acquire(limiter, 1) == [11]
        own_redis.start()
        assert acquire(limiter, 4) == [0, 0, 0, 1]
    told = [record.message for record in caplog.records]
    assert len(told) == 2
    assert "out of reach" in told[0]
    assert told[1].endswith("are back")


def test_a_killed_server_and_an_event_loop(own_redis: RedisServer) -> None:
    """Tasks that ask while the server dies get an answer."""

    async def main() -> None:
        limiter = RedisRateLimiter(own_redis.url, LIMIT, timeout=5, recheck=1e-9)
        async with limiter:
            assert (await limiter.acquire_async("a", "interactive")).seconds == 0
            own_redis.kill()
            asked = [limiter.acquire_async("a", "interactive") for _ in range(20)]
            places = [place.seconds for place in await asyncio.gather(*asked)]
            assert sum(seconds == 0 for seconds in places) == 3
            own_redis.start()
            assert (await limiter.acquire_async("a", "interactive")).seconds == 0

    asyncio.run(main())


def test_requests_can_fail_instead(way: Way, server: Server) -> None:
    """A closed limiter sends nothing that it has not counted."""
    with limits_of(way, unused_address(), unreachable="closed") as limits:
        client = way.client(rate_limit=limits)
        for _ in range(2):
            with pytest.raises(errors.RateLimiterError, match=r"out of reach .*ConnectionError"):
                way.call(client, LIST)
    assert server.received == []


def test_an_interrupted_wait_stays_one(own_redis: RedisServer, way: Way, server: Server) -> None:
    """A closed limiter that cannot take the place back hides no interruption."""

    def interrupt(_: float) -> None:
        own_redis.kill()
        raise KeyboardInterrupt

    async def interrupt_async(_: float) -> None:
        interrupt(_)

    with limits_of(way, own_redis.url, unreachable="closed", timeout=5) as limits:
        timing = Timing(sleep=interrupt, sleep_async=interrupt_async)
        client = way.client(rate_limit=limits, timing=timing)
        for _ in range(3):
            way.call(client, LIST)
        with pytest.raises(KeyboardInterrupt):
            way.call(client, LIST)
    assert len(server.received) == 3


def test_a_server_that_is_away_at_the_start(way: Way, server: Server) -> None:
    """An open limiter lets requests pass, at the pace of a process that is alone."""
    with limits_of(way, unused_address()) as limits:
        client = way.client(rate_limit=limits, deadline=0.9)
        for _ in range(3):
            way.call(client, LIST)
        with pytest.raises(errors.APITimeoutError):
            way.call(client, LIST)


def test_a_server_that_does_not_answer(way: Way, server: Server) -> None:
    """It is waited for once, for as long as `timeout` says."""
    with silent_server() as url, limits_of(way, url, timeout=QUICK, recheck=3600) as limits:
        client = way.client(rate_limit=limits)
        for _ in range(3):
            way.call(client, LIST)
    assert len(server.received) == 3


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost",
        "localhost:6379",
        "",
        "redis://localhost:secret",
        "redis://localhost/secret",
        "redis://localhost?secret=1",
        "redis://localhost?socket_timeout=secret",
    ],
)
def test_wrong_addresses(url: str) -> None:
    """Told when the limiter is made, without repeating what may be a password."""
    with pytest.raises(errors.ConfigurationError, match="redis://host:port/db") as caught:
        RedisRateLimiter(url)
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"limit": 60}, "limit must be RateLimit"),
        ({"namespace": None}, "namespace must be str"),
        ({"unreachable": "maybe"}, "'open' or 'closed'"),
        ({"timeout": 0}, "timeout must be seconds"),
        ({"timeout": None}, "timeout must be seconds"),
        ({"recheck": "1"}, "recheck must be seconds"),
    ],
)
def test_wrong_options(options: dict[str, Any], words: str) -> None:
    """One sentence each."""
    with pytest.raises(errors.ConfigurationError, match=words):
        RedisRateLimiter("redis://localhost", **options)


@pytest.mark.parametrize("value", ["urgent", 1, None])
def test_wrong_priorities(way: Way, value: object) -> None:
    """A priority that does not exist is refused before anything is sent."""
    with pytest.raises(errors.ConfigurationError, match="'interactive' or 'bulk'"):
        way.call(way.client(), LIST, options={"priority": value})


def test_a_wrong_password(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Told like a server that is away, and without the password."""
    with RedisServer(tmp_path, "--requirepass", "right") as server:
        url = server.url.replace("redis://", "redis://:planted@")
        with RedisRateLimiter(url, LIMIT, unreachable="closed") as limiter:
            with pytest.raises(errors.RateLimiterError, match="Authentication") as caught:
                limiter.acquire("a", "interactive")
            shown = f"{limiter!r} {caught.value!r} {caught.value} {caplog.text} {vars(limiter)}"
            assert "planted" not in shown
        right = server.url.replace("redis://", "redis://:right@")
        with RedisRateLimiter(right, LIMIT, unreachable="closed") as limiter:
            assert acquire(limiter) == [0]


def test_two_limits_on_one_queue(
    redis_server: RedisServer, limiter: RedisRateLimiter, caplog: pytest.LogCaptureFixture
) -> None:
    """Each request counts by the limit of its own client, and the second client is told once."""
    assert acquire(limiter, 3) == [0, 0, 0]
    slow = RateLimit(requests=1, period=10 * HOUR, burst=3)
    with RedisRateLimiter(redis_server.url, slow) as other:
        # Three hours' worth of tokens are out, which is less than one token of this limit.
        assert acquire(other, 3) == [0, 0, 3]
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "another limit than 1 in 36000 s, 3 at once" in caplog.text


def test_namespaces(redis_server: RedisServer, limiter: RedisRateLimiter) -> None:
    """Programs that have nothing in common can use one server."""
    assert acquire(limiter, 4) == [0, 0, 0, 1]
    with RedisRateLimiter(redis_server.url, LIMIT, namespace="test") as other:
        assert acquire(other) == [0]
    assert redis_server.keys() == ["ofauth:{a}", "test:{a}"]


def test_a_server_that_forgot_the_script(
    redis_server: RedisServer, limiter: RedisRateLimiter
) -> None:
    """The script is sent again, to threads and to event loops."""

    async def ask(number: int) -> list[int]:
        limits = RedisRateLimiter(redis_server.url, LIMIT, timeout=5)
        async with limits:
            asked = (limits.acquire_async("b", "interactive") for _ in range(number))
            return sorted(map(hours, await asyncio.gather(*asked)))

    with redis_server.client() as redis:
        assert acquire(limiter, 2) == [0, 0]
        redis.script_flush()
        assert acquire(limiter, 2) == [0, 1]
        redis.script_flush()
        assert asyncio.run(ask(5)) == [0, 0, 0, 1, 2]


def test_many_tasks_and_cancelled_ones(redis_server: RedisServer) -> None:
    """More than travel together; a cancelled task disturbs no other."""

    async def main() -> None:
        async with RedisRateLimiter(redis_server.url, LIMIT, timeout=5) as limiter:
            tasks = [
                asyncio.create_task(limiter.acquire_async(f"c{number % 700}", "interactive"))
                for number in range(1400)
            ]
            await asyncio.sleep(0)
            for task in tasks[::2]:
                task.cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
            kept = [each for each in results if not isinstance(each, asyncio.CancelledError)]
            assert len(kept) == 700
            assert {place.seconds for place in kept if not isinstance(place, BaseException)} == {0}

    asyncio.run(main())


def test_one_limiter_in_several_event_loops(redis_server: RedisServer) -> None:
    """Each event loop has a connection of its own."""
    limiter = RedisRateLimiter(redis_server.url, LIMIT, timeout=5)

    async def ask() -> int:
        place = await limiter.acquire_async("a", "interactive")
        await limiter.aclose()
        return hours(place)

    assert [asyncio.run(ask()) for _ in range(4)] == [0, 0, 0, 1]


def test_an_event_loop_that_ends_amid_a_question(redis_server: RedisServer) -> None:
    """Nobody is left waiting, and nothing is told of it."""
    with silent_server() as url:
        limiter = RedisRateLimiter(url, LIMIT, timeout=60)

        async def main() -> None:
            task = asyncio.create_task(limiter.acquire_async("a", "interactive"))
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

        asyncio.run(main())


def test_trio(limiter: RedisRateLimiter) -> None:
    """Other event loops ask from a thread."""

    async def main() -> list[int]:
        return [hours(await limiter.acquire_async("a", "interactive")) for _ in range(4)]

    assert trio.run(main) == [0, 0, 0, 1]


def test_threads(limiter: RedisRateLimiter) -> None:
    """Every place is given once, however many threads ask."""
    barrier = threading.Barrier(20)

    def ask(_: int) -> list[int]:
        barrier.wait()
        return acquire(limiter, 20)

    with ThreadPoolExecutor(20) as threads:
        waits = sorted(wait for each in threads.map(ask, range(20)) for wait in each)
    assert waits == [0, 0, *range(398)]


def test_pickling(limiter: RedisRateLimiter) -> None:
    """A limiter goes into another process with its options."""
    twin = pickle.loads(pickle.dumps(limiter))  # noqa: S301 - our own bytes
    with twin:
        assert repr(twin) == repr(limiter)
        assert acquire(limiter, 2) + acquire(twin, 2) == [0, 0, 0, 1]


def _ask_in_child(limiter: RedisRateLimiter, found: Any) -> None:
    found.put(acquire(limiter, 2))


def test_a_forked_child(limiter: RedisRateLimiter) -> None:
    """Parent and child do not read the replies of one another."""
    assert acquire(limiter, 2) == [0, 0]
    context = multiprocessing.get_context("fork")
    found = context.Queue()
    child = context.Process(target=_ask_in_child, args=(limiter, found))
    child.start()
    waits = acquire(limiter, 2) + found.get()
    child.join()
    assert sorted(waits) == [0, 1, 2, 3]


def test_a_stopped_server(own_redis: RedisServer) -> None:
    """A server that hangs amid work is waited for once, and asked again when it goes on."""
    assert own_redis.process_id
    with RedisRateLimiter(own_redis.url, LIMIT, timeout=QUICK, recheck=1e-9) as limiter:
        assert acquire(limiter, 2) == [0, 0]
        os.kill(own_redis.process_id, signal.SIGSTOP)
        try:
            assert acquire(limiter, 1) == [0]
        finally:
            os.kill(own_redis.process_id, signal.SIGCONT)
        assert acquire(limiter, 3)[-1] >= 1
