"""Verify and read what OFAuth delivers to a webhook.

    event = webhooks.verify(body, headers, secret)

Two kinds of signature are known: `OFAuth-Signature: t=<unix time>,v1=<signature>` of the
current documentation, and the three `svix-…` headers of the older one.
"""

from __future__ import annotations

from ofauth_client.errors import WebhookError
from ofauth_client.webhooks.events import (
    ConnectionCreated,
    ConnectionDisconnected,
    ConnectionEvent,
    ConnectionExpired,
    ConnectionUpdated,
    Event,
    RealtimeEvent,
    RulesUpdated,
)
from ofauth_client.webhooks.signatures import sign, sign_svix
from ofauth_client.webhooks.verification import verify

__all__ = [
    "ConnectionCreated",
    "ConnectionDisconnected",
    "ConnectionEvent",
    "ConnectionExpired",
    "ConnectionUpdated",
    "Event",
    "RealtimeEvent",
    "RulesUpdated",
    "WebhookError",
    "sign",
    "sign_svix",
    "verify",
]
