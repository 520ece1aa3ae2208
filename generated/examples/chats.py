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


def chats_search(client: OFAuth) -> None:
    """Search chats."""
    for item in client.chats.search(limit=20, order="old", query="text"):
        print(item)


def chats_messages_list(client: OFAuth) -> None:
    """Chat messages."""
    for item in client.chats.messages.list(
        1, first_id=1, include_users=True, limit=10, offset=0, query="text"
    ):
        print(item)
