"""Upload a file, and send it in a paid message. A stopped upload goes on where it was.

Usage: python examples/jobs/paid_message.py USER_ID FILE PRICE
"""

from __future__ import annotations

import sys

from ofauth_client import OFAuth
from ofauth_client.models import ChatMessageRequest
from ofauth_client.uploading import upload


def show(sent: int, size: int) -> None:
    """Print how much of a file has been sent."""
    print(f"{sent / size:4.0%} of {size} bytes")


def main(user: int, path: str, price: float) -> None:
    """Upload, and send the message."""
    with OFAuth() as client:
        uploaded = upload(client, path, state=f"{path}.upload", progress=show)
        request = ChatMessageRequest(
            text="Made for you.",
            media_items=[uploaded.media_upload_id],
            price=price,
            is_locked_text=False,
        )
        message = client.chats.messages.send(user, body=request)
        print(f"message {message.id} sent")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("usage: python examples/jobs/paid_message.py USER_ID FILE PRICE")
    main(int(sys.argv[1]), sys.argv[2], float(sys.argv[3]))
