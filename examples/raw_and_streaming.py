"""Read raw answers, request a path that the document lacks, and save a large body."""

from __future__ import annotations

import sys

from ofauth_client import OFAuth


def main(path: str, target: str) -> None:
    """Print the facts of two answers and save a third.

    Args:
        path: Path of a large body, from the root of the API.
        target: The file to write.
    """
    with OFAuth() as client:
        raw = client.chats.with_raw_response.list(limit=1)
        print(raw.status, raw.headers["content-type"], f"{len(raw.content)} bytes")
        print("chats:", [chat.with_user.id for chat in raw.parsed.items])

        me = client.request("GET", "/v2/access/self", params={"fields": ["id", "name"]})
        print("me:", me.parsed)

        with client.stream("GET", path) as response:
            response.stream_to_file(target)
        print("saved:", response.headers.get("content-type"))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python examples/raw_and_streaming.py PATH FILE")
    main(*sys.argv[1:])
