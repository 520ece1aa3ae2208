"""Lists of chats mean by their parameters what the document says."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import httpx
import pytest

from ofauth_client.sandbox import Sandbox
from tests.sandbox.conftest import CHATS, MESSAGES, page, running

CHATS_PATH = "/v2/access/chats"


def chats(http: httpx.Client, path: str = CHATS_PATH, **query: Any) -> dict[str, Any]:
    """Return a page of chats."""
    return page(http, path, **query)


def users(page: dict[str, Any]) -> list[int]:
    """Return whom the chats of a page are with."""
    return [chat["withUser"]["id"] for chat in page["list"]]


def sent(items: Iterable[dict[str, Any]]) -> list[str]:
    """Return when messages were sent."""
    return [item["createdAt"] for item in items]


@pytest.mark.parametrize("path", [CHATS_PATH, f"{CHATS_PATH}/search"])
def test_pages_hold_as_many_as_asked_and_ten_by_default(http: httpx.Client, path: str) -> None:
    """The limit is kept; pages say where the next begins, and the last that nothing follows."""
    assert len(chats(http, path)["list"]) == 10
    first, last = chats(http, path, limit=20), chats(http, path, limit=20, offset=20)
    assert (len(first["list"]), first["hasMore"], first["nextOffset"]) == (20, True, 20)
    assert (len(last["list"]), last["hasMore"], "nextOffset" in last) == (CHATS - 20, False, False)
    assert len({*users(first), *users(last)}) == CHATS


@pytest.mark.parametrize("offset", [CHATS, CHATS + 1, 10**24])
def test_nothing_is_behind_the_last_chat(http: httpx.Client, offset: int) -> None:
    """An offset behind the end, however far, is an empty page."""
    page = chats(http, offset=offset)
    assert (page["list"], page["hasMore"]) == ([], False)


def test_recent_is_the_newest_message_first_and_old_the_other_way(http: httpx.Client) -> None:
    """The order is that of the last messages."""
    recent, old = (chats(http, limit=20, order=order)["list"] for order in ("recent", "old"))
    moments = sent(chat["lastMessage"] for chat in recent)
    assert moments == sorted(moments, reverse=True)
    assert sent(chat["lastMessage"] for chat in old) == sorted(
        sent(chat["lastMessage"] for chat in old)
    )
    assert users({"list": recent}) != users({"list": old})


def test_recent_is_the_default_order(http: httpx.Client) -> None:
    """Without an order, the newest message comes first."""
    assert chats(http) == chats(http, order="recent")


def everybody(http: httpx.Client, **query: Any) -> set[int]:
    """Return whom all chats are with that a query finds."""
    pages = [chats(http, limit=20, offset=offset, **query) for offset in (0, 20)]
    return {user for page in pages for user in users(page)}


@pytest.mark.parametrize("wanted", ["priority", "unread", "who_tipped"])
def test_filters_leave_a_part(http: httpx.Client, wanted: str) -> None:
    """A filter leaves some chats, and not all."""
    assert 0 < len(everybody(http, filter=wanted)) < CHATS


def test_unread_are_the_chats_with_unread_messages(http: httpx.Client) -> None:
    """The filter agrees with the counts in the chats."""
    pages = [chats(http, limit=20, offset=offset) for offset in (0, 20)]
    counted = {
        chat["withUser"]["id"]
        for page in pages
        for chat in page["list"]
        if chat["unreadMessagesCount"] > 0
    }
    assert everybody(http, filter="unread") == counted


def test_user_lists_hold_some_chats_each(http: httpx.Client) -> None:
    """A user list leaves a part of the chats; one that is not there leaves none."""
    lists = [everybody(http, userListId=each) for each in range(1, 6)]
    assert all(0 < len(found) < CHATS for found in lists)
    assert everybody(http, userListId=9999) == set()


@pytest.mark.parametrize("path", [CHATS_PATH, f"{CHATS_PATH}/search"])
def test_queries_find_what_was_said_last(http: httpx.Client, path: str) -> None:
    """A query finds chats by a part of their last message, in any case of letters."""
    page = chats(http, path, query="THE", limit=20)
    assert 0 < len(page["list"]) < CHATS
    assert all("the" in chat["lastMessage"]["text"].casefold() for chat in page["list"])
    assert chats(http, path, query="no such words")["list"] == []


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"limit": 0}, "limit"),
        ({"limit": 21}, "limit"),
        ({"limit": "ten"}, "limit"),
        ({"limit": 1.5}, "limit"),
        ({"limit": ""}, "limit"),
        ({"offset": -1}, "offset"),
        ({"offset": "²"}, "offset"),
        ({"order": "newest"}, "order"),
        ({"filter": "nobody"}, "filter"),
        ({"query": "x" * 101}, "query"),
        ({"userListId": 0}, "userListId"),
    ],
)
def test_what_is_out_of_range_is_refused_by_name(
    http: httpx.Client, query: dict[str, Any], named: str
) -> None:
    """A value that the document does not allow is a 400 that names its parameter."""
    answer = http.get(CHATS_PATH, params=query)
    told = answer.json()
    assert (answer.status_code, told["type"]) == (400, "BAD_REQUEST")
    assert told["error"].startswith(f"{named}: ")


def test_limits_are_allowed_themselves(http: httpx.Client) -> None:
    """The ends of a range belong to it."""
    assert len(chats(http, limit=1, offset=0)["list"]) == 1
    assert len(chats(http, limit=20, query="")["list"]) == 20
    assert chats(http, query="é" * 100)["list"] == []


def test_the_same_seed_says_the_same(http: httpx.Client, sandbox: Sandbox) -> None:
    """Two sandboxes of one seed agree; another seed, or another connection, says something else."""
    told = chats(http, limit=20)
    for seed, same in ((sandbox.seed, True), (sandbox.seed + 1, False)):
        for other in running(seed=seed):
            headers = {"apiKey": other.api_key, "x-connection-id": other.connection_id}
            found = httpx.get(f"{other.url}{CHATS_PATH}?limit=20", headers=headers)
            # Files are at the address of the sandbox.
            text = found.text.replace(other.url, sandbox.url)
            assert (json.loads(text) == told) is same
    stranger = http.get(CHATS_PATH, headers={"x-connection-id": "conn_stranger"}).json()
    assert stranger["list"] != told["list"][:10]


def test_data_is_as_colourful_as_real_data(http: httpx.Client) -> None:
    """There are emoji, long texts, all types of media, locked, paid and answered messages."""
    first = users(chats(http))[0]
    found: list[dict[str, Any]] = []
    for user in users(chats(http, limit=20)):
        for offset in range(0, MESSAGES, 10):
            page = http.get(f"{CHATS_PATH}/{user}/messages?limit=10&offset={offset}").json()
            found += page["list"]
    assert first
    texts = [message["text"] for message in found]
    assert any("💕" in text for text in texts)
    assert max(map(len, texts)) > 500
    media = [one for message in found for one in message["media"]]
    assert {one["type"] for one in media} == {"photo", "video", "gif", "audio"}
    assert any(one["releaseForms"] for one in media)
    assert any(one["releaseForms"] is None for one in media)
    assert any(message["lockedText"] for message in found)
    assert any(not message["isFree"] for message in found)
    assert any("replyToMessage" in message for message in found)
