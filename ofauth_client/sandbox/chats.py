"""The chats of a connection: generated messages, and messages that were added later."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from attrs import define, field, frozen

from ofauth_client.sandbox.errors import not_found
from ofauth_client.sandbox.example_texts import timestamp
from ofauth_client.sandbox.messages import ACCOUNT, GeneratedMessages, TextAndAuthor
from ofauth_client.sandbox.users import User, make_user

#: Number of message ids that are reserved for a chat; more than a chat ever has.
IDS_PER_CHAT = 10**8
_MINUTE = 60


@define
class Conversation:
    """A chat.

    Args:
        generated: The generated messages.
        added: Messages that were added later.
        added_at: Times of the added messages, in seconds since `EPOCH`.
        deleted: Numbers of deleted messages.
    """

    generated: GeneratedMessages
    added: list[TextAndAuthor] = field(factory=list)
    added_at: list[float] = field(factory=list)
    deleted: set[int] = field(factory=set)

    @property
    def user(self) -> User:
        """The user whom the account chats with."""
        return self.generated.user

    @property
    def count(self) -> int:
        """Number of messages, including deleted messages."""
        return self.generated.count + len(self.added)

    def identifier(self, number: int) -> int:
        """Return the id of a message; newer messages have larger ids."""
        return self.user.id * IDS_PER_CHAT + number + 1

    def number(self, identifier: int) -> int:
        """Return the number for a message id; the message need not exist."""
        return identifier - self.user.id * IDS_PER_CHAT - 1

    def text_and_author(self, number: int) -> TextAndAuthor:
        """Return text and author of a message."""
        own = self.generated.count
        return self.generated.text_and_author(number) if number < own else self.added[number - own]

    def seconds(self, number: int) -> float:
        """Return the time of a message, in seconds since `EPOCH`."""
        own = self.generated.count
        return self.generated.seconds(number) if number < own else self.added_at[number - own]

    def message(self, number: int) -> dict[str, Any]:
        """Return a complete message; every eleventh message replies to the message before."""
        made = self.generated.message(number, self.identifier(number), self.text_and_author(number))
        if number >= self.generated.count:
            sent = timestamp(self.seconds(number))
            made |= {"createdAt": sent, "changedAt": sent, "isNew": True}
        if number % 11 == 5:
            before = number - 1
            made["replyToMessage"] = self.generated.message(
                before, self.identifier(before), self.text_and_author(before)
            )
        return made

    def newest_first(self, start: int, query: str) -> Iterator[int]:
        """Yield the numbers of messages that contain a text, downward from `start`."""
        sought = query.casefold()
        for number in range(min(start, self.count - 1), -1, -1):
            if number in self.deleted:
                continue
            if not sought or sought in self.text_and_author(number).text.casefold():
                yield number

    def last(self) -> int | None:
        """Return the number of the newest message."""
        return next(self.newest_first(self.count - 1, ""), None)

    def add(self, text: str, *, is_from_account: bool, seconds: float) -> int:
        """Add a message, and return its number."""
        self.added.append(TextAndAuthor(text, is_from_account))
        self.added_at.append(seconds)
        return self.count - 1


@frozen(slots=False)
class Account:
    """The chats of a connection.

    Args:
        seed: Seed of the data of the connection.
        chats: Number of chats.
        messages: Number of generated messages in each chat.
    """

    seed: str
    chats: int
    messages: int

    @cached_property
    def conversations(self) -> dict[int, Conversation]:
        """The chats by user id."""
        users = (make_user(self.seed, number) for number in range(self.chats))
        return {
            user.id: Conversation(GeneratedMessages(self.seed, user, self.messages))
            for user in users
        }

    def conversation(self, user: object) -> Conversation:
        """Return the chat with a user.

        Raises:
            Refusal: There is no chat with this user.
        """
        text = str(user)
        is_id = text.isascii() and text.isdigit() and len(text) < 20
        found = self.conversations.get(int(text)) if is_id else None
        if found is None:
            raise not_found("there is no chat with this user")
        return found

    def newest_first(self) -> list[Conversation]:
        """Return the chats, sorted by their newest message."""
        return sorted(self.conversations.values(), key=_freshness, reverse=True)

    def add(self, user: int, text: str, *, is_from_account: bool = False) -> dict[str, Any]:
        """Add a message to a chat, a minute after the newest message of all chats; return it."""
        conversation = self.conversation(user)
        seconds = max(_freshness(each)[0] for each in self.conversations.values()) + _MINUTE
        number = conversation.add(text, is_from_account=is_from_account, seconds=seconds)
        return conversation.message(number)


def chat_summary(conversation: Conversation) -> dict[str, Any]:
    """Return a chat in the form of the list of chats."""
    user, last = conversation.user, conversation.last()
    summary: dict[str, Any] = {
        "withUser": {"id": user.id, "_view": "s"},
        "canNotSendReason": False,
        "canSendMessage": True,
        "canGoToProfile": True,
        "unreadMessagesCount": user.unread + len(conversation.added),
        "hasUnreadTips": user.has_tipped and user.unread > 0,
        "isMutedNotifications": user.id % 10 == 0,
        "hasPurchasedFeed": user.id % 3 == 0,
        "countPinnedMessages": user.id % 4,
    }
    if last is not None:
        summary["lastMessage"] = conversation.message(last)
        summary["lastReadMessageId"] = conversation.identifier(max(last - user.unread, 0))
    return summary


def with_name(message: dict[str, Any], user: User) -> dict[str, Any]:
    """Return a message with the name of its author instead of the `_view` hint."""
    author = message["fromUser"]["id"]
    name = "You" if author == ACCOUNT else user.name
    return message | {"fromUser": {"id": author, "name": name}}


def _freshness(conversation: Conversation) -> tuple[float, int]:
    last = conversation.last()
    return (conversation.seconds(last) if last is not None else -1e12, conversation.user.id)
