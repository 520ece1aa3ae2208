"""Connections permit, expire, are linked and linked again; webhooks tell of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from ofauth_client import OFAuth, webhooks
from ofauth_client.errors import AuthenticationError, BadRequestError, PermissionDeniedError
from ofauth_client.sandbox import EVENTS, Fault, Sandbox, SandboxError
from tests.client.serving import Received, Reply, Server, serving

FIRST, SECOND = ("whsec_" + letter * 32 for letter in "ab")


@pytest.fixture
def receiver() -> Iterator[Server]:
    """Return a server that receives webhooks."""
    with serving() as server:
        server.answers(Reply(204))
        yield server


@pytest.mark.parametrize(
    ("fault", "error", "action"),
    [
        ("status=401:SESSION_EXPIRED", "SESSION_EXPIRED", "refresh_session"),
        ("status=401:RULES_OUTDATED", "RULES_OUTDATED", None),
        ("status=401", "UNAUTHORIZED", None),
        ("status=409:CONFLICT", "CONFLICT", None),
    ],
)
def test_a_status_can_have_an_error_type(
    pinned: Sandbox, fault: str, error: str, action: str | None
) -> None:
    """The error has the type of the rule, and what there is to do about an expired session."""
    options = pinned.options()
    headers = {"apiKey": options["api_key"], "x-connection-id": options["connection_id"]}
    answer = httpx.get(
        f"{pinned.url}/v2/access/chats", headers=headers | {"x-sandbox-fault": fault}
    )
    body = answer.json()
    assert (answer.status_code, body["type"]) == (Fault("status", fault[7:]).number(0, 999), error)
    assert body.get("actionRequired") == action


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("status=999", "status must be a whole number from 200 to 599"),
        ("status=401:expired", "an error type must be like SESSION_EXPIRED"),
        ("status=401:", "an error type must be like SESSION_EXPIRED"),
        ("status=:SESSION_EXPIRED", "status must be a whole number from 200 to 599"),
    ],
)
def test_what_is_no_status_is_refused_in_a_sentence(pinned: Sandbox, fault: str, told: str) -> None:
    """Rules, headers and control over HTTP refuse it alike."""
    with pytest.raises(SandboxError, match=told):
        pinned.plan.add(fault)
    answer = httpx.post(f"{pinned.url}/_sandbox/faults", json={"rule": fault})
    assert answer.status_code == 400
    assert told in answer.json()["error"]
    headers = {"x-sandbox-fault": fault}
    answer = httpx.get(f"{pinned.url}/v2/access/chats", headers=headers)
    assert answer.status_code == 400
    assert told in answer.json()["error"]


def test_outdated_rules_once_are_retried(pinned: Sandbox) -> None:
    """A client repeats the one request that failed because of outdated rules."""
    pinned.plan.add("status=401:RULES_OUTDATED on chats.list at 1")
    with OFAuth(**pinned.options(), max_retries=1) as patient:
        assert patient.chats.list().items
    assert [each.status for each in pinned.exchanges] == [401, 200]


def test_a_connection_lacks_a_permission(pinned: Sandbox, client: OFAuth) -> None:
    """Operations that need another permission are forbidden; others are not."""
    pinned.change_connection(permissions=["messages:read"])
    assert client.chats.list().items
    with pytest.raises(PermissionDeniedError, match="lacks the permission subscribers:read"):
        client.subscribers.list()
    with pytest.raises(SandboxError, match="did you mean"):
        pinned.change_connection(permissions=["messages:red"])


def test_a_connection_expires_amid_a_list(pinned: Sandbox, client: OFAuth) -> None:
    """The session ends after some pages, for all requests, until it is renewed."""
    everything = [fan.id for fan in client.subscribers.list(limit=10)]
    pinned.change_connection(expires_after=2)
    page = client.subscribers.list(limit=10).next_page()
    assert page
    with pytest.raises(AuthenticationError, match="SESSION_EXPIRED"):
        page.next_page()
    with pytest.raises(AuthenticationError, match="SESSION_EXPIRED"):
        client.chats.list()
    expired = {each.id: each for each in client.account.connections.list(status="expired")}
    entry = expired[pinned.connection_id]
    assert entry.expired_at
    client.account.connections.update_session(entry.id, body={"cookie": "c", "userAgent": "u"})
    rest = client.subscribers.list(limit=10, offset=20)
    assert [fan.id for fan in rest] == everything[20:]


def test_linking_with_two_factors(pinned: Sandbox, client: OFAuth) -> None:
    """The session says how far the owner has come; at the end, the connection works."""
    session = client.link.create(body={"clientReferenceId": "creator 7"})
    secret = session.url.rpartition("/")[2]
    statuses = [client.link.get(secret).status]
    for step in ("open", "wrong_credentials", "two_factor", "wrong_code"):
        pinned.link(session.url, step)
        statuses.append(client.link.get(secret).status)
    challenge: Any = client.link.get(secret).data
    assert challenge.two_factor_state.phone_code.check_attempts_left == 4
    assert pinned.link(secret, "code") == "completed"
    assert statuses == [
        "initialized",
        "pending",
        "invalid_credentials",
        "awaiting_2fa",
        "awaiting_2fa",
    ]
    linked: Any = client.link.get(secret).data
    (entry,) = [each for each in client.account.connections.list() if each.id == linked.id]
    assert (entry.client_reference_id, entry.status) == ("creator 7", "active")
    with client.with_options(connection_id=linked.id) as view:
        assert view.me.get()
    client.link.delete(secret)
    assert client.link.get(secret).status == "not_found"


def test_expired_connections_are_linked_again(pinned: Sandbox, client: OFAuth) -> None:
    """A link session for a connection renews the same connection."""
    client.account.connections.invalidate("conn_a")
    view = client.with_options(connection_id="conn_a")
    before = None
    with pytest.raises(AuthenticationError, match="SESSION_EXPIRED"):
        before = view.me.get()
    assert before is None
    session = client.link.create(body={"connectionId": "conn_a"})
    pinned.link(session.url, "two_factor", "code")
    assert view.me.get()
    with pytest.raises(BadRequestError, match="no connection with this id"):
        client.link.create(body={"connectionId": "conn_nowhere"})


def test_disconnected_connections_are_gone(client: OFAuth) -> None:
    """After disconnecting, the connection is not listed, and cannot be used."""
    client.account.connections.disconnect("conn_b")
    assert "conn_b" not in [each.id for each in client.account.connections.list()]
    with pytest.raises(AuthenticationError):
        client.with_options(connection_id="conn_b").me.get()


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        (("code",), "the step code does not follow the status initialized"),
        (("credentials", "credentials"), "does not follow the status completed"),
        (("deny", "open"), "does not follow the status denied"),
        (("jump",), "a step must be one of open"),
        ((), "a step is missing"),
    ],
)
def test_impossible_steps_are_told(
    pinned: Sandbox, client: OFAuth, steps: tuple[str, ...], told: str
) -> None:
    """A step that the owner could not do is one clear error."""
    url = client.link.create(body={}).url
    with pytest.raises(SandboxError, match=told):
        pinned.link(url, *steps)


def test_steps_and_connections_over_http(pinned: Sandbox, client: OFAuth) -> None:
    """Programs in other languages act for the owner of the account, too."""
    url = client.link.create(body={}).url
    assert "initialized" in httpx.get(url).text
    control = f"{pinned.url}/_sandbox"
    step = {"clientSecret": url, "step": "credentials"}
    assert httpx.post(f"{control}/links", json=step).json() == {"status": "completed"}
    body: dict[str, Any] = {"connection": pinned.connection_id, "permissions": ["posts:read"]}
    changed = httpx.post(f"{control}/connections", json=body | {"expiresAfter": 0}).json()
    assert changed["permissions"] == ["posts:read"]
    with pytest.raises(AuthenticationError, match="SESSION_EXPIRED"):
        client.posts.list()
    for wrong in ({"permissions": "x"}, {"expiresAfter": "1"}, {"status": "odd"}):
        assert httpx.post(f"{control}/connections", json=body | wrong).status_code == 400


def _events(server: Server, secret: Any) -> list[tuple[str, str | None]]:
    received = [(each.body, dict(each.headers)) for each in server.received]
    events = [webhooks.verify(body, headers, secret) for body, headers in received]
    return [(event.type, event.delivery_id) for event in events]


def test_webhooks_tell_what_happens(pinned: Sandbox, client: OFAuth, receiver: Server) -> None:
    """Every event of a connection, new rules and messages are delivered, in order."""
    pinned.subscribe(f"{receiver.url}/hook")
    url = client.link.create(body={}).url
    pinned.link(url, "credentials")
    client.account.connections.invalidate("conn_a")
    client.account.connections.update_session("conn_a", body={"cookie": "c", "userAgent": "u"})
    client.account.connections.disconnect("conn_a")
    pinned.publish_rules()
    pinned.add_message(1001, "Hello")
    expected = [
        "connection.created",
        "connection.expired",
        "connection.updated",
        "connection.disconnected",
        "rules.updated",
        "realtime.message.received",
    ]
    assert [each.type for each in pinned.deliveries()] == expected
    assert [kind for kind, _ in _events(receiver, pinned.webhook_secret)] == expected


@pytest.mark.parametrize("scheme", ["ofauth", "svix"])
def test_deliveries_are_repeated_and_duplicated(
    pinned: Sandbox, receiver: Server, scheme: str
) -> None:
    """A delivery comes again until it is answered with success, and again as a duplicate."""
    receiver.answers(Reply(500), Reply(503), Reply(204))
    pinned.subscribe(receiver.url, scheme=scheme, copies=2, types=["rules.updated"])
    pinned.add_message(1001, "Hello")
    pinned.publish_rules()
    (delivered,) = pinned.deliveries()
    assert delivered.statuses == (500, 503, 204, 204)
    events = _events(receiver, pinned.webhook_secret)
    assert events == [("rules.updated", delivered.id if scheme == "svix" else None)] * 4
    assert len({each.body for each in receiver.received}) == 1


def test_deliveries_are_given_up_after_five_attempts(pinned: Sandbox, receiver: Server) -> None:
    """The server that never accepts gets no sixth attempt."""
    receiver.answers(Reply(500))
    pinned.subscribe(receiver.url)
    pinned.publish_rules()
    assert [each.statuses for each in pinned.deliveries()] == [(500,) * 5]


@pytest.mark.parametrize("scheme", ["ofauth", "svix"])
def test_secrets_rotate(pinned: Sandbox, receiver: Server, scheme: str) -> None:
    """While a secret replaces another, deliveries are signed by both."""
    secrets = (FIRST, SECOND)
    assert pinned.deliver(receiver.url, "rules.updated", secret=secrets, scheme=scheme) == 204
    for secret in secrets:
        assert _events(receiver, secret)[0][0] == "rules.updated"


@pytest.mark.parametrize("kind", EVENTS)
def test_each_event_can_be_delivered(pinned: Sandbox, receiver: Server, kind: str) -> None:
    """Each type has data, which a caller need not invent."""
    body = {"url": receiver.url, "type": kind, "secret": FIRST, "copies": 2}
    answer = httpx.post(f"{pinned.url}/_sandbox/webhooks", json=body)
    assert answer.json() == {"status": 204}
    assert [each for each, _ in _events(receiver, FIRST)] == [kind, kind]
    assert json.loads(receiver.received[0].body)["data"] == EVENTS[kind]


def test_a_receiver_may_call_the_sandbox(pinned: Sandbox) -> None:
    """A program that reads the API before it answers a webhook gets its data."""
    statuses = list[int]()

    def read_chats(_received: Received) -> Reply:
        headers = {"apiKey": pinned.api_key, "x-connection-id": pinned.connection_id}
        answer = httpx.get(f"{pinned.url}/v2/access/chats", headers=headers)
        statuses.append(answer.status_code)
        return Reply(204)

    with serving() as server:
        server.answers(read_chats)
        pinned.subscribe(server.url, secret=FIRST)
        pinned.add_message(1001, "Hello")
        (delivered,) = pinned.deliveries()
        body = {"url": server.url, "type": "rules.updated", "secret": FIRST}
        answer = httpx.post(f"{pinned.url}/_sandbox/webhooks", json=body)
    assert (delivered.statuses, answer.json()) == ((204,), {"status": 204})
    assert statuses == [200, 200]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"url": "http://example.com/"}, "url must lead to this machine"),
        ({"scheme": "none"}, "scheme must be ofauth or svix"),
        ({"secret": ()}, "a delivery needs a secret"),
    ],
)
def test_impossible_subscriptions_are_told(
    pinned: Sandbox, wrong: dict[str, Any], told: str
) -> None:
    """A subscription that could never be delivered is refused at once."""
    with pytest.raises(SandboxError, match=told):
        pinned.subscribe(**({"url": "http://127.0.0.1:9/"} | wrong))
