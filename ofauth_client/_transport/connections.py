"""One connection of httpcore to an origin, for one call at a time."""

from __future__ import annotations

import math
from contextlib import suppress
from importlib.util import find_spec
from typing import Any, cast

import httpcore
import httpx

from ofauth_client._messages.bodies import Content, Multipart
from ofauth_client._messages.messages import Request
from ofauth_client._transport.conversion import CAUGHT as CAUGHT_OF_HTTPX
from ofauth_client._transport.conversion import (
    IDENTITY,
    each_timeout,
    form_parts,
    in_time,
    in_time_async,
)
from ofauth_client._transport.network import AsyncNameBackend, DeadlineBackend
from ofauth_client._transport.settings import Settings

#: Encodings of answers that httpx can read, with packages that some need.
_ENCODINGS = {"gzip": None, "deflate": None, "br": ("brotli", "brotlicffi"), "zstd": ("zstandard",)}
_READABLE = ", ".join(
    name for name, needed in _ENCODINGS.items() if needed is None or any(map(find_spec, needed))
).encode()

#: What httpcore raises for requests that fail.
CAUGHT = (
    *CAUGHT_OF_HTTPX,
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
)


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
        return self._core.handle_request(_core_request(request, asynchronous=False))

    def close(self) -> None:
        """Close the socket."""
        # The call has its answer or error already; a socket that fails to close changes neither.
        with suppress(Exception):
            self._core.close()


class AsyncConnection:
    """A connection for the tasks of an event loop; see `SyncConnection`."""

    def __init__(self, settings: Settings, origin: str) -> None:
        self._core = _async_core(settings, origin)

    async def send(self, request: Request) -> httpcore.Response:
        """Send a request; the body of the answer is still to be read."""
        return await self._core.handle_async_request(_core_request(request, asynchronous=True))

    async def close(self) -> None:
        """Close the socket; see `SyncConnection.close`."""
        with suppress(Exception):
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


def is_plain(response: httpcore.Response) -> bool:
    """Tell whether the body of a response is sent as it is, neither compressed nor encoded."""
    return not any(name.lower() == b"content-encoding" for name, _ in response.headers)


def _core_request(request: Request, *, asynchronous: bool) -> httpcore.Request:
    """Return a request as httpcore sends it.

    Args:
        request: The request.
        asynchronous: Whether the body is read by a task.

    Raises:
        httpx.InvalidURL: It has no address.
    """
    content, of_body = _core_body(request, asynchronous)
    names = request.decided_headers()
    defaults = [
        (b"Host", _host(request.url)),
        (b"Accept-Encoding", IDENTITY if request.streamed else _READABLE),
        (b"Connection", b"keep-alive"),
        *of_body,
    ]
    headers = [pair for pair in defaults if pair[0].lower() not in names] + request.headers
    return httpcore.Request(
        request.method,
        request.url,
        headers=headers,
        content=content,
        extensions={"timeout": {**each_timeout(request.options.timeout), "pool": None}},
    )


def _host(url: str) -> bytes:
    return url.split("/", 3)[2].encode()


def _core_body(request: Request, asynchronous: bool) -> tuple[Any, list[tuple[bytes, bytes]]]:
    """Return a body as httpcore takes it, and the headers that it needs."""
    body, deadline = request.body, request.deadline
    if body is None:
        empty = request.method in ("POST", "PUT", "PATCH")
        return None, [(b"Content-Length", b"0")] if empty else []
    if isinstance(body, Content):
        return body.content, [(b"Content-Length", b"%d" % len(body.content))]
    if isinstance(body, Multipart):
        # httpx writes the form, and chooses its boundary.
        form = httpx.Request("POST", "http://localhost", files=form_parts(body))
        return form.stream, [pair for pair in form.headers.raw if pair[0].lower() != b"host"]
    pieces = in_time_async if asynchronous else in_time
    length = [] if body.size is not None else [(b"Transfer-Encoding", b"chunked")]
    return pieces(cast("Any", body), deadline), length
