"""Deliveries of webhooks are what OFAuth and Svix send, or wrong in the wanted way."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from ofauth_client.sandbox import Delivery, Sandbox, SandboxError
from ofauth_client.webhooks import WebhookError, verify
from tests.client.serving import Reply, serving

SVIX_SECRET = "whsec_c2FuZGJveCBzZWNyZXQgb2YgdGhlIHRlc3Rz"


def delivered(sandbox: Sandbox, **options: Any) -> tuple[bytes, dict[str, str]]:
    """Return body and headers of a delivery, as a receiver gets them."""
    with serving() as server:
        server.answers(Reply(204))
        status = sandbox.deliver(f"{server.url}/hook", "connection.expired", {"id": 1}, **options)
        (received,) = server.received
    assert status == 204
    return received.body, dict(received.headers)


@pytest.mark.parametrize("scheme", ["ofauth", "svix"])
def test_deliveries_are_signed_both_ways(sandbox: Sandbox, scheme: str) -> None:
    """The receiver of the client accepts what is delivered."""
    body, headers = delivered(sandbox, scheme=scheme)
    event = verify(body, headers, sandbox.webhook_secret)
    assert event.type == "connection.expired"


@pytest.mark.parametrize("scheme", ["ofauth", "svix"])
@pytest.mark.parametrize("fault", ["forged", "stale", "unsigned", "malformed"])
def test_wrong_deliveries_are_rejected(sandbox: Sandbox, scheme: str, fault: str) -> None:
    """The receiver of the client rejects what is wrong on purpose."""
    body, headers = delivered(sandbox, scheme=scheme, fault=fault)
    with pytest.raises(WebhookError):
        verify(body, headers, sandbox.webhook_secret)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"url": "http://example.com/hook"}, "url must lead to this machine"),
        ({"url": "http://localhost.example.com/hook"}, "url must lead to this machine"),
        ({"url": "http://127.0.0.1:1/hook"}, "no server answers"),
        ({"scheme": "none"}, "scheme must be ofauth or svix"),
        ({"fault": "odd"}, "fault must be one of forged"),
        ({"data": {1, 2}}, "the data of a delivery must be JSON"),
    ],
)
def test_deliveries_that_cannot_be_are_one_clear_error(
    sandbox: Sandbox, wrong: dict[str, Any], told: str
) -> None:
    """What a delivery lacks is told; none leaves this machine."""
    given: dict[str, Any] = {
        "url": "http://127.0.0.1:1/hook",
        "event_type": "x",
        "data": {},
    } | wrong
    with pytest.raises(SandboxError, match=told):
        sandbox.deliver(**given)


def test_no_delivery_shows_its_secret() -> None:
    """Secret and data are in no repr."""
    delivery = Delivery("http://127.0.0.1/", "x", {"planted": 1}, SVIX_SECRET)
    assert "planted" not in repr(delivery)
    assert SVIX_SECRET not in repr(delivery)


def test_deliveries_can_be_asked_for_over_http(http: httpx.Client) -> None:
    """Programs in other languages have deliveries made, too."""
    with serving() as server:
        body = {"url": server.url, "type": "rules.updated", "secret": SVIX_SECRET}
        assert http.post("/_sandbox/webhooks", json=body).json() == {"status": 200}
    refused = http.post("/_sandbox/webhooks", json=body | {"url": "http://example.com"})
    assert refused.status_code == 400
