"""Requests are refused as the API refuses them."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

from ofauth_client import RateLimit
from ofauth_client.sandbox import Sandbox
from tests.sandbox.conftest import Clock, calling, running

CHATS = "/v2/access/chats"
MESSAGES = "/v2/access/chats/1001/messages"


def refusal(answer: httpx.Response) -> tuple[int, str]:
    """Return status and type of a refusal, which has the documented form."""
    told = answer.json()
    assert told.keys() == {"error", "type", "requestId"}
    assert told["requestId"].startswith("req_")
    assert answer.headers["content-type"] == "application/json"
    return answer.status_code, told["type"]


@pytest.mark.parametrize("key", [None, "", "sk_live_other"])
def test_a_wrong_key_is_unauthorized(http: httpx.Client, key: str | None) -> None:
    """Without the key of the sandbox, an operation answers 401, whatever else is wrong."""
    headers = {} if key is None else {"apiKey": key}
    answer = httpx.get(f"{http.base_url}{CHATS}?limit=0", headers=headers)
    assert refusal(answer) == (401, "UNAUTHORIZED")


@pytest.mark.parametrize("connection", [None, "", "acct_1"])
def test_a_missing_connection_is_no_session(http: httpx.Client, connection: str | None) -> None:
    """With the key alone, an operation on a connection answers 401 SESSION_NOT_PROVIDED."""
    headers = {"apiKey": http.headers["apiKey"]}
    if connection is not None:
        headers["x-connection-id"] = connection
    answer = httpx.get(f"{http.base_url}{CHATS}", headers=headers)
    assert refusal(answer) == (401, "SESSION_NOT_PROVIDED")


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("0", "limit: 0 is less than the minimum of 1"),
        ("-1", "limit: -1 is less than the minimum of 1"),
        ("10000", r"limit: 10000 is greater than the maximum of \d+"),
        ("many", 'limit: "many" is not of type "integer"'),
    ],
)
def test_a_number_out_of_range_is_told_its_range(http: httpx.Client, limit: str, told: str) -> None:
    """A number is told what it may be; only a text that is none is told its type."""
    answer = http.get(CHATS, params={"limit": limit})
    assert refusal(answer) == (400, "BAD_REQUEST")
    assert re.fullmatch(told, answer.json()["error"])


@pytest.mark.parametrize(
    "path",
    [
        "/v2/access/nothing",
        "/v2/access/chats/",
        "/v2//access/chats",
        "/v2/access/chats%2F1",
    ],
)
def test_unknown_paths_are_no_route(http: httpx.Client, path: str) -> None:
    """A path that the document does not have is 404 ROUTE_NOT_FOUND."""
    assert refusal(http.get(path)) == (404, "ROUTE_NOT_FOUND")


def test_wrong_methods_are_told_the_right_ones(http: httpx.Client, full_http: httpx.Client) -> None:
    """A method that a path does not have is refused, and the others are listed."""
    answer = http.put(CHATS)
    assert refusal(answer) == (405, "ROUTE_NOT_FOUND")
    assert answer.headers["allow"] == "GET, HEAD"
    assert full_http.put(MESSAGES).headers["allow"] == "GET, HEAD, POST"
    assert refusal(full_http.delete(f"{CHATS}/search"))[0] == 405


@pytest.mark.parametrize("user", ["1", "999999", "-1001", "1" * 300])
def test_unknown_chats_are_not_found(http: httpx.Client, user: str) -> None:
    """A chat that is not there is 404 RESOURCE_NOT_FOUND."""
    answer = http.get(f"{CHATS}/{user}/messages")
    assert refusal(answer) == (404, "RESOURCE_NOT_FOUND")


@pytest.mark.parametrize("user", ["x", "1001%2F..", "%00", "1e", "١"])
def test_ids_that_are_none_are_refused_by_name(http: httpx.Client, user: str) -> None:
    """An id in the path that is no number is 400, and named."""
    answer = http.get(f"{CHATS}/{user}/messages")
    assert refusal(answer) == (400, "BAD_REQUEST")
    assert answer.json()["error"].startswith("userId: ")


def test_every_refusal_has_an_id_of_its_own(http: httpx.Client) -> None:
    """No two request ids are the same."""
    found = [http.get("/nowhere").json()["requestId"] for _ in range(5)]
    assert len(set(found)) == 5


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"content": b"{"}, "body: not JSON"),
        ({"content": b"\xff\xfe"}, "body: not JSON"),
        ({"content": b'{"text": NaN}'}, "body: not JSON"),
        ({"content": b"[" * 100_000}, "body: not JSON"),
        ({"json": []}, "body: "),
        ({"json": {"text": 5}}, "body: text: "),
        ({"json": {"text": "x", "price": "y"}}, "body: price: "),
        ({"data": {"text": "x"}}, "Content-Type: must be application/json"),
    ],
)
def test_bodies_are_validated(full_http: httpx.Client, sent: dict[str, Any], told: str) -> None:
    """A body that the document does not allow is refused, and what is wrong is named."""
    headers = {"Content-Type": "application/json"} if "content" in sent else {}
    answer = full_http.post(MESSAGES, headers=headers, **sent)
    assert refusal(answer) == (400, "BAD_REQUEST")
    assert answer.json()["error"].startswith(told)


def test_large_bodies_are_refused(full_http: httpx.Client) -> None:
    """A body that is no file is kept up to sixteen megabytes."""
    headers = {"Content-Type": "application/json"}
    answer = full_http.post(MESSAGES, content=b" " * (16 * 1024 * 1024 + 1), headers=headers)
    assert refusal(answer) == (400, "BAD_REQUEST")


def test_no_refusal_quotes_a_secret(sandbox: Sandbox, http: httpx.Client) -> None:
    """Neither a wrong key nor a wrong connection is in the answer, nor in the sandbox's repr."""
    for headers in ({"apiKey": "sk_planted"}, {"x-connection-id": "planted"}):
        assert "planted" not in http.get(CHATS, headers=headers).text
    told = repr(sandbox) + repr(sandbox.api) + repr(sandbox.exchanges)
    assert sandbox.api_key not in told
    assert sandbox.connection_id not in told


def test_a_bucket_empties_and_fills_again() -> None:
    """A connection may ask so often at once, and then when tokens come; others as they like."""
    clock = Clock()
    limit = RateLimit(requests=6, period=60.0, burst=3)
    for sandbox in running(rate_limit=limit, clock=clock):
        with calling(sandbox) as http:
            left = [http.get(CHATS).headers["x-ratelimit-remaining"] for _ in range(3)]
            refused = http.get(CHATS)
            assert left == ["2", "1", "0"]
            assert refusal(refused) == (429, "RATE_LIMIT_EXCEEDED")
            assert refused.headers["retry-after"] == "10"
            assert refused.headers["x-ratelimit-limit"] == "3"
            assert refused.headers["x-ratelimit-remaining"] == "0"
            assert refused.headers["x-ratelimit-reset"] == str(int(clock.now) + 30)
            other = http.get(CHATS, headers={"x-connection-id": "conn_other"})
            assert other.status_code == 200
            clock.now += 9.9
            assert http.get(CHATS).status_code == 429
            clock.now += 0.1
            assert http.get(CHATS).status_code == 200
            clock.now += 10_000
            assert http.get(CHATS).headers["x-ratelimit-remaining"] == "2"


def test_refused_parameters_cost_a_token_and_wrong_keys_do_not() -> None:
    """Limits count what a connection asks, also wrongly, but nothing from a stranger."""
    for sandbox in running(rate_limit=RateLimit(requests=1, period=60.0, burst=2), clock=Clock()):
        with calling(sandbox) as http:
            http.get(CHATS, headers={"apiKey": "sk_wrong"})
            assert http.get(CHATS, params={"limit": 0}).headers["x-ratelimit-remaining"] == "1"
            assert http.get(CHATS).headers["x-ratelimit-remaining"] == "0"
            assert http.get(CHATS).status_code == 429


def test_the_documented_limit_is_ninety_at_once(http: httpx.Client) -> None:
    """`rate_limit=True` is sixty requests a minute and ninety at once; off, there is no header."""
    assert "x-ratelimit-limit" not in http.get(CHATS).headers
    for sandbox in running(rate_limit=True, clock=Clock()):
        with calling(sandbox) as limited:
            answer = limited.get(CHATS)
            assert answer.headers["x-ratelimit-limit"] == "90"
            assert answer.headers["x-ratelimit-remaining"] == "89"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("filter[online]=1", 200),
        ("filter[online]=perhaps", 400),
        ("filter[]=online", 400),
        ("filter=online", 400),
    ],
)
def test_an_object_in_a_query(query: str, status: int) -> None:
    """A value that is no object is refused, not ignored."""
    schema = {"type": "object", "properties": {"online": {"enum": ["0", "1"]}}}
    given = {"name": "filter", "in": "query", "style": "deepObject", "schema": schema}
    answers = {"200": {"description": "OK"}}
    listing = {"operationId": "fans.list", "parameters": [given], "responses": answers}
    document = {"openapi": "3.1.0", "paths": {"/fans": {"get": listing}}}
    with Sandbox(document=document) as sandbox, calling(sandbox) as http:
        answer = http.get(f"/fans?{query}")
    assert answer.status_code == status
    if status != 200:
        assert answer.json()["error"].startswith(("filter: ", "filter.online: "))
