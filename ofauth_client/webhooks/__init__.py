"""Verifies and reads webhook deliveries of OFAuth.

    event = webhooks.verify(body, headers, secret)

Two kinds of signatures are supported: `OFAuth-Signature: t=<unix time>,v1=<signature>`, as in the
current documentation, and the three `svix-…` headers of older documentation, also under their names
in the Standard Webhooks specification, `webhook-…`.
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
