"""Classes of httpx that callers may bring; apart from the transport, the options alone know them."""

from __future__ import annotations

import httpx

HTTPClient = httpx.Client
AsyncHTTPClient = httpx.AsyncClient
HTTPTransport = httpx.BaseTransport
AsyncHTTPTransport = httpx.AsyncBaseTransport
