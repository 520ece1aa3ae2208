"""How to call the operations of `client.dynamic_rules`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofauth_client import OFAuth


def dynamic_rules_get(client: OFAuth) -> None:
    """Get the signing rules."""
    print(client.dynamic_rules.get())


def dynamic_rules_get_legacy(client: OFAuth) -> None:
    """Get the signing rules at their old address."""
    print(client.dynamic_rules.get_legacy())


def dynamic_rules_sign(client: OFAuth) -> None:
    """Sign a request to the platform."""
    print(client.dynamic_rules.sign(body={"endpoint": "text"}))


def dynamic_rules_sign_legacy(client: OFAuth) -> None:
    """Sign a request at the old address."""
    print(client.dynamic_rules.sign_legacy(body={"endpoint": "text"}))


def dynamic_rules_status(client: OFAuth) -> None:
    """Tell which revision of the signing rules is current."""
    print(client.dynamic_rules.status())
