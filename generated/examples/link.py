"""How to call the operations of `client.link`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofauth_client import OFAuth


def link_create(client: OFAuth) -> None:
    """Begin a link session, in which a creator logs in."""
    print(client.link.create(body={"clientReferenceId": "text"}))


def link_delete(client: OFAuth) -> None:
    """End a link session."""
    client.link.delete("text")


def link_get(client: OFAuth) -> None:
    """Get how far a link session has come."""
    print(client.link.get("text"))
