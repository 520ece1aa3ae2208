"""Context managers of the caller around each call."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager, suppress
from contextvars import ContextVar
from typing import Any

import pytest

from ofauth_client import AsyncOFAuth, CallEvent, OFAuth, errors
from tests.client.serving import Reply, Server, hang_up, ok, refusal
from tests.client.ways import CHAT, KEY, LIST, Way

CURRENT: ContextVar[str] = ContextVar("CURRENT", default="")


class Log:
    """Remembers what happens around calls, and in which of them."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.events: list[CallEvent] = []

    @contextmanager
    def call(self, event: CallEvent) -> Generator[None]:
        """Open and close a call."""
        self.events.append(event)
        self.lines.append("begin")
        token = CURRENT.set(event.operation or event.path)
        try:
            yield
        except BaseException as error:
            self.lines.append(f"raise {type(error).__name__}")
            raise
        else:
            self.lines.append("end")
        finally:
            CURRENT.reset(token)

    def note(self, event: Any) -> None:
        """Note an event."""
        self.lines.append(f"{type(event).__name__} in {CURRENT.get()}")

    def options(self, way: Way) -> dict[str, Any]:
        """Return the options of a client."""
        hook = way.hook(self.note)
        return {"on_call": self.call, "on_request": hook, "on_retry": hook}


@pytest.fixture
def log() -> Log:
    """Return an empty log."""
    return Log()


def test_a_call_spans_its_attempts(server: Server, way: Way, log: Log) -> None:
    """The hooks of all attempts are inside, in the context of the call."""
    server.answers(refusal(503), hang_up(), ok())
    way.call(way.client(**log.options(way)), CHAT, path={"userId": 7})
    attempt, retry = "RequestEvent in chats.messages.list", "RetryEvent in chats.messages.list"
    assert log.lines == ["begin", attempt, retry, attempt, retry, attempt, "end"]
    (event,) = log.events
    assert (event.operation, event.method) == ("chats.messages.list", "GET")
    assert event.path == "/v2/access/chats/{userId}/messages"
    assert f"http://{event.host}:{event.port}" == server.url
    assert CURRENT.get() == ""


@pytest.mark.parametrize(
    ("address", "expected"),
    [("https://a.test", ("a.test", 443)), ("http://localhost/x", ("localhost", 80))],
)
def test_usual_ports(way: Way, log: Log, address: str, expected: tuple[str, int]) -> None:
    """A port that the address does not name is that of its scheme."""
    client = way.client(base_url=address, on_call=log.call, api_key=fail)
    with pytest.raises(LookupError):
        way.request(client, "GET", "/x")
    assert (log.events[0].host, log.events[0].port) == expected


def test_an_operation_with_a_server_of_its_own(way: Way, log: Log) -> None:
    """The event names the server that the request goes to."""
    own = CHAT._replace(server=("https://own.test:444", ("https://a.test",)))
    client = way.client(base_url="https://a.test", on_call=log.call, api_key=fail)
    with pytest.raises(LookupError):
        way.call(client, own, path={"userId": 7})
    assert (log.events[0].host, log.events[0].port) == ("own.test", 444)


def fail() -> str:
    """Return no key."""
    raise LookupError


@pytest.mark.parametrize(
    ("trouble", "name"), [(refusal(404), "NotFoundError"), (hang_up(), "APIConnectionError")]
)
def test_a_call_ends_with_its_error(
    server: Server, way: Way, log: Log, trouble: Reply, name: str
) -> None:
    """The context manager gets the error that the caller gets."""
    server.answers(trouble)
    with pytest.raises(errors.OFAuthError):
        way.call(way.client(on_call=log.call, max_retries=0), LIST)
    assert log.lines == ["begin", f"raise {name}"]


def test_errors_of_hooks_end_a_call(server: Server, way: Way, log: Log) -> None:
    """Whatever ends a call ends its context."""
    client = way.client(on_call=log.call, api_key=fail)
    with pytest.raises(LookupError):
        way.call(client, LIST)
    assert log.lines == ["begin", "raise LookupError"]


def test_pages_raw_answers_and_streams(server: Server, way: Way, log: Log) -> None:
    """Each request of a page is a call; a stream's call ends when its answer begins."""
    more = {"list": [], "hasMore": True, "nextOffset": 5}
    last = {"list": [], "hasMore": False}
    server.answers(ok(more), ok(last), ok(last), ok(last))
    client = way.client(on_call=log.call)
    way.do(way.do(client.chats.list()).next_page())
    way.do(client.chats.with_raw_response.list())
    read = way.within(client.stream("GET", "/v2/x"), lambda _: [*log.lines])
    assert read == ["begin", "end"] * 4
    assert [event.operation for event in log.events] == [*["chats.list"] * 3, ""]


def test_no_context(server: Server, way: Way) -> None:
    """A hook may only watch."""
    seen: list[CallEvent] = []
    way.call(way.client(on_call=seen.append), LIST)
    assert len(seen) == 1
    assert len(server.received) == 1


@asynccontextmanager
async def asynchronous(_: CallEvent) -> AsyncGenerator[None]:
    """Open a call asynchronously."""
    yield


@pytest.mark.parametrize("hook", [asynchronous, lambda _: 3])
def test_other_results_are_refused(server: Server, way: Way, hook: Any) -> None:
    """The context manager is a plain one, for both clients."""
    with pytest.raises(errors.ConfigurationError, match=r"^on_call must return a context manager"):
        way.call(way.client(on_call=hook), LIST)
    assert server.received == []


@pytest.mark.parametrize("make", [OFAuth, AsyncOFAuth])
def test_coroutine_functions_are_refused(make: Any) -> None:
    """Nothing would await them."""

    async def hook(_: CallEvent) -> None:
        return None

    with pytest.raises(errors.ConfigurationError, match=r"^on_call must be a plain function"):
        make(api_key=KEY, on_call=hook)


def test_errors_cannot_be_suppressed(server: Server, way: Way) -> None:
    """The call would have no result."""
    server.answers(refusal(404))
    client = way.client(on_call=lambda _: suppress(errors.NotFoundError))
    with pytest.raises(errors.ConfigurationError, match="must not suppress the error"):
        way.call(client, LIST)


def test_tasks_have_contexts_of_their_own(server: Server, log: Log) -> None:
    """Of calls at the same time, each hook runs in the context of its own call."""
    pairs: list[tuple[str, str]] = []

    async def note(event: Any) -> None:
        await asyncio.sleep(0)
        pairs.append((getattr(event, "request", event).path, CURRENT.get()))

    async def main() -> None:
        async with AsyncOFAuth(
            api_key=KEY, base_url=server.url, on_call=log.call, on_request=note, on_response=note
        ) as client:
            await asyncio.gather(*(client.request("GET", f"/v2/{n}") for n in range(20)))

    asyncio.run(main())
    assert len(pairs) == 40
    assert all(path == current for path, current in pairs)
