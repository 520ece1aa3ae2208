"""All that is known of httpx: nothing outside of this package imports it."""

from __future__ import annotations

import httpx

from ofauth_client.transport.pools import AsyncTransport, SyncTransport
from ofauth_client.transport.settings import Settings

HTTPClient = httpx.Client
AsyncHTTPClient = httpx.AsyncClient
HTTPTransport = httpx.BaseTransport
AsyncHTTPTransport = httpx.AsyncBaseTransport

__all__ = [
    "AsyncHTTPClient",
    "AsyncHTTPTransport",
    "AsyncTransport",
    "HTTPClient",
    "HTTPTransport",
    "Settings",
    "SyncTransport",
]
