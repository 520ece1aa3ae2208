"""Pages of chats as the API sends them, made up: the last message of each has three media."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

#: Media of a message.
MEDIA = 3

_TYPES = ("photo", "video", "audio")
_HOST = "https://cdn2.example.test/files"
_DAY = "2026-01-02T03:04:05+00:00"
_SIZES = {"full": 960, "preview": 760, "squarePreview": 300, "thumb": 150}


def page(chats: int) -> bytes:
    """Return the answer that lists so many chats; 20 are about 170 KB."""
    listed = [_chat(number) for number in range(chats)]
    value = {"list": listed, "hasMore": True, "nextOffset": chats}
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _chat(number: int) -> dict[str, Any]:
    return {
        "withUser": {"id": 70_000_000 + number, "_view": "s"},
        "canNotSendReason": False,
        "canSendMessage": True,
        "canGoToProfile": True,
        "unreadMessagesCount": number % 3,
        "hasUnreadTips": False,
        "isMutedNotifications": False,
        "lastMessage": {**_message(number), "replyToMessage": _message(number + 1)},
        "lastReadMessageId": 7_400_000_000_000 + number,
        "hasPurchasedFeed": number % 2 == 0,
        "countPinnedMessages": 0,
    }


def _message(number: int) -> dict[str, Any]:
    """Return a message with media, as long as messages are."""
    return {
        "responseType": "message",
        "text": f"<p>message {number}: {'so it goes, été and 日本, ' * 3}</p>",
        "giphyId": None,
        "lockedText": False,
        "isFree": True,
        "isMediaReady": True,
        "mediaCount": MEDIA,
        "media": [_media(number * MEDIA + each) for each in range(MEDIA)],
        "previews": [900_000 + number, 900_001 + number],
        "isTip": False,
        "isReportedByMe": False,
        "isCouplePeopleMedia": False,
        "queueId": 0,
        "isMarkdownDisabled": True,
        "releaseForms": [],
        "fromUser": {"id": 70_000_000 + number, "_view": "s"},
        "isFromQueue": False,
        "canUnsendQueue": False,
        "unsendSecondsQueue": 0,
        "id": 7_400_000_000_000 + number,
        "isOpened": True,
        "isNew": False,
        "createdAt": _DAY,
        "changedAt": _DAY,
        "cancelSeconds": 86_400,
        "isLiked": False,
        "canPurchase": False,
        "canPurchaseReason": "opened",
        "canReport": True,
        "canBePinned": True,
        "isPinned": False,
    }


def _media(number: int) -> dict[str, Any]:
    return {
        "id": 3_300_000_000 + number,
        "type": _TYPES[number % len(_TYPES)],
        "convertedToVideo": False,
        "canView": True,
        "hasError": False,
        "createdAt": _DAY,
        "isReady": True,
        "duration": number % 60 + 0.5,
        "releaseForms": [],
        "files": _files(number),
        "videoSources": {"720": _url(number, "720p"), "240": None},
        "hasCustomPreview": False,
    }


def _files(number: int) -> dict[str, Any]:
    made = {
        name: {"url": _url(number, name), "width": size, "height": size, "size": 0}
        for name, size in _SIZES.items()
    }
    return {
        **made,
        "full": {**made["full"], "sources": []},
        "preview": {**made["preview"], "options": []},
    }


def _url(number: int, name: str) -> str:
    path = f"{_HOST}/{number % 100:02}/{name}.mp4"
    return f"{path}?Expires=1767312245&Signature={_signature(number, name)}"


def _signature(number: int, name: str) -> str:
    digest = hashlib.sha384(f"{number} {name}".encode()).digest()
    return base64.urlsafe_b64encode(digest).decode()
