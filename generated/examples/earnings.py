"""How to call the operations of `client.earnings`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofauth_client import OFAuth


def earnings_chargebacks(client: OFAuth) -> None:
    """List chargebacks."""
    for item in client.earnings.chargebacks(
        end_date="2025-01-31T12:00:00Z", start_date="2025-01-31T12:00:00Z"
    ):
        print(item)


def earnings_chart(client: OFAuth) -> None:
    """Chart earnings."""
    print(
        client.earnings.chart(
            by="messages",
            end_date="2025-01-31T12:00:00Z",
            monthly_total=True,
            start_date="2025-01-31T12:00:00Z",
            with_total=True,
        )
    )


def earnings_transactions(client: OFAuth) -> None:
    """List transactions."""
    for item in client.earnings.transactions(
        start_date="2025-01-31T12:00:00Z", tips_source="chat", type="chat_messages"
    ):
        print(item)
