"""How much of everything a number of connections needs: `docs/scale.md` explains the formulas."""

from __future__ import annotations

import math

from attrs import frozen

SIZES = (1_000, 10_000, 100_000, 1_000_000)


@frozen
class Costs:
    """What was measured (`benchmarks/results/scale.json`), rounded, and what is assumed.

    Args:
        request: Processor time of a worker for a request, in seconds, without the shared limiter.
        ask: Processor time of a worker for asking the shared limiter once, in seconds.
        script: Processor time of Redis for a script, in seconds.
        key: Memory of Redis for a connection in use, in bytes.
        network: Bytes between workers and Redis for a script, both ways.
        latency: Assumed seconds until the API has answered.
        busy: Most of a processor that may be used, so that nobody waits for it.
    """

    request: float = 180e-6
    ask: float = 30e-6
    script: float = 15e-6
    key: float = 390
    network: float = 285
    latency: float = 0.3
    busy: float = 0.7

    def work(self, use: Use) -> float:
        """Return the processor time of a worker for a request, in seconds."""
        return self.request + use.scripts * self.ask


@frozen
class Use:
    """How much connections are used.

    Args:
        name: Name.
        rate: Requests of a connection in a minute.
        scripts: Scripts of Redis for a request.
    """

    name: str
    rate: float
    scripts: float


#: The documented limit, with calls that always wait in line; and the simulated day on average.
FULL = Use("60 requests a minute", 60.0, 5.0)
USUAL = Use("as the simulated day", 2.3, 3.4)


@frozen
class Needs:
    """What some connections need.

    Args:
        connections: Number of connections.
        requests: Requests a second.
        workers: Processes with a core each.
        sockets: Requests that wait for the API at once.
        scripts: Scripts of Redis a second.
        servers: Redis servers with a core each.
        memory: Bytes of memory of all Redis servers.
        network: Bytes a second between workers and Redis.
    """

    connections: int
    requests: float
    workers: int
    sockets: float
    scripts: float
    servers: int
    memory: float
    network: float


def needs(connections: int, use: Use, costs: Costs = Costs()) -> Needs:
    """Return what some connections need.

    Args:
        connections: Number of connections.
        use: How much they are used.
        costs: What a request costs.
    """
    requests = connections * use.rate / 60
    scripts = requests * use.scripts
    return Needs(
        connections=connections,
        requests=requests,
        workers=math.ceil(requests * costs.work(use) / costs.busy),
        sockets=requests * costs.latency,
        scripts=scripts,
        servers=math.ceil(scripts * costs.script / costs.busy),
        memory=connections * costs.key,
        network=scripts * costs.network,
    )


def table(use: Use) -> str:
    """Return the needs of all sizes as a table in Markdown.

    Args:
        use: How much the connections are used.
    """
    head = ("connections", "requests/s", "workers", "sockets", "scripts/s", "Redis servers")
    rows = [(*head, "Redis memory", "Redis network"), ("---:",) * (len(head) + 2)]
    for size in SIZES:
        need = needs(size, use)
        counts = (size, need.requests, need.workers, need.sockets, need.scripts, need.servers)
        cells = [f"{round(count):,}" for count in counts]
        rows.append((*cells, _megabytes(need.memory), f"{_megabytes(need.network)}/s"))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _megabytes(count: float) -> str:
    return f"{count / 1e6:,.1f} MB"
