"""Classes of httpx whose instances callers can pass as options."""

from __future__ import annotations

import httpx

HTTPClient = httpx.Client
AsyncHTTPClient = httpx.AsyncClient
HTTPTransport = httpx.BaseTransport
AsyncHTTPTransport = httpx.AsyncBaseTransport
