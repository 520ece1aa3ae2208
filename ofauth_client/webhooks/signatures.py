"""Signatures of deliveries: how they are made, and how they are written into headers."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Iterator

from ofauth_client.errors import OFAuthError

SVIX_PREFIX = "whsec_"

_HEX = re.compile(r"[0-9a-fA-F]{64}")
_UNIX_TIME = re.compile(r"[0-9]{1,12}")


class WebhookError(OFAuthError):
    """A delivery that cannot be trusted or read; answer it with status 400."""


def sign(body: bytes, secret: str, timestamp: int) -> dict[str, str]:
    """Return the header that OFAuth would send with a body, for tests of your own code.

    Args:
        body: The body, byte for byte.
        secret: The signing secret.
        timestamp: Seconds since 1970.
    """
    signature = _hmac(secret.encode(), f"{timestamp}.".encode() + body).hex()
    return {"OFAuth-Signature": f"t={timestamp},v1={signature}"}


def sign_svix(body: bytes, secret: str, timestamp: int, message_id: str) -> dict[str, str]:
    """Return the headers that Svix would send with a body, for tests of your own code.

    Args:
        body: The body, byte for byte.
        secret: The signing secret, `whsec_` and base64.
        timestamp: Seconds since 1970.
        message_id: Id of the delivery.

    Raises:
        WebhookError: The secret is not base64.
    """
    content = f"{message_id}.{timestamp}.".encode() + body
    signature = base64.b64encode(_hmac(svix_keys([secret])[0], content)).decode()
    return {
        "svix-id": message_id,
        "svix-timestamp": str(timestamp),
        "svix-signature": f"v1,{signature}",
    }


def matches(content: bytes, keys: list[bytes], signatures: list[bytes]) -> bool:
    """Tell whether one of the signatures is of the content; all are compared, in constant time."""
    found = False
    for expected in [_hmac(key, content) for key in keys]:
        for signature in signatures:
            found |= hmac.compare_digest(expected, signature)
    return found


def ofauth_keys(secret: str) -> list[bytes]:
    """Return the keys a secret may stand for: its text and, behind `whsec_`, its bytes."""
    is_svix = secret.startswith(SVIX_PREFIX)
    decoded = _base64(secret.removeprefix(SVIX_PREFIX)) if is_svix else None
    return [secret.encode(), *([decoded] if decoded else [])]


def svix_keys(secrets: list[str]) -> list[bytes]:
    """Return the keys of those secrets that Svix could have made; others may be among them.

    Raises:
        WebhookError: There is none.
    """
    keys = [_base64(secret.removeprefix(SVIX_PREFIX)) for secret in secrets]
    found = [key for key in keys if key]
    if not found:
        raise WebhookError("the webhook secret is not whsec_ and base64")
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
    """Return the signatures of version 1 in a `svix-signature` header.

    Raises:
        WebhookError: The header has none.
    """
    signatures = list(_svix_signatures(value))
    if not signatures:
        raise WebhookError("the svix-signature header has no v1 signature")
    return signatures


def parse_time(text: str) -> int:
    """Return the seconds of a time in a header.

    Raises:
        WebhookError: It is not a number of seconds.
    """
    if not _UNIX_TIME.fullmatch(text):
        raise WebhookError("the time of the delivery is not a number of seconds")
    return int(text)


def _svix_signatures(value: str) -> Iterator[bytes]:
    for part in value.split():
        version, _, text = part.partition(",")
        signature = _base64(text)
        if version == "v1" and signature:
            yield signature


def _signature(text: str) -> bytes | None:
    """Decode a signature; the documentation does not say whether it is hex or base64."""
    return bytes.fromhex(text) if _HEX.fullmatch(text) else _base64(text)


def _base64(text: str) -> bytes | None:
    plain = text.replace("-", "+").replace("_", "/").rstrip("=")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def _hmac(key: bytes, content: bytes) -> bytes:
    return hmac.new(key, content, hashlib.sha256).digest()
