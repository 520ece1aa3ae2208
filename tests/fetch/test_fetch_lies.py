"""Servers that lie: the pin is that of one whole, honest answer, or stays as it was."""

from __future__ import annotations

import gzip
import json
import zlib
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from pipeline.common.errors import PipelineError
from pipeline.fetch import Limits, fetch
from tests.fetch.serving import (
    Answer,
    Server,
    document,
    hang_up,
    pinned,
    redirect,
    send,
    server_of,
)

BODY = json.dumps(document("/a", "/b")).encode()
WHOLE = gzip.compress(BODY)


def cut_off(body: bytes, etag: str) -> Answer:
    """Send half of a body and hang up."""
    return send(body[: len(body) // 2], content_length=str(len(body)), etag=etag)


def bomb(handler: BaseHTTPRequestHandler) -> None:
    """Send what unpacks to more than the limit, 64 MiB, and never end."""
    packer = zlib.compressobj(9, wbits=16 + zlib.MAX_WBITS)
    handler.send_response(200)
    handler.send_header("content-encoding", "gzip")
    handler.end_headers()
    for _ in range(65):
        handler.wfile.write(packer.compress(bytes(2**20)))
    handler.wfile.write(packer.flush(zlib.Z_SYNC_FLUSH))
    handler.wfile.flush()
    server_of(handler).ended.wait()


def forever(handler: BaseHTTPRequestHandler) -> None:
    """Send empty gzip blocks without end: much arrives and nothing comes of it."""
    packer = zlib.compressobj(0, wbits=16 + zlib.MAX_WBITS)
    handler.send_response(200)
    handler.send_header("content-encoding", "gzip")
    handler.end_headers()
    handler.wfile.write(packer.compress(b"{") + packer.flush(zlib.Z_SYNC_FLUSH))
    while not server_of(handler).ended.is_set():
        handler.wfile.write(b"\0\0\0\xff\xff" * 100_000)


LIES: dict[str, Answer] = {
    "too long a length": send(BODY, content_length=str(len(BODY) + 1)),
    "too short a length": send(BODY, content_length=str(len(BODY) - 1)),
    "a length of nothing": send(BODY, content_length="0"),
    "compressed, and too short a length": send(
        WHOLE, content_length=str(len(WHOLE) - 9), content_encoding="gzip"
    ),
    "said to be compressed": send(BODY, content_encoding="gzip"),
    "compressed and something behind": send(WHOLE + b"more", content_encoding="gzip"),
    "a bomb": bomb,
    "blocks of nothing": forever,
    "304 to no validator": send(b"", 304),
    "around in a circle": redirect("/openapi.json"),
}


@pytest.mark.parametrize("name", LIES)
def test_a_lie_changes_nothing(tmp_path: Path, server: Server, name: str) -> None:
    """One sentence, and both files are the very same; nothing is waited for to its end."""
    (tmp_path / "first.json").write_text(json.dumps(document()), encoding="utf-8")
    fetch(tmp_path, str(tmp_path / "first.json"))
    before = pinned(tmp_path)
    with pytest.raises(PipelineError) as caught:
        fetch(tmp_path, server.answers(LIES[name]), limits=Limits(pause=0))
    assert "\n" not in str(caught.value)
    assert "within" not in str(caught.value)  # that would be the limit of time
    assert pinned(tmp_path) == before


@pytest.mark.parametrize("first", [cut_off(BODY, etag='"1"'), send(b"", 500, etag='"1"'), hang_up])
def test_a_document_that_changes_between_attempts(
    tmp_path: Path, server: Server, first: Answer
) -> None:
    """Nothing of the attempt that failed is in the pin: neither bytes nor validators."""
    later = json.dumps(document("/b", "/c")).encode()
    fetch(tmp_path, server.answers(first, send(later, etag='"2"')), limits=Limits(pause=0))
    lock = json.loads((tmp_path / "openapi" / "upstream.lock.json").read_text("utf-8"))
    stored = json.loads((tmp_path / "openapi" / "upstream.json").read_text("utf-8"))
    assert (lock["etag"], lock["operations"]) == ('"2"', 2)
    assert list(stored["paths"]) == ["/b", "/c"]


def test_a_compressed_document_may_come_in_parts_and_be_padded(
    tmp_path: Path, server: Server
) -> None:
    """Members behind one another are one body, zeros behind them are none (RFC 1952)."""
    body = gzip.compress(BODY[:50]) + gzip.compress(BODY[50:]) + bytes(20)
    chunks = b"".join(b"1\r\n" + body[i : i + 1] + b"\r\n" for i in range(len(body))) + b"0\r\n\r\n"
    fetch(
        tmp_path,
        server.answers(send(chunks, transfer_encoding="chunked", content_encoding="gzip")),
    )
    assert (
        len(json.loads((tmp_path / "openapi" / "upstream.json").read_text("utf-8"))["paths"]) == 2
    )
