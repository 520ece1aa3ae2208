"""What an error says, whatever the API answered."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofauth_client import errors
from ofauth_client._exchange.error_bodies import LARGEST_BODY, read_refusal
from ofauth_client.errors import one_line
from tests.client.serving import Reply, Server, refusal
from tests.client.ways import CHAT, Way, operation, travel


def fail(server: Server, way: Way, reply: Reply) -> errors.APIStatusError:
    """Return the error that an answer becomes."""
    server.answers(reply)
    with pytest.raises(errors.APIStatusError) as caught:
        way.call(way.client(max_retries=0), CHAT, path={"userId": 42})
    return caught.value


@pytest.mark.parametrize(
    ("status", "type_", "kind"),
    [
        (400, "BAD_REQUEST", errors.BadRequestError),
        (401, None, errors.AuthenticationError),
        (401, "NEW_KIND", errors.AuthenticationError),
        (401, "UNAUTHORIZED", errors.InvalidKeyError),
        (401, "SESSION_NOT_PROVIDED", errors.SessionNotProvidedError),
        (401, "session_expired", errors.SessionExpiredError),
        (401, "RULES_OUTDATED", errors.RulesOutdatedError),
        (403, "FORBIDDEN", errors.PermissionDeniedError),
        (403, "UNAUTHORIZED", errors.PermissionDeniedError),
        (404, "ROUTE_NOT_FOUND", errors.NotFoundError),
        (409, None, errors.ConflictError),
        (418, None, errors.APIStatusError),
        (422, None, errors.UnprocessableEntityError),
        (429, "RATE_LIMIT_EXCEEDED", errors.RateLimitError),
        (500, None, errors.ServerError),
        (520, None, errors.ServerError),
        (304, None, errors.RedirectError),
        (999, None, errors.ServerError),
    ],
)
def test_the_tree(
    server: Server, way: Way, status: int, type_: str | None, kind: type[Exception]
) -> None:
    """Each status is an error of its own, whether or not a standard knows it."""
    error = fail(server, way, refusal(status, type_))
    assert type(error) is kind
    assert error.status == status


def test_everything_that_is_known(server: Server, way: Way) -> None:
    """An error tells all that the API and the client know, and fits one line."""
    body = {
        "error": "Session\nhas expired",
        "type": "SESSION_EXPIRED",
        "requestId": "req_9",
        "actionRequired": "refresh_session",
        "more": [1],
    }
    error = fail(server, way, Reply(401, json.dumps(body).encode(), {"X-Extra": "yes"}))
    assert str(error) == (
        "GET /v2/access/chats/{userId}/messages: 401 SESSION_EXPIRED: Session has expired "
        "(request req_9; action required: refresh_session)"
    )
    assert error.message == "Session has expired"
    assert (error.type, error.request_id) == ("SESSION_EXPIRED", "req_9")
    assert error.action_required == "refresh_session"
    assert (error.method, error.path) == ("GET", "/v2/access/chats/{userId}/messages")
    assert (error.operation, error.attempts) == ("chats.messages.list", 1)
    assert error.headers["x-extra"] == "yes"
    assert json.loads(error.body) == error.data == body


@pytest.mark.parametrize(
    ("body", "message", "type_"),
    [
        (b'{"error":"Old","code":"BAD_REQUEST","details":{}}', "Old", "BAD_REQUEST"),
        (b'{"error":"Old","code":400}', "Old", None),
        (b'{"error":"Old","code":"it is a sentence"}', "Old", None),
        (b'{"error":{"message":"Inner","type":"inner_type"}}', "Inner", "INNER_TYPE"),
        (b'{"message":"Other"}', "Other", None),
        (b'{"detail":"Problem","type":"https://x.test/y"}', "Problem", None),
        (b'[{"message":"First"},{"message":"Second"}]', "First", None),
        (b'["Only text"]', "Only text", None),
        (b'"Text"', "Text", None),
        (b"[]", "Not Found", None),
        (b"[[1]]", "Not Found", None),
        (b"{}", "Not Found", None),
        (b"null", "null", None),
        (b"42", "42", None),
        (b"", "Not Found", None),
        (b"  \r\n", "Not Found", None),
        (b"Upstream\x00 is\x1b[31m gone\n", "Upstream\ufffd is\ufffd[31m gone", None),
        (b"<html><TITLE>502 Bad\n Gateway &amp; so</TITLE>", "502 Bad Gateway & so", None),
        (b"<html><body>no title</body></html>", "Not Found", None),
        (b'{"error": "cut', "Not Found", None),
        (b"\xff\xfe\x00", "\ufffd\ufffd\ufffd", None),
        (b'{"error":null,"message":"  "}', "Not Found", None),
        (b'{"error":["a"]}', "Not Found", None),
    ],
)
def test_bodies_of_all_kinds(body: bytes, message: str, type_: str | None) -> None:
    """The current and the older form are read, and whatever a proxy may send instead."""
    found = read_refusal(404, body)
    assert (found.message, found.type) == (message, type_)


def test_statuses_that_no_standard_knows() -> None:
    """Without a body and without a name there is still a text."""
    assert read_refusal(520, b"").message == "no reason given"


names = st.sampled_from(
    ["error", "message", "type", "code", "requestId", "actionRequired", "details"]
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4),
    max_leaves=10,
)


@given(
    st.integers(0, 1000),
    st.binary(max_size=300) | json_values.map(lambda v: json.dumps(v).encode()),
)
def test_no_body_is_too_strange(status: int, body: bytes) -> None:
    """Whatever comes, the error has a text of one printable line."""
    found = read_refusal(status, body)
    assert found.message.isprintable()
    assert found.message
    assert all(text is None or text.isprintable() for text in (found.type, found.request_id))


@pytest.mark.parametrize(
    "body",
    [b"[" * 60_000, b'{"error":' * 20_000, b"<title" * 20_000, b"<" * 60_000, b"x " * 30_000],
)
def test_hostile_bodies(body: bytes) -> None:
    """Nesting and markup without end are no trouble."""
    assert len(read_refusal(500, body).message) <= 600


def test_bodies_are_bounded(server: Server, way: Way) -> None:
    """An error keeps the start of a body, and its text is short whatever the API says."""
    long = json.dumps({"error": "x" * 1_000_000}).encode()
    error = fail(server, way, Reply(400, long))
    assert error.body == long[:LARGEST_BODY]
    assert error.data is None
    assert len(str(error)) <= 600
    error = fail(server, way, Reply(400, b"y" * 10_000))
    assert len(str(error)) <= 600


def test_hints(server: Server, way: Way) -> None:
    """Where the caller can help, the text says how."""
    assert "OFAUTH_API_KEY" in str(fail(server, way, refusal(401, "UNAUTHORIZED")))
    assert "OFAUTH_CONNECTION_ID" in str(fail(server, way, refusal(401, "SESSION_NOT_PROVIDED")))


def test_request_ids_from_headers(server: Server, way: Way) -> None:
    """Where the body has no request id, the headers may."""
    assert fail(server, way, Reply(500, b"", {"X-Request-Id": "req_h"})).request_id == "req_h"


def test_waits_are_told(server: Server, way: Way) -> None:
    """An error says how long the API asks to wait, as it was asked."""
    assert fail(server, way, refusal(429, Retry_After="3600")).retry_after == 3600
    assert fail(server, way, refusal(429)).retry_after is None


@pytest.mark.parametrize("accept", ["json", "bytes", "text", "nothing"])
def test_errors_are_raised_on_every_route(server: Server, way: Way, accept: Any) -> None:
    """Whatever an operation returns, a refusal raises."""
    server.answers(refusal(404))
    with pytest.raises(errors.NotFoundError):
        way.call(way.client(), operation("GET", accept=accept))


def test_errors_travel(server: Server, way: Way) -> None:
    """An error that was pickled or copied says what it said before."""
    error = fail(server, way, refusal(429, "RATE_LIMIT_EXCEEDED", Retry_After="7"))
    for twin in (travel(error), copy.copy(error), copy.deepcopy(error)):
        assert type(twin) is errors.RateLimitError
        assert str(twin) == str(error)
        assert vars(twin) == vars(error)


def test_all_errors_travel() -> None:
    """Every class of the tree can be pickled, and is in the picture of it."""
    kinds = [
        value
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, errors.OFAuthError)
    ]
    assert len(kinds) > 15
    for kind in [*kinds, errors.PagingError, errors.WebhookError]:
        twin = travel(kind("what"))
        assert (type(twin), twin.message) == (kind, "what")
        assert f" {kind.__name__}" in (errors.__doc__ or "")


def test_errors_of_values_are_value_errors() -> None:
    """Whoever catches ValueError catches what they passed wrongly."""
    assert issubclass(errors.ConfigurationError, ValueError)
    assert issubclass(errors.ArgumentError, ValueError)


@given(st.text(max_size=2000))
def test_one_line(text: str) -> None:
    """A text of any kind becomes one printable line of bounded length."""
    line = one_line(text, 100)
    assert line.isprintable()
    assert len(line) <= 100
    line.encode()
