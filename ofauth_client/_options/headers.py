"""Checks headers that callers set, and converts them to the form in which they are sent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ofauth_client._options.credentials import header_flaw, header_secret
from ofauth_client.errors import ArgumentError

#: Names and values of headers as sent, by lower-case name.
HeaderTable = Mapping[str, tuple[bytes, bytes]]

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

    Raises:
        ArgumentError: A header cannot be sent, or callers must not set it.
    """
    pairs = [_header(name, value) for name, value in headers.items()]
    return {name.decode().lower(): (name, value) for name, value in pairs}


def _header(name: object, value: object) -> tuple[bytes, bytes]:
    if not isinstance(name, str) or not _HEADER_NAME.fullmatch(name):
        raise ArgumentError(f"{name!r} is not a header name")
    if name.lower() in _RESERVED:
        raise ArgumentError(f"the header {name} cannot be set: {_RESERVED[name.lower()]}")
    flaw = header_flaw(value)
    if flaw:
        raise ArgumentError(f"the header {name} {flaw}")
    # Callers often pass secrets of their own in headers.
    return name.encode(), header_secret(value)
