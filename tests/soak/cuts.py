"""Cut very many calls, and see that no connection is lost: python -m tests.soak.cuts [--calls N]

After each round, as many calls as the client has connections run at once, and no socket is left
when the client is closed. Needs Linux, which tells of the sockets of a process.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import anyio
from attrs import frozen

from ofauth_client import AsyncOFAuth, OFAuth
from tests.soak.answering import Answering, answering
from tests.soak.cutting import (
    Cut,
    Cuts,
    by_scope,
    by_timeout,
    by_two_cancellations,
    cut_many,
)
from tests.soak.sandbox import count_sockets, settled_sockets
from tests.soak.signals import cut_many_by_signals

#: Connections of a client, and calls that run at once after a round.
CONNECTIONS = 50
TASKS = (1, 20, 200)
#: Shares of the rounds with signals, in thousandths of the calls. Only the main thread can be cut,
#: and waits for the other threads.
_SIGNAL_SHARES = (85, 12, 3)

_KINDS: dict[str, tuple[Cut, str, bool]] = {
    "asyncio.timeout": (by_timeout, "asyncio", False),
    "cancelled twice": (by_two_cancellations, "asyncio", True),
    "anyio scope": (by_scope, "asyncio", False),
    "trio scope": (by_scope, "trio", False),
}
_SIGNALS = "signal"


@frozen
class Round:
    """What a round showed.

    Args:
        kind: How calls were cut.
        tasks: Tasks or threads that made calls at once.
        cuts: Counts of calls.
        served: Calls that were answered afterwards.
        sockets: Sockets left of the client.
        seconds: How long it took.
    """

    kind: str
    tasks: int
    cuts: Cuts
    served: int
    sockets: int
    seconds: float

    @property
    def is_fine(self) -> bool:
        """Whether nothing was lost."""
        return self.cuts.done and self.served == CONNECTIONS and not self.sockets

    def line(self) -> str:
        """Return the figures."""
        return (
            f"{self.kind:16} {self.tasks:4} at once: {self.cuts.cut:6,} cut, {self.cuts.whole:6,} "
            f"whole, {self.served} served, {self.sockets} sockets left, {self.seconds:5.1f} s"
        )


def rounds(calls: int, seed: int) -> Iterator[Round]:
    """Cut calls in every way, with every number of tasks.

    Args:
        calls: Calls that are cut, all rounds together.
        seed: Draws the moments.
    """
    share = (1000 - sum(_SIGNAL_SHARES)) // (len(_KINDS) * len(TASKS))
    plan = [(kind, tasks, share) for kind in _KINDS for tasks in TASKS]
    plan += [(_SIGNALS, *each) for each in zip(TASKS, _SIGNAL_SHARES, strict=True)]
    with answering() as server:
        for kind, tasks, share in plan:
            yield _round(server, kind, tasks, Cuts(-(-calls * share // 1000)), seed)


def _round(server: Answering, kind: str, tasks: int, cuts: Cuts, seed: int) -> Round:
    before, began = count_sockets(os.getpid()), time.monotonic()
    if kind == _SIGNALS:
        served = _cut_by_signals(server.url, tasks, cuts, seed)
    else:
        cut, backend, streams_only = _KINDS[kind]
        run = partial(_cut, server.url, cut, tasks, cuts, seed, streams_only)
        served = anyio.run(run, backend=backend)
    # A signal may end a finalizer; the collector closes what the finalizer would have closed.
    gc.collect()
    left = settled_sockets(os.getpid(), before) - before
    return Round(kind, tasks, cuts, served, left, time.monotonic() - began)


async def _cut(url: str, cut: Cut, tasks: int, cuts: Cuts, seed: int, streams_only: bool) -> int:
    made = AsyncOFAuth(
        api_key="sk_soak", base_url=url, max_retries=0, timeout=30, max_connections=CONNECTIONS
    )
    async with made as client:
        await cut_many(client, cut, tasks=tasks, cuts=cuts, seed=seed, streams_only=streams_only)
        return await _served_at_once(client)


async def _served_at_once(client: AsyncOFAuth) -> int:
    """Hold a stream on every connection at once, and return their number."""
    ready, everybody = 0, anyio.Event()

    async def hold() -> None:
        nonlocal ready
        async with client.stream("GET", "/v2/stream") as response:
            ready += 1
            if ready == CONNECTIONS:
                everybody.set()
            await everybody.wait()
            await response.read()

    async with anyio.create_task_group() as group:
        for _ in range(CONNECTIONS):
            group.start_soon(hold)
    return ready


def _cut_by_signals(url: str, threads: int, cuts: Cuts, seed: int) -> int:
    made = OFAuth(
        api_key="sk_soak", base_url=url, max_retries=0, timeout=30, max_connections=CONNECTIONS
    )
    with made as client:
        client.request("GET", "/v2/x")
        cut_many_by_signals(client, threads=threads, cuts=cuts, seed=seed)
        return _served_by_threads(client)


def _served_by_threads(client: OFAuth) -> int:
    """Hold a stream on every connection at once, and return their number."""
    everybody = threading.Barrier(CONNECTIONS, timeout=30)

    def hold(_: int) -> int:
        with client.stream("GET", "/v2/stream") as response:
            everybody.wait()
            response.read()
            return response.status

    with ThreadPoolExecutor(CONNECTIONS) as threads:
        return list(threads.map(hold, range(CONNECTIONS))).count(200)


def main() -> None:
    """Cut calls, print the figures, and fail if anything was lost or left."""
    parser = argparse.ArgumentParser(description="Cut very many calls.")
    parser.add_argument("--calls", type=int, default=20_000, help="calls that are cut")
    parser.add_argument("--seed", type=int, default=7, help="draws the moments of the cuts")
    given = parser.parse_args()
    if sys.platform != "linux":
        sys.exit("error: the soak counts sockets in /proc, which only Linux has")
    fine = True
    for each in rounds(given.calls, given.seed):
        print(each.line(), flush=True)
        fine = fine and each.is_fine
    sys.exit(0 if fine else "error: calls or sockets were lost")


if __name__ == "__main__":
    main()
