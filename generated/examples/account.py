"""How to call the operations of `client.account`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofauth_client import OFAuth


def account_whoami(client: OFAuth) -> None:
    """Get the organization that the API key belongs to."""
    print(client.account.whoami())


def account_connections_disconnect(client: OFAuth) -> None:
    """Disconnect a connection."""
    client.account.connections.disconnect("text")


def account_connections_import_(client: OFAuth) -> None:
    """Import a session as a connection."""
    print(client.account.connections.import_(body={"cookie": "text", "userAgent": "text"}))


def account_connections_invalidate(client: OFAuth) -> None:
    """Mark a connection as expired."""
    client.account.connections.invalidate("text")


def account_connections_list(client: OFAuth) -> None:
    """List connections."""
    for item in client.account.connections.list(imported="false", limit=1, status="active"):
        print(item)


def account_connections_update_session(client: OFAuth) -> None:
    """Give an imported connection a new session."""
    print(
        client.account.connections.update_session(
            "text", body={"cookie": "text", "userAgent": "text"}
        )
    )


def account_connections_settings_get(client: OFAuth) -> None:
    """Get the settings of a connection."""
    print(client.account.connections.settings.get("text"))


def account_connections_settings_update(client: OFAuth) -> None:
    """Change the settings of a connection."""
    print(client.account.connections.settings.update("text", body={"vaultPlus": {"enabled": True}}))


def account_settings_get(client: OFAuth) -> None:
    """Get the settings of the organization."""
    print(client.account.settings.get())


def account_settings_update(client: OFAuth) -> None:
    """Change the settings of the organization."""
    print(client.account.settings.update(body={"vaultPlus": {"applyToExistingConnections": True}}))
