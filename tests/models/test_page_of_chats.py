"""A page as the API sends it, which the benchmarks measure, is what the document says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from ofauth_api.codec import DecodeError, decode, json_bytes, loads
from ofauth_api.models import ChatPage, MediaType

from benchmarks.decode.pages import page

CONTENT = page(20)


@pytest.fixture
def value() -> Any:
    """The page, parsed."""
    return json.loads(CONTENT)


@pytest.mark.parametrize("parse", [loads, json_bytes.standard])
def test_it_goes_there_and_back(parse: Any, value: Any) -> None:
    """Strictly, by either parser; names that are numbers, replies and media included."""
    made = ChatPage.from_dict(parse(CONTENT), strict=True)
    assert made.to_dict() == value
    message = value["list"][3]["lastMessage"]["replyToMessage"]
    sources: Any = made.list_[3].last_message
    assert (
        sources.reply_to_message.media[1].video_sources.field_720
        == (message["media"][1]["videoSources"]["720"])
    )
    assert sources.reply_to_message.media[1].video_sources.field_240 is None


def test_one_odd_message_costs_nothing_but_its_oddity(value: Any) -> None:
    """An unknown enum value, a missing field, a wrong type and an unknown field, all kept."""
    odd = value["list"][7]["lastMessage"]
    odd["media"][0]["type"] = "hologram"
    odd["mediaCount"] = "three"
    odd["reactions"] = [{"by": 2**70}]
    del odd["text"]
    told: list[Any] = []
    made: Any = decode(ChatPage, value, on_drift=told.extend)
    assert made.to_dict() == value
    assert len(made.list_) == 20
    assert made.list_[7].last_message.media[0].type_ == MediaType("hologram")
    assert [mismatch.path.rsplit(".", 1)[1] for mismatch in told] == ["text", "mediaCount", "type"]
    with pytest.raises(DecodeError) as caught:
        ChatPage.from_dict(value, strict=True)
    assert caught.value.mismatches == tuple(told)
