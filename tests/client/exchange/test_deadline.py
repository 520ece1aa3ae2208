"""The deadline of a whole call, by a clock that nobody waits for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from ofauth_api.resources.base import Call

from ofauth_client import RateLimit, errors
from tests.client.serving import Reply, Server, ok, refusal, stall
from tests.client.ways import LIST, SEND, FakeTime, Way, as_it_is

#: More pieces than any test should see.
MANY = 1000


def dripping(time: FakeTime, seconds: float) -> Reply:
    """Return an answer of which a piece comes now and then, for long."""

    def pieces() -> Iterator[bytes]:
        for _ in range(MANY):
            time.clock += seconds
            yield b" "

    return Reply(pieces=pieces)


@pytest.mark.parametrize("kind", ["client", "view", "call"])
def test_a_body_that_drips(server: Server, way: Way, time: FakeTime, kind: str) -> None:
    """Each piece is in time for a timeout, and all of them are not for the deadline."""
    server.answers(dripping(time, 1.0))
    deadline: dict[str, Any] = {"deadline": 30}
    client = way.client(**(deadline if kind == "client" else {}))
    view = client.with_options(**deadline) if kind == "view" else client
    with pytest.raises(errors.APITimeoutError, match=r"not done within the deadline of 30 s$"):
        way.call(view, LIST, options=deadline if kind == "call" else {})
    assert len(server.received) == 1


def test_a_body_that_is_in_time(server: Server, way: Way, time: FakeTime) -> None:
    """A deadline that is met changes nothing."""
    server.answers(Reply(pieces=lambda: iter([b'{"id"', b":", b"7}"])))
    assert way.call(way.client(deadline=30), LIST) == {"id": 7}


def test_without_a_deadline(server: Server, way: Way, time: FakeTime) -> None:
    """A call may take for ever unless somebody says otherwise; None takes a deadline back."""
    server.answers(dripping(time, 3600.0))
    with pytest.raises(errors.DecodeError):
        way.call(way.client(deadline=5), LIST, options={"deadline": None})


def test_a_refusal_that_drips(server: Server, way: Way, time: FakeTime) -> None:
    """The deadline holds for the body of an error as well."""
    reply = dripping(time, 1.0)
    server.answers(Reply(500, pieces=reply.pieces))
    with pytest.raises(errors.APITimeoutError):
        way.call(way.client(deadline=30), LIST)


def test_an_upload_that_drips(server: Server, way: Way, time: FakeTime) -> None:
    """The deadline holds while a body is sent, too."""

    def slow() -> Iterator[bytes]:
        for _ in range(MANY):
            time.clock += 1.0
            yield b"x"

    with pytest.raises(errors.APITimeoutError, match="deadline of 30 s"):
        way.request(way.client(), "PUT", "/v2/x", content=slow(), deadline=30)


def test_silence(server: Server, way: Way) -> None:
    """No read waits longer than until the deadline, whatever the timeout."""
    server.answers(stall())
    client = way.client(timeout=None, deadline=0.05, max_retries=0)
    with pytest.raises(errors.APITimeoutError):
        way.call(client, LIST)


def test_retries_are_part_of_it(server: Server, way: Way, time: FakeTime) -> None:
    """Another attempt is made if there is time for the wait before it; else the error comes."""
    server.answers(refusal(503))
    with pytest.raises(errors.ServerError) as caught:
        way.call(way.client(deadline=1.2, max_retries=10), LIST)
    assert (time.slept, caught.value.attempts) == ([0.5], 2)


def test_waits_that_are_asked_for_are_part_of_it(server: Server, way: Way, time: FakeTime) -> None:
    """Nobody waits for a moment that is behind the deadline."""
    server.answers(refusal(429, Retry_After="30"))
    with pytest.raises(errors.RateLimitError):
        way.call(way.client(deadline=30), LIST)
    assert time.slept == []


def test_the_line_of_a_rate_limit_is_part_of_it(server: Server, way: Way, time: FakeTime) -> None:
    """A place behind the deadline is given back at once, and the next call has it."""
    client = way.client(rate_limit=RateLimit(requests=1, period=60, burst=1), deadline=5)
    way.call(client, LIST)
    for _ in range(3):
        with pytest.raises(
            errors.APITimeoutError, match="allows no request before the deadline"
        ) as caught:
            way.call(client, LIST)
        assert caught.value.retry_after == 60
    assert (time.slept, len(server.received)) == ([], 1)
    way.call(client, LIST, options={"deadline": 60.5})
    assert time.slept == [60.0]


def test_timeouts_end_with_it(way: Way, time: FakeTime) -> None:
    """Connecting, sending and receiving get what is left, and never more than the timeout."""
    seen: list[dict[str, float]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(dict(request.extensions["timeout"]))
        time.clock += 25.0
        return httpx.Response(503)

    client = way.client(transport=httpx.MockTransport(answer), timeout=30, deadline=40)
    with pytest.raises(errors.ServerError):
        way.call(client, LIST)
    first, second = seen
    assert first == {"connect": 30.0, "read": 30.0, "write": 30.0, "pool": 40.0}
    assert second == dict.fromkeys(first, 14.5)


def test_a_hook_may_use_it_up(server: Server, way: Way, time: FakeTime) -> None:
    """Nothing is sent when the time is over before."""

    def slow(_: object) -> None:
        time.clock += 10

    client = way.client(on_request=way.hook(slow), deadline=5)
    with pytest.raises(errors.APITimeoutError):
        way.call(client, SEND, body={})
    assert server.received == []


def test_every_page_is_a_call(server: Server, way: Way, time: FakeTime) -> None:
    """A list may take longer than its calls: using a page is nobody's wait."""
    server.answers(ok({"list": [1], "hasMore": True}), ok({"list": [2], "hasMore": False}))
    response = way.do(way.client(deadline=5)._caller.page(Call(LIST), as_it_is))
    time.clock += 60
    assert way.do(response.next_page()).items == [2]
