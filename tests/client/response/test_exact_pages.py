"""A page that is exactly as documented is parsed once, and paging learns as much from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from ofauth_api.codec import json_bytes
from ofauth_api.resources import Resources
from ofauth_api.resources.base import Call

from benchmarks.decode.pages import page
from ofauth_client import DriftEvent
from ofauth_client._exchange.flow import Exchange
from ofauth_client._messages.messages import Answer, Headers
from ofauth_client._options.credentials import Secret
from ofauth_client._options.options import Options
from ofauth_client._paging.requests import PageRequest
from ofauth_client._request.encoding import encode_call
from ofauth_client._response.decoding import decode_page
from ofauth_client._response.drift import DriftLog
from ofauth_client._response.page_data import PageData
from tests.client.serving import Server, ok
from tests.client.ways import Way

CHATS: dict[str, Any] = json.loads(page(3))
CHAT: dict[str, Any] = CHATS["list"][0]
MESSAGE: dict[str, Any] = CHAT["lastMessage"]
MESSAGES: dict[str, Any] = {
    "list": [{**MESSAGE, "id": number} for number in (5, 4, 3)],
    "hasMore": True,
}


@pytest.fixture(autouse=True)
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget what other tests have read, and try the short way at the second page."""
    monkeypatch.setattr("ofauth_api.codec.exact._READERS", {})
    monkeypatch.setattr("ofauth_api.codec.exact._FIRST_PAUSE", 1)


class Listed:
    """Keeps the call of a list instead of sending it."""

    def page(self, call: Call[Any], item: Callable[..., Any]) -> tuple[Call[Any], Any]:
        """Return the call, with the decoder of an item."""
        return call, item


def listed(operation: str) -> tuple[Call[Any], Any]:
    """Return the call of a list, and the decoder of an item."""
    caller: Any = Listed()
    chats = Resources(caller).chats
    made: Any = chats.list() if operation == "chats" else chats.messages.list(7)
    call, item = made
    return call, item


def received(operation: str, value: Any) -> PageData:
    """Return a page as the third of its kind, which is when the short way is known."""
    call, item = listed(operation)
    request = encode_call(call, Options(api_key=Secret("sk", ""), connection_id=Secret("c", "")))
    first = CHATS if operation == "chats" else MESSAGES
    pages = [
        decode_page(
            call,
            item,
            Exchange(request, Answer(200, Headers(), json.dumps(each).encode()), 1),
            DriftLog(),
        )
        for each in (first, first, first, first, value)
    ]
    return pages[-1]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return the texts that are parsed from now on."""
    texts: list[bytes] = []
    loads = json_bytes.loads

    def counted(content: bytes) -> Any:
        texts.append(content)
        return loads(content)

    monkeypatch.setattr(json_bytes, "loads", counted)
    return texts


def some(count: int, **more: Any) -> dict[str, Any]:
    """Return a page of some chats."""
    return {**json.loads(page(count)), **more}


PAGES: list[tuple[str, Any]] = [
    ("chats", some(3)),
    ("chats", some(3, hasMore=False)),
    ("chats", some(0, hasMore=False)),
    ("chats", some(0, nextOffset=60)),
    ("chats", {"list": [], "hasMore": True}),
    ("chats", {"list": CHATS["list"], "hasMore": True}),
    ("chats", some(2, nextOffset=-1)),
    ("messages", MESSAGES),
    ("messages", {**MESSAGES, "hasMore": False}),
    ("messages", {"list": [], "hasMore": True}),
    # Not a page that is exactly as documented.
    ("chats", some(2, hasMore=None)),
    ("chats", some(2, nextOffset="60")),
    ("chats", some(2, unknown=True)),
    ("messages", {**MESSAGES, "list": [*MESSAGES["list"], {}]}),
    # Two items with one id: the whole items count.
    ("chats", {**CHATS, "list": [CHAT, {**CHAT, "unreadMessagesCount": 9}]}),
]


@pytest.mark.parametrize(("operation", "value"), PAGES)
def test_paging_learns_as_much_as_from_the_whole_page(operation: str, value: Any) -> None:
    """The next page, the fingerprint, or what is wrong."""
    data = received(operation, value)
    call, _ = listed(operation)
    request = PageRequest(call, {})
    assert request.result(data.outline) == request.result(value)
    assert data.body == value
    assert [item.to_dict() for item in data.items] == value["list"]


@pytest.mark.parametrize(("operation", "value"), PAGES[:10])
def test_the_page_is_parsed_when_somebody_asks_for_it(
    operation: str, value: Any, parsed: list[bytes]
) -> None:
    """Once, then it is kept."""
    data = received(operation, value)
    before = len(parsed)
    assert data.outline is not None
    assert len(parsed) == before
    assert data.body is data.body
    assert len(parsed) == before + 1


def test_two_threads_that_ask_for_the_page() -> None:
    """The page may be parsed by another thread as soon as it was seen to be bytes."""

    class Raced(PageData):
        reads = iter([b"[1]", [1], [1]])

        @property
        def _body(self) -> Any:
            return next(self.reads)

        @_body.setter
        def _body(self, body: Any) -> None: ...

    assert Raced([], None).body == [1]


def test_the_items_are_a_list_of_their_own() -> None:
    """Changing the list leaves the body of the page as it was received."""
    data = received("chats", CHATS)
    data.items.clear()
    assert data.body == CHATS
    assert data.outline["list"]


def test_a_list_of_many_pages(server: Server, way: Way) -> None:
    """Items, order and mismatches are those that every page has by itself."""
    bodies: list[dict[str, Any]] = [
        {
            "list": [{**MESSAGE, "id": 100 - 3 * number - each} for each in range(3)],
            "hasMore": number < 9,
        }
        for number in range(10)
    ]
    bodies[6]["list"][1]["text"] = None
    bodies[7]["list"][2]["unknown"] = [1]
    server.answers(*map(ok, bodies))
    seen: list[DriftEvent] = []
    page_or_none = way.do(way.client(on_drift=seen.append).chats.messages.list(7))
    items: list[Any] = []
    while page_or_none is not None:
        items += page_or_none.items
        page_or_none = way.do(page_or_none.next_page())
    assert [item.to_dict() for item in items] == [each for body in bodies for each in body["list"]]
    assert [str(mismatch) for event in seen for mismatch in event.mismatches] == [
        "$.list[1].text: expected string, found null"
    ]
    asked = [dict(one.query).get("last_id") for one in server.received]
    assert asked == [None, *(str(100 - 3 * number + 1) for number in range(1, 10))]
