"""The answers that the documentation pages show decode, and encode back to the same JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from ofauth_api import models

EXAMPLES = Path(__file__).parent / "examples"


def example(name: str) -> dict[str, Any]:
    """Return the example answer of a documentation page."""
    value: dict[str, Any] = json.loads((EXAMPLES / f"{name}.json").read_text("utf-8"))
    return value


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("chats_list", models.ChatPage),
        ("search_chats", models.ChatPage),
        ("chat_messages", models.ChatMessagePage),
    ],
)
def test_an_example_encodes_back_to_itself(name: str, model: Any) -> None:
    """Decoding and encoding a page's example changes nothing."""
    assert model.from_dict(example(name)).to_dict() == example(name)


def test_the_sender_of_a_message_always_has_an_id() -> None:
    """Both variants of fromUser are one model."""
    page = models.ChatMessagePage.from_dict(example("chat_messages"))
    (message,) = page.list_
    assert type(message.from_user) is models.MessageUser
    assert message.from_user.id == 123
    assert message.from_user.name == "<string>"
    other = models.MessageUser.from_dict({"id": 7, "_view": "s"})
    assert (other.id, other.view) == (7, "s")


def test_a_reply_is_a_message() -> None:
    """replyToMessage is the message model again, as deep as replies go."""
    (chat,) = models.ChatPage.from_dict(example("search_chats")).list_
    assert isinstance(chat, models.Chat)
    assert isinstance(chat.last_message, models.ChatMessage)
    assert type(chat.last_message.reply_to_message) is models.ChatMessage


def test_media_without_a_type_and_null_release_forms_are_read() -> None:
    """What the search page shows, the document forbids, and the overlays allow."""
    (chat,) = models.ChatPage.from_dict(example("search_chats")).list_
    assert isinstance(chat.last_message, models.ChatMessage)
    (media,) = chat.last_message.media
    assert not media.type_
    assert chat.last_message.release_forms is None
    media_json = {**media.to_dict(), "releaseForms": None}
    assert models.Media.from_dict(media_json).to_dict() == media_json


def test_good_names_are_there() -> None:
    """The models people hold in their hands have the names the overlays give."""
    wanted = "Chat ChatFilter ChatMessage ChatMessagePage ChatOrder ChatPage ChatUser ErrorBody "
    wanted += "FullMediaFile Media MediaFile MediaFiles MediaSource MediaType MessageUser "
    wanted += "PreviewMediaFile ReleaseForm ReleaseFormUser VideoSources"
    assert set(wanted.split()) <= set(models.__all__)
