"""A day of 10,000 connections, one process, a Redis server: `python -m benchmarks.scale [PART…]`.

Parts that are not named keep their results; all parts take some twenty minutes.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Sequence

from benchmarks.loopback import served
from benchmarks.results_file import RESULTS
from benchmarks.scale.day import days
from benchmarks.scale.demand import DAY
from benchmarks.scale.fleet import fleet
from benchmarks.scale.model import FULL, SIZES, USUAL, Costs
from benchmarks.scale.one_process import in_turns
from benchmarks.scale.redis_load import redis_costs, redis_server
from benchmarks.scale.results import keep
from benchmarks.scale.telling import (
    Section,
    day_section,
    draw,
    fleets_section,
    process_section,
    redis_section,
)
from ofauth_client import RateLimit

CONNECTIONS = 10_000


def _day() -> Section:
    return day_section(days(CONNECTIONS, DAY, RateLimit()))


def _process() -> Section:
    with redis_server() as redis, served("benchmarks.client.answering") as api:
        turns = in_turns(api, redis.url)
    draw(turns, RESULTS / "scale.svg")
    return process_section(turns)


def _redis() -> Section:
    return redis_section(redis_costs())


def _fleets() -> Section:
    uses = (FULL, USUAL)
    return fleets_section({use.name: [fleet(size, use, Costs()) for size in SIZES] for use in uses})


#: The parts in the order of the page, by the names of their figures.
PARTS: dict[str, Callable[[], Section]] = {
    "day": _day,
    "process": _process,
    "redis": _redis,
    "fleets": _fleets,
}


def main(arguments: Sequence[str] = ()) -> int:
    """Measure, print and keep the figures of some parts; return 1 if one is missed.

    Args:
        arguments: Names of the parts; all parts without a name.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    names: list[str] = parser.parse_args(arguments).parts
    if unknown := sorted(set(names) - set(PARTS)):
        parser.error(f"there is no part {unknown[0]}; choose of {', '.join(PARTS)}")
    if shutil.which("redis-server") is None:
        print(
            "error: this benchmark needs redis-server; install the package of your system",
            file=sys.stderr,
        )
        return 1
    return max([_run(name) for name in PARTS if name in (names or PARTS)])


def _run(name: str) -> int:
    """Run a part, and return 1 if it misses something."""
    section = PARTS[name]()
    print(f"## {section.title}\n\n{section.text}\n", flush=True)
    keep(RESULTS, name, section)
    return int(bool(section.missed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
