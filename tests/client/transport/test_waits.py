"""What a call waits for holds up neither its deadline nor its event loop."""

from __future__ import annotations

import asyncio
import builtins
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from contextvars import Context
from functools import partial
from typing import Any, TypeVarTuple

import pytest

from ofauth_client import AsyncOFAuth, Timing, errors
from ofauth_client._transport.loops import Alarm
from tests.client.serving import Server, ok
from tests.client.ways import KEY, LIST, Way

Ts = TypeVarTuple("Ts")


def served(serve: Callable[[socket.socket, threading.Event], None]) -> Iterator[int]:
    """Accept connections at a port, and treat each in a thread until the test is over."""
    over = threading.Event()

    def treat(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            serve(connection, over)

    def accept() -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=treat, args=(listener.accept()[0],), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        accepting = threading.Thread(target=accept)
        accepting.start()
        yield listener.getsockname()[1]
        over.set()
        listener.shutdown(socket.SHUT_RDWR)
        accepting.join()


def stay_silent(_: socket.socket, over: threading.Event) -> None:
    """Send nothing, not even an answer to a handshake of TLS."""
    over.wait()


def drip(connection: socket.socket, over: threading.Event) -> None:
    """Send the headers of an answer byte by byte, without an end."""
    connection.recv(65_536)
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while not over.wait(0.01):
        connection.sendall(b"a")


@pytest.fixture
def silent_port() -> Iterator[int]:
    """Return a port at which nobody speaks."""
    yield from served(stay_silent)


@pytest.fixture
def dripping_port() -> Iterator[int]:
    """Return a port whose answers never end their headers."""
    yield from served(drip)


def test_a_handshake_that_is_never_answered(silent_port: int, way: Way) -> None:
    """The handshake of TLS is part of connecting."""
    client = way.client(base_url=f"https://127.0.0.1:{silent_port}", max_retries=0, timeout=0.1)
    with pytest.raises(errors.APITimeoutError, match=r"no connection within 0\.1 s"):
        way.call(client, LIST)


def test_headers_that_drip(dripping_port: int, way: Way) -> None:
    """Each byte is in time for the timeout, and the whole is not for the deadline."""
    client = way.client(
        base_url=f"http://127.0.0.1:{dripping_port}", deadline=0.2, timeout=5, timing=Timing()
    )
    with pytest.raises(errors.APITimeoutError, match=r"deadline of 0\.2 s"):
        way.call(client, LIST)


#: What waits for the system or a disk.
BLOCKING: list[tuple[Any, str]] = [
    (ssl.SSLContext, "load_verify_locations"),
    (ssl.SSLContext, "load_default_certs"),
    (ssl.SSLContext, "load_cert_chain"),
    (socket, "getaddrinfo"),
    (socket, "create_connection"),
    (time, "sleep"),
    (builtins, "open"),
]


@pytest.fixture
def blocking(server: Server, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of functions that were called in a thread with a running loop."""
    called: list[str] = []
    server.answers(ok())
    # The first call imports modules, for which pytest opens files.
    asyncio.run(_call(AsyncOFAuth(api_key=KEY, base_url=server.url), 1))

    def watched(name: str, function: Any) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            with suppress(RuntimeError):
                asyncio.get_running_loop()
                called.append(name)
            return function(*arguments, **options)

        return call

    for place, name in BLOCKING:
        monkeypatch.setattr(place, name, watched(name, getattr(place, name)))
    return called


async def _call(client: AsyncOFAuth, times: int) -> None:
    for _ in range(times):
        # This server speaks no TLS.
        with suppress(errors.APIConnectionError):
            await client.request("GET", "/x")
    await client.close()


def test_the_watch_sees_blocking_calls(blocking: list[str]) -> None:
    """Otherwise the tests below would prove nothing."""

    async def main() -> None:
        time.sleep(0)
        await asyncio.to_thread(time.sleep, 0)

    time.sleep(0)
    asyncio.run(main())
    assert blocking == ["sleep"]


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_calls_do_not_block_the_event_loop(
    server: Server, scheme: str, blocking: list[str]
) -> None:
    """Certificates are read with the client; names are looked up beside the loop."""
    server.answers(ok())
    port = server.url.rpartition(":")[2]
    client = AsyncOFAuth(
        api_key=KEY, base_url=f"{scheme}://localhost:{port}", max_retries=0, deadline=5
    )

    asyncio.run(_call(client, 2))
    assert len(server.connections) >= (2 if scheme == "http" else 3)
    assert blocking == []


class CountingLoop(asyncio.SelectorEventLoop):
    """An event loop that remembers for when timers were set."""

    def __init__(self) -> None:
        super().__init__()
        self.timers: list[float] = []

    def call_at(
        self,
        when: float,
        callback: Callable[[*Ts], object],
        *args: *Ts,
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        """Set a timer."""
        self.timers.append(when)
        return super().call_at(when, callback, *args, context=context)


def in_loop(main: Callable[[CountingLoop, Alarm], Any]) -> CountingLoop:
    """Run a coroutine with an alarm, and return its loop."""
    with asyncio.Runner(loop_factory=CountingLoop) as runner:
        loop = runner.get_loop()
        assert isinstance(loop, CountingLoop)
        runner.run(main(loop, Alarm()))
    return loop


async def wait_in_vain(loop: CountingLoop, alarm: Alarm, seconds: float) -> float:
    """Wait for a future that nobody sets, and return for how long."""
    began = loop.time()
    await alarm.wait(loop.create_future(), seconds)
    return loop.time() - began


def test_many_waits_have_one_timer() -> None:
    """Those that end in time, one after another and together."""

    async def main(loop: CountingLoop, alarm: Alarm) -> None:
        for _ in range(10):
            futures: list[asyncio.Future[None]] = [loop.create_future() for _ in range(10)]
            waits = [loop.create_task(alarm.wait(future, 60)) for future in futures]
            await asyncio.sleep(0)
            for future in futures:
                future.set_result(None)
            await asyncio.gather(*waits)

    assert len(in_loop(main).timers) == 1


@pytest.mark.parametrize("others", [[], [60], [0.001], [0.005, 60, 0.02]], ids=str)
def test_a_wait_that_is_over(others: list[float]) -> None:
    """Neither shorter nor longer waits keep a wait from its end."""

    async def main(loop: CountingLoop, alarm: Alarm) -> None:
        # The first is under way before, and the others come after.
        wait = partial(wait_in_vain, loop, alarm)
        tasks = [loop.create_task(wait(seconds)) for seconds in (*others, 0.01)]
        done, left = await asyncio.wait(tasks[-1:])
        assert next(iter(done)).result() >= 0.009
        for task in (*left, *tasks):
            task.cancel()

    in_loop(main)


def test_a_timer_that_goes_off_for_nothing() -> None:
    """It is set for the wait that came after its own."""

    async def main(loop: CountingLoop, alarm: Alarm) -> None:
        future: asyncio.Future[None] = loop.create_future()
        loop.call_soon(future.set_result, None)
        await alarm.wait(future, 0.001)
        assert await wait_in_vain(loop, alarm, 0.02) >= 0.019

    assert len(in_loop(main).timers) == 2


def test_a_wait_that_is_cancelled() -> None:
    """The alarm forgets it."""

    async def main(loop: CountingLoop, alarm: Alarm) -> None:
        task = loop.create_task(wait_in_vain(loop, alarm, 60))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        assert await wait_in_vain(loop, alarm, 0.001) < 50

    in_loop(main)


def test_no_limit() -> None:
    """Needs no timer."""

    async def main(loop: CountingLoop, alarm: Alarm) -> None:
        future: asyncio.Future[None] = loop.create_future()
        loop.call_soon(future.set_result, None)
        await alarm.wait(future, None)

    assert in_loop(main).timers == []
