"""One connection of httpcore to an origin, for one call at a time."""

from __future__ import annotations

import math
from typing import Any

import httpcore
import httpx

from ofauth_client._messages.messages import Request
from ofauth_client._transport.conversion import to_httpcore
from ofauth_client._transport.network import AsyncNameBackend, DeadlineBackend
from ofauth_client._transport.settings import Settings


class SyncConnection:
    """A connection that opens with its first request, and again after the server closed it.

    Args:
        settings: How connections are made.
        origin: Scheme, host and port.
    """

    def __init__(self, settings: Settings, origin: str) -> None:
        self._network = DeadlineBackend()
        self._core = _sync_core(settings, origin, self._network)

    def send(self, request: Request) -> httpcore.Response:
        """Send a request; the body of the answer is still to be read."""
        self._network.deadline = request.deadline
        return self._core.handle_request(to_httpcore(request, asynchronous=False))

    def close(self) -> None:
        """Close the socket."""
        self._core.close()


class AsyncConnection:
    """A connection for the tasks of an event loop; see `SyncConnection`."""

    def __init__(self, settings: Settings, origin: str) -> None:
        self._core = _async_core(settings, origin)

    async def send(self, request: Request) -> httpcore.Response:
        """Send a request; the body of the answer is still to be read."""
        return await self._core.handle_async_request(to_httpcore(request, asynchronous=True))

    async def close(self) -> None:
        """Close the socket."""
        await self._core.aclose()


def _sync_core(
    settings: Settings, origin: str, network: httpcore.NetworkBackend
) -> httpcore.ConnectionPool:
    proxy, arguments = settings.proxy_for(origin), _arguments(settings, origin)
    if proxy is None:
        return httpcore.ConnectionPool(network_backend=network, **arguments)
    made = httpx.Proxy(proxy)
    if made.url.scheme.startswith("socks"):
        return httpcore.SOCKSProxy(network_backend=network, **_socks(made), **arguments)
    return httpcore.HTTPProxy(network_backend=network, **_http(made), **arguments)


def _async_core(settings: Settings, origin: str) -> httpcore.AsyncConnectionPool:
    proxy, arguments = settings.proxy_for(origin), _arguments(settings, origin)
    arguments["network_backend"] = AsyncNameBackend()
    if proxy is None:
        return httpcore.AsyncConnectionPool(**arguments)
    made = httpx.Proxy(proxy)
    if made.url.scheme.startswith("socks"):
        return httpcore.AsyncSOCKSProxy(**_socks(made), **arguments)
    return httpcore.AsyncHTTPProxy(**_http(made), **arguments)


def _arguments(settings: Settings, origin: str) -> dict[str, Any]:
    secure = origin.startswith("https:")
    return {
        "ssl_context": settings.ssl_context() if secure else None,
        "max_connections": 1,
        "keepalive_expiry": None if math.isinf(settings.limits.expiry) else settings.limits.expiry,
    }


def _socks(proxy: httpx.Proxy) -> dict[str, Any]:
    return {"proxy_url": _core_url(proxy.url), "proxy_auth": proxy.raw_auth}


def _http(proxy: httpx.Proxy) -> dict[str, Any]:
    return {
        **_socks(proxy),
        "proxy_headers": proxy.headers.raw,
        "proxy_ssl_context": proxy.ssl_context,
    }


def _core_url(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )
