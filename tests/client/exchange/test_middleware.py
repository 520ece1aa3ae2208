"""Functions of the caller around each attempt."""

from __future__ import annotations

import asyncio
import pickle
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from attrs import define, evolve, field

from ofauth_client import AsyncOFAuth, MiddlewareRequest, MiddlewareResponse, OFAuth, errors
from ofauth_client._options.middleware import RequestHeaders
from tests.client.serving import Received, Reply, Server, hang_up, ok, refusal
from tests.client.ways import CHAT, CONNECTION, KEY, LIST, SEND, FakeTime, Way


def nothing(_: Any) -> None:
    """Do nothing."""


@define
class Spy:
    """A middleware that remembers what it sees.

    Args:
        before: Called with each request.
        after: Called with each response.
    """

    before: Callable[[MiddlewareRequest], object] = nothing
    after: Callable[[MiddlewareResponse], object] = nothing
    seen: list[Any] = field(factory=list[Any], init=False)

    def plain(self, request: MiddlewareRequest, send: Any) -> MiddlewareResponse:
        """See a request, and pass it on."""
        self._see(request, self.before)
        try:
            response: MiddlewareResponse = send(request)
        except errors.OFAuthError as error:
            self.seen.append(error)
            raise
        self._see(response, self.after)
        return response

    async def later(self, request: MiddlewareRequest, send: Any) -> MiddlewareResponse:
        """See a request, and pass it on asynchronously."""
        self._see(request, self.before)
        await asyncio.sleep(0)
        try:
            response: MiddlewareResponse = await send(request)
        except errors.OFAuthError as error:
            self.seen.append(error)
            raise
        self._see(response, self.after)
        return response

    def _see(self, thing: Any, use: Callable[[Any], object]) -> None:
        self.seen.append(thing)
        use(thing)

    def of(self, way: Way) -> Any:
        """Return the middleware for a client."""
        return self.plain if way.name == "sync" else self.later


def test_a_middleware_sees_request_and_answer(server: Server, way: Way, time: FakeTime) -> None:
    """With all that it can use, and nothing that it must not know."""

    def answer(_: Received) -> Reply:
        time.clock += 0.25
        return ok({}, 201, X_Request_Id="req_m")

    server.answers(answer)
    spy = Spy()
    way.call(way.client(middleware=spy.of(way)), CHAT, path={"userId": 42}, query={"limit": 3})
    request, response = spy.seen
    path = "/v2/access/chats/{userId}/messages"
    assert [request.operation, request.method, request.path] == ["chats.messages.list", "GET", path]
    assert request.attempt == 1
    assert request.url == f"{server.url}/v2/access/chats/42/messages?limit=3"
    assert request.content is None
    assert set(request.headers) == {"user-agent", "accept"}
    assert request.headers["ACCEPT"] == "application/json"
    assert (response.status, response.request_id, response.milliseconds) == (201, "req_m", 250.0)
    assert response.headers["X-Request-ID"] == "req_m"


def test_a_middleware_changes_headers(server: Server, way: Way) -> None:
    """It adds, replaces and deletes them, and the body that it signs is sent as it is."""

    def sign(request: MiddlewareRequest) -> None:
        request.headers["X-Signature"] = f"signed {request.content!r}"
        request.headers["x-own"] = "middleware"
        del request.headers["user-agent"]

    client = way.client(middleware=Spy(sign).of(way), headers={"X-Own": "client"})
    way.call(client, SEND, body={"text": "hi"})
    (received,) = server.received
    assert received.header("x-signature") == 'signed b\'{"text":"hi"}\''
    assert received.header("x-own") == "middleware"
    assert received.header("user-agent") is None
    assert received.body == b'{"text":"hi"}'
    assert (received.header("apikey"), received.header("x-connection-id")) == (KEY, CONNECTION)


def test_each_attempt_begins_anew(server: Server, way: Way) -> None:
    """A retry has the headers of the call, and not those of the attempt before."""
    server.answers(refusal(503), hang_up(), ok())

    def count(request: MiddlewareRequest) -> None:
        assert "x-attempt" not in request.headers
        request.headers["X-Attempt"] = str(request.attempt)

    spy = Spy(count)
    way.call(way.client(middleware=spy.of(way)), LIST)
    assert [each.header("x-attempt") for each in server.received] == ["1", "2", "3"]
    first, refused, second, broken, third, success = spy.seen
    assert [each.attempt for each in (first, second, third)] == [1, 2, 3]
    assert (refused.status, success.status) == (503, 200)
    assert isinstance(broken, errors.APIConnectionError)
    assert (broken.operation, broken.attempts) == ("chats.list", 2)


def test_the_last_failure_is_the_callers(server: Server, way: Way) -> None:
    """An error that a middleware passes on ends the call as without the middleware."""
    server.answers(hang_up())
    with pytest.raises(errors.APIConnectionError) as caught:
        way.call(way.client(middleware=Spy().of(way), max_retries=1), LIST)
    assert caught.value.attempts == 2
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)


def test_redirects_stay_inside_an_attempt(server: Server, way: Way) -> None:
    """The middleware sees the last answer, and its headers are sent each time."""
    server.answers(Reply(307, b"", {"Location": "/elsewhere"}), ok({"a": 1}))

    def add(request: MiddlewareRequest) -> None:
        request.headers["X-A"] = "1"

    spy = Spy(add)
    way.call(way.client(middleware=spy.of(way)), LIST)
    assert [each.header("x-a") for each in server.received] == ["1", "1"]
    assert [each.path for each in server.received][1] == "/elsewhere"
    assert [each.status for each in spy.seen[1:]] == [200]


def test_several_middlewares(server: Server, way: Way) -> None:
    """The first is the outermost; each may pass a request of its own."""
    order: list[str] = []

    def spy(name: str) -> Spy:
        return Spy(
            lambda _: order.append(f"{name} sends"),
            lambda response: order.append(f"{name} got {response.status}"),
        )

    spies = [spy("outer"), spy("inner")]
    way.call(way.client(middleware=[each.of(way) for each in spies]), LIST)
    assert order == ["outer sends", "inner sends", "inner got 200", "outer got 200"]


def test_a_middleware_passes_a_copy(server: Server, way: Way) -> None:
    """Only the headers of what it passes are used."""

    def copied(request: MiddlewareRequest, send: Any) -> Any:
        headers = RequestHeaders([(b"X-Only", b"this")])
        return send(evolve(request, headers=headers, url="https://evil.test", method="DELETE"))

    way.call(way.client(middleware=copied), LIST)
    (received,) = server.received
    assert (received.method, received.header("x-only")) == ("GET", "this")
    assert received.header("apikey") == KEY


def test_streams(server: Server, way: Way) -> None:
    """The answer is there with the first piece; the body is the caller's to read."""
    server.answers(Reply(200, b"a film"))
    spy = Spy()
    client = way.client(middleware=spy.of(way))
    body = way.within(client.stream("GET", "/v2/x"), lambda response: response.read())
    assert body == b"a film"
    assert spy.seen[1].status == 200


def test_a_stream_is_closed_if_a_middleware_fails(server: Server, way: Way) -> None:
    """Nobody else could close it."""
    server.answers(Reply(200, b"a" * 1_000_000))

    def fail(_: MiddlewareResponse) -> None:
        raise LookupError("mine")

    client = way.client(middleware=Spy(after=fail).of(way), max_connections=1, timeout=5)
    for _ in range(2):
        with pytest.raises(LookupError):
            way.within(client.stream("GET", "/v2/x"), lambda response: response.read())
    assert len(server.received) == 2


@pytest.mark.parametrize("moment", ["before", "after"])
def test_errors_of_a_middleware_pass_through(server: Server, way: Way, moment: str) -> None:
    """They are not retried, even if they are errors of the client's own kinds."""
    server.answers(refusal(503))
    error = errors.APIConnectionError("mine")

    def fail(_: Any) -> None:
        raise error

    spy: Any = Spy(**{moment: fail})
    with pytest.raises(errors.APIConnectionError) as caught:
        way.call(way.client(middleware=spy.of(way)), LIST)
    assert caught.value is error
    assert len(server.received) == (moment == "after")


def test_hooks_are_around_the_middleware(server: Server, way: Way) -> None:
    """`on_request` comes before, and `on_response` after."""
    spy = Spy()
    hook = way.hook(spy.seen.append)
    way.call(way.client(middleware=spy.of(way), on_request=hook, on_response=hook), LIST)
    assert [type(each).__name__ for each in spy.seen] == [
        "RequestEvent",
        "MiddlewareRequest",
        "MiddlewareResponse",
        "ResponseEvent",
    ]


MISUSES: dict[str, tuple[Callable[[Any, Any], Any], str]] = {
    "no response": (lambda *_: None, "return the response of send, not NoneType"),
    "another response": (
        lambda *_: MiddlewareResponse(200, {}, 0.0),
        "return the response of send, not MiddlewareResponse",
    ),
    "no request": (lambda _, send: send(None), "pass its request to send, not NoneType"),
}


@pytest.mark.parametrize(("middleware", "problem"), MISUSES.values(), ids=MISUSES.keys())
def test_misuses(server: Server, way: Way, middleware: Any, problem: str) -> None:
    """Each is one clear error."""
    with pytest.raises(errors.ConfigurationError, match=f"^a middleware must {problem}$"):
        way.call(way.client(middleware=middleware), LIST)
    assert server.received == []


def test_a_request_is_sent_once(server: Server, way: Way) -> None:
    """Retries are made by the client, with its limits."""

    def twice(request: Any, send: Any) -> Any:
        send(request)
        return send(request)

    async def twice_later(request: Any, send: Any) -> Any:
        await send(request)
        return await send(request)

    client = way.client(middleware=twice if way.name == "sync" else twice_later)
    with pytest.raises(errors.ConfigurationError, match="can send a request once"):
        way.call(client, LIST)
    assert len(server.received) == 1


def test_the_synchronous_client_awaits_nothing(server: Server) -> None:
    """A coroutine function needs the asynchronous client."""
    spy: Any = Spy()
    client = OFAuth(api_key=KEY, base_url=server.url, middleware=spy.later)
    with client, pytest.raises(errors.ConfigurationError) as caught:
        client.request("GET", "/v2/x")
    assert str(caught.value) == "this middleware has to be awaited: use AsyncOFAuth"


@pytest.mark.parametrize("make", [OFAuth, AsyncOFAuth])
@pytest.mark.parametrize("value", [1, "print", [1], {"a": 1}])
def test_values_are_checked(make: Any, value: Any) -> None:
    """Anything but functions is refused at once."""
    with pytest.raises(
        errors.ConfigurationError, match=r"^middleware must be a function or a list"
    ):
        make(api_key=KEY, middleware=value)


def test_views(server: Server, way: Way) -> None:
    """A view has the middleware of its client, its own in its place, or none."""
    ours, theirs = Spy(), Spy()
    client = way.client(middleware=ours.of(way))
    way.call(client.for_connection("conn_x"), LIST)
    way.call(client.with_options(middleware=[theirs.of(way)]), LIST)
    way.call(client.with_options(middleware=None), LIST)
    assert (len(ours.seen), len(theirs.seen)) == (2, 2)


def test_credentials_are_hidden(server: Server, way: Way) -> None:
    """A middleware cannot read, replace or delete them, and nothing of it shows them."""
    problems: list[str] = []

    def attack(request: MiddlewareRequest) -> None:
        for name in ("apiKey", "APIKEY", "x-connection-id", "Host", "Content-Length"):
            assert name not in request.headers
            with pytest.raises(errors.ArgumentError, match="cannot be set"):
                request.headers[name] = "mine"
            with pytest.raises(errors.ArgumentError, match="cannot be removed"):
                del request.headers[name]
        with pytest.raises(errors.ArgumentError, match="control character"):
            request.headers["X-A"] = "a\r\nb"
        with pytest.raises(KeyError):
            del request.headers["X-Unknown"]
        problems.extend(each for each in (KEY, CONNECTION, "planted") if each in repr(request))
        raise LookupError

    server.answers(ok())
    client = way.client(middleware=Spy(attack).of(way), headers={"Authorization": "planted"})
    with pytest.raises(LookupError) as caught:
        way.call(client, LIST)
    stack = traceback.TracebackException.from_exception(caught.value, capture_locals=True).stack
    frames = [frame.locals for frame in stack if "ofauth_client" in frame.filename]
    problems += [each for each in (KEY, CONNECTION, "planted") if each in repr(frames)]
    assert problems == []
    assert len(frames) > 3


def test_the_headers_of_a_request_hide_their_values() -> None:
    """They may be secrets of the caller."""
    headers = RequestHeaders([(b"Authorization", b"planted"), (b"X-A", b"b")])
    assert repr(headers) == "<RequestHeaders authorization, x-a>"
    assert dict(headers) == {"authorization": "planted", "x-a": "b"}
    assert len(headers) == 2
    assert headers.pairs() == [(b"Authorization", b"planted"), (b"X-A", b"b")]


def passing(request: MiddlewareRequest, send: Any) -> Any:
    """Pass a request on, as a function that can be pickled."""
    return send(request)


def test_clients_with_middleware_travel(way: Way) -> None:
    """A worker has the same middleware."""
    twin = pickle.loads(pickle.dumps(way.client(middleware=passing)))  # noqa: S301 - our own bytes
    assert twin._engine.options.middleware == (passing,)
