"""The operations on chats and messages, which share the state of an account."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, TypeAlias

from ofauth_client.sandbox.chats import Account, Conversation, chat_summary, with_name
from ofauth_client.sandbox.errors import bad_request, not_found
from ofauth_client.sandbox.http_messages import ValidRequest

Handler: TypeAlias = Callable[[Account, ValidRequest], Any]

_USUAL_LIMIT = 10
#: Larger than any number of messages.
_MOST = 10**9


def list_chats(account: Account, request: ValidRequest) -> dict[str, Any]:
    """Return the list of chats, also for the search for chats."""
    query = request.query
    found = [each for each in account.newest_first() if _is_wanted(each, query)]
    if query.get("order") == "old":
        found.reverse()
    start, limit = query.get("offset") or 0, query.get("limit") or _USUAL_LIMIT
    page = found[start : start + limit]
    has_more = start + len(page) < len(found)
    following = {"nextOffset": start + len(page)} if has_more else {}
    return {"list": list(map(chat_summary, page)), "hasMore": has_more, **following}


def list_messages(account: Account, request: ValidRequest) -> dict[str, Any]:
    """Return the list of messages, newest first."""
    query, conversation = request.query, account.conversation(request.path["userId"])
    numbers = conversation.newest_first(_start(conversation, query), query.get("query", ""))
    page, has_more = _page(numbers, query)
    following = conversation.identifier(page[-1]) if page and has_more else None
    return _message_page(conversation, page, has_more, query) | {"nextLastId": following}


def search_messages(account: Account, request: ValidRequest) -> dict[str, Any]:
    """Return the messages of a chat that contain a text."""
    query, conversation = request.query, account.conversation(request.path["userId"])
    numbers = conversation.newest_first(conversation.count - 1, query.get("query", ""))
    page, has_more = _page(numbers, query)
    end = (query.get("offset") or 0) + len(page)
    following = {"nextOffset": end} if has_more else {}
    ids = [conversation.identifier(number) for number in page]
    return _message_page(conversation, page, has_more, query) | following | {"ids": ids}


def send_message(account: Account, request: ValidRequest) -> dict[str, Any]:
    """Add a message to a chat, and return the message."""
    body = request.body if isinstance(request.body, dict) else {}
    text = str(body.get("text", ""))
    return account.add(request.path["userId"], text, is_from_account=True)


def get_message(account: Account, request: ValidRequest) -> dict[str, Any]:
    """Return a message."""
    conversation, number = _message(account, request)
    return conversation.message(number)


def delete_message(account: Account, request: ValidRequest) -> dict[str, Any]:
    """Delete a message from a chat."""
    conversation, number = _message(account, request)
    conversation.deleted.add(number)
    return {"success": True}


_CHATS = "/v2/access/chats"
_MESSAGES = f"{_CHATS}/{{userId}}/messages"
#: Handlers by method and path, because the id of an operation may change.
HANDLERS: dict[tuple[str, str], Handler] = {
    ("GET", _CHATS): list_chats,
    ("GET", f"{_CHATS}/search"): list_chats,
    ("GET", _MESSAGES): list_messages,
    ("POST", _MESSAGES): send_message,
    ("GET", f"{_MESSAGES}/search"): search_messages,
    ("GET", f"{_MESSAGES}/{{messageId}}"): get_message,
    ("DELETE", f"{_MESSAGES}/{{messageId}}"): delete_message,
}


def _is_wanted(conversation: Conversation, query: dict[str, Any]) -> bool:
    user, wanted = conversation.user, query.get("filter")
    by_filter = {
        "priority": user.is_priority,
        "unread": user.unread > 0 or bool(conversation.added),
        "who_tipped": user.has_tipped,
    }
    users = query.get("userListId")
    return (
        by_filter.get(str(wanted), True)
        and (users is None or users in user.lists)
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
        if query.get(name) is not None:
            start = min(start, conversation.number(_whole(name, query[name])) - steps)
    return start


def _whole(name: str, value: Any) -> int:
    """Return an id as a whole number; in the document, ids may also be texts or floats."""
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


def _message(account: Account, request: ValidRequest) -> tuple[Conversation, int]:
    conversation = account.conversation(request.path["userId"])
    number = conversation.number(_whole("messageId", request.path["messageId"]))
    if not 0 <= number < conversation.count or number in conversation.deleted:
        raise not_found("there is no message with this id")
    return conversation, number
