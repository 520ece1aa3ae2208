"""Read a list of 100,000 messages to its end, and note the memory on the way."""

from __future__ import annotations

import asyncio
import json
import resource
from collections.abc import Callable
from typing import Any

import httpx

from ofauth_client import AsyncOFAuth, OFAuth

MESSAGES = 100_000
PAGE = 10
EARLY = MESSAGES // 10

#: Most memory the process had, after the first tenth of the list and after all of it.
Peaks = tuple[int, int]


def read_sync(prefetch: int) -> Peaks:
    """Read with `OFAuth`."""
    peaks: list[int] = []
    count = 0
    with OFAuth(
        api_key="sk_x", connection_id="conn_x", transport=httpx.MockTransport(_answer)
    ) as client:
        for _ in client.chats.messages.list(42).iter(prefetch=prefetch):
            count += 1
            if count in (EARLY, MESSAGES):
                peaks.append(_peak())
    return _checked(peaks)


def read_async(prefetch: int) -> Peaks:
    """Read with `AsyncOFAuth`."""
    return asyncio.run(_read_async(prefetch))


async def _read_async(prefetch: int) -> Peaks:
    peaks: list[int] = []
    count = 0
    transport = httpx.MockTransport(_answer)
    async with AsyncOFAuth(api_key="sk_x", connection_id="conn_x", transport=transport) as client:
        page = await client.chats.messages.list(42)
        async for _ in page.iter(prefetch=prefetch):
            count += 1
            if count in (EARLY, MESSAGES):
                peaks.append(_peak())
    return _checked(peaks)


def _checked(peaks: list[int]) -> Peaks:
    early, late = peaks
    return early, late


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _answer(request: httpx.Request) -> httpx.Response:
    """Answer with the messages below an id."""
    first = int(request.url.params.get("last_id", MESSAGES + 1)) - 1
    last = max(first - PAGE, 0)
    body = {"list": [_message(each) for each in range(first, last, -1)], "hasMore": last > 0}
    return httpx.Response(
        200, content=json.dumps(body), headers={"content-type": "application/json"}
    )


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


CASES: dict[str, tuple[Callable[[int], Peaks], int]] = {
    "sync": (read_sync, 0),
    "sync, prefetch": (read_sync, 1),
    "async": (read_async, 0),
    "async, prefetch": (read_async, 1),
}
