"""How to call the operations of `client.subscribers`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofauth_client import OFAuth


def subscribers_list(client: OFAuth) -> None:
    """List subscribers."""
    for item in client.subscribers.list(
        end_date="2025-01-31T12:00:00Z",
        filter={"duration": "text"},
        latest_type="new",
        limit=100,
        query="text",
        start_date="2025-01-31T12:00:00Z",
        type="active",
    ):
        print(item)


def subscribers_set_custom_name(client: OFAuth) -> None:
    """Set the name to show for a subscriber."""
    print(client.subscribers.set_custom_name(1, body={"displayName": "text"}))


def subscribers_set_discount(client: OFAuth) -> None:
    """Give a subscriber a discount."""
    print(client.subscribers.set_discount(1, body={"discount": 5, "period": 1}))


def subscribers_set_note(client: OFAuth) -> None:
    """Set the note about a subscriber."""
    print(client.subscribers.set_note(1, body={"notice": "text"}))
