"""Keys that a function returns before each attempt, so that they can change."""

from __future__ import annotations

import asyncio
import json
import pickle
import traceback
from collections.abc import Callable
from typing import Any

import pytest

from ofauth_client import AsyncOFAuth, OFAuth, RateLimit, errors
from tests.client.serving import Received, Reply, Server, hang_up, ok, refusal
from tests.client.ways import LIST, FakeTime, Way, travel

FIRST, SECOND = "sk_rotated_first", "sk_rotated_second"


class Rotating:
    """Returns one key after the other; the last key repeats.

    Args:
        keys: The keys.
    """

    def __init__(self, *keys: str) -> None:
        self.keys = list(keys)
        self.asked = 0

    def __call__(self) -> str:
        self.asked += 1
        return self.keys[min(self.asked, len(self.keys)) - 1]

    def for_way(self, way: Way) -> Callable[[], Any]:
        """Return a function of the kind that a client takes."""
        return self if way.name == "sync" else self.later

    async def later(self) -> str:
        """Return the next key, after others had their turn."""
        await asyncio.sleep(0)
        return self()


def sent_keys(server: Server) -> list[str | None]:
    """Return the key of each request."""
    return [received.header("apikey") for received in server.received]


def test_each_attempt_asks_for_the_key(server: Server, way: Way) -> None:
    """A retry has the key of its own time."""
    server.answers(refusal(503), hang_up(), ok())
    keys = Rotating("sk_1", "sk_2", "sk_3", "sk_4")
    client = way.client(api_key=keys.for_way(way))
    assert keys.asked == 0
    way.call(client, LIST)
    way.request(client, "GET", "/v2/x")
    assert sent_keys(server) == ["sk_1", "sk_2", "sk_3", "sk_4"]


def test_a_plain_function_serves_both_clients(server: Server, way: Way) -> None:
    """Only an asynchronous function needs the asynchronous client."""
    way.call(way.client(api_key=lambda: FIRST), LIST)
    assert sent_keys(server) == [FIRST]


def test_views_and_calls_have_functions_of_their_own(server: Server, way: Way) -> None:
    """The closest option wins, whether it is a text or a function."""
    client = way.client(api_key=lambda: FIRST)
    view = client.with_options(api_key=lambda: SECOND)
    way.call(view, LIST)
    way.call(view.for_connection("conn_x"), LIST)
    way.call(view, LIST, options={"api_key": lambda: FIRST})
    way.request(client, "GET", "/v2/x", api_key="sk_text")
    way.request(client.with_options(api_key="sk_plain"), "GET", "/v2/x")
    assert sent_keys(server) == [SECOND, SECOND, FIRST, "sk_text", "sk_plain"]


def test_streams_and_pages_ask_for_their_key(server: Server, way: Way) -> None:
    """Each page is a call of its own, and a stream begins with a call."""
    page = {"list": [], "hasMore": True, "nextOffset": 5}
    server.answers(ok(page), ok({"list": [], "hasMore": False}), ok())
    client = way.client(api_key=Rotating("sk_1", "sk_2", "sk_3").for_way(way))
    first = way.do(client.chats.list())
    way.do(first.next_page())
    way.within(client.stream("GET", "/v2/x"), lambda response: response.read())
    assert sent_keys(server) == ["sk_1", "sk_2", "sk_3"]


@pytest.mark.parametrize(
    ("value", "flaw"),
    [
        ("", "is empty"),
        ("sk\nx", "has a control character"),
        (" sk", "has a space"),
        ("ä", "has characters that are not ASCII"),
        (b"sk_bytes", "must be a text, not bytes"),
        (None, "must be a text, not NoneType"),
    ],
)
def test_returned_keys_are_checked(server: Server, way: Way, value: Any, flaw: str) -> None:
    """A key that cannot be sent is one clear error, and is not repeated in it."""
    keys = Rotating(value)
    problem = f"^the key from the api_key function {flaw}"
    with pytest.raises(errors.ConfigurationError, match=problem) as caught:
        way.call(way.client(api_key=keys.for_way(way)), LIST)
    assert keys.asked == 1
    assert server.received == []
    if value:
        assert repr(value) not in client_frames(caught.value)


def test_errors_of_the_function_pass_through(server: Server, way: Way) -> None:
    """They are neither changed nor retried, even if they are errors of a client."""
    server.answers(refusal(503))
    for error in (LookupError("no vault"), errors.APIConnectionError("no vault")):
        asked: list[int] = []

        def ask(error: Exception = error, asked: list[int] = asked) -> str:
            asked.append(1)
            if len(asked) == 2:
                raise error
            return FIRST

        server.received.clear()
        with pytest.raises(type(error), match=r"^no vault$") as caught:
            way.call(way.client(api_key=ask), LIST)
        assert caught.value is error
        assert (len(asked), len(server.received)) == (2, 1)


async def later() -> str:
    """Return a key asynchronously."""
    return FIRST


class LaterObject:
    """An object whose call has to be awaited."""

    async def __call__(self) -> str:
        return FIRST


@pytest.mark.parametrize("function", [later, lambda: later(), LaterObject()])
def test_the_synchronous_client_awaits_no_key(server: Server, function: Any) -> None:
    """Whatever returns an awaitable is one clear error."""
    client = OFAuth(api_key=function, base_url=server.url)
    with client, pytest.raises(errors.ConfigurationError) as caught:
        client.request("GET", "/v2/x")
    assert str(caught.value) == "this api_key function has to be awaited: use AsyncOFAuth"
    assert server.received == []


def echo(received: Received) -> Reply:
    """Answer with everything that was sent."""
    body = json.dumps({"error": f"not allowed: {received.headers}"}).encode()
    return Reply(403 if received.header("apikey") == SECOND else 503, body, {"X-Echo": FIRST})


def client_frames(error: BaseException) -> str:
    """Return the variables of the frames of the client."""
    stack = traceback.TracebackException.from_exception(error, capture_locals=True).stack
    frames = [frame.locals for frame in stack if "ofauth_client" in frame.filename]
    assert frames
    return repr(frames)


def test_returned_keys_are_hidden(server: Server, way: Way) -> None:
    """Of every attempt, in its error, in events, and in the frames of a traceback."""
    server.answers(echo)
    events: list[Any] = []
    hook = way.hook(events.append)
    client = way.client(
        api_key=Rotating(FIRST, SECOND).for_way(way), on_retry=hook, on_response=hook
    )
    with pytest.raises(errors.PermissionDeniedError) as caught:
        way.call(client, LIST)
    shown = [
        str(caught.value),
        str(caught.value.body),
        repr(vars(caught.value).keys() - {"headers"}),
        client_frames(caught.value),
        repr(events),
        repr(client),
        repr(client._engine),
    ]
    assert not [text for text in shown if FIRST in text or SECOND in text]
    assert SECOND.encode() not in pickle.dumps(caught.value)


def returned_key() -> str:
    """Return a key, as a module-level function, which can be pickled."""
    return FIRST


def test_a_function_travels(server: Server, way: Way) -> None:
    """A pickled client asks the same function in its new process."""
    twin = travel(way.client(api_key=returned_key))
    way.opened.append(twin)
    way.call(twin, LIST, options={"connection_id": "conn_x"})
    assert sent_keys(server) == [FIRST]
    assert twin._engine.options.api_key == way.client(api_key=returned_key)._engine.options.api_key


def test_the_key_is_asked_for_after_the_wait(server: Server, way: Way, time: FakeTime) -> None:
    """A key that changes while a call waits in the queue is not sent."""
    client = way.client(api_key=lambda: f"sk_{len(time.slept)}", rate_limit=RateLimit(burst=1))
    way.call(client, LIST)
    way.call(client, LIST)
    assert sent_keys(server) == ["sk_0", "sk_1"]


@pytest.mark.parametrize("make", [OFAuth, AsyncOFAuth])
def test_only_the_key_may_be_a_function(make: Any) -> None:
    """A connection is named by its view."""
    with pytest.raises(errors.ConfigurationError, match=r"^connection_id must be a text"):
        make(api_key=returned_key, connection_id=returned_key)
