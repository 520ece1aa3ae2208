"""Clocks, sleep and chance, so that whoever wants to can bring their own."""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable

from attrs import frozen


async def _sleep_async(seconds: float) -> None:
    """Sleep under whatever runs the event loop."""
    import anyio

    await anyio.sleep(seconds)


def _chance() -> float:
    # The method itself would take the generator's whole state into a pickle.
    return random.random()  # noqa: S311 - jitter is no secret


@frozen
class Timing:
    """Where the client takes time and chance from.

    Args:
        sleep: Waits, for the synchronous client.
        sleep_async: Waits, for the asynchronous client.
        monotonic: Seconds of a clock that never goes back.
        now: Seconds since 1970, to compare with times that the API states.
        chance: A number from 0 to 1 (exclusive), for jitter.
    """

    sleep: Callable[[float], object] = time.sleep
    sleep_async: Callable[[float], Awaitable[object]] = _sleep_async
    monotonic: Callable[[], float] = time.monotonic
    now: Callable[[], float] = time.time
    chance: Callable[[], float] = _chance
