"""Clocks, sleep functions and randomness, which callers can replace."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import NamedTuple


async def _sleep_async(seconds: float) -> None:
    """Sleep with any asynchronous library that runs the event loop."""
    import anyio

    await anyio.sleep(seconds)


def _chance() -> float:
    # Imported late: few programs retry.
    import random

    # Not `random.random` itself: pickling this bound method would pickle the generator's state.
    return random.random()  # noqa: S311 - jitter is no secret


class Timing(NamedTuple):
    """Clocks, sleep functions and randomness of a client.

    Args:
        sleep: Sleep function of the synchronous client.
        sleep_async: Sleep function of the asynchronous client.
        monotonic: Monotonic clock, in seconds.
        now: Clock in seconds since 1970, to compare with times from the API.
        chance: Returns a random number from 0 to 1 (exclusive), for jitter.
    """

    sleep: Callable[[float], object] = time.sleep
    sleep_async: Callable[[float], Awaitable[object]] = _sleep_async
    monotonic: Callable[[], float] = time.monotonic
    now: Callable[[], float] = time.time
    chance: Callable[[], float] = _chance
