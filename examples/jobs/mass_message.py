"""Schedule a mass message to lists of fans, without those of another list, and take it back.

Usage: python examples/jobs/mass_message.py "Text" LIST_ID… [--without LIST_ID] [--unsend]
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, timedelta

from ofauth_client import OFAuth
from ofauth_client.models import MassMessage, MassMessageRequest


def schedule(
    client: OFAuth, text: str, lists: list[str], excluded: list[str], date: datetime
) -> MassMessage:
    """Schedule a message, and return it."""
    request = MassMessageRequest(
        text=text,
        user_lists=[*lists],
        exclude_user_lists=[*excluded],
        scheduled_date=date,
    )
    return client.mass_messages.create(body=request)


def main(text: str, lists: list[str], excluded: list[str], unsend: bool) -> None:
    """Schedule for tomorrow; with `unsend`, take the message back."""
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    with OFAuth() as client:
        message = schedule(client, text, lists, excluded, tomorrow)
        print(f"mass message {message.id} goes out at {message.date:%Y-%m-%d %H:%M}")
        if unsend:
            print("taken back:", client.mass_messages.delete(message.id).success)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Schedule a mass message.")
    parser.add_argument("text")
    parser.add_argument("lists", nargs="+", metavar="LIST_ID")
    parser.add_argument("--without", action="append", default=[], metavar="LIST_ID")
    parser.add_argument("--unsend", action="store_true")
    arguments = parser.parse_args()
    main(arguments.text, arguments.lists, arguments.without, arguments.unsend)
