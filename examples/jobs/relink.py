"""Find connections that have expired, and get a page for each on which its owner logs in again.

Usage: python examples/jobs/relink.py [--watch]
"""

from __future__ import annotations

import argparse
import time

from ofauth_client import OFAuth, errors
from ofauth_client.models import Connection

#: Seconds between two looks at a link session.
PAUSE = 3
#: Statuses from which a session does not go on.
ENDS = ("completed", "denied", "failed", "invalid_credentials", "not_found")


def begin(client: OFAuth, connection: Connection) -> str:
    """Begin a link session for a connection, and return the address of its page."""
    session = client.link.create(body={"connectionId": connection.id})
    return session.url


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


def main(watch: bool) -> None:
    """Print a page for each expired connection; with `watch`, wait until it is used."""
    with OFAuth() as client:
        for connection in client.account.connections.list(status="expired"):
            url = begin(client, connection)
            print(f"{connection.user_data.username}: {url}")
            if watch:
                follow(client, url)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Link expired connections again.")
    parser.add_argument("--watch", action="store_true", help="wait until each page is used")
    main(parser.parse_args().watch)
