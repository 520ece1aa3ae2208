"""Read a list of 100,000 messages to its end, and note the memory on the way."""

from __future__ import annotations

import asyncio
import resource
import tracemalloc
from collections.abc import Callable

from attrs import frozen

from benchmarks.paging.answering import MESSAGES
from ofauth_client import AsyncOFAuth, OFAuth

EARLY = MESSAGES // 10
_KEY, _CONNECTION = "sk_x", "conn_x"


@frozen
class Peak:
    """The most memory that was used so far.

    Args:
        resident: By the process, as the system sees it.
        traced: By Python objects; None where they are not traced.
    """

    resident: int
    traced: int | None


#: After the first tenth of the list, and after all of it.
Peaks = tuple[Peak, Peak]


def read_sync(url: str, prefetch: int) -> Peaks:
    """Read with `OFAuth`."""
    early, count = peak(), 0
    with OFAuth(base_url=url, api_key=_KEY, connection_id=_CONNECTION) as client:
        for _ in client.chats.messages.list(42).iter(prefetch=prefetch):
            count += 1
            if count == EARLY:
                early = peak()
    return _checked(early, count)


def read_async(url: str, prefetch: int) -> Peaks:
    """Read with `AsyncOFAuth`."""
    return asyncio.run(_read_async(url, prefetch))


async def _read_async(url: str, prefetch: int) -> Peaks:
    early, count = peak(), 0
    async with AsyncOFAuth(base_url=url, api_key=_KEY, connection_id=_CONNECTION) as client:
        page = await client.chats.messages.list(42)
        async for _ in page.iter(prefetch=prefetch):
            count += 1
            if count == EARLY:
                early = peak()
    return _checked(early, count)


def _checked(early: Peak, count: int) -> Peaks:
    assert count == MESSAGES, f"{count} messages came"
    return early, peak()


def peak() -> Peak:
    """Return the peak of this process."""
    traced = tracemalloc.get_traced_memory()[1] if tracemalloc.is_tracing() else None
    return Peak(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, traced)


def read_traced(url: str, prefetch: int) -> Peaks:
    """Read with `OFAuth`, while Python's objects are traced, which takes longer."""
    tracemalloc.start()
    return read_sync(url, prefetch)


def read_async_traced(url: str, prefetch: int) -> Peaks:
    """Read with `AsyncOFAuth`, while Python's objects are traced."""
    tracemalloc.start()
    return read_async(url, prefetch)


CASES: dict[str, tuple[Callable[[str, int], Peaks], int]] = {
    "sync": (read_sync, 0),
    "sync, prefetch": (read_sync, 1),
    "sync, traced": (read_traced, 0),
    "async": (read_async, 0),
    "async, prefetch": (read_async, 1),
    "async, traced": (read_async_traced, 0),
}
