"""Receive webhooks, each event once, also while one secret replaces another.

Set OFAUTH_WEBHOOK_SECRET, and OFAUTH_WEBHOOK_SECRET_OLD while the secret changes.

Usage: python examples/jobs/webhooks_once.py [PORT] [deliveries.sqlite]
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

from ofauth_client import webhooks

#: Bytes of the largest body to read; a longer delivery fails verification.
LARGEST = 1_000_000
#: Seconds for which a delivery is remembered; OFAuth repeats a delivery for less than a day.
REMEMBERED = 7 * 24 * 60 * 60


class Inbox:
    """The deliveries that were handled, by their signed ids or the digests of their bodies.

    Args:
        path: Database that remembers them.
    """

    def __init__(self, path: str) -> None:
        self.store = sqlite3.connect(path)
        self.store.execute("CREATE TABLE IF NOT EXISTS handled (key TEXT PRIMARY KEY, at REAL)")

    def handle(self, body: bytes, event: webhooks.Event) -> None:
        """Handle an event, unless its delivery was handled before."""
        key, now = event.delivery_id or hashlib.sha256(body).hexdigest(), time.time()
        # One transaction: if the work fails, the next attempt at the delivery counts again.
        with self.store:
            self.store.execute("DELETE FROM handled WHERE at < ?", (now - REMEMBERED,))
            new = self.store.execute("INSERT OR IGNORE INTO handled VALUES (?, ?)", (key, now))
            if new.rowcount:
                print(f"new: {event.type}", flush=True)
            else:
                print(f"again: {event.type}", flush=True)


class Receiver(BaseHTTPRequestHandler):
    """Answers deliveries."""

    inbox: Inbox
    secrets: list[str]

    def do_POST(self) -> None:
        """Verify a delivery, and handle its event."""
        body = self.rfile.read(min(int(self.headers.get("content-length", "0")), LARGEST))
        try:
            event = webhooks.verify(body, self.headers, self.secrets)
        except webhooks.WebhookError as error:
            self.send_error(400, str(error))
            return
        self.inbox.handle(body, event)
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002 - http.server's name
        """Print events alone."""


def main(port: int, path: str) -> None:
    """Serve until interrupted; one delivery after the other, so that none is handled twice."""
    names = ("OFAUTH_WEBHOOK_SECRET", "OFAUTH_WEBHOOK_SECRET_OLD")
    Receiver.secrets = [os.environ[name] for name in names if name in os.environ]
    Receiver.inbox = Inbox(path)
    with HTTPServer(("127.0.0.1", port), Receiver) as server:
        print(f"http://127.0.0.1:{server.server_port}", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    words = sys.argv[1:]
    main(int(words[0]) if words else 8000, words[1] if len(words) > 1 else "deliveries.sqlite")
