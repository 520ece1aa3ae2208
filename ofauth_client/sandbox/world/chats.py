"""The chats of a connection, and the operations on chats and messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Any

from attrs import define, field, frozen

from ofauth_client.sandbox.errors import bad_request, not_found
from ofauth_client.sandbox.example_texts import timestamp
from ofauth_client.sandbox.world.messages import GeneratedMessages, TextAndAuthor, plain_message
from ofauth_client.sandbox.world.pages import Items
from ofauth_client.sandbox.world.people import ACCOUNT, FIRST_USER, People, User
from ofauth_client.sandbox.world.vault import Vault
from ofauth_client.sandbox.world.worlds import Call, Facts, Whole, World

#: Number of message ids that are reserved for a chat; more than a chat ever has.
IDS_PER_CHAT = 10**8
_MINUTE = 60
_USUAL_LIMIT = 10
#: Larger than any number of messages.
_MOST = 10**9
_MEDIA_KINDS = {"photos": "photo", "videos": "video", "audios": "audio"}


@define
class Conversation:
    """A chat.

    Args:
        generated: The generated messages.
        added: Messages that were added later.
        added_at: Times of the added messages, in seconds since `EPOCH`.
        deleted: Numbers of deleted messages.
        unread: Number of unread messages.
    """

    generated: GeneratedMessages
    unread: int = 0
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
        words = self.text_and_author(number)
        if number >= self.generated.count:
            author = ACCOUNT if words.is_from_account else self.user.id
            sent = timestamp(self.seconds(number))
            return plain_message(self.identifier(number), words, author, sent)
        made = self.generated.message(number, self.identifier(number), words)
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

    def add(self, words: TextAndAuthor, seconds: float) -> int:
        """Add a message, and return its number."""
        self.added.append(words)
        self.added_at.append(seconds)
        if not words.is_from_account:
            self.unread += 1
        return self.count - 1


@frozen(slots=False)
class Chats:
    """The chats of a connection.

    Args:
        world: The world of the connection.
    """

    world: World

    @cached_property
    def conversations(self) -> dict[int, Conversation]:
        """The chats by user id."""
        users = islice(self.world.part(People).fans(), self.world.settings.chats)
        messages = self.world.settings.messages
        return {user.id: self._conversation(user, messages) for user in users}

    def conversation(self, identifier: object) -> Conversation:
        """Return the chat with a user; a user without a chat has an empty chat.

        Raises:
            Refusal: There is no such user.
        """
        user = self.world.part(People).find(identifier)
        if user is None or user.id < FIRST_USER:
            raise not_found("there is no chat with this user")
        return self.conversations.get(user.id) or self._conversation(user, 0)

    def newest_first(self) -> list[Conversation]:
        """Return the chats, sorted by their newest message."""
        return sorted(self.conversations.values(), key=_freshness, reverse=True)

    def add(self, user: object, words: TextAndAuthor) -> tuple[Conversation, int]:
        """Add a message to a chat, a minute after the newest message of all chats.

        Args:
            user: Id of the user whom the account chats with.
            words: Text, author and more facts.

        Returns:
            The chat, and the number of the message.
        """
        conversation = self.conversation(user)
        self.conversations.setdefault(conversation.user.id, conversation)
        seconds = max(0.0, *(_freshness(each)[0] for each in self.conversations.values()))
        return conversation, conversation.add(words, seconds + _MINUTE)

    def _conversation(self, user: User, messages: int) -> Conversation:
        return Conversation(GeneratedMessages(self.world.seed, user, messages), user.unread)


def chat_summary(conversation: Conversation) -> dict[str, Any]:
    """Return a chat in the form of the list of chats."""
    user, last = conversation.user, conversation.last()
    summary: dict[str, Any] = {
        "withUser": {"id": user.id, "_view": "s"},
        "canNotSendReason": False,
        "canSendMessage": True,
        "canGoToProfile": True,
        "unreadMessagesCount": conversation.unread,
        "hasUnreadTips": user.has_tipped and conversation.unread > 0,
        "isMutedNotifications": user.id % 10 == 0,
        "hasPurchasedFeed": user.id % 3 == 0,
        "countPinnedMessages": user.id % 4,
    }
    if last is not None:
        summary["lastMessage"] = conversation.message(last)
        summary["lastReadMessageId"] = conversation.identifier(max(last - conversation.unread, 0))
    return summary


def with_name(message: dict[str, Any], user: User) -> dict[str, Any]:
    """Return a message with the name of its author instead of the `_view` hint."""
    author = message["fromUser"]["id"]
    name = "You" if author == ACCOUNT else user.name
    return message | {"fromUser": {"id": author, "name": name}}


def _freshness(conversation: Conversation) -> tuple[float, int]:
    last = conversation.last()
    return (conversation.seconds(last) if last is not None else -1e12, conversation.user.id)


def list_chats(call: Call) -> Whole:
    """Return the list of chats, also for the search for chats."""
    query, people = call.query, call.part(People)
    found = [each for each in call.part(Chats).newest_first() if _is_wanted(people, each, query)]
    if query.get("order") == "old":
        found.reverse()
    start, limit = query.get("offset") or 0, query.get("limit") or _USUAL_LIMIT
    page = found[start : start + limit]
    has_more = start + len(page) < len(found)
    following = {"nextOffset": start + len(page)} if has_more else {}
    return Whole({"list": list(map(chat_summary, page)), "hasMore": has_more, **following})


def list_messages(call: Call) -> Whole:
    """Return the list of messages, newest first."""
    query, conversation = call.query, _conversation(call)
    numbers = conversation.newest_first(_start(conversation, query), query.get("query", ""))
    page, has_more = _page(numbers, query)
    following = conversation.identifier(page[-1]) if page and has_more else None
    return Whole(_message_page(conversation, page, has_more, query) | {"nextLastId": following})


def search_messages(call: Call) -> Whole:
    """Return the messages of a chat that contain a text."""
    query, conversation = call.query, _conversation(call)
    numbers = conversation.newest_first(conversation.count - 1, query.get("query", ""))
    page, has_more = _page(numbers, query)
    end = (query.get("offset") or 0) + len(page)
    following = {"nextOffset": end} if has_more else {}
    ids = [conversation.identifier(number) for number in page]
    return Whole(_message_page(conversation, page, has_more, query) | following | {"ids": ids})


def list_chat_media(call: Call) -> Items[Facts]:
    """Return the messages of a chat that have media."""
    conversation = _conversation(call)
    wanted, opened = _MEDIA_KINDS.get(str(call.query.get("type"))), call.query.get("opened")
    messages = map(conversation.message, conversation.newest_first(conversation.count - 1, ""))
    found = (
        message
        for message in messages
        if any(wanted in (None, media["type"]) for media in message["media"])
        and (opened is None or message["isOpened"] == (opened in ("1", "true")))
    )
    return Items(found, place=lambda message: message["id"])


def send_message(call: Call) -> Facts:
    """Add a message to a chat, and return the message."""
    words = TextAndAuthor(str(call.body.get("text", "")), True, sent_details(call))
    conversation, number = call.part(Chats).add(call.path["userId"], words)
    conversation.unread = 0
    return conversation.message(number)


def sent_details(call: Call) -> Facts:
    """Return what a body says of a message besides its text: media, price and so on."""
    body, media = call.body, call.part(Vault).find(call.body.get("mediaItems"))
    price = body.get("price") or 0
    shown = [each["id"] for each in media[: int(body.get("previewMediaCount") or 0)]]
    return {
        "media": media,
        "mediaCount": len(media),
        "previews": shown,
        "isFree": not price,
        "lockedText": bool(body.get("isLockedText")),
        "isMarkdownDisabled": body.get("isMarkdown") is False,
        "canPurchaseReason": "opened" if price else "free",
    }


def get_message(call: Call) -> Facts:
    """Return a message."""
    conversation, number = _message(call)
    return conversation.message(number)


def delete_message(call: Call) -> Facts:
    """Delete a message from a chat."""
    conversation, number = _message(call)
    conversation.deleted.add(number)
    return {"success": True}


def _conversation(call: Call) -> Conversation:
    return call.part(Chats).conversation(call.path["userId"])


def _is_wanted(people: People, conversation: Conversation, query: dict[str, Any]) -> bool:
    user, wanted = conversation.user, query.get("filter")
    by_filter = {
        "priority": user.is_priority,
        "unread": conversation.unread > 0,
        "who_tipped": user.has_tipped,
    }
    identifier = query.get("userListId")
    entry = people.lists.get(identifier) if identifier is not None else None
    is_listed = identifier is None or (entry is not None and people.is_member(user, entry))
    return (
        by_filter.get(str(wanted), True)
        and is_listed
        and _mentions(conversation, query.get("query", ""))
    )


def _mentions(conversation: Conversation, query: str) -> bool:
    sought, last = query.casefold(), conversation.last()
    said = conversation.text_and_author(last).text if sought and last is not None else ""
    return sought in conversation.user.name.casefold() or sought in said.casefold()


def _start(conversation: Conversation, query: dict[str, Any]) -> int:
    """Return the number of the newest message to list."""
    start = conversation.count - 1
    for name, steps in (("first_id", 0), ("last_id", 1)):
        if query.get(name) not in (None, ""):
            start = min(start, conversation.number(_message_id(name, query[name])) - steps)
    return start


def _message_id(name: str, value: Any) -> int:
    try:
        return int(value)
    except (ValueError, OverflowError):
        raise bad_request(f"{name}: not the id of a message") from None


def _page(numbers: Iterable[int], query: dict[str, Any]) -> tuple[list[int], bool]:
    start, limit = min(query.get("offset") or 0, _MOST), query.get("limit") or _USUAL_LIMIT
    found = list(islice(numbers, start, start + limit + 1))
    return found[:limit], len(found) > limit


def _message_page(
    conversation: Conversation, page: list[int], has_more: bool, query: dict[str, Any]
) -> dict[str, Any]:
    messages = [conversation.message(number) for number in page]
    if query.get("include_users"):
        messages = [with_name(message, conversation.user) for message in messages]
    return {"list": messages, "hasMore": has_more}


def _message(call: Call) -> tuple[Conversation, int]:
    conversation = _conversation(call)
    number = conversation.number(_message_id("messageId", call.path["messageId"]))
    if not 0 <= number < conversation.count or number in conversation.deleted:
        raise not_found("there is no message with this id")
    return conversation, number
