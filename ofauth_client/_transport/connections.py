"""One connection of httpcore or httpcore2 to an origin, for one call at a time."""

from __future__ import annotations

import math
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from typing import Any

from ofauth_client._messages.messages import Request
from ofauth_client._transport.backends import Backend, core_of
from ofauth_client._transport.failures import OURS, Caught
from ofauth_client._transport.network import AsyncNameBackend, DeadlineBackend
from ofauth_client._transport.requests import Pairs, wire_parts
from ofauth_client._transport.settings import Settings
from ofauth_client._transport.timeouts import each_timeout


def caught_of_core(backend: Backend) -> Caught:
    """Return what a connection raises for requests that fail."""
    core = core_of(backend)
    return (
        *OURS,
        core.TimeoutException,
        core.NetworkError,
        core.ProtocolError,
        core.ProxyError,
        core.UnsupportedProtocol,
    )


class SyncReceived:
    """An answer whose body is still to be read.

    Args:
        response: The response of httpcore or httpcore2.
    """

    def __init__(self, response: Any) -> None:
        self.status: int = response.status
        self.headers: Pairs = response.headers
        self._response = response

    def pieces(self) -> Iterator[bytes]:
        """Return the body as it is received."""
        pieces: Iterator[bytes] = self._response.iter_stream()
        return pieces

    def close(self) -> None:
        """End the answer; its connection can be used again if the body was read."""
        self._response.close()


class AsyncReceived:
    """An answer whose body is still to be read; see `SyncReceived`."""

    def __init__(self, response: Any) -> None:
        self.status: int = response.status
        self.headers: Pairs = response.headers
        self._response = response

    def pieces(self) -> AsyncIterator[bytes]:
        """Return the body as it is received."""
        pieces: AsyncIterator[bytes] = self._response.aiter_stream()
        return pieces

    async def close(self) -> None:
        """End the answer; see `SyncReceived.close`."""
        await self._response.aclose()


class SyncConnection:
    """A connection that opens with its first request, and again after the server closed it.

    Args:
        settings: How connections are made.
        origin: Scheme, host and port.
    """

    def __init__(self, settings: Settings, origin: str) -> None:
        core = core_of(settings.backend)
        self._request = core.Request
        self._network = DeadlineBackend(core)
        kinds = (core.ConnectionPool, core.HTTPProxy, core.SOCKSProxy)
        self._core = _pool(core, kinds, self._network, settings, origin)
        # The core's own lock is written in Python. A signal could keep it taken, and the core would
        # wait for it for ever when it clears up.
        self._core._optional_thread_lock = threading.Lock()

    def send(self, request: Request) -> SyncReceived:
        """Send a request; the body of the answer is still to be read."""
        self._network.deadline = request.deadline
        native = _native(self._request, request, asynchronous=False)
        return SyncReceived(self._core.handle_request(native))

    def close(self) -> None:
        """Close the socket, without the locks of the core, which a signal may have kept."""
        # The call has its answer or error already; a socket that fails to close changes neither.
        with suppress(Exception):
            self._network.close()


class AsyncConnection:
    """A connection for the tasks of an event loop; see `SyncConnection`."""

    def __init__(self, settings: Settings, origin: str) -> None:
        core = core_of(settings.backend)
        self._request = core.Request
        kinds = (core.AsyncConnectionPool, core.AsyncHTTPProxy, core.AsyncSOCKSProxy)
        self._core = _pool(core, kinds, AsyncNameBackend(core), settings, origin)

    async def send(self, request: Request) -> AsyncReceived:
        """Send a request; the body of the answer is still to be read."""
        native = _native(self._request, request, asynchronous=True)
        return AsyncReceived(await self._core.handle_async_request(native))

    async def close(self) -> None:
        """Close the socket; see `SyncConnection.close`."""
        with suppress(Exception):
            await self._core.aclose()


def _pool(
    core: Any, kinds: tuple[Any, Any, Any], network: Any, settings: Settings, origin: str
) -> Any:
    """Return a pool of httpcore for one connection.

    Args:
        core: The module httpcore or httpcore2.
        kinds: Classes of pools: without a proxy, for an HTTP proxy, for a SOCKS proxy.
        network: Network backend.
        settings: How connections are made.
        origin: Scheme, host and port.
    """
    direct, http, socks = kinds
    proxy = settings.proxy_for(origin)
    expiry = settings.limits.expiry
    arguments: dict[str, Any] = {
        "ssl_context": settings.ssl_context() if origin.startswith("https:") else None,
        "max_connections": 1,
        "keepalive_expiry": None if math.isinf(expiry) else expiry,
        "network_backend": network,
    }
    if proxy is None:
        return direct(**arguments)
    # Imported late: few programs have a proxy.
    import httpx

    made = httpx.Proxy(proxy)
    url = made.url
    arguments["proxy_url"] = core.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )
    arguments["proxy_auth"] = made.raw_auth
    if url.scheme.startswith("socks"):
        return socks(**arguments)
    return http(proxy_headers=made.headers.raw, proxy_ssl_context=made.ssl_context, **arguments)


def _native(kind: Any, request: Request, *, asynchronous: bool) -> Any:
    """Return a request as httpcore or httpcore2 sends it.

    Args:
        kind: Class of requests.
        request: The request.
        asynchronous: Whether a task reads the body.
    """
    headers, content = wire_parts(request, asynchronous=asynchronous)
    timeout = {**each_timeout(request.options.timeout), "pool": None}
    return kind(
        request.method,
        request.url,
        headers=headers,
        content=content,
        extensions={"timeout": timeout},
    )
