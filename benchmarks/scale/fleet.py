"""Connections on workers and Redis servers, request by request, beside what the model says."""

from __future__ import annotations

from collections import Counter
from itertools import repeat
from random import Random
from zlib import crc32

from attrs import frozen

from benchmarks.scale.model import Costs, Use, needs

#: Seconds that are simulated.
SECONDS = 1.0


@frozen
class Server:
    """The busiest of some servers that share connections.

    Args:
        share: Its connections, in times of the mean.
        busy: Part of the time in which its processor works.
        wait: Milliseconds that 99 of 100 pieces of work wait at most until it begins.
    """

    share: float
    busy: float
    wait: float


@frozen
class Fleet:
    """Workers and Redis servers for some connections.

    Args:
        connections: Number of connections.
        worker: The busiest worker.
        redis: The busiest Redis server.
    """

    connections: int
    worker: Server
    redis: Server


def fleet(connections: int, use: Use, costs: Costs) -> Fleet:
    """Share connections among as many servers as the model says, and let the busiest work.

    Args:
        connections: Number of connections.
        use: How much they are used.
        costs: What a request costs.
    """
    need = needs(connections, use, costs)
    return Fleet(
        connections,
        _busiest(connections, need.workers, use.rate / 60, costs.work(use)),
        _busiest(connections, need.servers, use.rate / 60 * use.scripts, costs.script),
    )


def _busiest(connections: int, servers: int, rate: float, seconds: float) -> Server:
    """Let the busiest server work.

    Args:
        connections: Number of connections, which a checksum gives to servers.
        servers: Number of servers.
        rate: Pieces of work a second of a connection.
        seconds: How long a piece of work takes.
    """
    counts = Counter(crc32(b"conn_%d" % number) % servers for number in range(connections))
    most = max(counts.values())
    random = Random("fleet")
    # The limiter spaces the requests of a connection; those of many come at random.
    count = round(most * rate * SECONDS)
    moments = sorted(random.random() * SECONDS for _ in repeat(None, count))
    free, waits = 0.0, list[float]()
    for moment in moments:
        waits.append(max(0.0, free - moment))
        free = max(free, moment) + seconds
    waits.sort()
    wait = waits[int(len(waits) * 0.99)] if waits else 0.0
    return Server(most * servers / connections, count * seconds / SECONDS, wait * 1e3)
