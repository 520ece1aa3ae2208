"""Signatures of webhook deliveries: computing them, and writing and parsing their headers."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Iterator

from ofauth_client.errors import ArgumentError, ConfigurationError, WebhookError
from ofauth_client.webhooks.keys import SigningSecret, decoded
from ofauth_client.webhooks.times import signing_time

_HEX = re.compile(r"[0-9a-fA-F]{64}")


def sign(body: bytes | str, secret: str, timestamp: float) -> dict[str, str]:
    """Return the signature header that OFAuth would send with a body, for your tests.

    Args:
        body: The body, byte for byte.
        secret: The signing secret.
        timestamp: Seconds since 1970; fractions are cut off.

    Returns:
        The header by its name.

    Raises:
        ArgumentError: Body or time cannot be signed.
        ConfigurationError: The secret cannot sign.
    """
    signing = SigningSecret(secret)
    del secret
    content, seconds = _body(body), signing_time(timestamp)
    key = signing.check().ofauth_keys[0]
    signature = _hmac(key, f"{seconds}.".encode() + content).hex()
    return {"OFAuth-Signature": f"t={seconds},v1={signature}"}


def sign_svix(body: bytes | str, secret: str, timestamp: float, message_id: str) -> dict[str, str]:
    """Return the signature headers that Svix would send with a body, for your tests.

    Args:
        body: The body, byte for byte.
        secret: The signing secret, `whsec_` and base64.
        timestamp: Seconds since 1970; fractions are cut off.
        message_id: Id of the delivery.

    Returns:
        The headers by their names.

    Raises:
        ArgumentError: Body or time cannot be signed.
        ConfigurationError: The secret cannot sign, or is not base64.
    """
    signing = SigningSecret(secret)
    del secret
    content, seconds = _body(body), signing_time(timestamp)
    keys = signing.check().svix_keys
    if not keys:
        raise ConfigurationError("the webhook secret is not whsec_ and base64")
    signed = _hmac(keys[0], f"{message_id}.{seconds}.".encode() + content)
    return {
        "svix-id": message_id,
        "svix-timestamp": str(seconds),
        "svix-signature": f"v1,{base64.b64encode(signed).decode()}",
    }


def matches(content: bytes, keys: list[bytes], signatures: list[bytes]) -> bool:
    """Tell whether any signature matches; all are compared, each in constant time."""
    found = False
    for expected in [_hmac(key, content) for key in keys]:
        for signature in signatures:
            found |= hmac.compare_digest(expected, signature)
    return found


def parse_ofauth_header(value: str) -> tuple[str, list[bytes]]:
    """Return the time and the signatures of an `OFAuth-Signature` header.

    Raises:
        WebhookError: The header is malformed.
    """
    parts = [part.strip().partition("=") for part in value.split(",")]
    times = [text.strip() for name, _, text in parts if name.strip() == "t"]
    found = [text.strip() for name, _, text in parts if name.strip() == "v1"]
    signatures = [made for made in map(_signature, found) if made]
    if len(times) != 1 or not signatures:
        raise WebhookError("the OFAuth-Signature header is malformed")
    return times[0], signatures


def parse_svix_header(value: str) -> list[bytes]:
    """Return the signatures of version 1 in a `svix-signature` or `webhook-signature` header.

    Raises:
        WebhookError: The header has no signature of version 1.
    """
    signatures = list(_svix_signatures(value))
    if not signatures:
        raise WebhookError("the signature header has no v1 signature")
    return signatures


def _svix_signatures(value: str) -> Iterator[bytes]:
    for part in value.split():
        version, _, text = part.partition(",")
        signature = decoded(text)
        if version == "v1" and signature:
            yield signature


def _signature(text: str) -> bytes | None:
    """Decode a signature; the documentation does not say whether it is hex or base64."""
    return bytes.fromhex(text) if _HEX.fullmatch(text) else decoded(text)


def _body(body: object) -> bytes:
    if isinstance(body, str):
        return body.encode(errors="surrogatepass")
    if isinstance(body, bytes | bytearray | memoryview):
        return bytes(body)
    raise ArgumentError(f"the body must be bytes or a text, not {type(body).__name__}")


def _hmac(key: bytes, content: bytes) -> bytes:
    return hmac.new(key, content, hashlib.sha256).digest()
