"""Read very much at once, and see that nothing is lost: python -m tests.soak [--seconds 600] …

Many lists are read at once over few connections from the sandbox, which fails a share of the
requests. Every message must come once and in order, memory must stay flat, and in the end no
socket and no task may be left. Needs Linux, which tells of the sockets and memory of a process.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import time
from statistics import median

from attrs import field, frozen

from tests.soak.load import Load, Seen, read_all
from tests.soak.sandbox import count_sockets, resident, served, settled_sockets

#: Growth of memory between the second and the last quarter that is none, in bytes: httpx and the
#: allocator keep a little more as they see more.
_FLAT = 8 * 2**20


@frozen
class Result:
    """What a run showed.

    Args:
        seen: What came.
        seconds: How long it took.
        sockets: Sockets left of the client, and of the sandbox.
        server_growth: Bytes that the sandbox grew by.
    """

    seen: Seen
    seconds: float
    sockets: tuple[int, int]
    server_growth: int
    problems: list[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        found = list(self.seen.problems)
        found += [f"{self.sockets} sockets left"] if any(self.sockets) else []
        found += [f"{self.seen.tasks} tasks left"] if self.seen.tasks else []
        found += [f"memory grew by {_growth(self.seen.memory):,} bytes"] if self._grew() else []
        object.__setattr__(self, "problems", found)

    def _grew(self) -> bool:
        return _growth(self.seen.memory) > _FLAT

    def lines(self) -> list[str]:
        """Return the figures."""
        seen, memory = self.seen, [each / 2**20 for each in self.seen.memory]
        return [
            f"messages   {seen.messages:,} in {self.seconds:.0f} s",
            f"lists      {seen.whole:,} read to their end",
            f"retries    {seen.retries:,}",
            f"memory     {min(memory):.0f} to {max(memory):.0f} MiB, grew by "
            f"{_growth(seen.memory) / 2**20:+.1f} MiB after the first quarter",
            f"sandbox    grew by {self.server_growth / 2**20:+.1f} MiB",
            f"left       {self.sockets[0]} and {self.sockets[1]} sockets, {seen.tasks} tasks",
        ]


def _growth(memory: list[int]) -> float:
    """Return how much more was in use in the last quarter than in the second."""
    quarter = len(memory) // 4
    return median(memory[-quarter:]) - median(memory[quarter : 2 * quarter]) if quarter else 0


def soak(load: Load, share: float, seed: int) -> Result:
    """Read from a sandbox that fails, and return what that showed.

    Args:
        load: How much.
        share: Percentage of the requests that fail.
        seed: Decides which.
    """
    client = os.getpid()
    with served(load.chats, load.messages, share, seed) as sandbox:
        before = count_sockets(client), count_sockets(sandbox.process)
        memory, began = resident(sandbox.process), time.monotonic()
        seen = asyncio.run(read_all(load, sandbox))
        seconds = time.monotonic() - began
        sockets = (
            settled_sockets(client, before[0]) - before[0],
            settled_sockets(sandbox.process, before[1]) - before[1],
        )
        return Result(seen, seconds, sockets, resident(sandbox.process) - memory)


def main() -> None:
    """Soak, print the figures, and fail if anything was lost or left."""
    parser = argparse.ArgumentParser(description="Read very much at once.")
    parser.add_argument("--connections", type=int, default=20)
    parser.add_argument("--iterators", type=int, default=200)
    parser.add_argument("--messages", type=int, default=1_000_000, help="of all lists together")
    parser.add_argument("--seconds", type=float, default=600, help="end after that time at most")
    parser.add_argument("--faults", type=float, default=2.0, help="percentage that fails")
    parser.add_argument("--seed", type=int, default=7, help="decides which requests fail")
    given = parser.parse_args()
    if sys.platform != "linux":
        sys.exit("error: the soak counts sockets in /proc, which only Linux has")
    of_each = given.messages // given.iterators
    load = Load(given.connections, given.iterators, of_each, given.seconds)
    result = soak(load, given.faults, given.seed)
    print(*result.lines(), sep="\n")
    sys.exit("error: " + "; ".join(result.problems[:9]) if result.problems else 0)


if __name__ == "__main__":
    main()
