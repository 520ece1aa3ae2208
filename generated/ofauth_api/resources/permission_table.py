"""The permission of every method, by its name after `client.`; None where unknown."""

from __future__ import annotations

from collections.abc import Mapping

PERMISSIONS: Mapping[str, str | None] = {
    "chats.list": "messages:read",
    "chats.messages.list": "messages:read",
    "chats.search": "messages:read",
}
