"""Lists that are read ahead, and left, or taken along, while the next page is requested."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from attrs import define, field

from benchmarks.decode.pages import page
from ofauth_client import OFAuth, Timing
from tests.client.paging.test_resources import join_threads, prefetching_threads
from tests.client.programs import run
from tests.client.serving import Received, Reply, Server, hang_up, ok, refusal, stall
from tests.client.ways import CONNECTION, KEY, FakeTime

FIRST = ok({**json.loads(page(2)), "hasMore": True, "nextOffset": 2})


@define
class Signal:
    """Tells that something was reached.

    Args:
        reply: What the server answers when it is a request.
    """

    reply: Reply = field(factory=hang_up)
    reached: threading.Event = field(factory=threading.Event)

    def __call__(self, _what: object) -> None:
        """Tell it."""
        self.reached.set()

    def answer(self, received: Received) -> Reply:
        """Tell of a request, and answer it."""
        self(received)
        return self.reply

    def wait(self) -> None:
        """Wait for it."""
        assert self.reached.wait(10)


def client(server: Server, timing: Timing, **options: Any) -> OFAuth:
    """Make a client of the server."""
    return OFAuth(
        api_key=KEY, connection_id=CONNECTION, base_url=server.url, timing=timing, **options
    )


def leave(api: OFAuth, reached: Callable[[], None]) -> None:
    """Read one chat of a list, and break once something was reached."""
    for _ in api.chats.list(limit=2).iter(prefetch=1):
        reached()
        break


def test_a_silent_server_is_not_waited_for(server: Server, time: FakeTime) -> None:
    """Leaving waits for no answer; when the attempt fails, there is no other one, and no wait."""
    signal = Signal(stall())
    server.answers(FIRST, signal.answer)
    with client(server, time.timing(), max_retries=9) as api:
        leave(api, signal.wait)
        assert len(prefetching_threads()) == 1
        server.ended.set()
        join_threads()
    assert len(server.received) == 2
    assert time.slept == []


def test_a_wait_for_another_attempt_ends_at_once(server: Server) -> None:
    """The server asked for a minute, of which nothing is waited when nobody wants the page."""
    server.answers(FIRST, refusal(503, Retry_After="60"))
    signal = Signal()
    with client(server, Timing(), on_retry=signal) as api:
        leave(api, signal.wait)
        join_threads()
    assert len(server.received) == 2


def test_a_sleep_of_the_callers_is_the_last_thing(server: Server, time: FakeTime) -> None:
    """It cannot be ended early, but nothing is sent after it."""
    slept, opened = Signal(), threading.Event()

    def sleep(seconds: float) -> None:
        slept(seconds)
        assert opened.wait(10)

    timing = time.timing()
    server.answers(FIRST, refusal(503))
    with client(server, Timing(sleep, now=timing.now, chance=timing.chance)) as api:
        leave(api, slept.wait)
        opened.set()
        join_threads()
    assert len(server.received) == 2


@define
class Line:
    """A rate limiter that lets one request pass, and others wait for a minute."""

    reserved: Signal = field(factory=Signal)
    requests: int = 0
    released: int = 0

    def reserve(self, _connection: str) -> float:
        """Return how long to wait."""
        self.requests += 1
        if self.requests == 1:
            return 0
        self.reserved(None)
        return 60

    def release(self, _connection: str) -> None:
        """Take a place back."""
        self.released += 1


def test_a_place_in_line_is_given_back(server: Server) -> None:
    """Who leaves while the page ahead waits for its turn takes no turn from others."""
    server.answers(FIRST)
    line = Line()
    with client(server, Timing(), rate_limit=line) as api:
        leave(api, line.reserved.wait)
        join_threads()
    assert (line.requests, line.released, len(server.received)) == (2, 1, 1)


def test_connections_are_used_again(server: Server, time: FakeTime) -> None:
    """What was requested ahead in vain leaves its connection to those who come after it."""
    server.answers(FIRST)
    with client(server, time.timing()) as api:
        for _ in range(5):
            leave(api, lambda: None)
            join_threads()
    assert len(server.connections) == 1


FORKING = """
    import os, queue, signal, warnings
    from ofauth_client import OFAuth
    warnings.simplefilter("ignore", DeprecationWarning)
    requests = queue.SimpleQueue()
    client = OFAuth(api_key="sk", base_url=os.environ["URL"], on_request=requests.put)
    items = client.chats.list(limit=2).iter(prefetch=1)
    next(items)
    requests.get(), requests.get()
    child = os.fork()
    if child == 0:
        signal.alarm(30)
        os._exit(len(list(items)))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 3
    assert len(list(items)) == 3
    client.close()
    """


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_a_forked_process_requests_what_was_requested_ahead(server: Server) -> None:
    """The thread stayed with the parent, and so does its answer; both read the whole list."""
    last = ok({"list": json.loads(page(4))["list"][2:], "hasMore": False})
    asked = Signal(last)

    def wait_for_the_child(_received: Received) -> Reply:
        asked.wait()
        return last

    server.answers(FIRST, wait_for_the_child, asked.answer)
    run(FORKING, URL=server.url)
    assert len(server.received) == 3


@pytest.mark.parametrize("closed", [False, True])
def test_a_connection_of_a_closed_client_is_closed(time: FakeTime, closed: bool) -> None:
    """One that was opened while the client was closed is in no pool that would close it."""
    stream = Stream()

    def answer(_request: httpx.Request) -> httpx.Response:
        if closed:
            api.close()
        return httpx.Response(200, json={}, extensions={"network_stream": stream})

    api = OFAuth(api_key=KEY, transport=httpx.MockTransport(answer), timing=time.timing())
    assert api.request("GET", "/x").status == 200
    assert stream.closed == closed


@define
class Stream:
    """What a connection is to httpx."""

    closed: bool = False

    def close(self) -> None:
        """Close it."""
        self.closed = True
