"""Read the newest chats, and what was said last in the first of them.

python -m ofauth_client.sandbox -- python examples/quickstart.py
"""

from __future__ import annotations

from itertools import islice

from ofauth_client import OFAuth


def main() -> None:
    """Print chats and messages."""
    with OFAuth() as client:  # OFAUTH_API_KEY, OFAUTH_CONNECTION_ID, OFAUTH_BASE_URL
        for chat in islice(client.chats.list(order="recent"), 5):
            print(f"{chat.with_user.id}: {chat.last_message.text if chat.last_message else ''}")
        newest = client.chats.list(limit=1).items[0].with_user.id
        print(f"\nlast said with {newest}:")
        for message in client.chats.messages.list(newest, limit=3).items:
            print(f"{message.created_at}  {message.text}")


if __name__ == "__main__":
    main()
