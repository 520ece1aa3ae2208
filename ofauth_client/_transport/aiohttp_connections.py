"""One connection of aiohttp to an origin, for one call at a time.

Each connection has a connector of aiohttp to itself. Our pool then limits, keeps and closes
connections as with httpx, and nothing of aiohttp's can be left taken by a call that was cut.
Requests go to the connector without a session of aiohttp, which would keep cookies, and send some
requests again.
"""

from __future__ import annotations

import asyncio
import math
import socket
from collections.abc import AsyncIterator
from contextlib import closing, suppress
from functools import lru_cache
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, AbstractStreamWriter, ResolveResult
from aiohttp.connector import Connection
from aiohttp.helpers import TimerNoop
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

#: aiohttp would make timers of its own that do nothing.
_NO_TIMER = TimerNoop()


class WriteTimeout(Exception):  # noqa: N818 - failures know it by this name, which httpcore has
    """The server took nothing of a body for too long."""


#: What a connection raises for requests that fail.
CAUGHT: Caught = (*OURS, aiohttp.ClientError, WriteTimeout)


class AiohttpConnection:
    """A connection that opens with its first request, and again after the server closed it.

    Args:
        settings: How connections are made.
        origin: Scheme, host and port.
    """

    def __init__(self, settings: Settings, origin: str) -> None:
        self._settings, self._origin = settings, origin
        self._connector: aiohttp.TCPConnector | None = None
        self._proxy: URL | None = None
        # A response that is dropped while it is open warns; see `close`.
        self._response: aiohttp.ClientResponse | None = None

    async def send(self, request: Request) -> AiohttpReceived:
        """Send a request; the body of the answer is still to be read.

        Raises:
            ConfigurationError: The event loop is not asyncio's.
        """
        connector = self._connector or self._open()
        native, upload = _native(request)
        if self._proxy is not None:
            native.update_proxy(self._proxy, None, CIMultiDict[str]())
        timeout = _timeout(request)
        try:
            connection = await _connected(connector, native, timeout)
            self._response = await _answered(native, connection, timeout)
        except Exception as error:
            if isinstance(upload, _Upload) and upload.error is not None:
                raise upload.error from None
            if isinstance(error, OSError) and not isinstance(error, aiohttp.ClientError):
                raise aiohttp.ClientOSError(*error.args) from error
            raise
        return AiohttpReceived(self._response)

    async def close(self) -> None:
        """Close the socket."""
        # The call has its answer or error already; a socket that fails to close changes neither.
        with suppress(Exception):
            if self._response is not None:
                self._response.close()
            if self._connector is not None:
                await self._connector.close()

    def _open(self) -> aiohttp.TCPConnector:
        if running_loop() is None:
            raise ConfigurationError(
                f'the backend {AIOHTTP} needs asyncio: use "{HTTPX}" or "{HTTPX2}" here'
            )
        # aiohttp asks for `str(address)`, which is hidden.
        proxy = self._settings.proxy_for(self._origin)
        self._proxy = None if proxy is None else URL(revealed(proxy))
        self._connector = _connector(self._settings, self._origin)
        return self._connector

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


def _native(request: Request) -> tuple[aiohttp.ClientRequest, Any]:
    """Return a request as aiohttp sends it, and its body; None for no body."""
    headers, content = wire_parts(request, asynchronous=True)
    upload = None if content is None else _upload(request, content, headers)
    native = aiohttp.ClientRequest(
        request.method,
        URL(request.url, encoded=True),
        data=upload,
        loop=asyncio.get_running_loop(),
        timer=_NO_TIMER,
        skip_auto_headers=_left_out(request.method, headers),
    )
    # aiohttp has set headers of its own.
    native.headers = CIMultiDict(
        [(name.decode("latin-1"), value.decode("latin-1")) for name, value in headers]
    )
    return native, upload


async def _connected(
    connector: aiohttp.BaseConnector, native: aiohttp.ClientRequest, timeout: aiohttp.ClientTimeout
) -> Connection:
    try:
        return await connector.connect(native, [], timeout)
    except TimeoutError as error:
        raise aiohttp.ConnectionTimeoutError from error


async def _answered(
    native: aiohttp.ClientRequest, connection: Connection, timeout: aiohttp.ClientTimeout
) -> aiohttp.ClientResponse:
    """Send a request, and return the answer, whose body is still to be read."""
    protocol: Any = connection.protocol
    response = None
    try:
        protocol.set_response_params(
            timer=_NO_TIMER,
            skip_payload=native.method == "HEAD",
            read_until_eof=True,
            auto_decompress=False,
            read_timeout=timeout.sock_read,
            max_line_size=_LONGEST_HEADER,
            max_field_size=_LONGEST_HEADER,
            max_headers=_MOST_HEADERS,
        )
        response = await native.send(connection)
        return await response.start(connection)
    except BaseException:
        if response is not None:
            response.close()
        connection.close()
        raise


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


def _connector(settings: Settings, origin: str) -> aiohttp.TCPConnector:
    """Return a connector of the running event loop for one connection."""
    expiry = settings.limits.expiry
    return aiohttp.TCPConnector(
        limit=1,
        keepalive_timeout=None if math.isinf(expiry) else expiry,
        use_dns_cache=False,
        resolver=_Resolver(),
        socket_factory=_socket,
        ssl=settings.ssl_context() if origin.startswith("https:") else True,
    )


def _left_out(method: str, headers: Pairs) -> tuple[str, ...] | None:
    """Return the header that aiohttp would add while it sends; None for no header."""
    if method not in ("POST", "PUT", "PATCH"):
        return None
    has_type = any(name.lower() == b"content-type" for name, _ in headers)
    return None if has_type else ("Content-Type",)


def _socket(address: aiohttp.AddrInfoType) -> ListeningSocket:
    return ListeningSocket(*address[:3])


def _upload(request: Request, content: Any, headers: Pairs) -> Any:
    if isinstance(content, bytes) and len(content) <= _SENT_AT_ONCE:
        return content
    sizes = [int(value) for name, value in headers if name.lower() == b"content-length"]
    pieces = _parts(content) if isinstance(content, bytes) else content
    seconds = each_timeout(request.options.timeout)["write"]
    return _Upload(pieces, sizes[0] if sizes else None, seconds)


async def _parts(content: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(content), _SENT_AT_ONCE):
        yield content[start : start + _SENT_AT_ONCE]


def _timeout(request: Request) -> aiohttp.ClientTimeout:
    limits = each_timeout(request.options.timeout)
    return _client_timeout(limits["connect"], limits["read"])


@lru_cache
def _client_timeout(connect: float | None, read: float | None) -> aiohttp.ClientTimeout:
    # aiohttp rounds timeouts above the threshold to whole seconds.
    return aiohttp.ClientTimeout(connect=connect, sock_read=read, ceil_threshold=math.inf)
