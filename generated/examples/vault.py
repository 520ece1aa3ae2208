"""How to call the operations of `client.vault`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofauth_client import OFAuth


def vault_media(client: OFAuth) -> None:
    """List the media of the vault."""
    for item in client.vault.media(
        limit=40, list_id=1, query="text", sort="highest_tips", type="audio"
    ):
        print(item)


def vault_lists_add_media(client: OFAuth) -> None:
    """Put media into a folder of the vault."""
    print(client.vault.lists.add_media(1, body={"mediaIds": [1]}))


def vault_lists_create(client: OFAuth) -> None:
    """Create a folder of the vault."""
    print(client.vault.lists.create(body={"name": "text"}))


def vault_lists_delete(client: OFAuth) -> None:
    """Delete a folder of the vault."""
    print(client.vault.lists.delete(1))


def vault_lists_list(client: OFAuth) -> None:
    """List the folders of the vault."""
    for item in client.vault.lists.list(limit=40, query="text"):
        print(item)


def vault_lists_media(client: OFAuth) -> None:
    """List the media of a folder of the vault."""
    for item in client.vault.lists.media(
        1, limit=40, query="text", sort="highest_tips", type="audio"
    ):
        print(item)


def vault_lists_update(client: OFAuth) -> None:
    """Rename or empty a folder of the vault."""
    print(client.vault.lists.update(1, body={"name": "text"}))
