"""Checks headers that callers set, and converts them to the form in which they are sent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ofauth_client._options.credentials import header_flaw, header_secret
from ofauth_client.errors import ArgumentError

#: Names and values of headers as sent, by lower-case name; None removes a header.
HeaderTable = Mapping[str, tuple[bytes, bytes] | None]

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", re.ASCII)
_RESERVED = {
    "apikey": "use api_key",
    "x-connection-id": "use connection_id",
    "host": "use base_url",
    "content-length": "the body decides",
    "transfer-encoding": "the body decides",
}


def header_table(headers: Mapping[str, Any]) -> HeaderTable:
    """Return headers as sent.

    Args:
        headers: Values by name; None removes a header.

    Raises:
        ArgumentError: A header cannot be sent, or callers must not set or remove it.
    """
    return {_checked(name, value).lower(): _pair(name, value) for name, value in headers.items()}


def _checked(name: object, value: object) -> str:
    """Return the name of a header that callers may set or remove."""
    if not isinstance(name, str) or not _HEADER_NAME.fullmatch(name):
        raise ArgumentError(f"{name!r} is not a header name")
    if name.lower() in _RESERVED:
        change = "removed" if value is None else "set"
        raise ArgumentError(f"the header {name} cannot be {change}: {_RESERVED[name.lower()]}")
    flaw = "" if value is None else header_flaw(value)
    if flaw:
        raise ArgumentError(f"the header {name} {flaw}")
    return name


def _pair(name: str, value: Any) -> tuple[bytes, bytes] | None:
    # Callers often pass secrets of their own in headers.
    return None if value is None else (name.encode(), header_secret(value))
