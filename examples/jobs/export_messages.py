"""Export all messages of all chats into a file: .jsonl, .csv, .sqlite or .parquet.

Stop the program whenever you like, and run it again: it goes on where it was.

Usage: python examples/jobs/export_messages.py [messages.jsonl]
"""

from __future__ import annotations

import sys

from ofauth_client import OFAuth
from ofauth_client.export import Export


def main(path: str) -> None:
    """Write every message with the id of its chat, and show the progress."""
    messages = 0
    with OFAuth() as client, Export(path, progress=True) as export:
        for chat in client.chats.list():
            user = chat.with_user.id
            messages += export.read(client.chats.messages.list, user, columns={"chat": user})
    print(f"{messages} messages in {path}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "messages.jsonl")
