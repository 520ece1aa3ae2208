"""What becomes of an answer that is not quite what it should be."""

from __future__ import annotations

import gzip
import logging
import zlib
from types import SimpleNamespace
from typing import Any

import pytest
from ofauth_api.codec import DecodeError as CodecError
from ofauth_api.codec import Mismatch
from ofauth_api.resources.base import Call, Operation, Pagination

from ofauth_client import DriftEvent, errors
from ofauth_client._response.drift import DriftLog
from tests.client.serving import Reply, Server, ok
from tests.client.ways import LIST, AsyncWay, Way, as_it_is, operation, travel


def answered(server: Server, way: Way, reply: Reply, method: str = "GET", **fields: Any) -> Any:
    """Return what an operation makes of an answer."""
    server.answers(reply)
    return way.call(way.client(max_retries=0), operation(method, **fields))


@pytest.mark.parametrize("accept", ["json", "nothing"])
@pytest.mark.parametrize("status", [204, 205])
def test_no_content_is_nothing(server: Server, way: Way, status: int, accept: Any) -> None:
    """Where the API says that there is no content, there is None."""
    assert answered(server, way, Reply(status, b""), accept=accept) is None


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "HEAD"])
def test_a_change_that_was_made_is_no_failure(server: Server, way: Way, method: str) -> None:
    """An empty answer to a change is None: an error would invite to make it again."""
    assert answered(server, way, Reply(200, b""), method) is None


def test_nothing_where_something_was_asked_for(server: Server, way: Way) -> None:
    """An empty answer to a question is an error."""
    with pytest.raises(errors.DecodeError, match="it is empty"):
        answered(server, way, Reply(200, b""))


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'{"list": [{"id": 1}, {"i', "application/json"),
        (b"<html>Log in</html>", "text/html"),
        (b"\xff\xfe", "application/json"),
        (b"NaN", "application/json"),
        (b"[" * 100_000, "application/json"),
    ],
    ids=["cut", "page", "no text", "no number", "deep"],
)
def test_what_is_no_json(server: Server, way: Way, body: bytes, kind: str) -> None:
    """An answer that cannot be read is an error that tells status and type, and is not repeated."""
    server.answers(Reply(200, body, {"Content-Type": kind}))
    with pytest.raises(errors.DecodeError, match=rf"the body \({kind}\) is not JSON") as caught:
        way.call(way.client(), LIST)
    assert caught.value.status == 200
    assert caught.value.body == body[:65_536]
    assert len(server.received) == 1


@pytest.mark.parametrize("kind", ["text/plain", "application/problem", ""])
def test_the_type_may_be_wrong(server: Server, way: Way, kind: str) -> None:
    """JSON is JSON whatever its type says."""
    reply = Reply(200, b'\xef\xbb\xbf{"a": "\xc3\xa4"}', {"Content-Type": kind})
    assert answered(server, way, reply) == {"a": "ä"}


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_compression(server: Server, way: Way, encoding: str) -> None:
    """Compressed answers are read."""
    pack = gzip.compress if encoding == "gzip" else zlib.compress
    assert answered(server, way, Reply(200, pack(b"[1]"), {"Content-Encoding": encoding})) == [1]


def test_broken_compression(server: Server, way: Way) -> None:
    """What cannot be decompressed is tried again, as it broke on the way."""
    broken = Reply(200, b"no gzip", {"Content-Encoding": "gzip"})
    server.answers(broken, ok({"id": 1}))
    assert way.call(way.client(), LIST) == {"id": 1}
    with pytest.raises(errors.APIConnectionError, match="the body cannot be unpacked"):
        answered(server, way, broken)


def test_exact_numbers(server: Server, way: Way) -> None:
    """Ids of any length keep their digits."""
    assert answered(server, way, Reply(200, b"[123456789012345678901]")) == [123456789012345678901]


def test_bytes_and_text(server: Server, way: Way) -> None:
    """Other answers are what they are; a text is read as its type says."""
    assert answered(server, way, Reply(200, b"\xff\x00"), accept="bytes") == b"\xff\x00"
    latin = Reply(200, b"\xe4", {"Content-Type": 'text/plain; charset="latin-1"'})
    assert answered(server, way, latin, accept="text") == "ä"
    for kind in ("text/plain", "text/plain; charset=nonsense", "text/plain; charset=idna"):
        found = answered(
            server, way, Reply(200, b"\xc3\xa4", {"Content-Type": kind}), accept="text"
        )
        assert found == "ä"
    assert answered(server, way, Reply(200, b"whatever"), accept="nothing") is None


FOUND = (Mismatch("$.media[0].type", "$.media[*].type", "string", "nothing"),)


def drifting(value: Any, *, strict: bool, on_drift: Any) -> Any:
    """Decode as the generated models do where something is amiss."""
    on_drift(FOUND)
    if strict:
        raise CodecError("Chat", FOUND)
    return value


DRIFTING: Operation[Any] = Operation("made.up", "GET", "/v2/access/x", drifting)


def drift_lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what was logged about drift."""
    return [one.getMessage() for one in caplog.records if one.name == "ofauth_client.drift"]


def test_drift_is_told_once(server: Server, way: Way, caplog: pytest.LogCaptureFixture) -> None:
    """A place that is not as documented is logged once for each operation, and told each time."""
    seen: list[DriftEvent] = []
    server.answers(ok({"media": [{}]}))
    client = way.client(on_drift=seen.append)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            way.call(client.with_options(), DRIFTING)
    assert drift_lines(caplog) == ["made.up: $.media[*].type: expected string, found nothing"]
    assert seen == [DriftEvent("made.up", FOUND)] * 3


def test_what_was_told_is_bounded(caplog: pytest.LogCaptureFixture) -> None:
    """However many places are otherwise, what was told of them takes little memory."""
    told = DriftLog()
    request: Any = SimpleNamespace(operation="o", options=SimpleNamespace(on_drift=None))
    caplog.set_level(logging.CRITICAL, "ofauth_client.drift")
    for number in range(10_001):
        told.note(request, "$", [FOUND[0]._replace(pattern=f"$.{number}")])
    assert len(vars(told)["_logged"]) == 1


def test_strict(server: Server, way: Way) -> None:
    """With `strict`, what is not as documented is an error with all that is amiss."""
    server.answers(ok({"media": [{}]}))
    with pytest.raises(errors.DecodeError, match=r"\$\.media\[0\]\.type") as caught:
        way.call(way.client(strict=True), DRIFTING)
    assert caught.value.mismatches == FOUND
    assert caught.value.operation == "made.up"
    assert vars(travel(caught.value)) == vars(caught.value)


def first_page(way: Way, client: Any) -> Any:
    """Return the first page of a list whose items are not as documented."""
    page = client._caller.page(Call(LIST), drifting)
    return way.do(page) if isinstance(way, AsyncWay) else page


def all_items(way: Way, client: Any, listing: Operation[Any]) -> list[Any]:
    """Return the items of all pages of a list."""
    pages = client._caller.page(Call(listing), as_it_is)
    if not isinstance(way, AsyncWay):
        return list(pages)

    async def read() -> list[Any]:
        return [item async for item in pages]

    items: list[Any] = way.do(read())
    return items


def test_drift_of_items(server: Server, way: Way, caplog: pytest.LogCaptureFixture) -> None:
    """What is amiss in an item of a list is told with its place in the whole answer."""
    seen: list[DriftEvent] = []
    server.answers(ok({"list": [{}, {}], "hasMore": False}))
    assert first_page(way, way.client(on_drift=seen.append)).items == [{}, {}]
    assert [event.mismatches[0].path for event in seen] == [
        "$.list[0].media[0].type",
        "$.list[1].media[0].type",
    ]
    assert drift_lines(caplog) == [
        "chats.list: $.list[*].media[*].type: expected string, found nothing"
    ]
    with pytest.raises(errors.DecodeError, match=r"\$\.list\[0\]\.media\[0\]\.type"):
        first_page(way, way.client(strict=True))


@pytest.mark.parametrize("body", [{"items": {}}, {"list": {}}, {"list": None}, "x"])
def test_lists_without_a_list(server: Server, way: Way, body: Any) -> None:
    """An answer that should be a page and has no items is an error, not an empty page."""
    server.answers(ok(body))
    with pytest.raises(errors.DecodeError, match="the answer has no list"):
        first_page(way, way.client())


@pytest.mark.parametrize("more", [True, False])
def test_null_is_an_empty_page_where_the_document_allows_it(
    server: Server, way: Way, more: bool
) -> None:
    """Such a page is gone through as an empty one is, whether there are more behind it or not."""
    pagination = Pagination(
        "offset",
        "offset",
        "list",
        more_field="hasMore",
        next_field="nextOffset",
        items_nullable=True,
    )
    nullable = LIST._replace(pagination=pagination)
    last = {"list": [{}], "hasMore": False}
    server.answers(ok({"list": None, "hasMore": more, "nextOffset": 5}), ok(last))
    assert len(all_items(way, way.client(), nullable)) == more
    assert len(server.received) == 1 + more


def test_decoding_that_fails(server: Server, way: Way) -> None:
    """What cannot be made a model of is an error that says where, and never a bare KeyError."""

    def fail(value: Any, **_options: Any) -> Any:
        return value["fromUser"]

    with pytest.raises(errors.DecodeError, match=r"200: \$: KeyError: 'fromUser'") as caught:
        answered(server, way, ok({"a": 1}), decode=fail)
    assert caught.value.data is None
    assert caught.value.body == b'{"a": 1}'


def test_hooks_for_drift_are_plain(way: Way) -> None:
    """A hook that would have to be awaited is refused."""

    async def hook(_: object) -> None:
        return None

    with pytest.raises(errors.ConfigurationError, match="on_drift"):
        way.client(on_drift=hook)


def test_hooks_for_drift_may_fail(server: Server, way: Way) -> None:
    """What a hook raises comes out as it is."""

    def fail(_: object) -> None:
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        way.call(way.client(on_drift=fail), DRIFTING)


@pytest.mark.parametrize("body", [b"null", b" null\r\n", b"\xef\xbb\xbfnull", b"\xef\xbb\xbf null"])
def test_null_is_nothing(server: Server, way: Way, body: bytes) -> None:
    """However it is written, and also where an object was expected."""
    server.answers(Reply(200, body))
    seen: list[DriftEvent] = []
    assert way.do(way.client(on_drift=seen.append).account.whoami()) is None
    assert not seen
