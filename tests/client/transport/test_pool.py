"""No call loses its place in the pool, whatever ends it, and no call waits for ever."""

from __future__ import annotations

import asyncio
import gc
import linecache
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, ExitStack, suppress
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

import anyio
import httpx
import pytest

import ofauth_client
from ofauth_client import AsyncOFAuth, OFAuth, Timing, errors
from ofauth_client._transport.pool import ConnectionLimits, SyncPool
from tests.client.serving import Reply, Server, ok
from tests.client.ways import KEY, LIST, AsyncWay, FakeTime, Way

TRANSPORT = str(Path(ofauth_client.__file__).parent / "_transport")


class CutError(Exception):
    """Ends a call at some moment, as a soft time limit does."""


def stream_of(*pieces: bytes) -> Reply:
    """Return a chunked answer."""
    return Reply(pieces=lambda: iter(pieces))


class Cutter:
    """Raises an error at one line of the transport.

    Args:
        line: Number of the line among those that run, from 0.
    """

    def __init__(self, line: int) -> None:
        self.left = line
        self.cut = False

    def __call__(self, frame: FrameType, event: str, _argument: object) -> Any:
        if not frame.f_code.co_filename.startswith(TRANSPORT) or self.cut:
            return None
        if event == "line" and not _is_lock(frame):
            self.left -= 1
            if self.left < 0:
                self.cut = True
                raise CutError
        return self


def _is_lock(frame: FrameType) -> bool:
    """Tell whether a line takes or lets go a lock: Python raises nothing between the two."""
    line = linecache.getline(frame.f_code.co_filename, frame.f_lineno)
    return line.lstrip().startswith("with self._lock")


def cut_each_line(call: Callable[[], object]) -> Iterator[int]:
    """Make a call again and again, and end it one line later each time; yield the line."""
    for line in count():
        cutter, before = Cutter(line), sys.gettrace()
        sys.settrace(cutter)
        try:
            with suppress(CutError):
                call()
        finally:
            sys.settrace(before)
        if not cutter.cut:
            return
        yield line


# A socket that was cut loose before anybody knew it is closed by the collector.
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.usefixtures("sync_backend")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_error_at_any_line_loses_no_place(server: Server) -> None:
    """The only connection serves the next call, wherever the call before it was cut."""
    server.answers(ok())
    with OFAuth(api_key=KEY, base_url=server.url, max_connections=1, timeout=5) as client:
        lines = 0
        for _ in cut_each_line(lambda: client.request("GET", "/x")):
            lines += 1
            assert client.request("GET", "/x").status == 200
    assert lines > 40
    gc.collect()


# A socket that was cut loose before anybody knew it is closed by the collector.
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.usefixtures("sync_backend")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_error_at_any_line_of_a_stream_loses_no_place(server: Server) -> None:
    """A stream lets its connection go, wherever reading it was cut."""
    server.answers(stream_of(b'{"a"', b": 1}"))
    with OFAuth(api_key=KEY, base_url=server.url, max_connections=1, timeout=5) as client:

        def read() -> None:
            with client.stream("GET", "/x") as response:
                list(response.iter_bytes())

        for _ in cut_each_line(read):
            assert client.request("GET", "/x").status == 200
    gc.collect()


@pytest.mark.usefixtures("async_backend")
@pytest.mark.parametrize("kind", ["task", "twice", "scope"])
@pytest.mark.parametrize("streams", [False, True])
def test_a_task_cancelled_at_any_moment_loses_no_place(
    server: Server, kind: str, streams: bool
) -> None:
    """Cancelled after each number of steps of the loop, the only connection serves the next."""
    server.answers(stream_of(b'{"a"', b": 1}") if streams else ok())

    async def call(client: AsyncOFAuth) -> None:
        if not streams:
            await client.request("GET", "/x")
            return
        async with client.stream("GET", "/x") as response:
            await response.read()

    async def cancelled_after(steps: int, client: AsyncOFAuth) -> bool:
        if kind == "scope":
            async with anyio.create_task_group() as group:
                group.start_soon(call, client)
                await pass_steps(steps)
                group.cancel_scope.cancel()
            return group.cancel_scope.cancelled_caught
        task = asyncio.ensure_future(call(client))
        await pass_steps(steps)
        task.cancel()
        if kind == "twice":
            await asyncio.sleep(0)
            task.cancel()
        await asyncio.wait([task])
        return task.cancelled()

    async def main() -> None:
        made = AsyncOFAuth(api_key=KEY, base_url=server.url, max_connections=1, timeout=5)
        async with made as client:
            for steps in range(60):
                await cancelled_after(steps, client)
                assert (await client.request("GET", "/x")).status == 200

    asyncio.run(main())


async def pass_steps(steps: int) -> None:
    """Let the loop run some times."""
    for _ in range(steps):
        await asyncio.sleep(0)


@pytest.mark.usefixtures("async_backend")
def test_many_tasks_that_are_cut_leave_all_places(server: Server) -> None:
    """After two hundred tasks were cut amid their calls, as many calls as before run at once."""
    server.answers(ok())

    async def main() -> int:
        async with AsyncOFAuth(api_key=KEY, base_url=server.url, timeout=5) as client:
            for steps in range(12):
                tasks = [asyncio.ensure_future(client.request("GET", "/x")) for _ in range(200)]
                await pass_steps(steps * 5)
                for task in tasks[::2]:
                    task.cancel()
                await asyncio.wait(tasks)
            answers = await asyncio.gather(*(client.request("GET", "/x") for _ in range(50)))
            return len(answers)

    assert asyncio.run(main()) == 50


def test_a_call_that_finds_no_place_says_who_has_them(server: Server, way: Way) -> None:
    """It waits as long as its timeout, and the error names the limit and the open streams."""
    gate = threading.Event()

    def pieces() -> Iterator[bytes]:
        yield b"one"
        gate.wait()

    server.answers(Reply(pieces=pieces))
    client = way.client(max_connections=2, timeout=httpx.Timeout(5, pool=0.05))
    said = r"within 0\.05 s: all 2 are in use, 2 of them held by .*; .* max_connections$"
    try:
        if isinstance(way, AsyncWay):
            way.do(exhaust(client, said))
        else:
            with ExitStack() as streams:
                for _ in range(2):
                    streams.enter_context(client.stream("GET", "/x"))
                with pytest.raises(errors.APITimeoutError, match=said):
                    client.request("GET", "/x")
    finally:
        gate.set()
    server.answers(ok())
    assert way.request(client, "GET", "/x").status == 200


async def exhaust(client: Any, said: str) -> None:
    """Hold two streams open, and call once more."""
    async with AsyncExitStack() as streams:
        for _ in range(2):
            await streams.enter_async_context(client.stream("GET", "/x"))
        with pytest.raises(errors.APITimeoutError, match=said):
            await client.request("GET", "/x")


@pytest.mark.usefixtures("sync_backend")
def test_calls_wait_in_line(server: Server) -> None:
    """Forty threads share two connections, and every call is answered."""
    server.answers(ok())
    with OFAuth(api_key=KEY, base_url=server.url, max_connections=2) as client:
        statuses: list[int] = []
        threads = [
            threading.Thread(target=lambda: statuses.append(client.request("GET", "/x").status))
            for _ in range(40)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert statuses == [200] * 40
    assert len(server.connections) <= 2


def test_idle_connections_make_room_for_another_origin() -> None:
    """A pool that is full of idle connections closes the oldest of them."""
    closed = list[str]()
    made = count()
    pool = SyncPool(
        lambda origin: f"{origin}{next(made)}", closed.append, ConnectionLimits(connections=2)
    )
    for origin in ("a", "b"):
        pool.give_back(pool.acquire(origin, 0), reusable=True)
    lease = pool.acquire("c", 0)
    assert (lease.connection, closed) == ("c2", ["a0"])
    assert pool.acquire("b", 0).connection == "b1"
    pool.give_back(lease, reusable=False)


def test_connections_that_are_idle_for_too_long_are_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The oldest go first, when another connection becomes idle."""
    clock, closed = FakeTime(), list[str]()
    monkeypatch.setattr("ofauth_client._transport.pool.time.monotonic", clock.now)
    pool = SyncPool(str.upper, closed.append, ConnectionLimits(expiry=5, keepalive=2))
    leases = [pool.acquire(origin, 0) for origin in "abcd"]
    pool.give_back(leases[0], reusable=True)
    clock.sleep(6)
    pool.give_back(leases[1], reusable=True)
    assert closed == ["A"]
    for lease in leases[2:]:
        pool.give_back(lease, reusable=True)
    assert closed == ["A", "B"]


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("max_connections", 0),
        ("max_connections", True),
        ("max_connections", "50"),
        ("max_keepalive_connections", -1),
        ("keepalive_expiry", 0),
        ("keepalive_expiry", "5"),
    ],
)
def test_limits_that_make_no_sense(way: Way, option: str, value: object) -> None:
    """The option and what it may be are named."""
    with pytest.raises(errors.ConfigurationError, match=f"{option} must be"):
        way.client(**{option: value})


def test_no_connection_stays_open(server: Server, way: Way) -> None:
    """Without idle connections, each call has its own."""
    client = way.client(max_keepalive_connections=0)
    for _ in range(3):
        way.call(client, LIST)
    assert len(server.connections) == 3


@pytest.fixture
def slow_names(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make the system's resolver wait until the test is over."""
    over, original = threading.Event(), socket.getaddrinfo

    def look_up(host: Any, *arguments: Any, **options: Any) -> Any:
        if host == "slow.localhost":
            over.wait()
        return original("127.0.0.1", *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    yield
    over.set()


@pytest.mark.usefixtures("slow_names")
@pytest.mark.parametrize("options", [{"deadline": 0.1}, {"timeout": 0.1}])
def test_a_name_that_is_never_resolved(server: Server, way: Way, options: dict[str, Any]) -> None:
    """The resolver's thread is left behind when the time is over."""
    url = server.url.replace("127.0.0.1", "slow.localhost")
    client = way.client(base_url=url, max_retries=0, **{"timeout": 5, **options})
    with pytest.raises(errors.APITimeoutError):
        way.call(client, LIST)
    assert server.received == []


@pytest.fixture
def full_port() -> Iterator[int]:
    """Return a port at which connecting hangs, as its queue is full."""
    with socket.socket() as listener, ExitStack() as stack:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            caller = stack.enter_context(socket.socket())
            caller.setblocking(False)
            with suppress(BlockingIOError):
                caller.connect(listener.getsockname())
        yield listener.getsockname()[1]


def test_addresses_that_do_not_answer_share_the_time(
    full_port: int, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A host of several dead addresses takes no longer than a host of one."""
    entry = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", full_port))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [entry] * 4)
    client = way.client(
        base_url=f"http://many.localhost:{full_port}", deadline=0.2, timing=Timing()
    )
    with pytest.raises(errors.APITimeoutError, match=r"deadline of 0\.2 s"):
        way.call(client, LIST)


def test_the_second_address_answers(
    server: Server, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address that refuses is followed by the next one."""
    port = int(server.url.rpartition(":")[2])
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))
        for host in ("127.0.0.2", "127.0.0.1")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    client = way.client(base_url=f"http://two.localhost:{port}")
    assert way.call(client, LIST) == {}


def test_a_name_that_does_not_exist(way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's reason is told."""

    def unknown(*_: object, **__: object) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    client = way.client(base_url="http://none.localhost:1", max_retries=0)
    with pytest.raises(errors.APIConnectionError, match=r"could not connect: .*not known"):
        way.call(client, LIST)


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", b"HTTP"])
@pytest.mark.parametrize("own", [False, True])
def test_a_server_that_falls_silent(server: Server, way: Way, head: bytes, own: bool) -> None:
    """The deadline holds before the head, amid it and after it, also with a transport given."""
    server.answers(Reply(verbatim=head, stalls=True))
    asynchronous = isinstance(way, AsyncWay)
    given: Any = httpx.AsyncHTTPTransport() if asynchronous else httpx.HTTPTransport()
    options = {"transport": given} if own else {}
    client = way.client(deadline=0.1, timing=Timing(), **options)
    with pytest.raises(errors.APITimeoutError, match=r"not done within the deadline of 0\.1 s"):
        way.call(client, LIST)
    way.do(given.aclose() if asynchronous else given.close())
