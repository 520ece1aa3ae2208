"""How to call the operations of `client.chats`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofauth_client import OFAuth


def chats_list(client: OFAuth) -> None:
    """Chats list."""
    for item in client.chats.list(
        filter="priority", limit=20, order="old", query="text", user_list_id=1
    ):
        print(item)


def chats_media(client: OFAuth) -> None:
    """List the messages of a chat that have media."""
    for item in client.chats.media(
        1001, limit=100, offset=0, opened="0", skip_users="text", type="audios"
    ):
        print(item)


def chats_search(client: OFAuth) -> None:
    """Search chats."""
    for item in client.chats.search(limit=20, order="old", query="text"):
        print(item)


def chats_messages_list(client: OFAuth) -> None:
    """List the messages of a chat."""
    for item in client.chats.messages.list(
        1001, first_id=1, include_users=True, limit=10, offset=0, query="text"
    ):
        print(item)


def chats_messages_send(client: OFAuth) -> None:
    """Send a message to a user."""
    print(client.chats.messages.send(1001, body={"isForwardedMessage": True}))


def chats_messages_unsend(client: OFAuth) -> None:
    """Take back a message."""
    print(client.chats.messages.unsend(1001, 100100000001, body={"withUserId": 1}))
