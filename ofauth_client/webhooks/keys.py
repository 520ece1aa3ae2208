"""Signing secrets and the keys that are derived from them."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from typing import Self

from ofauth_client._options.credentials import HIDDEN, HeaderSecret
from ofauth_client.errors import ConfigurationError

SVIX_PREFIX = "whsec_"

_BASE64 = re.compile(r"[A-Za-z0-9+/_-]+={0,2}")


class SigningSecret:
    """One or several signing secrets, which no repr or traceback shows.

    An invalid secret raises in `check`, not here, so that the caller can first drop the plain
    text that a traceback would show.

    Args:
        secret: A text, or several texts.
    """

    __slots__ = ("_flaw", "ofauth_keys", "svix_keys")

    #: Keys of `OFAuth-Signature`: the text of each secret and, after `whsec_`, its decoded bytes.
    ofauth_keys: list[bytes]
    #: Keys of `svix-signature`: the decoded bytes of each secret that is base64.
    svix_keys: list[bytes]

    def __init__(self, secret: object) -> None:
        secrets = _several(secret)
        flaws = [flaw for flaw in map(_flaw, secrets) if flaw]
        self._flaw = flaws[0] if flaws else "" if secrets else "is empty"
        texts = [] if self._flaw else [str(each) for each in secrets]
        self.ofauth_keys = [key for text in texts for key in _ofauth_keys(text)]
        self.svix_keys = [key for text in texts for key in _svix_keys(text)]

    def check(self) -> Self:
        """Return the secret itself if it can sign.

        Raises:
            ConfigurationError: The secret is invalid; the message contains no part of it.
        """
        if self._flaw:
            raise ConfigurationError(f"the webhook secret {self._flaw}")
        return self

    def __repr__(self) -> str:
        return f"SigningSecret('{HIDDEN}')"


def decoded(text: str) -> bytes | None:
    """Decode base64, with either alphabet and with or without padding; None for other texts."""
    plain = text.replace("-", "+").replace("_", "/").rstrip("=")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def _several(secret: object) -> list[object]:
    if isinstance(secret, str | bytes) or not isinstance(secret, Iterable):
        return [secret]
    return list(secret)


def _flaw(secret: object) -> str:
    """Return the flaw of a secret, without any part of the secret; empty for a valid secret."""
    if not isinstance(secret, str):
        return f"must be a text, not {type(secret).__name__}"
    if not secret.strip():
        return "is empty"
    if not secret.isprintable():
        return "has an unprintable character, such as a line end"
    # A text of base64 characters that does not decode can still be a key of OFAuth-Signature.
    if secret.startswith(SVIX_PREFIX) and not _BASE64.fullmatch(secret.removeprefix(SVIX_PREFIX)):
        return f"is not {SVIX_PREFIX} and base64"
    return ""


def _ofauth_keys(text: str) -> list[bytes]:
    own = HeaderSecret(text.encode())
    return [own, *_svix_keys(text)] if text.startswith(SVIX_PREFIX) else [own]


def _svix_keys(text: str) -> list[bytes]:
    key = decoded(text.removeprefix(SVIX_PREFIX))
    return [HeaderSecret(key)] if key else []
