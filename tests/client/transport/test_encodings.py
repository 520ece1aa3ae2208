"""Compressed bodies: whole ones are read, and of others nothing is taken for the whole."""

from __future__ import annotations

import gzip
import random
import zlib
from pathlib import Path
from typing import Any

import httpx
import httpx2
import pytest

from ofauth_client import errors
from ofauth_client._messages.messages import Headers
from ofauth_client._transport.encodings import EncodedBodyError, decoders
from tests.client.serving import Reply, Server, ok
from tests.client.ways import LIST, AsyncWay, Way

FILM = random.Random(1).randbytes(300_000)
ZIPPED = gzip.compress(FILM)
#: Bodies that end early or go on, and what is said of them.
BROKEN = {
    "cut": (ZIPPED[:-40_000], "gzip ended early"),
    "without the end": (ZIPPED[:-8], "gzip ended early"),
    "cut amid its head": (ZIPPED[:5], "gzip ended early"),
    "two members": (ZIPPED + gzip.compress(b"more"), "follow the end of its gzip"),
    "followed by something": (ZIPPED + b"more", "follow the end of its gzip"),
    "wrong sum": (ZIPPED[:-8] + b"????" + ZIPPED[-4:], "incorrect data check"),
    "no gzip": (FILM, "incorrect header check"),
}


def answer(body: bytes, encoding: str = "gzip") -> Reply:
    """Return a compressed answer."""
    return Reply(200, body, {"Content-Type": "video/mp4", "Content-Encoding": encoding})


@pytest.fixture(params=["own", "transport of httpx", "transport of httpx2"])
def client(request: pytest.FixtureRequest, way: Way) -> Any:
    """Return a client over connections of its own, or over a transport of the caller's."""
    if request.param == "own":
        return way.client(max_retries=0)
    library: Any = httpx2 if request.param.endswith("2") else httpx
    kind = library.AsyncHTTPTransport if isinstance(way, AsyncWay) else library.HTTPTransport
    return way.client(transport=kind(), max_retries=0)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_download_is_no_file(
    server: Server, way: Way, client: Any, name: str, tmp_path: Path
) -> None:
    """The error says what is wrong, and the next call is answered."""
    body, said = BROKEN[name]
    server.answers(answer(body), answer(body), ok({"a": 1}))
    file = tmp_path / "film.mp4"
    with pytest.raises(errors.APIConnectionError, match=f"cannot be unpacked: .*{said}"):
        way.within(client.stream("GET", "/x"), lambda response: response.stream_to_file(file))
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(errors.APIConnectionError, match=f"cannot be unpacked: .*{said}"):
        way.request(client, "GET", "/x")
    assert way.request(client, "GET", "/x").parsed == {"a": 1}


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", ZIPPED),
        ("x-gzip", ZIPPED),
        ("GZIP", ZIPPED),
        ("deflate", zlib.compress(FILM)),
        ("deflate", zlib.compress(FILM)[2:-4]),
        ("deflate, gzip", gzip.compress(zlib.compress(FILM))),
        ("identity", FILM),
        ("nonsense", FILM),
    ],
)
def test_whole_bodies(server: Server, way: Way, encoding: str, body: bytes) -> None:
    """They are unpacked, in pieces and as a whole."""
    server.answers(answer(body, encoding))
    client = way.client()
    assert way.request(client, "GET", "/x").content == FILM
    assert way.within(client.stream("GET", "/x"), lambda response: response.read()) == FILM


def test_an_encoding_that_nobody_asked_for(server: Server, way: Way) -> None:
    """It is named."""
    server.answers(answer(FILM, "br"))
    with pytest.raises(errors.APIConnectionError, match="cannot read the encoding br"):
        way.request(way.client(max_retries=0), "GET", "/x")


def test_an_encoding_of_nothing(server: Server, way: Way) -> None:
    """An answer without a body may name an encoding."""
    server.answers(Reply(204, b"", {"Content-Encoding": "gzip"}))
    assert way.request(way.client(), "GET", "/x").content == b""


def test_what_is_asked_for(server: Server, way: Way) -> None:
    """Answers may be compressed, and streams rather not."""
    client = way.client()
    way.call(client, LIST)
    way.within(client.stream("GET", "/x"), lambda response: response.read())
    asked = [one.header("accept-encoding") for one in server.received]
    assert asked == ["gzip, deflate", "identity"]


@pytest.mark.parametrize("size", [1, 7, 1000, 1 << 20])
def test_pieces_of_any_size(size: int) -> None:
    """Where a body is cut on its way makes no difference, however much it unpacks to."""
    zeros = b"0" * 5_000_000
    found = decoders(Headers([(b"Content-Encoding", b"gzip")]))
    assert found is not None
    zipped = gzip.compress(zeros)
    cut = [zipped[start : start + size] for start in range(0, len(zipped), size)]
    pieces = [piece for each in cut for piece in found.pieces(each)]
    found.finish()
    assert b"".join(pieces) == zeros
    assert max(map(len, pieces)) <= 1 << 20


def test_a_cut_body_of_several_encodings() -> None:
    """The inner encoding may be cut while the outer is whole."""
    found = decoders(Headers([(b"Content-Encoding", b"deflate, gzip")]))
    assert found is not None
    list(found.pieces(gzip.compress(zlib.compress(FILM)[:-5])))
    with pytest.raises(EncodedBodyError, match="deflate ended early"):
        found.finish()
