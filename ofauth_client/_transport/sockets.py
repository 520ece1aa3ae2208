"""Connections of asyncio, as httpcore and httpcore2 take them.

They read while they write, unlike those of anyio: a server may refuse an upload and hang up before
all of the upload is sent, and what it answered must not be lost with the connection.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections import deque
from collections.abc import Iterable
from typing import Any

from ofauth_client._transport.loops import Alarm

#: Bytes that are received ahead of their reader, before the connection stops receiving.
_MOST_AHEAD = 1 << 18

_send = socket.socket.send


class ListeningSocket(socket.socket):
    """A socket that leaves it to its reader to find the connection broken.

    asyncio closes a socket as soon as sending fails, whether or not an answer was received. Here,
    the reader first reads that answer, and then finds the end of the connection.
    """

    def send(self, data: Any, flags: int = 0) -> int:
        """Send bytes, or drop them if the server takes no more."""
        try:
            return _send(self, data, flags)
        except (BrokenPipeError, ConnectionResetError):
            return memoryview(data).nbytes

    def sendmsg(self, buffers: Iterable[Any], *arguments: Any) -> int:
        """Send several pieces of bytes; see `send`."""
        pieces = list(buffers)
        try:
            return super().sendmsg(pieces, *arguments)
        except (BrokenPipeError, ConnectionResetError):
            return sum(memoryview(piece).nbytes for piece in pieces)


async def connect(
    core: Any, address: str, port: int, timeout: float | None, options: Iterable[Any]
) -> AsyncSocket:
    """Return a connection to an address.

    Args:
        core: The module httpcore or httpcore2.
        address: Address of the host.
        port: Port.
        timeout: Most seconds; None for no limit.
        options: Options of the socket.
    """
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    made = ListeningSocket(family, socket.SOCK_STREAM)
    try:
        made.setblocking(False)
        for option in options:
            made.setsockopt(*option)
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(timeout):
            await loop.sock_connect(made, (address, port))
            return AsyncSocket(core, *await loop.create_connection(_Receiver, sock=made))
    except BaseException as error:
        made.close()
        if isinstance(error, TimeoutError):
            raise core.ConnectTimeout(str(error)) from error
        if isinstance(error, OSError):
            raise core.ConnectError(str(error)) from error
        raise


class _Receiver(asyncio.Protocol):
    """Keeps what is received until it is read."""

    def __init__(self) -> None:
        self.received: deque[bytes] = deque()
        self.is_over = False
        self.is_lost = False
        self.error: Exception | None = None
        self._ahead = 0
        self._is_full = False
        self._is_blocked = False
        self._readers: asyncio.Future[None] | None = None
        self._writers: asyncio.Future[None] | None = None
        self._alarm = Alarm()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember the transport."""
        self._transport: Any = transport

    def data_received(self, data: bytes) -> None:
        """Keep bytes, and stop receiving if nobody reads them."""
        self.received.append(data)
        self._ahead += len(data)
        if self._ahead > _MOST_AHEAD and not self._is_full:
            self._is_full = True
            self._transport.pause_reading()
        _wake(self._readers)

    def take(self, most: int) -> bytes:
        """Return bytes that were received."""
        data = self.received.popleft()
        if len(data) > most:
            self.received.appendleft(data[most:])
            data = data[:most]
        self._ahead -= len(data)
        if self._is_full and self._ahead <= _MOST_AHEAD // 2:
            self._is_full = False
            self._transport.resume_reading()
        return data

    def eof_received(self) -> bool:
        """Note that nothing more will come; sending goes on until it fails."""
        self.is_over = True
        _wake(self._readers)
        _wake(self._writers)
        return True

    def pause_writing(self) -> None:
        """Note that what was sent piles up."""
        self._is_blocked = True

    def resume_writing(self) -> None:
        """Let the writer go on."""
        self._is_blocked = False
        _wake(self._writers)

    def connection_lost(self, exc: Exception | None) -> None:
        """Note that the connection ended."""
        self.error = exc
        self.is_over = self.is_lost = True
        _wake(self._readers)
        _wake(self._writers)
        self._alarm.stop()

    async def readable(self, timeout: float | None) -> None:
        """Wait until there is something to read, or nothing more will come.

        Raises:
            TimeoutError: It took too long.
        """
        if not self.received and not self.is_over:
            self._readers = asyncio.get_running_loop().create_future()
            await self._alarm.wait(self._readers, timeout)
            if not self.received and not self.is_over:
                raise TimeoutError

    async def writable(self, timeout: float | None) -> None:
        """Wait until more can be sent, or no more will be taken.

        Raises:
            TimeoutError: It took too long.
        """
        if self._is_blocked and not self.is_over:
            self._writers = asyncio.get_running_loop().create_future()
            await self._alarm.wait(self._writers, timeout)
            if self._is_blocked and not self.is_over:
                raise TimeoutError


class AsyncSocket:
    """A connection to a server, directly or through a proxy.

    Args:
        core: The module httpcore or httpcore2.
        transport: Transport of asyncio.
        receiver: Protocol of the transport.
    """

    def __init__(self, core: Any, transport: Any, receiver: _Receiver) -> None:
        self._core, self._transport, self._receiver = core, transport, receiver
        self._is_sending = False

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what has come; empty at the end."""
        self._is_sending = False
        try:
            await self._receiver.readable(timeout)
        except TimeoutError as error:
            raise self._core.ReadTimeout from error
        if self._receiver.received:
            return self._receiver.take(max_bytes)
        if self._receiver.error is not None:
            raise self._core.ReadError(str(self._receiver.error)) from self._receiver.error
        return b""

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send everything, unless the server has hung up."""
        if not buffer:
            return
        if self._is_sending:
            # Between two pieces of a body, an answer may be received.
            await asyncio.sleep(0)
        self._is_sending = True
        if self._receiver.is_lost or self._transport.is_closing():
            raise self._core.WriteError("the server closed the connection")
        self._transport.write(buffer)
        try:
            await self._receiver.writable(timeout)
        except TimeoutError as error:
            raise self._core.WriteTimeout from error
        if self._receiver.is_over:
            raise self._core.WriteError("the server closed the connection")

    async def aclose(self) -> None:
        """Close the socket."""
        self._transport.abort()
        # The loop closes the socket in its next step.
        await asyncio.sleep(0)

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> AsyncSocket:
        """Return the connection under TLS."""
        receiver = _Receiver()
        try:
            async with asyncio.timeout(timeout):
                transport = await asyncio.get_running_loop().start_tls(
                    self._transport, receiver, ssl_context, server_hostname=server_hostname
                )
        except BaseException as error:
            self._transport.abort()
            if isinstance(error, TimeoutError):
                raise self._core.ConnectTimeout(str(error)) from error
            if isinstance(error, OSError):
                raise self._core.ConnectError(str(error)) from error
            raise
        if transport is None:
            raise self._core.ConnectError("the connection closed before TLS began")
        receiver.connection_made(transport)
        return AsyncSocket(self._core, transport, receiver)

    def get_extra_info(self, info: str) -> Any:
        """Return the socket, or other details of the connection."""
        if info == "is_readable":
            return bool(self._receiver.received) or self._receiver.is_over
        names = {"client_addr": "sockname", "server_addr": "peername"}
        return self._transport.get_extra_info(names.get(info, info))


def _wake(future: asyncio.Future[None] | None) -> None:
    if future is not None and not future.done():
        future.set_result(None)
