"""Sync all fans into an SQLite database, each once. Run it again after it was stopped.

Usage: python examples/jobs/sync_fans.py [fans.sqlite]
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing

from ofauth_client import OFAuth
from ofauth_client.export import Export


def sync(client: OFAuth, path: str) -> None:
    """Write every subscriber into the table `fans`, where a newer row replaces an older one."""
    with Export(path, table="fans", key="id", progress=True) as export:
        for kind in ("active", "expired"):
            export.read(client.subscribers.list, type=kind, again=True)


def main(path: str) -> None:
    """Sync, and print how many fans there are."""
    with OFAuth() as client:
        sync(client, path)
    with closing(sqlite3.connect(path)) as database:
        (fans,) = database.execute("SELECT count(*) FROM fans").fetchone()
        best = database.execute(
            "SELECT username, spending_total FROM fans ORDER BY spending_total DESC LIMIT 3"
        ).fetchall()
    print(f"{fans} fans in {path}")
    for name, spent in best:
        print(f"  {name} has spent {spent}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "fans.sqlite")
