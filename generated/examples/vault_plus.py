"""How to call the operations of `client.vault_plus`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofauth_client import OFAuth


def vault_plus_delete(client: OFAuth) -> None:
    """Remove a media from Vault+"""
    print(client.vault_plus.delete("text"))


def vault_plus_get(client: OFAuth) -> None:
    """Get a media that Vault+ stores, in all its qualities."""
    print(client.vault_plus.get("text"))


def vault_plus_get_many(client: OFAuth) -> None:
    """Get several media that Vault+ stores."""
    print(client.vault_plus.get_many(body={"mediaIds": ["text"]}))


def vault_plus_list(client: OFAuth) -> None:
    """List the media that Vault+ stores for a connection."""
    for item in client.vault_plus.list(
        content_type="text", limit=1, source="messages", status="edge_only"
    ):
        print(item)


def vault_plus_purge(client: OFAuth) -> None:
    """Remove all that Vault+ stores for a connection."""
    print(client.vault_plus.purge())


def vault_plus_stats(client: OFAuth) -> None:
    """Get how much Vault+ stores for the organization."""
    print(client.vault_plus.stats())


def vault_plus_status(client: OFAuth) -> None:
    """Get how much Vault+ stores for a connection."""
    print(client.vault_plus.status())


def vault_plus_store_list(client: OFAuth) -> None:
    """Store all media of a folder of the vault."""
    print(client.vault_plus.store_list(1))
