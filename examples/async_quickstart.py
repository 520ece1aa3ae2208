"""Read the last messages of several chats at once."""

from __future__ import annotations

import asyncio

from ofauth_client import AsyncOFAuth
from ofauth_client.models import ChatMessage


async def last_messages(client: AsyncOFAuth, user_id: int) -> list[ChatMessage]:
    """Return the last messages of a chat."""
    page = await client.chats.messages.list(user_id, limit=3)
    return page.items


async def main() -> None:
    """Read chats one after another, and the messages of all chats at once."""
    async with AsyncOFAuth() as client:
        users = [chat.with_user.id async for chat in client.chats.list().iter(max_items=5)]
        found = await asyncio.gather(*(last_messages(client, user) for user in users))
    for user, messages in zip(users, found, strict=True):
        print(f"{user}: {len(messages)} messages")


if __name__ == "__main__":
    asyncio.run(main())
