"""`python -m benchmarks.scale`: a day of 10,000 connections, one process, a Redis server."""

from __future__ import annotations

import shutil
import sys

from benchmarks.loopback import served
from benchmarks.results_file import RESULTS, write_figures
from benchmarks.scale.day import days
from benchmarks.scale.demand import DAY
from benchmarks.scale.fleet import fleet
from benchmarks.scale.model import FULL, SIZES, USUAL, Costs
from benchmarks.scale.one_process import Turns, in_turns
from benchmarks.scale.redis_load import redis_costs, redis_server
from benchmarks.scale.telling import draw, figures, page, targets
from ofauth_client import RateLimit

CONNECTIONS = 10_000


def main() -> int:
    """Simulate, measure, print and write the figures; return 1 if one is missed."""
    if shutil.which("redis-server") is None:
        print(
            "error: this benchmark needs redis-server; install the package of your system",
            file=sys.stderr,
        )
        return 1
    turns, redis = one_process(), redis_costs()
    fleets = {use.name: [fleet(size, use, Costs()) for size in SIZES] for use in (FULL, USUAL)}
    simulated = days(CONNECTIONS, DAY, RateLimit())
    told = page(simulated, turns, redis, fleets)
    print(told)
    write_figures("scale", figures(simulated, turns, redis, fleets))
    (RESULTS / "scale.md").write_text(told, encoding="utf-8")
    draw(turns, RESULTS / "scale.svg")
    broken = [name for day in simulated.values() for name in day.broken()]
    return int(bool(broken) or any(not target.is_met for target in targets(turns)))


def one_process() -> dict[str, Turns]:
    """Measure a thousand connections in one process."""
    with redis_server() as redis, served("benchmarks.client.answering") as api:
        return in_turns(api, redis.url)


if __name__ == "__main__":
    sys.exit(main())
