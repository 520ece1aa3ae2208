"""Checks the base URL of the API, so that the key never travels unencrypted by accident."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urlsplit

from ofauth_client._options.credentials import HiddenText, revealed
from ofauth_client.errors import ConfigurationError


def check_base_url(value: object, insecure_http: bool) -> str:
    """Return a base URL without a slash at its end.

    Args:
        value: A URL.
        insecure_http: Whether the key may travel unencrypted to another machine.

    Raises:
        ConfigurationError: The value is not a URL, or the key would not be safe.
    """
    # Checked first, because tracebacks of the code below would show the parts of the URL.
    if _has_password(value):
        raise ConfigurationError("base_url must not contain a user or a password")
    parts = _split(value)
    if parts.query or parts.fragment:
        raise ConfigurationError("base_url must not contain a query or a fragment")
    if parts.scheme == "http" and not insecure_http and not _is_loopback(parts.hostname or ""):
        raise ConfigurationError(
            "base_url must start with https: the key would travel unencrypted; "
            "pass insecure_http=True if the network is safe"
        )
    return revealed(parts.geturl()).rstrip("/")


def _has_password(value: object) -> bool:
    try:
        return isinstance(value, str) and _parts(value).username is not None
    except ValueError:
        return False


def _split(value: object) -> SplitResult:
    problem = "base_url must be an address such as https://api.ofauth.com"
    if not isinstance(value, str) or not value.isprintable() or " " in value:
        raise ConfigurationError(problem)
    try:
        parts = _parts(value)
        if parts.scheme in ("http", "https") and parts.hostname and parts.port != 0:
            return parts
    except ValueError:
        pass
    raise ConfigurationError(problem)


def _parts(value: str) -> SplitResult:
    """Split a URL into hidden parts, because a traceback may show them."""
    return SplitResult(*map(HiddenText, urlsplit(revealed(value))))


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(revealed(host)).is_loopback
    except ValueError:
        return False
