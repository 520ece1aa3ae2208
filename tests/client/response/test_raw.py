"""Answers as they came, and paths that the document lacks."""

from __future__ import annotations

from typing import Any

import pytest
from ofauth_api.resources.base import Call

from ofauth_client import RawResponse, errors
from tests.client.serving import Received, Reply, Server, ok, refusal
from tests.client.ways import CONNECTION, KEY, LIST, SEND, Way, as_it_is


def test_raw_responses_of_operations(server: Server, way: Way) -> None:
    """A raw caller returns status, headers and bytes beside what the method would return."""
    server.answers(refusal(503), ok({"id": 1}, X_Request_Id="req_7"))
    raw = way.client()._caller.raw()
    response: RawResponse[Any] = way.do(raw.call(Call(SEND, options={"idempotent": True})))
    assert (response.status, response.content) == (200, b'{"id": 1}')
    assert response.parsed == {"id": 1}
    assert (response.attempts, response.request_id) == (2, "req_7")
    assert response.headers["CONTENT-TYPE"] == "application/json"
    assert raw.raw() is raw


def test_raw_pages(server: Server, way: Way) -> None:
    """A raw page is the first answer, and goes on as a page does."""
    server.answers(ok({"list": [1, 2], "hasMore": True}), ok({"list": [3], "hasMore": False}))
    response = way.do(way.client()._caller.raw().page(Call(LIST), as_it_is))
    assert response.content == b'{"list": [1, 2], "hasMore": true}'
    assert response.parsed.items == [1, 2]
    following = way.do(response.parsed.next_page())
    assert following.items == [3]


def test_raw_errors(server: Server, way: Way) -> None:
    """A refusal raises here as anywhere."""
    server.answers(refusal(404))
    with pytest.raises(errors.NotFoundError):
        way.do(way.client()._caller.raw().call(Call(LIST)))


def test_headers_in_any_case(server: Server, way: Way) -> None:
    """Headers are found by name in any case; a repeated one has all its values."""
    server.answers(
        Reply(verbatim=b"HTTP/1.1 200 OK\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 0\r\n\r\n")
    )
    headers = way.request(way.client(), "DELETE", "/x").headers
    assert headers["X-A"] == headers["x-a"] == "1, 2"
    assert "X-a" in headers
    assert dict(headers) == {"x-a": "1, 2", "content-length": "0"}
    assert len(headers) == 2
    assert headers.get("nothing") is None


def test_any_path(server: Server, way: Way) -> None:
    """A request to any path has key, connection and options like every other."""
    server.answers(ok([1]))
    response = way.request(
        way.client(),
        "get",
        "/v2/new?a=1",
        params={"b": [2, 3]},
        headers={"X-A": "b"},
        query={"c": True},
        connection_id="conn_other",
        timeout=7,
    )
    (received,) = server.received
    assert response.parsed == [1]
    assert (received.method, received.target) == ("GET", "/v2/new?a=1&b=2&b=3&c=true")
    assert received.header("apikey") == KEY
    assert received.header("x-connection-id") == "conn_other"
    assert received.header("x-a") == "b"


@pytest.mark.parametrize(
    ("bodies", "content", "kind"),
    [
        ({"json": {"a": 1}}, b'{"a":1}', "application/json"),
        ({"json": []}, b"[]", "application/json"),
        ({"json": 0}, b"0", "application/json"),
        ({"content": b"abc"}, b"abc", "application/octet-stream"),
        ({"content": [b"ab", b"c"]}, b"abc", "application/octet-stream"),
        ({"content": b"abc", "headers": {"content-type": "a/b"}}, b"abc", "a/b"),
        ({}, b"", None),
    ],
)
def test_bodies(
    server: Server, way: Way, bodies: dict[str, Any], content: bytes, kind: str | None
) -> None:
    """A request may have JSON or a binary body."""
    way.request(way.client(), "POST", "/v2/new", **bodies)
    (received,) = server.received
    assert (received.body, received.header("content-type")) == (content, kind)


def test_forms(server: Server, way: Way) -> None:
    """Files and values are sent as a form."""
    way.request(way.client(), "POST", "/v2/new", files={"file": b"abc", "name": "x"})
    assert b'name="file"; filename="file"' in server.received[0].body
    assert b'name="name"\r\n\r\nx' in server.received[0].body


def test_one_body(server: Server, way: Way) -> None:
    """Two bodies are one too many."""
    with pytest.raises(errors.ArgumentError, match="json and content"):
        way.request(way.client(), "POST", "/v2/new", json={}, content=b"")


@pytest.mark.parametrize("method", ["", "GE T", "GET\r\n", "Ä"])
def test_methods(way: Way, method: str) -> None:
    """What is no method is refused."""
    with pytest.raises(errors.ArgumentError, match="not an HTTP method"):
        way.request(way.client(), method, "/x")


@pytest.mark.parametrize(
    ("reply", "parsed"),
    [
        (Reply(200, b'{"a":1}', {"Content-Type": "application/json; charset=utf-8"}), {"a": 1}),
        (Reply(200, b'{"a":1}', {"Content-Type": "application/problem+json"}), {"a": 1}),
        (Reply(200, b'{"a":1}', {"Content-Type": "text/plain"}), None),
        (Reply(200, b"", {"Content-Type": "application/json"}), None),
        (Reply(204, b""), None),
    ],
)
def test_answers(server: Server, way: Way, reply: Reply, parsed: Any) -> None:
    """What says that it is JSON is parsed."""
    server.answers(reply)
    assert way.request(way.client(), "GET", "/x").parsed == parsed


def test_broken_answers(server: Server, way: Way) -> None:
    """What says that it is JSON and is not is an error."""
    server.answers(Reply(200, b'{"a'))
    with pytest.raises(errors.DecodeError):
        way.request(way.client(), "GET", "/x")


def test_errors_and_retries(server: Server, way: Way) -> None:
    """Any path has retries, and errors that name the path."""
    server.answers(refusal(503))
    with pytest.raises(errors.ServerError, match="GET /v2/new%20thing: 503") as caught:
        way.request(way.client(), "GET", "/v2/new thing", max_retries=1)
    assert caught.value.attempts == 2
    assert caught.value.operation == ""


def test_own_connection(server: Server, way: Way) -> None:
    """The client's connection goes along, unless there is none."""
    answers: list[Received] = server.received
    way.request(way.client(), "GET", "/x")
    way.request(way.client().with_options(connection_id=None), "GET", "/x")
    assert [one.header("x-connection-id") for one in answers] == [CONNECTION, None]


@pytest.mark.parametrize(
    ("arguments", "options", "text"),
    [
        ((None, "/x"), {}, "None is not an HTTP method"),
        (("GET", None), {}, "path must be a text, not NoneType"),
        (("GET", b"/x"), {}, "path must be a text, not bytes"),
        (("GET", "/x"), {"params": [("a", 1)]}, "params must be a mapping, not list"),
    ],
)
def test_arguments_of_the_wrong_kind(
    server: Server, way: Way, arguments: Any, options: Any, text: str
) -> None:
    """They are one clear error, and nothing is sent."""
    with pytest.raises(errors.ArgumentError, match=text):
        way.request(way.client(), *arguments, **options)
    assert server.received == []
