"""A server with a long list of messages: `python -m benchmarks.paging.answering`."""

from __future__ import annotations

import json
import re
from typing import Any

from benchmarks.loopback import json_answer, serve

MESSAGES = 100_000
PAGE = 10
_LAST_ID = re.compile(rb"last_id=(\d+)")


def answer(request: bytes) -> bytes:
    """Answer with the messages below an id."""
    last_id = _LAST_ID.search(request)
    first = int(last_id[1]) - 1 if last_id else MESSAGES
    end = max(first - PAGE, 0)
    body = {"list": [_message(each) for each in range(first, end, -1)], "hasMore": end > 0}
    return json_answer(json.dumps(body).encode())


def _message(number: int) -> dict[str, Any]:
    return {
        "responseType": "message",
        "id": number,
        "text": f"<p>message {number}</p>" * 20,
        "createdAt": "2026-01-01T00:00:00+00:00",
        "changedAt": "2026-01-01T00:00:00+00:00",
        "fromUser": {"id": 42, "_view": "s"},
        "media": [],
        "previews": [],
        "isFree": True,
        "price": 0,
    }


if __name__ == "__main__":
    serve(answer)
