"""How to call the operations of `client.subscriptions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofauth_client import OFAuth


def subscriptions_count(client: OFAuth) -> None:
    """Count subscriptions and subscribers, by status."""
    print(client.subscriptions.count())


def subscriptions_history(client: OFAuth) -> None:
    """Get the periods of a subscription."""
    print(client.subscriptions.history(1, all="0"))


def subscriptions_list(client: OFAuth) -> None:
    """List the subscriptions of the creator."""
    for item in client.subscriptions.list(
        filter={"online": "0"}, limit=50, query="text", type="active"
    ):
        print(item)
