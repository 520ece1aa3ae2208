"""Read the newest chat of many connections, with one client and several threads.

Usage: python examples/tenants.py conn_a conn_b …
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from ofauth_client import OFAuth, errors


def newest_chat(client: OFAuth) -> str:
    """Describe the newest chat and the rate limit of the client's connection."""
    try:
        items = client.chats.list(limit=1).items
    except errors.SessionExpiredError as error:
        return f"has to connect again ({error.action_required})"
    left = client.rate_limit.remaining if client.rate_limit else "unknown"
    return f"newest chat {items[0].with_user.id if items else None}, requests left: {left}"


def main(connections: Sequence[str]) -> None:
    """Print a line for each connection; no connection waits for another's rate limit."""
    with OFAuth(rate_limit=True) as client, ThreadPoolExecutor(8) as threads:
        views = [client.for_connection(connection) for connection in connections]
        for number, line in enumerate(threads.map(newest_chat, views), 1):
            print(f"connection {number}: {line}")


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.exit("usage: python examples/tenants.py CONNECTION…")
    main(sys.argv[1:])
