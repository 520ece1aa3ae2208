"""Receive webhooks with the standard library; docs/webhooks.md has FastAPI and Flask.

Set OFAUTH_WEBHOOK_SECRET. Usage: python examples/webhook_receiver.py [PORT]
"""

from __future__ import annotations

import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from ofauth_client import webhooks

#: Bytes of the largest body to read; a longer delivery fails verification.
LARGEST = 1_000_000


class Receiver(BaseHTTPRequestHandler):
    """Answers deliveries. A real program would put the work into a queue."""

    def do_POST(self) -> None:
        """Verify a delivery and act on its event."""
        size = int(self.headers.get("content-length", "0"))
        body = self.rfile.read(min(size, LARGEST))
        try:
            event = webhooks.verify(body, self.headers, os.environ["OFAUTH_WEBHOOK_SECRET"])
        except webhooks.WebhookError as error:
            self.send_error(400, str(error))
            return
        self.send_response(204)
        self.end_headers()
        handle(event)


def handle(event: webhooks.Event) -> None:
    """Print the event."""
    match event:
        case webhooks.ConnectionExpired():
            print("ask the user to connect again", flush=True)
        case webhooks.RealtimeEvent():
            print(f"live: {event.name}", flush=True)
        case _:
            print(f"nothing to do for {event.type}", flush=True)


def main(port: int) -> None:
    """Serve until interrupted."""
    with ThreadingHTTPServer(("127.0.0.1", port), Receiver) as server:
        print(f"http://127.0.0.1:{server.server_port}", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8000)
