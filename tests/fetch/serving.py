"""A real HTTP server on loopback that answers by a script, and documents to serve."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeAlias

Answer: TypeAlias = Callable[[BaseHTTPRequestHandler], None]


class Server(ThreadingHTTPServer):
    """Answers one request after the other by its script; the last answer repeats."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script: list[Answer] = []
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.ended = threading.Event()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: clients that hang up are what many tests are about."""

    def answers(self, *script: Answer) -> str:
        """Take a script and return the URL to ask."""
        self.script = list(script)
        return f"http://127.0.0.1:{self.server_port}/openapi.json"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        server = server_of(self)
        headers = {name.lower(): value for name, value in self.headers.items()}
        server.requests.append((self.path, headers))
        answer = server.script.pop(0) if len(server.script) > 1 else server.script[0]
        self.close_connection = True
        with suppress(OSError):
            answer(self)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - http.server's name
        """Keep the tests' output free of requests."""


def server_of(handler: BaseHTTPRequestHandler) -> Server:
    """Return the server of a request."""
    assert isinstance(handler.server, Server)
    return handler.server


@contextmanager
def serving() -> Generator[Server]:
    """Run a server as long as the block lasts."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.ended.set()
            server.shutdown()
            thread.join()


def send(body: bytes | dict[str, Any] = b"", status: int = 200, **headers: str) -> Answer:
    """Answer with a body; `content_length="9"` and the like set or replace headers."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"content-length": str(len(data)), **named}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def redirect(location: str, status: int = 302) -> Answer:
    """Answer that the document is elsewhere."""
    return send(status=status, location=location)


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    """Close the connection without a word."""


def stall(handler: BaseHTTPRequestHandler) -> None:
    """Begin an answer and never end it."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-")
    handler.wfile.flush()
    server_of(handler).ended.wait()


def babble(handler: BaseHTTPRequestHandler) -> None:
    """Send what is not HTTP."""
    handler.wfile.write(b"not HTTP\r\n\r\n")


def drip(handler: BaseHTTPRequestHandler) -> None:
    """Send one byte after the other, for ever."""
    handler.send_response(200)
    handler.send_header("transfer-encoding", "chunked")
    handler.end_headers()
    while not server_of(handler).ended.is_set():
        handler.wfile.write(b"1\r\n \r\n")


def document(*paths: str, **members: Any) -> dict[str, Any]:
    """Return an OpenAPI document with a GET on each path."""
    operation = {"responses": {"200": {"description": "fine"}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "7"},
        "paths": {path: {"get": operation} for path in paths or ("/a",)},
        **members,
    }


def pinned(root: Path) -> dict[str, tuple[bytes, int, int]]:
    """Return the content, time and inode of every file in openapi/: equal if none was touched."""
    return {
        path.name: (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino)
        for path in sorted((root / "openapi").glob("*"))
    }
