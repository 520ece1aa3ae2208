"""How to call the operations of `client.me`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofauth_client import OFAuth


def me_get(client: OFAuth) -> None:
    """Get the creator whom the connection acts for."""
    print(client.me.get())


def me_notifications(client: OFAuth) -> None:
    """List notifications."""
    for item in client.me.notifications(limit=20, related_username="text", type="commented"):
        print(item)


def me_release_forms(client: OFAuth) -> None:
    """List release forms."""
    for item in client.me.release_forms(
        filter="all", limit=20, search="text", sort_by="date", sort_direction="asc"
    ):
        print(item)


def me_tagged_friends(client: OFAuth) -> None:
    """List friends who may be tagged."""
    for item in client.me.tagged_friends(
        filter="all", limit=20, search="text", sort_by="date", sort_direction="asc"
    ):
        print(item)


def me_update(client: OFAuth) -> None:
    """Change the profile of the creator."""
    print(client.me.update(body={"about": "text"}))
