"""What requests and answers, their times and certificates are on each backend."""

from __future__ import annotations

import io
import socket
from collections.abc import AsyncIterator, Iterator
from importlib.util import find_spec
from typing import Any

import pytest

from ofauth_client import Timing, errors
from ofauth_client._messages.deadline import Deadline
from ofauth_client._transport.timeouts import timeouts
from tests.client.serving import Reply, Server, ok
from tests.client.transport.raw import OVER, head, raw_server, reply, secure, trusting
from tests.client.ways import AsyncWay, Way

# --- requests and answers -------------------------------------------------------------------------


def test_the_bytes_of_a_request(way: Way) -> None:
    """Address and headers are sent as they are written, and none is added."""
    heads: list[bytes] = []

    def talk(connection: socket.socket) -> None:
        heads.append(head(connection))
        connection.sendall(reply("200 OK", b"{}", "Connection: close"))

    with raw_server(talk) as server:
        client = way.client(base_url=f"http://{server.address}/base", connection_id="conn_a")
        way.request(client, "DELETE", "/a%2Fb/%C3%A9?q=%7Ex+y&q=%2B", headers={"x-OddCase": "v"})
        address = server.address.encode()
    line, *lines, _, _ = heads[0].split(b"\r\n")
    assert line == b"DELETE /base/a%2Fb/%C3%A9?q=%7Ex+y&q=%2B HTTP/1.1"
    names = b"Host Accept-Encoding Connection User-Agent Accept x-OddCase apiKey x-connection-id"
    assert [one.partition(b": ")[0] for one in lines] == names.split()
    assert lines[0] == b"Host: " + address
    assert lines[1] == b"Accept-Encoding: gzip, deflate"


def test_a_request_without_a_body(server: Server, way: Way) -> None:
    """It has no type, and a length where methods usually have bodies."""
    client = way.client()
    for method in ("POST", "DELETE", "GET"):
        way.request(client, method, "/x")
    assert [one.header("content-type") for one in server.received] == [None] * 3
    assert [one.header("content-length") for one in server.received] == ["0", None, None]


def chunks(way: Way, *pieces: bytes) -> Any:
    """Return an iterator of pieces of the kind that the way is for."""

    async def later() -> AsyncIterator[bytes]:
        for piece in pieces:
            yield piece

    return later() if isinstance(way, AsyncWay) else iter(pieces)


def test_bodies(server: Server, way: Way) -> None:
    """Bytes, files and iterators of any size come as they were."""
    long = bytes(range(256)) * 4000
    client = way.client()
    for body in (b"", b"x", long, io.BytesIO(long), chunks(way, b"a", b"", long, b"b")):
        way.request(client, "PUT", "/x", content=body)
    file = io.BytesIO(b"skipped" + long)
    file.seek(7)
    way.request(client, "PUT", "/x", content=file)
    found = [one.body for one in server.received]
    assert found == [b"", b"x", long, long, b"a" + long + b"b", long]
    lengths = [one.header("content-length") for one in server.received]
    assert lengths == ["0", "1", str(len(long)), str(len(long)), None, str(len(long))]
    assert server.received[4].header("transfer-encoding") == "chunked"
    assert len(server.connections) == 1


def test_forms(server: Server, way: Way) -> None:
    """Parts come with their names and types."""
    files = {"a": ("n.txt", io.BytesIO(b"file" * 50_000), "text/plain"), "b": "text", "c": 5}
    way.request(way.client(), "POST", "/x", files=files)
    body = server.received[0].body
    assert body.count(b"Content-Disposition: form-data;") == 3
    assert b'name="a"; filename="n.txt"\r\nContent-Type: text/plain\r\n\r\nfilefile' in body
    assert server.received[0].header("content-length") == str(len(body))


class ShorterFile(io.BytesIO):
    """A file that has lost its end since its length was asked."""

    def read(self, size: int | None = -1) -> bytes:
        """Return less than there was."""
        return super().read(size)[:-1]


def test_a_file_that_has_become_shorter(way: Way) -> None:
    """Less than was promised is no complete body, and is not sent again."""
    with pytest.raises(errors.APIConnectionError, match="the request cannot be sent") as caught:
        way.request(way.client(), "PUT", "/x", content=ShorterFile(b"x" * 100_000))
    assert caught.value.attempts == 1


class GrowingFile(io.BytesIO):
    """A file that somebody writes to."""

    def read(self, size: int | None = -1) -> bytes:
        """Return what there is, and more."""
        return super().read(size) + b"more"


def test_a_file_that_has_become_longer(server: Server, way: Way) -> None:
    """As much of it is sent as was announced."""
    way.request(way.client(), "PUT", "/longer", content=GrowingFile(b"x" * 1000))
    # The server may still note a request of the test before.
    bodies = [each.body for each in server.received if each.path == "/longer"]
    assert bodies == [b"x" * 1000]


@pytest.mark.parametrize("kind", [LookupError, OSError, TimeoutError])
def test_an_iterator_that_fails(way: Way, kind: type[Exception]) -> None:
    """The caller gets the error of the iterator, and the client goes on."""

    def fail() -> Iterator[bytes]:
        yield b"a"
        raise kind("of mine")

    client = way.client(max_connections=1)
    with pytest.raises(kind, match="of mine"):
        way.request(client, "PUT", "/x", content=fail())
    with pytest.raises(errors.ArgumentError, match="must be bytes, not int"):
        way.request(client, "PUT", "/x", content=iter([5]))
    assert way.request(client, "GET", "/x").status == 200


def test_headers_of_an_answer(server: Server, way: Way) -> None:
    """Long, repeated and foreign headers are read."""
    lines = [f"X-Long: {'x' * 20_000}", "X-A: 1", "x-a: 2", "X-Latin: caf\u00e9", "Set-Cookie: a=b"]
    raw = "\r\n".join(["HTTP/1.1 200 OK", "Content-Length: 2", *lines, "", "{}"]).encode("latin-1")
    server.answers(Reply(verbatim=raw))
    headers = way.request(way.client(), "GET", "/x").headers
    assert headers["x-long"] == "x" * 20_000
    assert (headers["X-A"], headers["x-latin"]) == ("1, 2", "caf\u00e9")


def test_answers_without_bodies(server: Server, way: Way) -> None:
    """They keep their connection."""
    client = way.client(max_retries=0)
    server.answers(Reply(204), Reply(200, b"x", {"Content-Length": "1"}), Reply(304), ok({"a": 1}))
    assert way.request(client, "DELETE", "/x").content == b""
    assert way.request(client, "HEAD", "/x").content == b""
    with pytest.raises(errors.RedirectError):
        way.request(client, "GET", "/x")
    assert way.request(client, "GET", "/x").parsed == {"a": 1}
    assert len(server.connections) == 1


def test_a_body_up_to_the_end_of_its_connection(server: Server, way: Way) -> None:
    """Without a length, the end of the connection ends the body; with one, it is an error."""
    server.answers(Reply(verbatim=b'HTTP/1.1 200 OK\r\n\r\n{"a": 1}'))
    client = way.client(max_retries=0)
    assert way.request(client, "GET", "/x").content == b'{"a": 1}'
    server.answers(Reply(verbatim=b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}"))
    with pytest.raises(errors.APIConnectionError, match="the connection broke"):
        way.request(client, "GET", "/x")


def test_no_answer_of_http(server: Server, way: Way) -> None:
    """It is told as a broken connection, without what the request was."""
    server.answers(Reply(verbatim=b"SSH-2.0-nonsense\r\n\r\n"))
    with pytest.raises(errors.APIConnectionError, match="the connection broke") as caught:
        way.request(way.client(max_retries=0), "GET", "/x?secret=1")
    assert "secret" not in str(caught.value)


def test_a_request_is_sent_once(server: Server, way: Way) -> None:
    """No library repeats it by itself; each attempt is one of ours."""
    server.answers(Reply(verbatim=b""))
    client = way.client(max_retries=1)
    with pytest.raises(errors.APIConnectionError) as caught:
        way.request(client, "GET", "/x")
    assert (caught.value.attempts, len(server.received)) == (2, 2)
    with pytest.raises(errors.APIConnectionError):
        way.request(client, "POST", "/x", json={})
    assert len(server.received) == 3


def test_a_connection_that_the_server_closed_meanwhile(server: Server, way: Way) -> None:
    """The next call opens another one."""
    client = way.client(max_retries=0)
    for _ in range(3):
        server.answers(Reply(200, b"{}", {"Connection": "close"}))
        assert way.request(client, "GET", "/x").status == 200
    assert len(server.connections) == 3


def test_streams(server: Server, way: Way) -> None:
    """A stream that is left early gives its place back, and one that is read its connection."""
    server.answers(Reply(pieces=lambda: iter([b"x" * 100_000] * 30)))
    client = way.client(max_connections=1)
    for _ in range(2):
        first = way.within(client.stream("GET", "/x"), lambda stream: way.pieces(stream, 1))
        assert set(first[0]) == {ord("x")}
    assert len(server.connections) == 2
    for _ in range(2):
        assert len(way.within(client.stream("GET", "/x"), lambda one: one.read())) == 3_000_000
    assert len(server.connections) == 3


# --- time -----------------------------------------------------------------------------------------


def never(_: object) -> None:
    """Say nothing until the client hangs up."""
    OVER.wait()


def drops(connection: Any) -> None:
    """Send a body byte by byte."""
    head(connection)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while not OVER.wait(0.01):
        connection.sendall(b"x")


def drops_of_head(connection: Any) -> None:
    """Send the headers byte by byte."""
    head(connection)
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while not OVER.wait(0.01):
        connection.sendall(b"x")


def after_head(connection: Any) -> None:
    """Receive the headers of a request, and stop there."""
    head(connection)
    OVER.wait()


TALKS = {
    "handshake of TLS": ("https", never),
    "before the head": ("http", after_head),
    "before the head, under TLS": ("https", secure(after_head)),
    "amid the head": ("http", drops_of_head),
    "amid the body": ("http", drops),
    "amid the body, under TLS": ("https", secure(drops)),
}


@pytest.mark.parametrize("phase", TALKS)
def test_the_deadline_holds_in_each_phase(way: Way, phase: str) -> None:
    """A server that is slow wherever it likes is left in time."""
    scheme, talk = TALKS[phase]
    with raw_server(talk) as server:
        address = f"{scheme}://{server.address}"
        client = way.client(base_url=address, verify=trusting(), deadline=0.2, timing=Timing())
        with pytest.raises(errors.APITimeoutError, match=r"within the deadline of 0\.2 s"):
            way.request(client, "GET", "/x")


@pytest.mark.parametrize("limit", [{"deadline": 0.2}, {"timeout": 0.2}])
@pytest.mark.parametrize("kind", ["bytes", "iterator"])
def test_a_server_that_takes_no_more(way: Way, limit: dict[str, float], kind: str) -> None:
    """Sending ends in time, too."""
    size = 20_000_000
    body = b"x" * size if kind == "bytes" else chunks(way, *[b"x" * 100_000] * (size // 100_000))
    with raw_server(after_head) as server:
        address = f"http://{server.address}"
        client = way.client(base_url=address, max_retries=0, timing=Timing(), **limit)
        said = "deadline of 0.2 s" if "deadline" in limit else "could not be sent within 0.2 s"
        with pytest.raises(errors.APITimeoutError, match=said):
            way.request(client, "PUT", "/x", content=body)


@pytest.mark.parametrize("phase", ["handshake of TLS", "before the head"])
def test_the_timeout_holds(way: Way, phase: str) -> None:
    """Each phase is named with its seconds."""
    scheme, talk = TALKS[phase]
    said = "no connection" if scheme == "https" else "no answer"
    with raw_server(talk) as server:
        address = f"{scheme}://{server.address}"
        client = way.client(base_url=address, verify=trusting(), timeout=0.1, max_retries=0)
        with pytest.raises(errors.APITimeoutError, match=f"{said} within 0.1 s"):
            way.request(client, "GET", "/x")


def test_a_deadline_that_is_over_is_no_wish_not_to_wait() -> None:
    """A socket would take a timeout of 0 for that, and fail with another error."""
    assert timeouts(5.0, Deadline(1.0, 10.0, lambda: 11.0))["read"] == 0.001


# --- certificates ---------------------------------------------------------------------------------


def test_a_certificate_that_is_trusted(way: Way) -> None:
    """Calls go over one connection under TLS."""

    def talk(connection: Any) -> None:
        for _ in range(2):
            head(connection)
            connection.sendall(reply())

    with raw_server(secure(talk)) as server:
        client = way.client(base_url=f"https://{server.address}", verify=trusting())
        for _ in range(2):
            assert way.request(client, "GET", "/x").content == b"{}"
        assert server.connections == 1


@pytest.mark.parametrize("name", ["127.0.0.1", "other.test"])
def test_a_certificate_that_is_not(way: Way, name: str) -> None:
    """Nobody's word and another's name are told at once; another attempt would be no better."""
    verify: Any = True if name == "127.0.0.1" else trusting()
    with raw_server(secure(head, name)) as server:
        client = way.client(base_url=f"https://{server.address}", verify=verify, timeout=5)
        with pytest.raises(errors.APIConnectionError, match="certificate") as found:
            way.request(client, "GET", "/x")
    assert (found.value.attempts, server.connections) == (1, 1)


def test_this_python_has_the_versions_that_are_tested() -> None:
    """Both optional libraries are there, or nothing above would have been tested."""
    assert all(map(find_spec, ("httpx2", "aiohttp")))
