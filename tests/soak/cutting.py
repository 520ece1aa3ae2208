"""Ways to cut an asynchronous call amid its work, at a moment that a seed draws.

A call is cut after a number of steps of its event loop.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from random import Random

import anyio
import anyio.lowlevel
from attrs import define

from ofauth_client import AsyncOFAuth

#: A call, and the number of steps after which it is cut; returns whether it was cut.
Cut = Callable[[Callable[[], Awaitable[object]], int], Awaitable[bool]]


@define
class Cuts:
    """Calls so far.

    Args:
        wanted: Calls to be cut.
        cut: Calls that were cut.
        whole: Calls that had ended before.
    """

    wanted: int
    cut: int = 0
    whole: int = 0

    def count(self, cut: bool) -> None:
        """Count a call."""
        self.cut += cut
        self.whole += not cut

    @property
    def done(self) -> bool:
        """Whether enough calls were cut."""
        return self.cut >= self.wanted


async def request(client: AsyncOFAuth) -> None:
    """Read an answer at once."""
    await client.request("GET", "/v2/x")


async def stream(client: AsyncOFAuth) -> None:
    """Read an answer piece by piece."""
    async with client.stream("GET", "/v2/stream") as response:
        async for _ in response.iter_bytes():
            pass


async def by_timeout(call: Callable[[], Awaitable[object]], steps: int) -> bool:
    """Let `asyncio.timeout` expire."""
    stepping = asyncio.ensure_future(_pass_steps(steps))
    try:
        async with asyncio.timeout(None) as limit:
            stepping.add_done_callback(lambda _: _expire(limit))
            await call()
    except TimeoutError:
        return True
    finally:
        stepping.cancel()
    return False


def _expire(limit: asyncio.Timeout) -> None:
    # If the call has ended, the block was left.
    with suppress(RuntimeError):
        limit.reschedule(asyncio.get_running_loop().time())


async def by_two_cancellations(call: Callable[[], Awaitable[object]], steps: int) -> bool:
    """Cancel a task, and once more while it ends."""
    task = asyncio.ensure_future(call())
    await _pass_steps(steps)
    task.cancel()
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    return task.cancelled()


async def by_scope(call: Callable[[], Awaitable[object]], steps: int) -> bool:
    """Cancel the scope of a task group, with asyncio or trio."""
    whole = False

    async def watched() -> None:
        nonlocal whole
        await call()
        whole = True

    async with anyio.create_task_group() as group:
        group.start_soon(watched)
        await _pass_steps(steps)
        group.cancel_scope.cancel()
    return not whole


async def _pass_steps(steps: int) -> None:
    for _ in range(steps):
        await anyio.lowlevel.checkpoint()


async def cut_many(
    client: AsyncOFAuth, cut: Cut, *, tasks: int, cuts: Cuts, seed: int, streams_only: bool
) -> None:
    """Cut calls in several tasks at once, until enough calls were cut.

    Args:
        client: The client of all calls.
        cut: How calls are cut.
        tasks: Number of tasks.
        cuts: Counts the calls.
        seed: Draws the moments.
        streams_only: Whether each call is a stream, instead of every second call.
    """

    async def work(random: Random) -> None:
        # How many steps a call takes depends on the number of tasks and on the machine. One call
        # in six ends before it is cut, so that the last moments of calls are drawn, too.
        most = 30.0
        while not cuts.done:
            call = stream if streams_only or random.random() < 0.5 else request
            was_cut = await cut(partial(call, client), random.randrange(int(most)))
            cuts.count(was_cut)
            most = max(2, most + (1 if was_cut else -5))

    async with anyio.create_task_group() as group:
        for number in range(tasks):
            group.start_soon(work, Random(f"{seed}:{number}"))
