"""Long lists over real connections, through the methods that people call."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ofauth_client import errors
from tests.client.serving import Received, Reply, Server, hang_up, ok, refusal
from tests.client.ways import AsyncWay, Way

EXAMPLE = Path(__file__).parents[2] / "generated" / "examples" / "chat_messages.json"
MESSAGE = json.loads(EXAMPLE.read_text("utf-8"))["list"][0]
COUNT = 1000


class Chat:
    """Messages of a chat, newest first, of which there are more with each page.

    Args:
        troubles: What comes instead of a page, by the number of the request.
        spelling: How the id of the next page is written.
    """

    def __init__(
        self, troubles: dict[int, Reply] | None = None, spelling: type[int | str] = int
    ) -> None:
        self.spelling = spelling
        self.ids = list(range(COUNT, 0, -1))
        self.troubles = troubles or {}
        self.requests = 0

    def answer(self, received: Received) -> Reply:
        """Answer a request, and write another message."""
        self.requests += 1
        if self.requests in self.troubles:
            return self.troubles[self.requests]
        query = dict(received.query)
        size, last = int(query["limit"]), query.get("last_id")
        start = self.ids.index(int(last)) + 1 if last else 0
        found = self.ids[start : start + size]
        self.ids.insert(0, self.ids[0] + 1)
        messages = [{**MESSAGE, "id": each} for each in found]
        return ok(
            {"list": messages, "hasMore": found[-1] > 1, "nextLastId": self.spelling(found[-1])}
        )


def read(way: Way, client: Any, **options: Any) -> list[int]:
    """Return the ids of all messages of a chat."""

    async def awaited() -> list[int]:
        found = client.chats.messages.list(42).iter(**options)
        return [message.id async for message in found]

    if isinstance(way, AsyncWay):
        ids: list[int] = way.runner.run(awaited())
        return ids
    return [message.id for message in client.chats.messages.list(42).iter(**options)]


@pytest.mark.parametrize("prefetch", [0, 1])
def test_a_hundred_pages(server: Server, way: Way, prefetch: int) -> None:
    """Each message comes once, though others are written meanwhile; one connection serves all."""
    chat = Chat()
    server.answers(chat.answer)
    client = way.client().for_connection("conn_of_the_list")
    assert read(way, client, prefetch=prefetch) == list(range(COUNT, 0, -1))
    assert chat.requests == 100
    assert {one.header("x-connection-id") for one in server.received} == {"conn_of_the_list"}
    assert len(server.connections) == 1


@pytest.mark.parametrize("spelling", [int, str])
def test_the_id_of_the_next_page_is_a_number_or_a_text(
    server: Server, way: Way, spelling: type[int | str]
) -> None:
    """The newest page of the documentation shows a text; strict clients take both."""
    chat = Chat(spelling=spelling)
    server.answers(chat.answer)
    client = way.client(strict=True)
    assert read(way, client, max_items=20) == list(range(COUNT, COUNT - 20, -1))
    assert dict(server.received[-1].query)["last_id"] == str(COUNT - 9)


def test_troubles_on_the_way(server: Server, way: Way) -> None:
    """A page that fails is requested again, and nothing is lost or repeated."""
    truncated = Reply(verbatim=b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{")
    chat = Chat({2: refusal(503), 5: hang_up(), 6: refusal(429), 9: truncated})
    server.answers(chat.answer)
    assert read(way, way.client(), max_items=200) == list(range(COUNT, COUNT - 200, -1))


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [
        (lambda: refusal(401, "SESSION_EXPIRED"), errors.SessionExpiredError),
        (lambda: Reply(200, b'{"list": ['), errors.DecodeError),
        (lambda: Reply(200, b"<html>", {"Content-Type": "text/html"}), errors.DecodeError),
        (hang_up, errors.APIConnectionError),
    ],
    ids=["expired", "truncated", "html", "cut"],
)
def test_troubles_that_stay(
    server: Server, way: Way, trouble: Callable[[], Reply], kind: type[Exception]
) -> None:
    """What was read before is there, then comes the error; the list goes on from that page."""
    chat = Chat(dict.fromkeys(range(3, 6), trouble()))
    server.answers(chat.answer)
    client = way.client()
    page = way.do(client.chats.messages.list(42))
    page = way.do(page.next_page())
    stored = json.loads(json.dumps(page.next_params))
    with pytest.raises(kind):
        way.do(page.next_page())
    chat.troubles.clear()
    page = way.do(client.chats.messages.list(42, request_options={"query": stored}))
    assert [message.id for message in page.items] == list(range(COUNT - 20, COUNT - 30, -1))
