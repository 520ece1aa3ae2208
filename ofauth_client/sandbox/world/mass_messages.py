"""Mass messages: sent, scheduled, changed and unsent."""

from __future__ import annotations

from typing import Any

from attrs import define, field

from ofauth_client.sandbox.errors import bad_request, not_found
from ofauth_client.sandbox.example_texts import EPOCH, sentence, timestamp
from ofauth_client.sandbox.world.chats import Chats, sent_details
from ofauth_client.sandbox.world.messages import TextAndAuthor, make_media
from ofauth_client.sandbox.world.pages import Items
from ofauth_client.sandbox.world.people import ACCOUNT, People, User
from ofauth_client.sandbox.world.profiles import summary
from ofauth_client.sandbox.world.records import Records
from ofauth_client.sandbox.world.worlds import DAY, Call, Facts, World, unix_time

SENT = 23
#: Among so many recipients, one buys a message with a price.
_BUYERS = 4


@define
class MassMessages:
    """The mass messages of a connection.

    Args:
        world: The world of the connection.
    """

    world: World = field(repr=False)
    records: Records = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.records = Records("mass message", SENT, self._make)

    def recipients(self, body: Facts) -> list[User]:
        """Return the fans to whom a mass message goes.

        Args:
            body: The request: lists, users, excluded lists, and the earliest subscription.
        """
        people = self.world.part(People)
        lists = [people.find_list(each) for each in body.get("userLists") or ()]
        excluded = [people.find_list(each) for each in body.get("excludeUserLists") or ()]
        named = {people.get(each).id for each in body.get("userIds") or ()}
        since = unix_time("subscribedAfterDate", body.get("subscribedAfterDate"))
        earliest = -1e12 if since is None else since - EPOCH.timestamp()
        return [
            user
            for user in people.fans()
            if (user.id in named or any(people.is_member(user, entry) for entry in lists))
            and not any(people.is_member(user, entry) for entry in excluded)
            and not people.noted(user.id).is_blocked
            and user.subscribed_at >= earliest
        ]

    def buyers(self, record: Facts) -> list[User]:
        """Return the fans who bought a mass message, by falling id."""
        people = self.world.part(People)
        users = [user for user in map(people.find, record["recipients"]) if user]
        if not record["price"] or record["isCanceled"]:
            return []
        sold = [user for user in users if (user.id + record["id"]) % _BUYERS == 0]
        return sorted(sold, key=lambda user: user.id, reverse=True)

    def schedule(self, record: Facts, due: float) -> None:
        """Send a mass message at a time, in seconds since 1970."""
        record |= {"date": timestamp(due - EPOCH.timestamp()), "isDone": False, "due": due}
        self.world.at(due, lambda: self._send_if_due(record, due))

    def send(self, record: Facts) -> None:
        """Send a mass message to its recipients."""
        chats = self.world.part(Chats)
        users = self.recipients(record["body"])
        record |= {"isDone": True, "due": None, "recipients": [user.id for user in users]}
        words = TextAndAuthor(
            record["text"],
            True,
            record["details"] | {"isFromQueue": True, "queueId": record["id"]},
        )
        record["copies"] = [chats.add(user.id, words) for user in users]

    def cancel(self, record: Facts) -> None:
        """Unsend a mass message: it disappears from the chats of its recipients."""
        for conversation, number in record["copies"]:
            conversation.deleted.add(number)
        record |= {"isCanceled": True, "canUnsend": False, "copies": [], "due": None}

    def _send_if_due(self, record: Facts, due: float) -> None:
        if record["due"] == due and not record["isCanceled"]:
            self.send(record)

    def _make(self, number: int) -> Facts:
        random = self.world.random("mass message", number)
        media = [make_media(random, "photo", 10**9 + number)] if number % 2 else []
        price = random.choice((0, 5, 15)) if media else 0
        details = {"media": media, "mediaCount": len(media), "isFree": not price}
        fans = [user.id for user in self.world.part(People).fans() if user.is_active]
        sent = timestamp((number - SENT) * 2 * DAY - 7200)
        return record(sentence(random), details, {"price": price}) | {
            "date": sent,
            "isDone": True,
            "recipients": fans,
            "canUnsend": False,
        }


def record(text: str, details: Facts, body: Facts) -> Facts:
    """Return a mass message that is not sent yet.

    Args:
        text: Text of the message.
        details: Media, price and so on.
        body: The request, which names the recipients.
    """
    return {
        "text": text,
        "details": details,
        "price": body.get("price") or 0,
        "body": body,
        "recipients": [],
        "copies": [],
        "due": None,
        "isCanceled": False,
        "canUnsend": True,
        "isDone": False,
    }


def create(call: Call) -> Facts:
    """Send a mass message, at once or later."""
    messages, body = call.part(MassMessages), call.body
    messages.recipients(body)  # refuses unknown lists and users before anything is sent
    made = record(str(body.get("text", "")), sent_details(call), body)
    made["date"] = timestamp(call.world.moment())
    due = _due(call)
    kept = messages.records.add(made)
    if due is None:
        messages.send(kept)
    else:
        messages.schedule(kept, due)
    return _state(messages, kept)


def update(call: Call) -> Facts:
    """Change a scheduled mass message."""
    messages, body = call.part(MassMessages), call.body
    kept = messages.records.get(call.path["massMessageId"])
    if kept["due"] is None or kept["isCanceled"]:
        raise bad_request("massMessageId: only a scheduled mass message can be changed")
    messages.recipients(body)
    details, due = sent_details(call), _due(call)
    text = str(body.get("text", ""))
    kept |= {"text": text, "details": details, "price": body.get("price") or 0, "body": body}
    if due is None:
        messages.send(kept)
    else:
        messages.schedule(kept, due)
    return _state(messages, kept)


def get(call: Call) -> Facts:
    """Return a mass message in the form of a message."""
    kept = call.part(MassMessages).records.get(call.path["massMessageId"])
    return _message(kept)


def delete(call: Call) -> Facts:
    """Unsend a mass message, or cancel a scheduled one."""
    messages = call.part(MassMessages)
    kept = messages.records.get(call.path["massMessageId"])
    if kept["isCanceled"]:
        raise not_found("the mass message was unsent before")
    messages.cancel(kept)
    return {"success": True, "queue": _message(kept) | _statistics(messages, kept)}


def list_scheduled(call: Call) -> Facts:
    """Return the scheduled mass messages, the next first."""
    messages = call.part(MassMessages)
    waiting = [each for each in messages.records if each["due"] is not None]
    waiting.sort(key=lambda each: (each["due"], each["id"]))
    start = max(0, int(call.query.get("offset") or 0))
    end = start + max(1, int(call.query.get("limit") or 10))
    page = [_message(each) | {"date": each["date"]} for each in waiting[start:end]]
    return {"list": page, "hasMore": end < len(waiting)}


def list_sent(call: Call) -> Items[Facts]:
    """Return the mass messages that were sent, newest first, with their numbers."""
    messages, (start, end) = call.part(MassMessages), call.period()
    found = [
        each
        for each in messages.records
        if each["isDone"] and start <= _seconds(each["date"]) <= end
    ]
    return Items(found, lambda each: _sent(messages, each))


def list_buyers(call: Call) -> Items[User]:
    """Return the fans who bought a mass message."""
    messages = call.part(MassMessages)
    kept = messages.records.get(call.path["massMessageId"])
    return Items(messages.buyers(kept), summary, place=lambda user: user.id)


def _due(call: Call) -> float | None:
    """Return the time to send at; None for at once."""
    due = unix_time("scheduledDate", call.body.get("scheduledDate"))
    return None if due is None or due <= call.world.worlds.clock() else due


def _seconds(date: str) -> float:
    return (unix_time("date", date) or 0) - EPOCH.timestamp()


def _state(messages: MassMessages, kept: Facts) -> Facts:
    recipients = kept["recipients"] if kept["isDone"] else messages.recipients(kept["body"])
    return {
        "id": kept["id"],
        "date": kept["date"],
        "isReady": True,
        "isDone": kept["isDone"],
        "isCanceled": kept["isCanceled"],
        "canUnsend": kept["canUnsend"],
        "hasError": False,
        "total": len(recipients),
        "pending": 0 if kept["isDone"] else len(recipients),
        "unsendSeconds": DAY,
    }


def _message(kept: Facts) -> Facts:
    details: Facts = kept["details"]
    return details | {
        "id": kept["id"],
        "text": kept["text"],
        "fromUser": {"id": ACCOUNT, "_view": "s"},
        "createdAt": kept["date"],
        "changedAt": kept["date"],
        "isFromQueue": True,
        "queueId": kept["id"],
        "previews": kept["details"].get("previews", []),
        "price": str(kept["price"]),
        "isCanceled": kept["isCanceled"],
        "releaseForms": None,
        "giphyId": None,
    }


def _statistics(messages: MassMessages, kept: Facts) -> Facts:
    count = len(kept["recipients"])
    return {
        "sentCount": count,
        "viewedCount": count * 2 // 3,
        "purchasedCount": len(messages.buyers(kept)),
    }


def _sent(messages: MassMessages, kept: Facts) -> Facts:
    shown: list[Any] = kept["details"].get("previews", [])
    media = [each for each in kept["details"]["media"] if each["id"] in shown]
    facts = _message(kept) | _statistics(messages, kept) | {"previews": media}
    return facts | {"date": kept["date"], "rawText": kept["text"], "releaseForms": []}
