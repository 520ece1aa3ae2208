"""Connect a new account, or find connections that have expired and link them again.

Each gets a page on which its owner logs in.

Usage: python examples/jobs/relink.py [--new REFERENCE] [--watch]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator

from ofauth_client import OFAuth, errors

#: Seconds between two looks at a link session.
PAUSE = 3
#: Statuses from which a session does not go on.
ENDS = ("completed", "denied", "failed", "invalid_credentials", "not_found")


def pages(client: OFAuth, reference: str | None) -> Iterator[tuple[str, str]]:
    """Yield whom a link session is for, and the address of its page."""
    if reference is not None:
        yield reference, client.link.create(body={"clientReferenceId": reference}).url
        return
    for connection in client.account.connections.list(status="expired"):
        session = client.link.create(body={"connectionId": connection.id})
        yield connection.user_data.username, session.url


def follow(client: OFAuth, url: str) -> str:
    """Wait for the end of a link session, and return its last status."""
    secret = url.rstrip("/").rpartition("/")[2]
    last = ""
    while last not in ENDS:
        try:
            status = client.link.get(secret).status
        except errors.NotFoundError:
            return "not_found"
        if status != last:
            # With awaiting_2fa, the page asks its owner for a code.
            print(f"  {status}")
            last = status
        if last not in ENDS:
            time.sleep(PAUSE)
    return last


def main(reference: str | None, watch: bool) -> None:
    """Print a page for each account; with `watch`, wait until it is used."""
    with OFAuth() as client:
        for name, url in pages(client, reference):
            print(f"{name}: {url}")
            if watch:
                follow(client, url)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Connect accounts, or link them again.")
    parser.add_argument("--new", metavar="REFERENCE", help="your name for a new account")
    parser.add_argument("--watch", action="store_true", help="wait until each page is used")
    arguments = parser.parse_args()
    main(arguments.new, arguments.watch)
