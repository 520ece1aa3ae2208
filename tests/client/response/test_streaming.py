"""Answers that are read piece by piece."""

from __future__ import annotations

import asyncio
import gzip
import threading
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from ofauth_api.resources.base import Call

from ofauth_client import AsyncOFAuth, OFAuth, errors
from tests.client.serving import Reply, Server, hang_up, ok, refusal
from tests.client.ways import CONNECTION, KEY, FakeTime, Way, operation

PATH = "/v2/access/vault/7/file"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"


def stream(way: Way, **options: Any) -> Any:
    """Return a block in which an answer is read."""
    return way.client().stream("GET", PATH, **options)


def read(way: Way, **options: Any) -> bytes:
    """Read a whole answer."""
    content: bytes = way.within(stream(way, **options), lambda response: response.read())
    return content


def endless(server: Server) -> tuple[Reply, threading.Event]:
    """Return an answer that never ends, and what happens when the client hangs up."""
    hung_up = threading.Event()

    def pieces() -> Iterator[bytes]:
        try:
            while not server.ended.is_set():
                yield b"x" * 65_536
        finally:
            hung_up.set()

    return Reply(pieces=pieces), hung_up


def test_an_answer_is_read_in_pieces(server: Server, way: Way) -> None:
    """Status and headers come first, then the body as it comes."""
    server.answers(Reply(206, pieces=lambda: iter([b"ab", b"c"]), headers={"X-Request-Id": "r"}))

    def use(response: Any) -> Any:
        assert (response.status, response.attempts, response.request_id) == (206, 1, "r")
        assert response.headers["transfer-encoding"] == "chunked"
        return way.pieces(response, 9)

    block = stream(way, params={"a": 1}, headers={"Range": "bytes=0-"})
    assert b"".join(way.within(block, use)) == b"abc"
    (received,) = server.received
    assert (received.target, received.header("apikey")) == (f"{PATH}?a=1", KEY)
    assert (received.header("x-connection-id"), received.header("range")) == (
        CONNECTION,
        "bytes=0-",
    )


def test_nothing_is_sent_before_the_block(server: Server, way: Way) -> None:
    """A block that nobody enters requests nothing."""
    stream(way)
    assert server.received == []


@pytest.mark.parametrize("body", [b"", b"x" * 1_000_000])
def test_any_size(server: Server, way: Way, body: bytes) -> None:
    """Nothing and much are read alike, decompressed."""
    server.answers(Reply(200, gzip.compress(body), {"Content-Encoding": "gzip"}))
    assert read(way) == body


def test_no_content(server: Server, way: Way) -> None:
    """An answer without a body has none."""
    server.answers(Reply(204))
    assert read(way) == b""


def test_refusals_are_raised_before_the_first_byte(server: Server, way: Way) -> None:
    """They have everything that they have elsewhere."""
    server.answers(refusal(404, "RESOURCE_NOT_FOUND", "no file"))
    with pytest.raises(errors.NotFoundError, match="no file") as caught:
        read(way)
    assert (caught.value.request_id, caught.value.path) == ("req_1", PATH)


@pytest.mark.parametrize(
    "trouble", [refusal(503), hang_up(), Reply(verbatim=HEAD)], ids=["status", "cut", "no byte"]
)
def test_retries_until_the_first_byte(server: Server, way: Way, trouble: Reply) -> None:
    """As long as the caller has nothing of the body, it is requested again."""
    server.answers(trouble, ok([7]))
    assert read(way) == b"[7]"
    assert len(server.received) == 2


def test_no_retry_after_the_first_byte(server: Server, way: Way) -> None:
    """What was handed over cannot be taken back: the caller has the pieces and an error."""
    server.answers(Reply(verbatim=HEAD + b"abc"))
    got: list[int] = []

    def use(response: Any) -> Any:
        got.append(response.status)
        return response.read()

    with pytest.raises(errors.APIConnectionError, match="the connection broke") as caught:
        way.within(stream(way), use)
    assert (got, len(server.received)) == ([200], 1)
    assert caught.value.__cause__ is caught.value.__context__ is None


def test_a_body_that_stalls(server: Server, way: Way) -> None:
    """The timeout holds for each piece."""
    server.answers(Reply(verbatim=HEAD + b"abc", stalls=True))
    with pytest.raises(errors.APITimeoutError, match="no answer within"):
        read(way, timeout=0.05)


def test_the_deadline_goes_on(server: Server, way: Way, time: FakeTime) -> None:
    """Reading is part of the call."""

    def pieces() -> Iterator[bytes]:
        for _ in range(1000):
            time.clock += 1
            yield b"x"

    server.answers(Reply(pieces=pieces))
    with pytest.raises(errors.APITimeoutError, match="deadline of 30 s"):
        read(way, deadline=30, max_retries=0)


def test_a_connection_is_used_again(server: Server, way: Way) -> None:
    """What was read to its end leaves its connection to the next request."""
    client = way.client()
    for _ in range(3):
        way.within(client.stream("GET", PATH), lambda response: response.read())
    assert len(server.connections) == 1


@pytest.mark.parametrize("most", [0, 1])
def test_a_block_that_is_left_early(server: Server, way: Way, most: int) -> None:
    """The connection is closed at once, and no other is kept waiting for it."""
    reply, hung_up = endless(server)
    server.answers(reply)
    kept: list[Any] = []

    def use(response: Any) -> Any:
        kept.append(response)
        return way.pieces(response, most)

    way.within(stream(way), use)
    assert hung_up.wait(30)
    assert kept


def test_the_block_ends_with_an_error_of_the_callers(server: Server, way: Way) -> None:
    """It comes out as it is."""
    server.answers(ok([1]))

    def fail(_: object) -> None:
        raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        way.within(stream(way), fail)


def test_a_hook_that_fails_leaves_no_connection_open(server: Server, way: Way) -> None:
    """A hook's error comes before the block begins, and closes what was open."""
    reply, hung_up = endless(server)

    def fail(_: object) -> None:
        raise LookupError("mine")

    server.answers(reply)
    block = way.client(on_response=way.hook(fail)).stream("GET", PATH)
    with pytest.raises(LookupError, match="mine") as caught:
        way.within(block, lambda response: response.read())
    assert hung_up.wait(30)
    # Its traceback holds all that was open, which is therefore not just garbage.
    assert caught.tb is not None


def test_a_body_is_read_once_and_inside_of_its_block(server: Server, way: Way) -> None:
    """Reading it again, or too late, is one clear error."""
    server.answers(ok([1]))
    kept: list[Any] = []

    def use(response: Any) -> Any:
        kept.append(response)
        return way.pieces(response, 9)

    way.within(stream(way), use)
    with pytest.raises(errors.ConfigurationError, match="read already"):
        way.do(kept[0].read())
    way.within(stream(way), kept.append)
    with pytest.raises(errors.ConfigurationError, match="its block has ended"):
        way.do(kept[1].read())


def test_files(server: Server, way: Way, tmp_path: Path) -> None:
    """A file is there when it is complete."""
    server.answers(Reply(200, b"abc"))
    path = tmp_path / "film.mp4"
    path.write_bytes(b"old")
    way.within(stream(way), lambda response: response.stream_to_file(path))
    assert path.read_bytes() == b"abc"
    server.answers(Reply(verbatim=HEAD + b"new"))
    with pytest.raises(errors.APIConnectionError):
        way.within(stream(way), lambda response: response.stream_to_file(str(path)))
    assert [each.name for each in tmp_path.iterdir()] == ["film.mp4"]
    assert path.read_bytes() == b"abc"


def test_memory_does_not_grow(server: Server, way: Way, tmp_path: Path) -> None:
    """A body of 16 MB is never in memory as a whole."""
    server.answers(Reply(pieces=lambda: (b"x" * 65_536 for _ in range(256))))
    block, path = stream(way), tmp_path / "film.mp4"
    tracemalloc.start()
    try:
        way.within(block, lambda response: response.stream_to_file(path))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert path.stat().st_size == 256 * 65_536
    assert peak < 4_000_000


def test_operations(server: Server, way: Way) -> None:
    """What a document describes can be read piece by piece, with the errors of the operation."""
    server.answers(Reply(200, b"\xff\xd8"))
    caller = way.client()._caller.streaming()
    call = Call(operation("GET", accept="bytes"), options={"connection_id": "conn_other"})
    block = way.do(caller.call(call))
    assert way.within(block, lambda response: response.read()) == b"\xff\xd8"
    assert server.received[0].header("x-connection-id") == "conn_other"
    server.answers(refusal(403))
    with pytest.raises(errors.PermissionDeniedError, match=r"GET /v2/access/x"):
        way.within(way.do(caller.call(call)), lambda response: response.read())


def test_secrets_that_come_back(server: Server, way: Way) -> None:
    """A streamed answer has no secret in its repr."""
    server.answers(ok({}, X_Echo=KEY))
    shown = way.within(stream(way), repr)
    assert KEY not in shown
    assert CONNECTION not in shown


def test_threads_stream_beside_one_another(server: Server) -> None:
    """More bodies than connections may be open are read, each by its thread."""
    server.answers(lambda received: Reply(200, received.target.encode() * 1000))
    failures: list[BaseException] = []

    def work(client: OFAuth, number: int) -> None:
        try:
            with client.stream("GET", f"/{number}") as response:
                assert response.read() == f"/{number}".encode() * 1000
        except BaseException as failure:
            failures.append(failure)

    with OFAuth(api_key=KEY, base_url=server.url) as client:
        threads = [threading.Thread(target=work, args=(client, n)) for n in range(60)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failures == []


def test_a_cancelled_reader_lets_the_connection_go(server: Server) -> None:
    """A task that is cancelled while it reads leaves the pool as it found it."""

    async def main() -> None:
        server.answers(Reply(verbatim=HEAD + b"abc", stalls=True), ok([1]))
        async with AsyncOFAuth(api_key=KEY, base_url=server.url) as client:
            got = asyncio.Event()

            async def reading() -> None:
                async with client.stream("GET", PATH) as response:
                    async for _ in response.iter_bytes():
                        got.set()

            task = asyncio.create_task(reading())
            await got.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert (await client.request("GET", PATH)).parsed == [1]

    asyncio.run(main())


def test_a_loop_that_breaks_leaves_nothing_behind(server: Server) -> None:
    """A loop over pieces that is left, and its block with it, raises no warning later."""

    async def main() -> None:
        server.answers(Reply(pieces=lambda: iter([b"a"] * 100)))
        async with AsyncOFAuth(api_key=KEY, base_url=server.url) as client:
            async with client.stream("GET", PATH) as response:
                async for _ in response.iter_bytes():
                    break
            before = asyncio.all_tasks()
        assert asyncio.all_tasks() == before

    asyncio.run(main())


def test_silence_is_no_first_byte(server: Server, way: Way) -> None:
    """Where only headers come, the request times out, and is made again."""
    server.answers(Reply(verbatim=HEAD, stalls=True), ok([1]))
    assert read(way, timeout=0.05, max_retries=20) == b"[1]"


@pytest.mark.parametrize("own", [False, True])
def test_streams_ask_for_a_body_that_is_not_encoded(server: Server, way: Way, own: bool) -> None:
    """The end of an encoded body cannot be told from a cut; a header of the caller's stays."""
    server.answers(Reply(200, b"abc", {"Content-Type": "text/plain"}))
    asynchronous = way.name == "async"
    transport: Any = httpx.AsyncHTTPTransport() if asynchronous else httpx.HTTPTransport()
    client = way.client(**({"transport": transport} if own else {}))
    for headers in ({}, {"Accept-Encoding": "gzip"}):
        block = client.stream("GET", "/x", headers=headers)
        assert way.within(block, lambda response: response.read()) == b"abc"
    way.request(client, "GET", "/x")
    sent = [received.header("accept-encoding") for received in server.received]
    assert sent[:2] == ["identity", "gzip"]
    assert str(sent[2]).startswith("gzip, deflate")
