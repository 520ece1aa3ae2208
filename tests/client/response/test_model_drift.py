"""Answers of the real list of chats that are not what the document says."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from ofauth_api.resources.base import Call

from benchmarks.decode.pages import page
from ofauth_client import DriftEvent, errors
from ofauth_client.models import Chat, ChatPage
from tests.client.serving import Server, ok
from tests.client.ways import CONNECTION, KEY, LIST, AsyncWay, Way


def odd_page() -> Any:
    """Return a page on which several messages have what the document does not know."""
    value: Any = {**json.loads(page(5)), "hasMore": False}
    for number in (1, 3):
        message = value["list"][number]["lastMessage"]
        message["media"][0]["type"] = "hologram"
        message["text"] = {"planted": "private words"}
        message["replyToMessage"]["media"][2]["type"] = "hologram"
    return value


def chats(way: Way, client: Any) -> Any:
    """Return the first page of chats."""
    listed = client.chats.list(order="recent")
    return way.do(listed) if isinstance(way, AsyncWay) else listed


def test_a_page_with_odd_messages_is_read(
    server: Server, way: Way, caplog: pytest.LogCaptureFixture
) -> None:
    """Each place is logged once, whatever the chat, the request or the tenant; all is kept."""
    value = odd_page()
    server.answers(ok(value))
    seen: list[DriftEvent] = []
    client = way.client(on_drift=seen.append)
    with caplog.at_level(logging.WARNING, "ofauth_client.drift"):
        for tenant in (client, client.for_connection("conn_other"), client):
            read = chats(way, tenant)
            assert [chat.to_dict() for chat in read.items] == value["list"]
    enum = 'expected one of "audio", "gif", "photo", "video", found "hologram"'
    message = "chats.list: $.list[*].lastMessage"
    lines = [one.getMessage() for one in caplog.records if one.name == "ofauth_client.drift"]
    assert sorted(lines) == [
        f"{message}.media[*].type: {enum}",
        f"{message}.replyToMessage.media[*].type: {enum}",
        f"{message}.text: expected string, found object",
    ]
    assert sum(len(event.mismatches) for event in seen) == 3 * 2 * 3
    told = repr(seen) + caplog.text
    assert not any(secret in told for secret in ("private words", "Signature", KEY, CONNECTION))


def test_strict_mode_names_everything_that_is_wrong(server: Server, way: Way) -> None:
    """One error has all that is amiss on the page, with paths from the root of the answer."""
    server.answers(ok(odd_page()))
    with pytest.raises(errors.DecodeError) as caught:
        chats(way, way.client(strict=True))
    assert [mismatch.path for mismatch in caught.value.mismatches] == [
        f"$.list[{number}].lastMessage.{place}"
        for number in (1, 3)
        for place in ("text", "media[0].type", "replyToMessage.media[2].type")
    ]


#: What is around the items of a page, and where it is not what the document says.
AROUND: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["$.hasMore: expected boolean, found nothing"]),
    ({"hasMore": None}, ["$.hasMore: expected boolean, found null"]),
    ({"hasMore": 0}, ["$.hasMore: expected boolean, found integer"]),
    (
        {"hasMore": "false", "nextOffset": "x"},
        [
            "$.hasMore: expected boolean, found string",
            "$.nextOffset: expected integer, found string",
        ],
    ),
]


def answers_around() -> list[tuple[Any, list[str]]]:
    """Return answers with one item that is amiss, and all that is amiss with them."""
    chat = {**json.loads(page(1))["list"][0], "withUser": 5}
    item = "withUser: expected object, found integer"
    found: list[tuple[Any, list[str]]] = [
        ({"list": [chat], **around}, [*lines, f"$.list[0].{item}"]) for around, lines in AROUND
    ]
    return [*found, ([chat], ["$: expected object, found array", f"$[0].{item}"])]


@pytest.mark.parametrize(("value", "amiss"), answers_around())
@pytest.mark.parametrize("raw", [False, True], ids=["plain", "raw"])
def test_what_is_around_the_items_is_checked_as_they_are(
    server: Server,
    way: Way,
    value: Any,
    amiss: list[str],
    raw: bool,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Strict mode names it with what is amiss inside of items; otherwise it is told and read."""
    server.answers(ok(value))
    seen: list[DriftEvent] = []
    client = way.client(on_drift=seen.append)

    def listed(**options: Any) -> Any:
        api = client.chats.with_raw_response if raw else client.chats
        found = way.do(api.list(request_options=options))
        return found.parsed if raw else found

    with pytest.raises(errors.DecodeError) as caught:
        listed(strict=True)
    assert list(map(str, caught.value.mismatches)) == amiss
    seen.clear()
    assert len(listed().items) == len(listed().items) == 1
    assert [str(one) for event in seen for one in event.mismatches] == amiss * 2
    lines = [one.getMessage() for one in caplog.records if one.name == "ofauth_client.drift"]
    assert len(lines) == len(amiss)


def test_a_page_as_promised_is_told_of_nowhere(server: Server, way: Way) -> None:
    """Checking what is around the items finds nothing where nothing is."""
    server.answers(ok({**json.loads(page(2)), "hasMore": False}))
    seen: list[DriftEvent] = []
    assert len(chats(way, way.client(strict=True, on_drift=seen.append)).items) == 2
    assert seen == []


def test_a_page_as_promised_is_decoded_as_a_whole(server: Server, way: Way) -> None:
    """Of its items, only one has to be decoded by itself, to see that they are the same."""
    server.answers(ok({**json.loads(page(20)), "hasMore": False}))
    items = list[Any]()

    def item(value: Any, **_options: Any) -> Any:
        items.append(value)
        return Chat.from_dict(value)

    operation = LIST._replace(decode=lambda value, **_: ChatPage.from_dict(value))
    made = way.do(way.client()._caller.page(Call(operation), item)).items
    assert made == [Chat.from_dict(each) for each in json.loads(page(20))["list"]]
    assert len(items) == 1


def test_items_that_the_page_does_not_decode(server: Server, way: Way) -> None:
    """They have a decoder of their own; what is around them is looked at without them."""
    server.answers(ok({"list": [1, 2], "hasMore": False, "new": 3}))
    around, items = list[Any](), list[Any]()
    operation = LIST._replace(decode=lambda value, **_options: around.append(value))
    page_of = way.client()._caller.page
    way.do(page_of(Call(operation), lambda value, **_options: items.append(value)))
    assert around[-1] == {"list": [], "hasMore": False, "new": 3}
    assert items[-2:] == [1, 2]
