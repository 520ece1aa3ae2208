"""Bodies of requests: JSON, forms, and binary ones that are never in memory as a whole."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from ofauth_api.codec import File

from ofauth_client import errors, models
from ofauth_client._messages.bodies import CHUNK
from tests.client.serving import Received, Server
from tests.client.ways import SEND, AsyncWay, Way, operation

UPLOAD = operation("PUT", media_type="application/octet-stream")
UNDECLARED = operation("PUT")
FORM = operation("POST", media_type="application/x-www-form-urlencoded")
PARTS = operation("POST", media_type="multipart/form-data")


class Message:
    """A model, as far as encoding is concerned."""

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object."""
        return {"text": "hé"}


def sent(server: Server, way: Way, *arguments: Any, **options: Any) -> Received:
    """Call an operation, and return what the server got."""
    way.call(way.client(), *arguments, **options)
    return server.received[-1]


@pytest.mark.parametrize(
    ("body", "content"),
    [
        (Message(), '{"text":"hé"}'),
        ({"a": [Message(), None], "b": {}}, '{"a":[{"text":"hé"},null],"b":{}}'),
        ({"at": datetime(2026, 1, 2, tzinfo=UTC)}, '{"at":"2026-01-02T00:00:00+00:00"}'),
        ([1, 2.5, True], "[1,2.5,true]"),
        ("text", '"text"'),
        ({}, "{}"),
        (0, "0"),
    ],
)
def test_json(server: Server, way: Way, body: Any, content: str) -> None:
    """Models, mappings and any JSON value are sent as JSON."""
    received = sent(server, way, SEND, body=body)
    assert received.body.decode() == content
    assert received.header("content-type") == "application/json"
    assert received.header("content-length") == str(len(content.encode()))


def test_a_model_as_json_is_what_is_sent(server: Server, way: Way) -> None:
    """`to_json` is the body, byte by byte."""
    user = models.MessageUser(id=2**70, name="hé 🐈", additional_properties={"a": [1.5, None]})
    assert sent(server, way, SEND, body=user).body == user.to_json().encode()


def test_json_on_any_method(server: Server, way: Way) -> None:
    """DELETE may have a body, too."""
    received = sent(server, way, operation("DELETE", media_type="application/json"), body={"a": 1})
    assert (received.method, received.body) == ("DELETE", b'{"a":1}')


@pytest.mark.parametrize("value", [object(), float("nan"), {1, 2}, "\ud800", b"bytes"])
def test_what_has_no_json(server: Server, way: Way, value: Any) -> None:
    """What JSON cannot say is refused before anything is sent."""
    with pytest.raises(errors.ArgumentError, match="JSON"):
        sent(server, way, SEND, body={"value": value})
    assert server.received == []


def test_no_body(server: Server, way: Way) -> None:
    """An optional body that is not given is not sent, and is said to be empty."""
    received = sent(server, way, SEND)
    assert (received.body, received.header("content-length")) == (b"", "0")
    assert received.header("content-type") is None


@pytest.mark.parametrize("body", [b"abc", bytearray(b"abc"), memoryview(b"abc")])
@pytest.mark.parametrize("declared", [UPLOAD, UNDECLARED])
def test_bytes(server: Server, way: Way, body: Any, declared: Any) -> None:
    """Bytes are sent as they are, also where the document declares no body."""
    received = sent(server, way, declared, body=body)
    assert received.body == b"abc"
    assert received.header("content-type") == "application/octet-stream"
    assert received.header("content-length") == "3"


def test_open_files(server: Server, way: Way, tmp_path: Path) -> None:
    """A file is sent from where it stands, with its length, and stays open."""
    path = tmp_path / "video.mp4"
    path.write_bytes(b"x" * (2 * CHUNK + 7))
    with path.open("rb") as file:
        file.seek(7)
        received = sent(server, way, operation("PUT", media_type="video/mp4"), body=file)
        assert not file.closed
    assert received.body == b"x" * 2 * CHUNK
    assert received.header("content-length") == str(2 * CHUNK)
    assert received.header("content-type") == "video/mp4"
    assert received.header("transfer-encoding") is None


class Pipe(io.RawIOBase):
    """A file that cannot be rewound, and notes how much is read at once."""

    def __init__(self, size: int) -> None:
        self.left = size
        self.asked: list[int] = []

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        self.asked.append(size)
        taken = min(size, self.left)
        self.left -= taken
        return b"x" * taken


def test_pipes_are_streamed(server: Server, way: Way) -> None:
    """A file of unknown length is sent piece by piece, never read as a whole."""
    pipe = Pipe(3 * CHUNK)
    received = sent(server, way, UPLOAD, body=pipe)
    assert len(received.body) == 3 * CHUNK
    assert received.header("transfer-encoding") == "chunked"
    assert set(pipe.asked) == {CHUNK}


def pieces() -> Iterator[bytes]:
    """Yield a body."""
    yield b"ab"
    yield b""
    yield b"cd"


async def awaited_pieces() -> AsyncIterator[bytes]:
    """Yield a body to those who wait."""
    for piece in pieces():
        yield piece


@pytest.mark.parametrize("declared", [UPLOAD, UNDECLARED])
def test_iterators_are_streamed(server: Server, way: Way, declared: Any) -> None:
    """Pieces are sent as they come."""
    received = sent(server, way, declared, body=pieces())
    assert received.body == b"abcd"
    assert received.header("transfer-encoding") == "chunked"


def test_asynchronous_iterators(server: Server, way: Way) -> None:
    """The asynchronous client takes asynchronous iterators; the other says that it cannot."""
    if isinstance(way, AsyncWay):
        assert sent(server, way, UPLOAD, body=awaited_pieces()).body == b"abcd"
        return
    with pytest.raises(errors.ArgumentError, match="AsyncOFAuth"):
        sent(server, way, UPLOAD, body=awaited_pieces())


def test_errors_of_an_iterator_are_the_callers(server: Server, way: Way) -> None:
    """What an iterator raises comes out as it is, and nothing is repeated."""

    def broken() -> Iterator[bytes]:
        yield b"ab"
        raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        sent(server, way, UPLOAD, body=broken())


def test_text(server: Server, way: Way) -> None:
    """A text is sent as the type that the document declares."""
    received = sent(server, way, operation("PUT", media_type="text/csv"), body="ä;b")
    assert received.body == "ä;b".encode()
    assert received.header("content-type") == "text/csv"


def test_type_ranges(server: Server, way: Way) -> None:
    """No request has `image/*` as the type of its body."""
    received = sent(server, way, operation("PUT", media_type="image/*"), body=b"x")
    assert received.header("content-type") == "application/octet-stream"


@pytest.mark.parametrize("body", [42, {"a": 1}, io.StringIO("text")])
def test_what_is_not_binary(server: Server, way: Way, body: Any) -> None:
    """What is no bytes, file or iterator is refused, and so is a file in text mode."""
    with pytest.raises(errors.ArgumentError, match="binary"):
        sent(server, way, UPLOAD, body=body)
    assert server.received == []


def test_forms(server: Server, way: Way) -> None:
    """Fields of a form are quoted; lists repeat their name."""
    received = sent(server, way, FORM, body={"a": "b&c d", "e": [1, 2], "f": None})
    assert received.body == b"a=b%26c%20d&e=1&e=2"
    assert received.header("content-type") == "application/x-www-form-urlencoded"


def test_forms_with_files(server: Server, way: Way) -> None:
    """Files, values and objects are parts of a form."""
    received = sent(
        server,
        way,
        PARTS,
        body={
            "file": File(io.BytesIO(b"content"), "a.png", "image/png"),
            "named": ("b.txt", b"text", "text/plain"),
            "short": ("c.bin", b"octets"),
            "bytes": b"octets",
            "number": 3,
            "tags": ["x", "y"],
            "meta": {"a": 1},
            "unset": None,
        },
    )
    text = received.body.decode()
    assert 'name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\ncontent' in text
    assert 'name="named"; filename="b.txt"\r\nContent-Type: text/plain\r\n\r\ntext' in text
    assert 'name="short"; filename="c.bin"' in text
    assert 'name="bytes"; filename="file"' in text
    assert 'name="number"\r\n\r\n3\r\n' in text
    assert text.count('name="tags"\r\n\r\n') == 2
    assert json.dumps({"a": 1}, separators=(",", ":")) in text
    assert "unset" not in text
    assert (received.header("content-type") or "").startswith("multipart/form-data; boundary=")


class Form:
    """A model of a form that makes its own mapping."""

    def to_dict(self) -> Any:
        """Return the fields."""
        return {"file": ("a.txt", b"content", "text/plain"), "n": 1}


def test_models_of_forms(server: Server, way: Way) -> None:
    """The fields of a model are parts."""
    text = sent(server, way, PARTS, body=Form()).body.decode()
    assert 'name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\ncontent' in text
    assert 'name="n"\r\n\r\n1\r\n' in text


def test_what_no_document_declares(server: Server, way: Way) -> None:
    """A body of which the document says nothing is JSON unless it is binary."""
    received = sent(server, way, UNDECLARED, body=["a"])
    assert (received.body, received.header("content-type")) == (b'["a"]', "application/json")


def test_pieces_and_parts_are_binary(server: Server, way: Way) -> None:
    """Text among the pieces of a body, or in a file of a form, is refused."""
    texts: Any = iter(["text"])
    with pytest.raises(errors.ArgumentError, match="must be bytes, not str"):
        sent(server, way, UPLOAD, body=texts)
    with pytest.raises(errors.ArgumentError, match="binary mode"):
        sent(server, way, PARTS, body={"file": io.StringIO("text")})


@pytest.mark.parametrize("declared", [FORM, PARTS])
def test_forms_are_objects(server: Server, way: Way, declared: Any) -> None:
    """A form has names."""
    with pytest.raises(errors.ArgumentError, match="model or a mapping"):
        sent(server, way, declared, body=[1])
