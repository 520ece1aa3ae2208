"""The server holds out: many connections, garbage, silence; and it leaves nothing behind."""

from __future__ import annotations

import socket
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from ofauth_client.sandbox import Sandbox, SandboxError

CHATS = "/v2/access/chats"


@contextmanager
def connected(sandbox: Sandbox) -> Generator[socket.socket]:
    """Open a connection to the sandbox."""
    url = httpx.URL(sandbox.url)
    with socket.create_connection((url.host, url.port or 0), timeout=20) as connection:
        yield connection


def head(sandbox: Sandbox, *headers: str) -> bytes:
    """Return the head of a request for chats."""
    lines = [
        f"GET {CHATS}?limit=1 HTTP/1.1",
        "Host: x",
        f"apiKey: {sandbox.api_key}",
        f"x-connection-id: {sandbox.connection_id}",
        *headers,
    ]
    return "\r\n".join([*lines, "", ""]).encode()


def test_it_listens_on_this_machine_alone() -> None:
    """Another address needs a word more; the url is that of the loopback interface."""
    for host in ("0.0.0.0", "::", "example.com", "192.0.2.1", ""):  # noqa: S104 - refused
        with pytest.raises(SandboxError, match="allow_remote=True"):
            Sandbox(host=host)
    with Sandbox() as sandbox:
        assert sandbox.url.startswith("http://127.0.0.1:")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.2", "::1"])
def test_all_loopback_addresses_will_do(host: str) -> None:
    """The url leads to the sandbox, whichever address of this machine it has."""
    try:
        socket.getaddrinfo(host, 0)
        socket.create_server((host, 0), family=_family(host)).close()
    except OSError:
        host = "127.0.0.3"
    with Sandbox(host=host) as sandbox:
        assert httpx.get(f"{sandbox.url}/").status_code == 200


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def test_a_port_in_use_is_one_clear_error(sandbox: Sandbox) -> None:
    """A port that somebody has is told; the first sandbox goes on."""
    port = httpx.URL(sandbox.url).port or 0
    with pytest.raises(SandboxError, match=f"cannot listen on 127.0.0.1 port {port}: "):
        Sandbox(port=port).start()
    assert httpx.get(sandbox.url).status_code == 200


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ({"chats": -1}, "chats must be a number from 0 to 100000"),
        ({"messages": 10**9}, "messages must be a number from 0 to 10000000"),
        ({"port": 65_536}, "port must be a number from 0 to 65535"),
        ({"faults": ["x"]}, "there is no fault 'x'"),
        ({"document": {}}, "is not an OpenAPI 3 document"),
        ({"document": {"openapi": "3.1.0"}}, "has no paths"),
        ({"document": {"openapi": "3.1.0", "paths": {"/a": {}}}}, "has no operations"),
        ({"document": Path("nowhere.json")}, "nowhere.json cannot be read"),
        ({"document": Path(__file__)}, "is not JSON"),
    ],
)
def test_options_without_a_possible_value_are_one_clear_error(
    option: dict[str, Any], told: str
) -> None:
    """A mistake is told before the server starts."""
    with pytest.raises(SandboxError, match=told):
        Sandbox(**option)


def test_no_chats_and_no_messages_are_possible() -> None:
    """An empty account answers empty pages."""
    for chats, messages in ((0, 5), (5, 0)):
        with Sandbox(chats=chats, messages=messages) as sandbox, connected(sandbox) as connection:
            connection.sendall(head(sandbox, "Connection: close"))
            answer = b"".join(iter(lambda: connection.recv(65_536), b""))
            assert answer.startswith(b"HTTP/1.1 200 ")


def test_starting_twice_and_stopping_twice() -> None:
    """A running sandbox cannot start; a stopped one has no url, and can start again."""
    sandbox = Sandbox()
    with pytest.raises(SandboxError, match="does not run"):
        sandbox.url  # noqa: B018 - a property that raises
    with sandbox, pytest.raises(SandboxError, match="runs already"):
        sandbox.start()
    sandbox.stop()
    with sandbox:
        assert httpx.get(sandbox.url).status_code == 200


def test_stopping_ends_silence_and_idle_connections() -> None:
    """Neither a client that waits for ever nor one that is idle keeps a sandbox from stopping."""
    with Sandbox() as sandbox, connected(sandbox) as idle, connected(sandbox) as waiting:
        idle.sendall(head(sandbox))
        assert idle.recv(12) == b"HTTP/1.1 200"
        waiting.sendall(head(sandbox, "x-sandbox-fault: latency=forever"))
        sandbox.stop()
        while _received(idle):
            pass
        assert _received(waiting) == b""


def test_many_clients_at_once_are_all_answered(sandbox: Sandbox) -> None:
    """Two hundred connections that are open at the same time are answered, and closed again."""
    connections = [socket.create_connection(_place(sandbox), timeout=30) for _ in range(200)]
    for connection in connections:
        connection.sendall(head(sandbox))
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda each: each.recv(12), connections))
    assert answers == [b"HTTP/1.1 200"] * 200
    assert sandbox.open_connections >= 200
    for connection in connections:
        connection.close()
    while sandbox.open_connections:
        pass


def _place(sandbox: Sandbox) -> tuple[str, int]:
    url = httpx.URL(sandbox.url)
    return url.host, url.port or 0


@pytest.mark.parametrize(
    "garbage",
    [
        b"\x00\xff" * 500,
        b"\r\n\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET " + b"/" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nx: " + b"y" * 100_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET http://other/ HTTP/1.1\r\n\r\n",
        b"GET /v2/access/chats/%ff%fe/messages HTTP/1.1\r\nHost: \xff\r\n\r\n",
    ],
)
def test_garbage_harms_nobody(
    sandbox: Sandbox, garbage: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    """What is no HTTP is refused or ignored; the next client is answered, and no trace printed."""
    with connected(sandbox) as connection:
        connection.sendall(garbage)
        connection.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: _received(connection), b""))
    assert not answer or answer.startswith((b"HTTP/1.1 4", b"HTTP/1.1 200"))
    assert httpx.get(sandbox.url).status_code == 200
    assert "Traceback" not in capfd.readouterr().err


def _received(connection: socket.socket) -> bytes:
    try:
        return connection.recv(65_536)
    except ConnectionResetError:
        return b""


def test_slow_clients_hold_up_nobody(sandbox: Sandbox) -> None:
    """While one client has sent half a request, others are answered, and then the slow one."""
    request = head(sandbox, "Connection: close")
    with connected(sandbox) as slow:
        slow.sendall(request[:40])
        assert httpx.get(sandbox.url).status_code == 200
        slow.sendall(request[40:])
        assert b"".join(iter(lambda: slow.recv(65_536), b"")).startswith(b"HTTP/1.1 200")


def test_clients_that_hang_up_amid_a_body_harm_nobody(
    full: Sandbox, capfd: pytest.CaptureFixture[str]
) -> None:
    """A body that ends too soon is nobody's error; no trace is printed."""
    with connected(full) as connection:
        post = head(full, "Content-Type: application/json", "Content-Length: 1000")
        connection.sendall(post.replace(b"GET", b"POST", 1).replace(b"?limit=1", b"/1001/messages"))
        connection.sendall(b'{"text"')
    assert httpx.get(full.url).status_code == 200
    assert "Traceback" not in capfd.readouterr().err
