"""Read the newest chats, and the last messages of the first chat.

Set OFAUTH_API_KEY and OFAUTH_CONNECTION_ID. OFAUTH_BASE_URL is optional.
"""

from __future__ import annotations

from ofauth_client import OFAuth


def main() -> None:
    """Print chats and messages."""
    with OFAuth() as client:
        chats = list(client.chats.list(order="recent").iter(max_items=5))
        for chat in chats:
            print(f"{chat.with_user.id}: {chat.unread_messages_count} unread")
        if chats:
            print("last messages of the first:")
            for message in client.chats.messages.list(chats[0].with_user.id, limit=3).items:
                print(f"  {message.created_at}  {message.text}")


if __name__ == "__main__":
    main()
