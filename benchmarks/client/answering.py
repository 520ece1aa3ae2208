"""A server that answers at once and always the same: `python -m benchmarks.client.answering`."""

from __future__ import annotations

from benchmarks.loopback import json_answer, serve

_LIMITS = b"x-ratelimit-limit: 60\r\nx-ratelimit-remaining: 59\r\nx-ratelimit-reset: 1\r\n"
_ANSWER = json_answer(b'{"hasMore":false,"list":[]}', _LIMITS)

if __name__ == "__main__":
    serve(lambda _request: _ANSWER)
