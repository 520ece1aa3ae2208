"""Headers of callers: added, replaced and removed."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from ofauth_client import AsyncOFAuth, OFAuth, errors
from tests.client.serving import Server, ok
from tests.client.ways import KEY, LIST, SEND, Way

OWN = {"X-Name": "client"}


def header(server: Server, name: str) -> str | None:
    """Return a header of the last request."""
    return server.received[-1].header(name)


def test_a_call_removes_a_header_of_its_client(server: Server, way: Way) -> None:
    """For this call only, whatever the case of the name."""
    client = way.client(headers=OWN)
    way.call(client, LIST, options={"headers": {"x-name": None}})
    assert header(server, "x-name") is None
    way.call(client, LIST)
    assert header(server, "x-name") == "client"
    way.request(client, "GET", "/v2/x", headers={"X-Name": None})
    assert header(server, "x-name") is None


def test_a_view_removes_a_header_and_a_call_brings_it_back(server: Server, way: Way) -> None:
    """The closest option wins, as for values."""
    view = way.client(headers=OWN).with_options(headers={"X-Name": None})
    way.call(view, LIST)
    assert header(server, "x-name") is None
    way.call(view, LIST, options={"headers": {"X-Name": "call"}})
    assert header(server, "x-name") == "call"


@pytest.mark.parametrize("name", ["User-Agent", "Accept", "Accept-Encoding"])
def test_headers_of_ours_can_be_removed(server: Server, way: Way, name: str) -> None:
    """Those that the client adds by itself, in every place."""
    way.call(way.client(), LIST)
    assert header(server, name.lower())
    way.call(way.client(headers={name: None}), LIST)
    assert header(server, name.lower()) is None


def test_the_type_of_a_body_can_be_removed(server: Server, way: Way) -> None:
    """A server that decides by itself gets the body without a type."""
    way.call(way.client(), SEND, body={}, options={"headers": {"Content-Type": None}})
    assert header(server, "content-type") is None
    assert server.received[-1].body == b"{}"


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("apiKey", "use api_key"),
        ("APIKEY", "use api_key"),
        ("X-Connection-Id", "use connection_id"),
        ("Host", "use base_url"),
        ("Content-Length", "the body decides"),
    ],
)
def test_headers_that_cannot_be_removed(server: Server, way: Way, name: str, remedy: str) -> None:
    """Without its credentials, a request would be another."""
    client = way.client()
    problem = f"^the header {name} cannot be removed: {remedy}$"
    with pytest.raises(errors.ArgumentError, match=problem):
        way.call(client, LIST, options={"headers": {name: None}})
    with pytest.raises(errors.ArgumentError, match=problem):
        client.with_options(headers={name: None})
    assert server.received == []


@pytest.mark.parametrize("kind", ["transport", "http_client"])
def test_headers_of_a_client_of_httpx_can_be_removed(server: Server, way: Way, kind: str) -> None:
    """Those of the client that the caller made, and those that httpx adds."""
    inner: Any = httpx.HTTPTransport() if way.name == "sync" else httpx.AsyncHTTPTransport()
    if kind == "http_client":
        make = httpx.Client if way.name == "sync" else httpx.AsyncClient
        inner = make(headers=OWN, transport=inner)
    client = way.client(**{kind: inner})
    removed = {"X-Name": None, "Accept-Encoding": None, "User-Agent": None}
    way.call(client, LIST, options={"headers": removed})
    assert [header(server, name) for name in ("x-name", "accept-encoding", "user-agent")] == [
        None
    ] * 3
    if kind == "http_client":
        way.do(inner.aclose() if way.name == "async" else inner.close())


@pytest.mark.parametrize("make", [OFAuth, AsyncOFAuth])
def test_none_is_no_name(make: Any) -> None:
    """A name is checked whether its header is set or removed."""
    with pytest.raises(errors.ArgumentError, match="'X A' is not a header name"):
        make(api_key=KEY, headers={"X A": None})


def test_pages_have_the_id_of_their_request(server: Server, way: Way) -> None:
    """Each page its own; None without the header."""
    body = {"list": [], "hasMore": True, "nextOffset": 1}
    last = {"list": [], "hasMore": False}
    server.answers(ok(body, X_Request_Id="req_1"), ok(last, X_Request_Id="req_2"), ok(last))
    client = way.client()
    page = way.do(client.chats.list())
    assert page.request_id == "req_1"
    assert way.do(page.next_page()).request_id == "req_2"
    raw = way.do(client.chats.with_raw_response.list())
    assert (raw.request_id, raw.parsed.request_id) == (None, None)
