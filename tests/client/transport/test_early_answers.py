"""A server may answer an upload before it has all of it, and hang up."""

from __future__ import annotations

import io
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

from ofauth_client import errors
from tests.client.transport.raw import head, raw_server, reply, secure, trusting
from tests.client.ways import AsyncWay, Way

SIZE = 4_000_000
KINDS = {
    "401 Unauthorized": errors.AuthenticationError,
    "413 Too Large": errors.APIStatusError,
    "429 Slow Down": errors.RateLimitError,
}


def hang_up(_: socket.socket) -> None:
    """Close the connection while bytes are still coming, which resets it."""


def say_goodbye(connection: socket.socket) -> None:
    """Say that nothing more will be said, and take the rest."""
    connection.shutdown(socket.SHUT_WR)
    with suppress(OSError):
        while connection.recv(1 << 16):
            pass


def refusing(status: str, end: Callable[[Any], object]) -> Callable[[Any], object]:
    """Return what answers at the end of the headers."""

    def talk(connection: Any) -> None:
        head(connection)
        connection.sendall(reply(status, b'{"error": "No"}', "Connection: close"))
        end(connection)

    return talk


def pieces() -> Iterator[bytes]:
    """Yield a long body."""
    for _ in range(SIZE // 1000):
        yield b"x" * 1000


async def pieces_async() -> AsyncIterator[bytes]:
    """Yield a long body, without letting others run."""
    for piece in pieces():
        yield piece


def body(kind: str, way: Way) -> Any:
    """Return a body of a kind that the way can send."""
    if kind == "bytes":
        return b"x" * SIZE
    if kind == "file":
        return io.BytesIO(b"x" * SIZE)
    return pieces_async() if isinstance(way, AsyncWay) else pieces()


@pytest.mark.parametrize("status", KINDS)
@pytest.mark.parametrize("end", [hang_up, say_goodbye])
@pytest.mark.parametrize("kind", ["bytes", "file", "iterator"])
def test_an_early_answer_is_told(
    way: Way, status: str, end: Callable[[Any], object], kind: str
) -> None:
    """The answer is the error, and the body is not sent again."""
    with raw_server(refusing(status, end)) as server:
        client = way.client(base_url=f"http://{server.address}", timeout=10)
        with pytest.raises(KINDS[status]) as caught:
            way.request(client, "PUT", "/x", content=body(kind, way), max_retries=0)
    assert caught.value.status == int(status[:3])
    assert server.connections == 1


@pytest.mark.parametrize("kind", ["bytes", "file"])
def test_an_early_refusal_is_final(way: Way, kind: str) -> None:
    """An upload that was refused is not sent three times."""
    with raw_server(refusing("413 Too Large", hang_up)) as server:
        client = way.client(base_url=f"http://{server.address}", timeout=10)
        with pytest.raises(errors.APIStatusError, match="413"):
            way.request(client, "PUT", "/x", content=body(kind, way))
    assert server.connections == 1


def test_an_early_answer_under_tls(way: Way) -> None:
    """The answer is told where it comes encrypted, too."""
    with raw_server(secure(refusing("413 Too Large", say_goodbye))) as server:
        address = f"https://{server.address}"
        client = way.client(base_url=address, verify=trusting(), timeout=10)
        with pytest.raises(errors.APIStatusError, match="413"):
            way.request(client, "PUT", "/x", content=body("bytes", way))
    assert server.connections == 1
