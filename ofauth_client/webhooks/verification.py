"""Verifies that a webhook delivery comes from OFAuth."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping
from typing import Any, Protocol, TypeAlias

from ofauth_client.errors import WebhookError
from ofauth_client.webhooks.events import Event, make_event
from ofauth_client.webhooks.keys import SigningSecret
from ofauth_client.webhooks.signatures import (
    matches,
    parse_ofauth_header,
    parse_svix_header,
    parse_time,
)


class _HasItems(Protocol):
    """A mapping, or the headers of `http.server`, which are not a mapping."""

    def items(self) -> Iterable[tuple[Any, Any]]: ...


Headers: TypeAlias = _HasItems | Iterable[tuple[Any, Any]]

_NAMES = ("ofauth-signature", "svix-id", "svix-timestamp", "svix-signature")


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
        tolerance: Seconds by which the clocks may differ, in both directions (docs: 5 minutes).
        now: Current time in seconds since 1970; the system clock by default.

    Raises:
        WebhookError: The delivery is forged, stale, or malformed.
        ConfigurationError: The secret is invalid, whatever was delivered.
    """
    signing = SigningSecret(secret)
    # From here on, no traceback shows the secret.
    del secret
    signing.check()
    content = _content(body)
    known = _known(headers)
    # Only Svix signs the id of a delivery. With OFAuth-Signature, anybody could set the id.
    if "ofauth-signature" in known:
        (sent, right), delivery_id = _ofauth(content, known, signing), None
    else:
        (sent, right), delivery_id = _svix(content, known, signing), known.get("svix-id")
    if not right:
        raise WebhookError("the signature of the delivery does not match")
    if not abs((time.time() if now is None else now) - sent) <= tolerance:
        raise WebhookError("the delivery is too old, or its time is ahead of the clock")
    return make_event(_envelope(content), delivery_id)


def _ofauth(content: bytes, known: dict[str, str], signing: SigningSecret) -> tuple[int, bool]:
    text, signatures = parse_ofauth_header(known["ofauth-signature"])
    signed = _bytes(f"{text}.") + content
    return parse_time(text), matches(signed, signing.ofauth_keys, signatures)


def _svix(content: bytes, known: dict[str, str], signing: SigningSecret) -> tuple[int, bool]:
    missing = [name for name in _NAMES[1:] if not known.get(name)]
    if len(missing) == len(_NAMES[1:]):
        raise WebhookError(
            "the delivery has no signature: neither the header OFAuth-Signature nor svix-signature"
        )
    if missing:
        raise WebhookError(f"the delivery has no signature: the header {missing[0]} is missing")
    if not signing.svix_keys:
        # Not a ConfigurationError, because anybody can send such headers and would cause alarms.
        raise WebhookError("the delivery is signed by Svix; the secret is not whsec_ and base64")
    signatures = parse_svix_header(known["svix-signature"])
    signed = _bytes(f"{known['svix-id']}.{known['svix-timestamp']}.") + content
    return parse_time(known["svix-timestamp"]), matches(signed, signing.svix_keys, signatures)


def _content(body: object) -> bytes:
    """Return the body as bytes; a parsed body cannot be verified."""
    if isinstance(body, bytes | bytearray | memoryview):
        return bytes(body)
    if isinstance(body, str):
        return _bytes(body)
    raise WebhookError("the body must be the bytes as received, not a parsed value")


def _known(headers: Any) -> dict[str, str]:
    """Return the signature headers by lower-case name."""
    found: dict[str, str] = {}
    try:
        pairs = headers.items() if hasattr(headers, "items") else headers
        for name, value in pairs:
            key = _text(name).lower()
            if key in _NAMES and found.setdefault(key, _text(value)) != _text(value):
                raise WebhookError(f"the header {key} occurs twice")
    except (TypeError, ValueError, AttributeError):
        raise WebhookError("the headers cannot be read") from None
    return found


def _text(value: Any) -> str:
    """Return the name or value of a header as text; a list must have a single item."""
    if isinstance(value, list | tuple):
        (value,) = value
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


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
