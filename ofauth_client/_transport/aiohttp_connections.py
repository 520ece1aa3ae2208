"""One connection of aiohttp to an origin, for one call at a time.

Each connection has a session and a connector of aiohttp to itself. Our pool then limits, keeps and
closes connections as with httpx, and nothing of aiohttp's can be left taken by a call that was cut.
"""

from __future__ import annotations

import asyncio
import math
import socket
from collections.abc import AsyncIterator
from contextlib import closing, suppress
from functools import lru_cache, partial
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, AbstractStreamWriter, ResolveResult
from multidict import CIMultiDict
from yarl import URL

from ofauth_client._messages.messages import Request
from ofauth_client._options.credentials import revealed
from ofauth_client._transport.backends import AIOHTTP, HTTPX, HTTPX2
from ofauth_client._transport.failures import OURS, Caught
from ofauth_client._transport.loops import running_loop
from ofauth_client._transport.network import UnresolvedError, resolve_async
from ofauth_client._transport.requests import Pairs, wire_parts
from ofauth_client._transport.settings import Settings
from ofauth_client._transport.sockets import ListeningSocket
from ofauth_client._transport.timeouts import each_timeout
from ofauth_client.errors import ConfigurationError

#: Longest line and longest header of an answer, in bytes, as with httpx.
_LONGEST_HEADER = 100 * 1024
_MOST_HEADERS = 1000

#: Bytes that are sent at once: what is shorter never waits for the server.
_SENT_AT_ONCE = 1 << 16


class WriteTimeout(Exception):  # noqa: N818 - failures know it by this name, which httpcore has
    """The server took nothing of a body for too long."""


class BrokenConnectionError(Exception):
    """A connection ended before the answer; aiohttp would send the request again."""


#: What a connection raises for requests that fail.
CAUGHT: Caught = (*OURS, aiohttp.ClientError, WriteTimeout, BrokenConnectionError)


class AiohttpConnection:
    """A connection that opens with its first request, and again after the server closed it.

    Args:
        settings: How connections are made.
        origin: Scheme, host and port.
    """

    def __init__(self, settings: Settings, origin: str) -> None:
        self._settings, self._origin = settings, origin
        self._session: aiohttp.ClientSession | None = None
        # A response that is dropped while it is open warns; see `close`.
        self._response: aiohttp.ClientResponse | None = None

    async def send(self, request: Request) -> AiohttpReceived:
        """Send a request; the body of the answer is still to be read.

        Raises:
            ConfigurationError: The event loop is not asyncio's.
        """
        headers, content = wire_parts(request, asynchronous=True)
        limits = each_timeout(request.options.timeout)
        if self._session is None:
            if running_loop() is None:
                raise ConfigurationError(
                    f'the backend {AIOHTTP} needs asyncio: use "{HTTPX}" or "{HTTPX2}" here'
                )
            self._session = _session(self._settings, self._origin)
        upload = None if content is None else _upload(content, headers, limits["write"])
        try:
            self._response = await self._session.request(
                request.method,
                URL(request.url, encoded=True),
                data=upload,
                allow_redirects=False,
                timeout=_timeout(limits["connect"], limits["read"]),
                middlewares=(partial(_send_once, headers),),
                skip_auto_headers=_left_out(request.method, headers),
            )
        except Exception:
            if isinstance(upload, _Upload) and upload.error is not None:
                raise upload.error from None
            raise
        return AiohttpReceived(self._response)

    async def close(self) -> None:
        """Close the socket."""
        # The call has its answer or error already; a socket that fails to close changes neither.
        with suppress(Exception):
            if self._response is not None:
                self._response.close()
            if self._session is not None:
                await self._session.close()

    def __del__(self) -> None:
        # Closing does its work before it waits; nobody can wait here, or in another event loop.
        with suppress(Exception), closing(self.close()) as close:
            close.send(None)


class AiohttpReceived:
    """An answer whose body is still to be read.

    Args:
        response: The response of aiohttp.
    """

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self.status = response.status
        self.headers: Pairs = list(response.raw_headers)
        self._response = response

    async def pieces(self) -> AsyncIterator[bytes]:
        """Yield the body as it is received."""
        content = self._response.content
        while not content.at_eof():
            if piece := await content.readany():
                yield piece

    async def close(self) -> None:
        """End the answer; its connection can be used again if the body was read."""
        # aiohttp has released the connection of a body that was read.
        if not self._response.closed:
            self._response.release()


async def _send_once(
    headers: Pairs, request: aiohttp.ClientRequest, send: aiohttp.ClientHandlerType
) -> aiohttp.ClientResponse:
    """Send a request once, with our headers alone.

    aiohttp would repeat some requests by itself; retries are the client's to decide and to count.

    Args:
        headers: Headers as sent.
        request: The request of aiohttp.
        send: Sends it.
    """
    named = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in headers]
    request.headers = CIMultiDict(named)
    try:
        return await send(request)
    except aiohttp.ClientConnectorError:
        raise
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
        raise BrokenConnectionError(str(error)) from error


class _Upload(aiohttp.Payload):
    """A body that is sent piece by piece.

    Args:
        pieces: The pieces.
        size: Length of all pieces in bytes; None if it is not known.
        seconds: Longest wait until the server takes a piece; None for no limit.
    """

    def __init__(
        self, pieces: AsyncIterator[bytes], size: int | None, seconds: float | None
    ) -> None:
        super().__init__(pieces)
        self._size, self._seconds = size, seconds
        self.error: Exception | None = None

    def decode(self, *_: str, **__: str) -> str:
        """Refuse to be a text."""
        raise TypeError("a body that is sent piece by piece is no text")

    async def write(self, writer: AbstractStreamWriter) -> None:
        """Send the pieces."""
        try:
            await self._send_pieces(writer)
        except aiohttp.ClientConnectionResetError:
            # aiohttp tells the reader of the answer.
            raise
        except Exception as error:
            self.error = error
            raise

    async def _send_pieces(self, writer: AbstractStreamWriter) -> None:
        async for piece in self._value:
            # Between two pieces, an answer may be received.
            await asyncio.sleep(0)
            await self._send(writer, piece)

    async def _send(self, writer: AbstractStreamWriter, piece: bytes) -> None:
        try:
            async with asyncio.timeout(self._seconds):
                await writer.write(piece)
                await writer.drain()
        except TimeoutError:
            raise WriteTimeout from None


class _Resolver(AbstractResolver):
    """Resolves names in threads that may be left behind, because nobody can interrupt them."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses of a host."""
        found = await resolve_async(host, port, None)
        if not found:
            raise UnresolvedError(f"{host} has no address")
        return [
            ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=0)
            for address in found
        ]

    async def close(self) -> None:
        """Do nothing: there is nothing to close."""


def _session(settings: Settings, origin: str) -> aiohttp.ClientSession:
    """Return a session of the running event loop for one connection."""
    expiry = settings.limits.expiry
    connector = aiohttp.TCPConnector(
        limit=1,
        keepalive_timeout=None if math.isinf(expiry) else expiry,
        use_dns_cache=False,
        resolver=_Resolver(),
        socket_factory=_socket,
        ssl=settings.ssl_context() if origin.startswith("https:") else True,
    )
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        proxy=_proxy(settings, origin),
        max_line_size=_LONGEST_HEADER,
        max_field_size=_LONGEST_HEADER,
        max_headers=_MOST_HEADERS,
    )


def _proxy(settings: Settings, origin: str) -> str | None:
    # aiohttp asks for `str(address)`, which is hidden.
    address = settings.proxy_for(origin)
    return None if address is None else revealed(address)


def _left_out(method: str, headers: Pairs) -> tuple[str, ...] | None:
    """Return the header that aiohttp would add after `_send_once`; None for no header."""
    if method not in ("POST", "PUT", "PATCH"):
        return None
    has_type = any(name.lower() == b"content-type" for name, _ in headers)
    return None if has_type else ("Content-Type",)


def _socket(address: aiohttp.AddrInfoType) -> ListeningSocket:
    return ListeningSocket(*address[:3])


def _upload(content: Any, headers: Pairs, seconds: float | None) -> Any:
    if isinstance(content, bytes) and len(content) <= _SENT_AT_ONCE:
        return content
    sizes = [int(value) for name, value in headers if name.lower() == b"content-length"]
    pieces = _parts(content) if isinstance(content, bytes) else content
    return _Upload(pieces, sizes[0] if sizes else None, seconds)


async def _parts(content: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(content), _SENT_AT_ONCE):
        yield content[start : start + _SENT_AT_ONCE]


@lru_cache
def _timeout(connect: float | None, read: float | None) -> aiohttp.ClientTimeout:
    # aiohttp rounds timeouts above the threshold to whole seconds.
    return aiohttp.ClientTimeout(connect=connect, sock_read=read, ceil_threshold=math.inf)
