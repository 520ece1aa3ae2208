"""Verifies that a webhook delivery comes from OFAuth."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ofauth_client.errors import WebhookError
from ofauth_client.webhooks.events import Event, make_event
from ofauth_client.webhooks.headers import OFAUTH, Headers, names_in, signature_headers
from ofauth_client.webhooks.keys import SigningSecret
from ofauth_client.webhooks.signatures import (
    matches,
    parse_ofauth_header,
    parse_svix_header,
)
from ofauth_client.webhooks.times import checked_now, checked_tolerance, parse_time


def verify(
    body: bytes | str,
    headers: Headers,
    secret: str | Iterable[str],
    *,
    tolerance: float = 300,
    now: float | None = None,
) -> Event:
    """Verify a delivery and return its event.

    Args:
        body: The body, byte for byte as received, not parsed and serialized again.
        headers: The headers, as a mapping or as pairs; the case of names does not matter.
        secret: The signing secret, or several secrets during their rotation.
        tolerance: Seconds by which the clocks may differ, in both directions, from 0 (docs: 5
            minutes).
        now: Current time in seconds since 1970; the system clock by default.

    Returns:
        The event; its `delivery_id` is the signed id of the delivery, if it has one.

    Raises:
        WebhookError: The delivery is forged, stale, or malformed.
        ConfigurationError: Secret, tolerance or time is invalid, whatever was delivered.
    """
    signing = SigningSecret(secret)
    # From here on, no traceback shows the secret.
    del secret
    signing.check()
    seconds, clock = checked_tolerance(tolerance), checked_now(now)
    content = _content(body)
    claim = _claim(content, signature_headers(headers), signing)
    if not claim.is_signed:
        raise WebhookError("the signature of the delivery does not match")
    if abs((time.time() if clock is None else clock) - claim.sent) > seconds:
        raise WebhookError("the delivery is too old, or its time is ahead of the clock")
    return make_event(_envelope(content), claim.delivery_id)


class _Claim(NamedTuple):
    """What the headers say of a delivery, and whether a signature confirms it."""

    sent: int
    is_signed: bool
    delivery_id: str | None = None


def _claim(content: bytes, known: dict[str, str], signing: SigningSecret) -> _Claim:
    # OFAuth-Signature covers no id, so beside it anybody could set the id.
    if OFAUTH in known:
        return _ofauth_claim(content, known[OFAUTH], signing)
    names = names_in(known)
    return _svix_claim(content, [known[name] for name in names], signing)


def _ofauth_claim(content: bytes, header: str, signing: SigningSecret) -> _Claim:
    text, signatures = parse_ofauth_header(header)
    signed = _bytes(f"{text}.") + content
    return _Claim(parse_time(text), matches(signed, signing.ofauth_keys, signatures))


def _svix_claim(content: bytes, values: list[str], signing: SigningSecret) -> _Claim:
    delivery_id, timestamp, signature = values
    if not signing.svix_keys:
        # Not a ConfigurationError, because anybody can send such headers and would cause alarms.
        raise WebhookError("the delivery is signed by Svix; the secret is not whsec_ and base64")
    signatures = parse_svix_header(signature)
    signed = _bytes(f"{delivery_id}.{timestamp}.") + content
    right = matches(signed, signing.svix_keys, signatures)
    return _Claim(parse_time(timestamp), right, delivery_id)


def _content(body: object) -> bytes:
    """Return the body as bytes; a parsed body cannot be verified."""
    if isinstance(body, bytes | bytearray | memoryview):
        return bytes(body)
    if isinstance(body, str):
        return _bytes(body)
    raise WebhookError("the body must be the bytes as received, not a parsed value")


def _bytes(text: str) -> bytes:
    """Encode any text; half of a surrogate pair only leads to a wrong signature."""
    return text.encode(errors="surrogatepass")


def _envelope(content: bytes) -> Mapping[str, Any]:
    try:
        envelope = json.loads(content)
    except (ValueError, RecursionError):
        raise WebhookError("the body of the delivery is not JSON") from None
    if not isinstance(envelope, dict) or not isinstance(envelope.get("type"), str):
        raise WebhookError("the body of the delivery is not an event with a type")
    return envelope
