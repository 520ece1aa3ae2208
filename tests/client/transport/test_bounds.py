"""Answers are read into memory up to a bound, whatever they are on the wire."""

from __future__ import annotations

import gzip
from typing import Any

import httpx
import pytest

from ofauth_client import errors
from tests.client.serving import Reply, Server, ok
from tests.client.ways import LIST, SEND, Way

LONG = b'{"text": "' + b"a" * 1_000_000 + b'"}'


def zipped(status: int) -> Reply:
    """Return an answer that is a thousand times as long as on the wire."""
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    return Reply(status, gzip.compress(LONG), headers)


@pytest.fixture(params=[False, True], ids=["own connections", "transport given"])
def client(request: pytest.FixtureRequest, way: Way) -> Any:
    """Return a client with a bound."""
    options: dict[str, Any] = {"max_response_bytes": 100_000}
    if request.param:
        kind: Any = httpx.AsyncHTTPTransport if way.name == "async" else httpx.HTTPTransport
        options["transport"] = kind()
    return way.client(**options)


@pytest.mark.parametrize("operation", [LIST, SEND])
def test_a_success_beyond_the_bound_is_an_error(
    server: Server, way: Way, client: Any, operation: Any
) -> None:
    """It says what to do, and is not requested again; the client goes on."""
    server.answers(zipped(200), Reply(200, LONG), ok({"a": 1}))
    body: dict[str, Any] = {"body": {}} if operation is SEND else {}
    for _ in range(2):
        with pytest.raises(errors.APIConnectionError, match=r"more than 100000 bytes: .*stream"):
            way.call(client, operation, **body)
    assert way.call(client, operation, **body) == {"a": 1}
    assert len(server.received) == 3


def test_the_rest_of_a_refusal_is_dropped(server: Server, way: Way, client: Any) -> None:
    """An error keeps the start of its body, and the next call has another connection."""
    server.answers(zipped(400), Reply(404, LONG), ok({"a": 1}))
    for kind in (errors.BadRequestError, errors.NotFoundError):
        with pytest.raises(kind) as caught:
            way.call(client, LIST)
        assert caught.value.body == LONG[:65_536]
    assert way.call(client, LIST) == {"a": 1}


def test_streams_have_no_bound(server: Server, way: Way, client: Any) -> None:
    """A body that is read piece by piece takes no memory."""
    server.answers(Reply(200, LONG))
    block = client.stream("GET", "/x")
    assert len(way.within(block, lambda response: response.read())) == len(LONG)


@pytest.mark.parametrize("value", [0, -1, 1.5, True, "1"])
def test_bounds_that_make_no_sense(way: Way, value: object) -> None:
    """The option is named."""
    with pytest.raises(errors.ConfigurationError, match="max_response_bytes must be"):
        way.client(max_response_bytes=value)


def test_no_bound(server: Server, way: Way) -> None:
    """None reads everything."""
    server.answers(zipped(200))
    assert way.call(way.client(max_response_bytes=None), LIST) == {"text": "a" * 1_000_000}
