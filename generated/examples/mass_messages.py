"""How to call the operations of `client.mass_messages`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofauth_client import OFAuth


def mass_messages_create(client: OFAuth) -> None:
    """Send a message to many users, now or later."""
    print(client.mass_messages.create(body={"excludeUserLists": [1]}))


def mass_messages_delete(client: OFAuth) -> None:
    """Delete a mass message, and take it back where it was sent."""
    print(client.mass_messages.delete(1))


def mass_messages_get(client: OFAuth) -> None:
    """Get a mass message."""
    print(client.mass_messages.get(1))


def mass_messages_scheduled(client: OFAuth) -> None:
    """Get the mass messages that are scheduled."""
    print(client.mass_messages.scheduled(limit=1, offset=1))


def mass_messages_update(client: OFAuth) -> None:
    """Change a mass message."""
    print(client.mass_messages.update(1, body={"excludeUserLists": [1]}))
