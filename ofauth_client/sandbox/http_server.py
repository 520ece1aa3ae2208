"""The HTTP server: uvicorn with connections that the application can cut.

uvicorn does not give applications access to their connection. `CuttableProtocol` adds the
transport to the ASGI scope as an extension, and leaves all other parts of HTTP to uvicorn.
"""

from __future__ import annotations

import asyncio
import math
import os
import socket
from email.utils import formatdate
from typing import Any

import uvicorn
from attrs import frozen
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from ofauth_client.sandbox.errors import SandboxError
from ofauth_client.sandbox.fault_injection import WireAnswer

EXTENSION = "ofauth.sandbox.transport"
#: Seconds for open connections to close when the server stops.
_MOMENT = 0.05
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: applic"


class CuttableProtocol(H11Protocol):
    """HTTP/1.1 of uvicorn; the application can end the connection."""

    def connection_made(self, transport: Any) -> None:
        """Accept a connection."""
        super().connection_made(transport)
        self.app: Any = _with_transport(self.config.loaded_app, transport)

    def shutdown(self) -> None:
        """Close the connection even during an answer; bytes already written are still sent."""
        self.transport.close()


@frozen
class AnswerSender:
    """An ASGI application that sends a single answer.

    Args:
        wire: The answer.
        now: Seconds since 1970.
    """

    wire: WireAnswer
    now: float

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer, or only a part if the connection is cut."""
        wire = self.wire
        if wire.wait and await _is_gone_within(receive, wire.wait):
            return
        if wire.cut in ("before", "amid-head"):
            await _cut(scope, receive, _HEAD if wire.cut == "amid-head" else b"")
            return
        await self._send(scope, receive, send)

    async def _send(self, scope: Scope, receive: Receive, send: Send) -> None:
        wire, has_body = self.wire, scope["method"] != "HEAD"
        await send(
            {"type": "http.response.start", "status": wire.status, "headers": self._headers()}
        )
        if wire.cut == "amid":
            half = wire.body[: len(wire.body) // 2]
            await send({"type": "http.response.body", "body": half, "more_body": True})
            await _cut(scope, receive)
            return
        await send({"type": "http.response.body", "body": wire.body if has_body else b""})
        if wire.cut == "after":
            await _cut(scope, receive)

    def _headers(self) -> list[tuple[bytes, bytes]]:
        wire = self.wire
        own = [("Date", formatdate(max(0, self.now + wire.skew), usegmt=True))]
        if wire.status not in (204, 304):
            own.append(("Content-Length", str(len(wire.body))))
        return [
            (name.encode(), value.encode("latin-1", "replace"))
            for name, value in own + wire.headers
        ]


def _with_transport(app: Any, transport: asyncio.Transport) -> ASGIApp:
    async def extended(scope: Scope, receive: Receive, send: Send) -> None:
        scope.setdefault("extensions", {})[EXTENSION] = transport
        await app(scope, receive, send)

    return extended


async def _cut(scope: Scope, receive: Receive, last: bytes = b"") -> None:
    """Send some last bytes, and close the connection."""
    transport: asyncio.Transport = scope["extensions"][EXTENSION]
    transport.write(last)
    transport.close()
    await _gone(receive)


async def _is_gone_within(receive: Receive, seconds: float) -> bool:
    """Wait for some seconds, and tell whether the client has disconnected meanwhile."""
    try:
        await asyncio.wait_for(_gone(receive), None if math.isinf(seconds) else seconds)
    except TimeoutError:
        return False
    return True


async def _gone(receive: Receive) -> None:
    """Wait until the client has disconnected."""
    while (await receive())["type"] != "http.disconnect":
        pass


class Server(uvicorn.Server):
    """A server of uvicorn that ends all connections when it stops.

    By default, uvicorn waits for open connections, cancels their answers after a while, and logs
    tracebacks.
    """

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop, and abort connections that stay open or were accepted during the shutdown."""
        stopping = asyncio.create_task(super().shutdown(sockets))
        while not (await asyncio.wait([stopping], timeout=_MOMENT))[0]:
            for connection in list(self.server_state.connections):
                connection.transport.abort()
        await stopping


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket.

    Args:
        host: Host name or address.
        port: Port; 0 for any free port.

    Raises:
        SandboxError: The address does not exist or is not free.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        made = socket.create_server((host, port), family=family, backlog=1024)
        # asyncio sets TCP_NODELAY on its own sockets only; accepted sockets inherit the option.
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return made
    except (socket.gaierror, UnicodeError):
        reason = "the address does not exist"
    except OSError as error:
        reason = os.strerror(error.errno or 0)
    raise SandboxError(f"cannot listen on {host} port {port}: {reason}")
