"""Messages of a chat: pages by cursor and by number, searching, and what changes meanwhile."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from ofauth_client.sandbox import Sandbox, SandboxError
from tests.sandbox.conftest import MESSAGES, page

USER = 1003
PATH = f"/v2/access/chats/{USER}/messages"


def messages(http: httpx.Client, path: str = PATH, **query: Any) -> dict[str, Any]:
    """Return a page of messages."""
    return page(http, path, **query)


def ids(page: dict[str, Any]) -> list[int]:
    """Return the ids of a page."""
    return [message["id"] for message in page["list"]]


def by_cursor(http: httpx.Client, **query: Any) -> list[int]:
    """Return the ids of all pages, each after the last id of the one before."""
    found: list[int] = []
    while True:
        page = messages(http, **query)
        found += ids(page)
        if not page["hasMore"]:
            assert page["nextLastId"] is None
            return found
        assert page["nextLastId"] == found[-1]
        query["last_id"] = page["nextLastId"]


@pytest.mark.parametrize("limit", [1, 7, 10])
def test_cursors_lead_through_all_messages_once(http: httpx.Client, limit: int) -> None:
    """Following nextLastId yields every message once, the newest first."""
    found = by_cursor(http, limit=limit)
    assert len(found) == MESSAGES
    assert found == sorted(set(found), reverse=True)


def test_offsets_count_from_the_newest(http: httpx.Client) -> None:
    """An offset skips messages; behind the end is nothing."""
    everything = by_cursor(http)
    assert ids(messages(http, offset=5, limit=3)) == everything[5:8]
    assert ids(messages(http, offset=MESSAGES)) == []
    assert messages(http, offset=10**30) == {"list": [], "hasMore": False, "nextLastId": None}


def test_first_id_is_the_first_message(http: httpx.Client) -> None:
    """The page begins with that message; the page after last_id begins behind it."""
    everything = by_cursor(http)
    assert ids(messages(http, first_id=everything[4], limit=3)) == everything[4:7]
    assert ids(messages(http, last_id=everything[4], limit=3)) == everything[5:8]


@pytest.mark.parametrize("identifier", [0, -5, 1, 10**30])
def test_ids_that_no_message_has_say_where_to_go_on(http: httpx.Client, identifier: int) -> None:
    """An id is a place in time: all messages are before a large one, none before a small one."""
    expected = by_cursor(http)[:10] if identifier > 10**12 else []
    assert ids(messages(http, last_id=identifier)) == expected


def test_queries_find_texts(http: httpx.Client) -> None:
    """A query finds exactly the messages whose text contains it, in any case of letters."""
    everything = [
        message
        for offset in range(0, MESSAGES, 10)
        for message in messages(http, offset=offset, limit=10)["list"]
    ]
    expected = [each["id"] for each in everything if "the" in each["text"].casefold()]
    assert 0 < len(expected) < MESSAGES
    assert by_cursor(http, query="The", limit=1) == expected


def test_users_come_with_their_names_when_asked_for(http: httpx.Client) -> None:
    """`include_users` gives the authors' names in the place of hints."""
    hints = [each["fromUser"] for each in messages(http)["list"]]
    names = [each["fromUser"] for each in messages(http, include_users="true")["list"]]
    assert [each["id"] for each in hints] == [each["id"] for each in names]
    assert all(each.keys() == {"id", "_view"} for each in hints)
    assert all(each.keys() == {"id", "name"} for each in names)
    assert messages(http, include_users="false") == messages(http)


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"limit": 0}, "limit"),
        ({"limit": 11}, "limit"),
        ({"offset": -1}, "offset"),
        ({"query": "x" * 101}, "query"),
        ({"last_id": "x"}, "last_id"),
        ({"first_id": "1.5"}, "first_id"),
        ({"include_users": "yes"}, "include_users"),
    ],
)
def test_what_is_out_of_range_is_refused_by_name(
    http: httpx.Client, query: dict[str, Any], named: str
) -> None:
    """A value that the document does not allow is a 400 that names its parameter."""
    answer = http.get(PATH, params=query)
    told = answer.json()
    assert (answer.status_code, told["type"]) == (400, "BAD_REQUEST")
    assert told["error"].startswith(f"{named}: ")


def test_messages_that_arrive_meanwhile_move_no_cursor(
    http: httpx.Client, sandbox: Sandbox
) -> None:
    """Who pages by cursor sees the messages of the beginning once each; who starts anew sees more.

    By offset, one is seen twice: that is what offsets do.
    """
    before = by_cursor(http)
    first = messages(http, limit=10)
    added = sandbox.add_message(USER, "Are you still reading?")
    second = messages(http, limit=10, last_id=first["nextLastId"])
    assert ids(first) + ids(second) == before[:20]
    assert ids(messages(http, limit=10, offset=10))[0] == ids(first)[-1]
    assert by_cursor(http) == [added["id"], *before]


def test_an_added_message_is_in_its_chat_alone(http: httpx.Client, sandbox: Sandbox) -> None:
    """The chat comes first, has one unread message more, and other connections see nothing."""
    path = "/v2/access/chats"
    unread = {
        chat["withUser"]["id"]: chat["unreadMessagesCount"]
        for offset in (0, 20)
        for chat in http.get(f"{path}?limit=20&offset={offset}").json()["list"]
    }
    sandbox.add_message(USER, "Hello")
    first = http.get(path).json()["list"][0]
    assert (first["withUser"]["id"], first["lastMessage"]["text"]) == (USER, "Hello")
    assert first["unreadMessagesCount"] == unread[USER] + 1
    other = http.get(PATH, headers={"x-connection-id": "conn_other"}).json()
    assert other["list"][0]["text"] != "Hello"


def test_messages_can_be_added_over_http(http: httpx.Client, sandbox: Sandbox) -> None:
    """What `add_message` does can be asked for by programs in other languages, too."""
    body = {"connection": sandbox.connection_id, "user": USER, "text": "From afar"}
    assert http.post("/_sandbox/messages", json=body).json()["text"] == "From afar"
    assert messages(http)["list"][0]["text"] == "From afar"
    refused = http.post("/_sandbox/messages", json=body | {"user": 1})
    assert refused.status_code == 404
    assert http.post("/_sandbox/messages", json=body | {"user": "x"}).status_code == 400


def test_nobody_can_be_written_to_without_a_chat(sandbox: Sandbox) -> None:
    """Adding a message to no chat is one clear error."""
    with pytest.raises(SandboxError, match="there is no chat with this user"):
        sandbox.add_message(1, "Hello")


def test_forgetting_brings_back_the_beginning(http: httpx.Client, sandbox: Sandbox) -> None:
    """After `forget`, everything is as it was."""
    before = messages(http)
    sandbox.add_message(USER, "Hello")
    assert messages(http) != before
    sandbox.forget()
    assert messages(http) == before


def test_what_is_sent_stays_and_what_is_deleted_goes(full_http: httpx.Client) -> None:
    """Sending, reading and deleting a message work on one state."""
    sent = full_http.post(PATH, json={"text": "Written"}).json()
    one = f"{PATH}/{sent['id']}"
    assert messages(full_http)["list"][0]["text"] == "Written"
    assert full_http.get(one).json()["text"] == "Written"
    assert full_http.delete(one).status_code == 200
    assert full_http.get(one).status_code == full_http.delete(one).status_code == 404
    assert sent["id"] not in ids(messages(full_http))


def test_searching_pages_by_offset(full_http: httpx.Client) -> None:
    """Searching in a chat counts, and finds what listing with the query finds."""
    path = f"{PATH}/search"
    first = messages(full_http, path, query="the", limit=2)
    last = messages(full_http, path, query="the", limit=10, offset=first["nextOffset"])
    expected = by_cursor(full_http, query="the")
    assert ids(first) + ids(last) == expected[:12]
    end = messages(full_http, path, query="the", limit=10, offset=len(expected) - 1)
    assert (ids(end), end["hasMore"], "nextOffset" in end) == (expected[-1:], False, False)
