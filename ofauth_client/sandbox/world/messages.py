"""Generated messages. A message is a function of the seed and its number, and is never stored."""

from __future__ import annotations

from random import Random
from typing import Any

from attrs import field, frozen

from ofauth_client.sandbox.example_texts import address, full_name, sentence, timestamp
from ofauth_client.sandbox.world.people import ACCOUNT, User

_MINUTES_APART = 7
_ENDINGS = {"photo": "jpg", "video": "mp4", "gif": "gif", "audio": "mp3"}
_FLAGS = (
    "canBePinned canReport canUnsendQueue isCouplePeopleMedia isFromQueue isLiked "
    "isMarkdownDisabled isNew isOpened isPinned isReportedByMe"
).split()


@frozen
class TextAndAuthor:
    """Text and author of a message, which suffice for searching.

    Args:
        text: The text.
        is_from_account: Whether the account wrote it.
        details: More facts of a message that was sent, such as its media and its price.
    """

    text: str
    is_from_account: bool
    details: dict[str, Any] = field(factory=dict)


@frozen
class GeneratedMessages:
    """The generated messages of a chat.

    Args:
        seed: Seed of the data.
        user: The user whom the account chats with.
        count: Number of messages.
    """

    seed: str
    user: User
    count: int

    def text_and_author(self, number: int) -> TextAndAuthor:
        """Return text and author of a message; the oldest message has the number 0."""
        random = Random(f"{self.seed}:{self.user.id}:{number}")  # noqa: S311 - made-up data
        return TextAndAuthor(sentence(random), random.random() < 0.45)

    def seconds(self, number: int) -> int:
        """Return the time of a message, in seconds since `EPOCH`."""
        return -60 * _MINUTES_APART * (self.count - 1 - number) - self.user.silent_for

    def message(self, number: int, identifier: int, words: TextAndAuthor) -> dict[str, Any]:
        """Return a complete message.

        Args:
            number: Number of the message in the chat.
            identifier: Id of the message.
            words: Text and author.
        """
        random = Random(f"{self.seed}:{self.user.id}:{number}:more")  # noqa: S311 - made-up data
        kinds = random.choices(list(_ENDINGS), k=random.choice((0, 0, 0, 1, 1, 4)))
        media = [make_media(random, kind, identifier * 10 + n) for n, kind in enumerate(kinds)]
        is_paid = bool(media) and random.random() < 0.3
        sent = timestamp(self.seconds(number))
        author = ACCOUNT if words.is_from_account else self.user.id
        return {
            "id": identifier,
            "text": words.text,
            "fromUser": {"id": author, "_view": "s"},
            "media": [each | {"canView": not is_paid} for each in media],
            "previews": [each["id"] for each in media[:1]] if is_paid else [],
            "isMediaReady": True,
            "mediaCount": len(media),
            "lockedText": is_paid and random.random() < 0.5,
            "responseType": "message",
            "giphyId": "l0MYt5jPR6QX5pnqM" if random.random() < 0.03 else None,
            "isFree": not is_paid,
            "isTip": random.random() < 0.05,
            "queueId": 0,
            "releaseForms": [_release_form(random)] if random.random() < 0.1 else None,
            "unsendSecondsQueue": 0,
            "cancelSeconds": 86_400,
            "createdAt": sent,
            "changedAt": sent,
            "canPurchase": is_paid,
            "canPurchaseReason": "opened" if is_paid else "free",
            **{flag: random.random() < 0.2 for flag in _FLAGS},
        }


def make_media(random: Random, kind: str, identifier: int) -> dict[str, Any]:
    """Return a photo, a video, a GIF or an audio file.

    Args:
        random: Makes all choices.
        kind: Type of the media.
        identifier: Id of the media.
    """
    url = address(random, _ENDINGS[kind])
    size = {"width": 1280, "height": 720, "size": random.randint(10**4, 10**7)}
    source = {"url": url, "width": 640, "height": 360, "type": kind}
    return {
        "id": identifier,
        "type": kind,
        "convertedToVideo": kind == "gif",
        "canView": True,
        "hasError": False,
        "createdAt": timestamp(-random.randint(0, 10**6)),
        "isReady": True,
        "releaseForms": random.choice((None, [], [_release_form(random)])),
        "duration": random.randint(1, 600) if kind in ("video", "audio") else 0,
        "hasCustomPreview": False,
        "videoSources": {"240": None, "720": url if kind == "video" else None},
        "files": {
            "full": {"url": url, "sources": [source] if kind == "video" else [], **size},
            "thumb": {"url": url, **size},
            "preview": {"url": url, "options": [source], **size},
            "squarePreview": {"url": url, **size},
        },
    }


def plain_message(identifier: int, words: TextAndAuthor, author: int, sent: str) -> dict[str, Any]:
    """Return a message that was sent or that arrived, without generated details.

    Args:
        identifier: Id of the message.
        words: Text and author.
        author: Id of the author.
        sent: Time of the message.
    """
    return {
        "id": identifier,
        "text": words.text,
        "fromUser": {"id": author, "_view": "s"},
        "media": [],
        "previews": [],
        "isMediaReady": True,
        "mediaCount": 0,
        "lockedText": False,
        "responseType": "message",
        "giphyId": None,
        "isFree": True,
        "queueId": 0,
        "releaseForms": None,
        "unsendSecondsQueue": 0,
        "cancelSeconds": 86_400,
        "createdAt": sent,
        "changedAt": sent,
        "canPurchase": False,
        "canPurchaseReason": "free",
        **dict.fromkeys(_FLAGS, False),
        "isTip": False,
        "isNew": not words.is_from_account,
        **words.details,
    }


def _release_form(random: Random) -> dict[str, Any]:
    name, picture, identifier = full_name(random), address(random, "jpg"), random.randint(1, 9999)
    return {
        "id": identifier,
        "name": name,
        "partnerSource": "tagged",
        "type": random.choice(("guest", "creator")),
        "user": {
            "view": "s",
            "id": identifier + 10_000,
            "name": name,
            "username": name.split()[0].lower(),
            "isVerified": True,
            "avatar": picture,
            "avatarThumbs": {"c50": picture, "c144": picture},
            "ivStatus": "approved",
            "isFromGuest": False,
        },
    }
