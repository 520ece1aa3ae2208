"""Servers that speak on bare sockets, and certificates for them."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from typing import Any

import trustme

AUTHORITY = trustme.CA()

#: Set when the server closes, for those that say nothing until then.
OVER = threading.Event()


def reply(status: str = "200 OK", body: bytes = b"{}", *headers: str) -> bytes:
    """Return the bytes of an answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def head(connection: socket.socket) -> bytes:
    """Receive a request up to the end of its headers, and perhaps more."""
    received = b""
    while b"\r\n\r\n" not in received:
        piece = connection.recv(1000)
        if not piece:
            raise OSError("no request")
        received += piece
    return received


class RawServer:
    """Runs a function for each connection, each in a thread.

    Args:
        talk: Is given the connection, and closes it by returning.
    """

    def __init__(self, talk: Callable[[socket.socket], object]) -> None:
        OVER.clear()
        self.connections = 0
        self._talk = talk
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    @property
    def address(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self._listener.getsockname()[1]}"

    def close(self) -> None:
        """Stop, and wait for all threads."""
        OVER.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                self.connections += 1
                thread = threading.Thread(target=self._serve, args=(connection,))
                self._threads.append(thread)
                thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.settimeout(10)
            self._talk(connection)


@contextmanager
def raw_server(talk: Callable[[socket.socket], object]) -> Generator[RawServer]:
    """Run a server as long as the block lasts."""
    server = RawServer(talk)
    try:
        yield server
    finally:
        server.close()


def secure(talk: Callable[[Any], object], name: str = "127.0.0.1") -> Callable[[Any], object]:
    """Return a function that talks under TLS.

    Args:
        talk: Is given the connection under TLS.
        name: Host of the certificate.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    AUTHORITY.issue_cert(name).configure_cert(context)

    def talk_secretly(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as tls:
            talk(tls)

    return talk_secretly


def trusting() -> ssl.SSLContext:
    """Return a context that trusts the certificates of these servers."""
    context = ssl.create_default_context()
    AUTHORITY.configure_trust(context)
    return context
