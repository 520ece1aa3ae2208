"""Forks amid calls, and signals that end calls: a client goes on afterwards."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest

from ofauth_client import AsyncOFAuth, OFAuth, RateLimit, Timing
from tests.client.programs import run
from tests.client.serving import Answer, Received, Reply, Server, ok, refusal
from tests.client.ways import KEY

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither")

CALLS = 6


def holding(server: Server) -> Callable[[Received], Reply]:
    """Return answers that hold `/held` until `/release`; `/when-held` waits for all of them."""
    held, released = threading.Semaphore(0), threading.Event()

    def answer(received: Received) -> Reply:
        if received.path == "/held":
            held.release()
            released.wait()
        if received.path == "/when-held":
            for _ in range(CALLS):
                held.acquire()
        if received.path == "/release":
            released.set()
        return ok({})

    return answer


FORK_AMID_CALLS = """
    import os, threading, warnings
    from ofauth_client import OFAuth
    warnings.simplefilter("ignore", DeprecationWarning)  # of forks amid threads
    client = OFAuth(api_key="sk", base_url=os.environ["URL"], rate_limit=True)
    answers = []
    ask = lambda: answers.append(client.request("GET", "/held").status)
    threads = [threading.Thread(target=ask) for _ in range(CALLS)]
    for thread in threads:
        thread.start()
    client.request("GET", "/when-held")
    child = os.fork()
    if child == 0:
        client.request("GET", "/child")
        client.close()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    client.request("GET", "/release")
    for thread in threads:
        thread.join()
    assert answers == [200] * CALLS
    client.close()
    """

FORK_AMID_TASKS = """
    import asyncio, os, warnings
    from ofauth_client import AsyncOFAuth
    warnings.simplefilter("ignore", DeprecationWarning)

    async def ask(client):
        await client.request("GET", "/child")
        await client.close()

    async def main():
        async with AsyncOFAuth(api_key="sk", base_url=os.environ["URL"]) as client:
            tasks = [asyncio.create_task(client.request("GET", "/held")) for _ in range(CALLS)]
            await client.request("GET", "/when-held")
            child = os.fork()
            if child == 0:
                asyncio.run(ask(client))
                os._exit(0)
            assert os.waitpid(child, 0)[1] == 0
            await client.request("GET", "/release")
            assert [(await task).status for task in tasks] == [200] * CALLS

    asyncio.run(main())
    """


@pytest.mark.parametrize("program", [FORK_AMID_CALLS, FORK_AMID_TASKS], ids=["sync", "async"])
def test_a_fork_amid_calls_disturbs_neither_process(server: Server, program: str) -> None:
    """The child opens a connection of its own, and the parent's calls get their answers."""
    server.answers(holding(server))
    run(program.replace("CALLS", str(CALLS)), URL=server.url)
    paths = [received.path for received in server.received]
    assert sorted(paths) == ["/child", *["/held"] * CALLS, "/release", "/when-held"]
    assert len(server.connections) == CALLS + 2


POOL_LOCK_HELD = """
    import os, threading, warnings
    from ofauth_client._transport.pool import AsyncPool, ConnectionLimits, SyncPool
    warnings.simplefilter("ignore", DeprecationWarning)
    for kind in (SyncPool, AsyncPool):
        pool = kind(str.upper, str.lower, ConnectionLimits(connections=1))
        lease = pool.take("a")
        held, over = threading.Event(), threading.Event()

        def hold():
            with pool._lock:
                held.set()
                over.wait()

        thread = threading.Thread(target=hold)
        thread.start()
        held.wait()
        child = os.fork()
        if child == 0:
            assert pool.renew_after_fork()
            assert pool.take("b").connection == "B"
            os._exit(0)
        assert os.waitpid(child, 0)[1] == 0
        over.set()
        thread.join()
        assert pool.take("b") is None
        pool.give_back(lease, reusable=True)
    """


def test_the_lock_of_the_pool_is_free_in_a_child() -> None:
    """A thread of the parent may hold it amid the fork; the child has all places, too."""
    run(POOL_LOCK_HELD)


class CutError(Exception):
    """Raised by a signal."""


@contextmanager
def alarm() -> Generator[None]:
    """Raise an error soon; the block waits for something that never happens."""

    def cut(_number: int, _frame: FrameType | None) -> None:
        raise CutError

    before = signal.signal(signal.SIGALRM, cut)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        with pytest.raises(CutError):
            yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n1234"


def ask(client: OFAuth) -> None:
    """Read an answer at once."""
    client.request("GET", "/x")


def read(client: OFAuth) -> None:
    """Read an answer piece by piece."""
    with client.stream("GET", "/x") as response:
        list(response.iter_bytes())


WAITS: dict[str, tuple[Answer, Callable[[OFAuth], None]]] = {
    "head": (Reply(verbatim=b"", stalls=True), ask),
    "amid the head": (Reply(verbatim=HEAD[:20], stalls=True), ask),
    "body": (Reply(verbatim=HEAD, stalls=True), ask),
    "amid a stream": (Reply(verbatim=HEAD, stalls=True), read),
    "before a retry": (refusal(503, retry_after="60"), ask),
}


@pytest.mark.parametrize(("answer", "call"), WAITS.values(), ids=WAITS.keys())
def test_a_signal_ends_a_call_at_once(
    server: Server, answer: Answer, call: Callable[[OFAuth], None]
) -> None:
    """Whatever the call waits for; the only connection serves the next call."""
    server.answers(answer, ok())
    options: dict[str, Any] = {"api_key": KEY, "base_url": server.url, "max_connections": 1}
    with OFAuth(**options) as client:
        with alarm():
            call(client)
        server.answers(ok())
        assert client.request("GET", "/x").status == 200


def test_a_signal_ends_the_wait_for_a_place(server: Server) -> None:
    """The place is free for the next call when the stream has ended."""
    server.answers(Reply(verbatim=HEAD, stalls=True), ok())
    with OFAuth(api_key=KEY, base_url=server.url, max_connections=1) as client:
        with client.stream("GET", "/x"), alarm():
            client.request("GET", "/x")
        assert client.request("GET", "/x").status == 200
    assert len(server.received) == 2


def test_a_signal_ends_the_wait_for_a_rate_limit(server: Server) -> None:
    """Other connections of the account go on."""
    limit = RateLimit(requests=1, period=3600, burst=1)
    options: dict[str, Any] = {"api_key": KEY, "base_url": server.url, "connection_id": "conn_a"}
    with OFAuth(**options, rate_limit=limit, timing=Timing(now=lambda: 0.0)) as client:
        client.request("GET", "/x")
        with alarm():
            client.request("GET", "/x")
        assert client.for_connection("conn_b").request("GET", "/x").status == 200
    assert len(server.received) == 2


def test_a_signal_ends_the_wait_for_a_name(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread of the resolver is left behind."""
    over, original = threading.Event(), socket.getaddrinfo

    def look_up(host: Any, *arguments: Any, **options: Any) -> Any:
        over.wait()
        return original("127.0.0.1", *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    url = server.url.replace("127.0.0.1", "slow.localhost")
    with OFAuth(api_key=KEY, base_url=url, max_connections=1) as client:
        with alarm():
            client.request("GET", "/x")
        over.set()
        assert client.request("GET", "/x").status == 200


@pytest.fixture
def interruptible() -> Generator[None]:
    """Signals of Ctrl-C are obeyed; a process that began in the background ignores them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("reply", [Reply(verbatim=b""), Reply(verbatim=HEAD)], ids=["head", "body"])
@pytest.mark.parametrize("streams", [False, True])
def test_an_interrupt_ends_a_task_at_once(server: Server, reply: Reply, streams: bool) -> None:
    """Ctrl-C cancels the main task of `asyncio`; the loop and its client go on."""
    main_thread = threading.main_thread().ident
    assert main_thread is not None

    def interrupt(_: Received) -> Reply:
        signal.pthread_kill(main_thread, signal.SIGINT)
        return Reply(verbatim=reply.verbatim, stalls=True)

    async def call(client: AsyncOFAuth) -> int:
        if not streams:
            return (await client.request("GET", "/x")).status
        async with client.stream("GET", "/x") as response:
            await response.read()
            return response.status

    client = AsyncOFAuth(api_key=KEY, base_url=server.url, max_connections=1)
    server.answers(interrupt)
    with asyncio.Runner() as runner:
        with pytest.raises(KeyboardInterrupt):
            runner.run(call(client))
        server.answers(ok())
        assert runner.run(call(client)) == 200
        runner.run(client.close())
    assert len(server.received) == 2


CUT_AFTER_EACH_LOCK = """
    import os, sys, threading
    from ofauth_client import OFAuth

    class CutError(Exception):
        pass

    def cut_after(locks):
        # Raises where a lock that is written in Python has been taken, after so many other locks.
        left = [locks]
        def within(frame, event, argument):
            if event == "line" and frame.f_lineno > frame.f_code.co_firstlineno + 1:
                left[0] -= 1
                if left[0] < 0:
                    sys.settrace(None)
                    raise CutError
            return within
        def trace(frame, event, argument):
            file, name = frame.f_code.co_filename, frame.f_code.co_name
            if file.endswith("httpcore/_synchronization.py") and name == "__enter__":
                return within
            return trace
        return trace

    client = OFAuth(api_key="sk", base_url=os.environ["URL"], max_connections=1)
    client.request("GET", "/x")
    cut = []

    def call(locks):
        sys.settrace(cut_after(locks))
        try:
            client.request("GET", "/x")
        except CutError:
            cut.append(locks)
        finally:
            sys.settrace(None)
        client.request("GET", "/x")

    for locks in range(6):
        thread = threading.Thread(target=call, args=(locks,), daemon=True)
        thread.start()
        thread.join(30)
        if thread.is_alive():
            print("waits for a lock for ever", flush=True)
            os._exit(1)
    print("cut:", bool(cut), flush=True)
    """


def test_a_cut_after_a_lock_was_taken_keeps_nobody_waiting(server: Server) -> None:
    """Not even the call itself, whose library clears up behind it."""
    server.answers(*[ok({})] * 20)
    said, _ = run(CUT_AFTER_EACH_LOCK, URL=server.url)
    assert said.strip() == "cut: True"
