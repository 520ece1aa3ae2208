"""A server that answers at once with twenty chats: `python -m benchmarks.client.answering`."""

from __future__ import annotations

import json

from benchmarks.decode.pages import page
from benchmarks.loopback import json_answer, serve

_LIMITS = b"x-ratelimit-limit: 60\r\nx-ratelimit-remaining: 59\r\nx-ratelimit-reset: 1\r\n"


def answer() -> bytes:
    """Return an answer of twenty chats without their messages, 5 KB."""
    value = json.loads(page(20))
    for chat in value["list"]:
        del chat["lastMessage"]
    return json_answer(json.dumps(value, separators=(",", ":")).encode(), _LIMITS)


if __name__ == "__main__":
    ANSWER = answer()
    serve(lambda _request: ANSWER)
