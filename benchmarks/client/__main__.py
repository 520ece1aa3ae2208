"""`python -m benchmarks.client`: requests and imports, in times of what httpx needs for them."""

from __future__ import annotations

import sys

from benchmarks.client.answering import answering
from benchmarks.client.importing import CLIENT, HTTPX, PACKAGE, milliseconds
from benchmarks.client.requesting import awaiting, waiting

MOST_REQUEST, MOST_IMPORT = 1.15, 1.25


def main() -> int:
    """Measure and print; return 1 if a target is missed."""
    with answering() as url:
        pairs = {"request": waiting(url), "request, asynchronous": awaiting(url)}
    missed = 0
    for name, pair in pairs.items():
        figures = f"{pair.ours:.0f} µs, httpx {pair.bare:.0f} µs"
        missed |= _report(name, figures, pair.ratio, MOST_REQUEST)
    imports = milliseconds()
    for statement in (PACKAGE, CLIENT):
        figures = f"{imports[statement]:.1f} ms, httpx {imports[HTTPX]:.1f} ms"
        most = MOST_IMPORT if statement == PACKAGE else None
        missed |= _report(statement, figures, imports[statement] / imports[HTTPX], most)
    return missed


def _report(name: str, figures: str, ratio: float, most: float | None) -> int:
    met = most is None or ratio <= most
    target = "" if most is None else f"  (at most {most}{'' if met else ': missed'})"
    print(f"client  {name:55} {figures:30} × {ratio:.2f}{target}")
    return int(not met)


if __name__ == "__main__":
    sys.exit(main())
