"""Whole lists into files: JSON Lines, CSV, SQLite or Parquet, to be continued after a kill.

    from ofauth_client import OFAuth
    from ofauth_client.export import Export

    with OFAuth() as client, Export("messages.jsonl", progress=True) as export:
        for chat in client.chats.list():
            user = chat.with_user.id
            export.read(client.chats.messages.list, user, columns={"chat": user})

Run the same program again after it was stopped, at any moment: it continues where it was, and
writes no item twice.
"""

from __future__ import annotations

from ofauth_client.errors import ExportError
from ofauth_client.export.exporting import Export

__all__ = ["Export", "ExportError"]
