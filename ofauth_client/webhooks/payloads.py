"""Payloads: bodies of deliveries as the models that the document has for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ofauth_api.codec import Mismatch
from ofauth_api.webhooks import BODIES, Payload

from ofauth_client._response.drift import UNREADABLE, DriftLog
from ofauth_client.errors import WebhookError

_DRIFT = DriftLog()


def decode_payload(kind: str, body: Mapping[str, Any]) -> Payload | None:
    """Return the body of a delivery as a model, None if the document does not describe it.

    Args:
        kind: Type of the delivery.
        body: The parsed body.

    Raises:
        WebhookError: The body cannot be read as that model at all.
    """
    decode = BODIES.get(kind)
    if decode is None:
        return None

    def log(found: Sequence[Mismatch]) -> None:
        _DRIFT.log(f"webhook {kind}", found)

    try:
        payload: Payload = decode(body, on_drift=log)
    except UNREADABLE:
        raise WebhookError("the body of the delivery is not as the document describes it") from None
    return payload
