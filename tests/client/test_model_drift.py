"""Answers of the real list of chats that are not what the document says."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from benchmarks.decode.pages import page
from ofauth_client import DriftEvent, errors
from tests.client.serving import Server, ok
from tests.client.ways import CONNECTION, KEY, AsyncWay, Way


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
