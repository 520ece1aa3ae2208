"""A real HTTP server on loopback that answers by a script and remembers what it was sent."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, urlsplit

from attrs import field, frozen


@frozen
class Received:
    """A request as it came.

    Args:
        method: Method.
        target: Path and query, still quoted.
        headers: Headers in order, with lower-case names.
        body: The body.
    """

    method: str
    target: str
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def path(self) -> str:
        """The path, still quoted."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> list[tuple[str, str]]:
        """The query, unquoted."""
        return parse_qsl(urlsplit(self.target).query, keep_blank_values=True)

    def header(self, name: str) -> str | None:
        """Return a header's value; it must be there once at most."""
        values = [value for key, value in self.headers if key == name]
        assert len(values) < 2, f"{name} came twice"
        return values[0] if values else None


@frozen
class Reply:
    """What the server does with a request.

    Args:
        status: Status code.
        body: The body.
        headers: More headers.
        verbatim: Bytes to send in the place of an answer, before hanging up.
        stalls: The connection stays open after that, and nothing comes.
        pieces: Makes a chunked body in the place of the other, piece by piece.
    """

    status: int = 200
    body: bytes = b"{}"
    headers: Mapping[str, str] = field(factory=dict[str, str])
    verbatim: bytes | None = None
    stalls: bool = False
    pieces: Callable[[], Iterator[bytes]] | None = None


Answer: TypeAlias = Reply | Callable[[Received], Reply]


class Server(ThreadingHTTPServer):
    """Answers one request after the other by its script; the last answer repeats."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self._lock = threading.Lock()
        self.begin()

    def begin(self) -> None:
        """Forget everything."""
        self.script: list[Answer] = [Reply()]
        self.received: list[Received] = []
        self.connections: list[Any] = []
        self.ended = threading.Event()

    @property
    def url(self) -> str:
        """Address of the server."""
        return f"http://127.0.0.1:{self.server_port}"

    def answers(self, *script: Answer) -> None:
        """Take a script."""
        self.script = list(script)

    def take(self, received: Received) -> Answer:
        """Remember a request, and return what the script has for it."""
        with self._lock:
            self.received.append(received)
            return self.script.pop(0) if len(self.script) > 1 else self.script[0]

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Remember a connection, and serve it to its end."""
        self.connections.append(client_address)
        super().finish_request(request, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: connections that break are what many tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def _handle(self) -> None:
        server = self.server
        assert isinstance(server, Server)
        headers = [(name.lower(), value) for name, value in self.headers.items()]
        received = Received(self.command, self.path, headers, self._body())
        answer = server.take(received)
        reply = answer(received) if callable(answer) else answer
        with suppress(OSError):
            self._send(reply)
        if reply.stalls:
            server.ended.wait()

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name.startswith("do_"):
            return self._handle
        raise AttributeError(name)

    def _body(self) -> bytes:
        if self.headers.get("transfer-encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("content-length", "0")))
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def _send(self, reply: Reply) -> None:
        if reply.verbatim is not None:
            self.close_connection = True
            self.wfile.write(reply.verbatim)
            return
        self.send_response(reply.status, "Whatever")
        has_body = reply.status not in (204, 304)
        given = {name.lower() for name in reply.headers}
        if reply.pieces is not None:
            self.send_header("Transfer-Encoding", "chunked")
        elif has_body and "content-length" not in given:
            self.send_header("Content-Length", str(len(reply.body)))
        if has_body and "content-type" not in given:
            self.send_header("Content-Type", "application/json")
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if reply.pieces is not None:
            self._send_pieces(reply.pieces())
        elif has_body and self.command != "HEAD":
            self.wfile.write(reply.body)

    def _send_pieces(self, pieces: Iterator[bytes]) -> None:
        for piece in pieces:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        self.wfile.write(b"0\r\n\r\n")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - http.server's name
        """Keep the tests' output free of requests."""


@contextmanager
def serving() -> Generator[Server]:
    """Run a server as long as the block lasts."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.ended.set()
        server.shutdown()
        thread.join()
        server.server_close()


def ok(data: Any = None, status: int = 200, **headers: str) -> Reply:
    """Return a JSON answer; underscores in the names of headers stand for hyphens."""
    return Reply(status, json.dumps(data or {}).encode(), _headers(headers))


def refusal(status: int, type_: str | None = None, error: str = "No", **headers: str) -> Reply:
    """Return an error as the API has it."""
    body = {"error": error, "requestId": "req_1"} | ({"type": type_} if type_ else {})
    return Reply(status, json.dumps(body).encode(), _headers(headers))


def hang_up() -> Reply:
    """Return the end of the connection, without an answer."""
    return Reply(verbatim=b"")


def stall() -> Reply:
    """Return silence."""
    return Reply(stalls=True, verbatim=b"")


def _headers(given: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in given.items()}
