"""`python -m benchmarks.review`: a review of the full-scale pair, and how it grows."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from benchmarks.pipeline.preparing import Growth
from benchmarks.pipeline.running import HERE
from benchmarks.review.python import Whole, whole
from benchmarks.review.wire import sizes

RESULTS = HERE / "benchmarks" / "results"

#: The most seconds of the full-scale pair on the wire; the most times of one regeneration that
#: the whole review takes; the growth of the time for each megabyte, up to ten times the size.
MOST_SECONDS, MOST_RATIO, MOST_GROWTH = 1.0, 2.5, 1.5


def main() -> int:
    """Measure, print and write the figures; return 1 if a target is missed."""
    wire = sizes()
    with tempfile.TemporaryDirectory() as folder:
        python = whole(Path(folder))
    table = _table(wire, python)
    print(table)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "review.md").write_text(f"# The review\n\n{table}\n", encoding="utf-8")
    figures = json.dumps(_figures(wire, python), indent=2)
    (RESULTS / "review.json").write_text(f"{figures}\n", encoding="utf-8")
    missed = _missed(wire, python)
    for target in missed:
        print(f"missed: {target}", file=sys.stderr)
    return int(bool(missed))


def _table(wire: list[Growth], python: Whole) -> str:
    rows = [("", "seconds", "memory", "ratio"), ("---", "---:", "---:", "---:")]
    for size in wire:
        ratio = f"{size.pace / wire[0].pace:.2f} a MB"
        name = f"on the wire, 2 × {size.megabytes:.1f} MB"
        rows.append((name, f"{size.seconds:.2f}", f"{size.memory:.0f} MB", ratio))
    for name, run, ratio in (
        ("regenerate", python.regenerate, "1"),
        ("review with Python and overlays", python.review, f"{python.ratio:.2f}"),
    ):
        rows.append((name, f"{run.seconds:.2f}", f"{run.megabytes:.0f} MB", ratio))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _figures(wire: list[Growth], python: Whole) -> dict[str, object]:
    return {
        "wire": [
            {
                "scale": size.scale,
                "megabytes": round(size.megabytes, 2),
                "seconds": round(size.seconds, 3),
                "memory_megabytes": round(size.memory, 1),
            }
            for size in wire
        ],
        "review_seconds": round(python.review.seconds, 3),
        "regenerate_seconds": round(python.regenerate.seconds, 3),
        "ratio": round(python.ratio, 3),
    }


def _missed(wire: list[Growth], python: Whole) -> list[str]:
    growth = wire[-1].pace / wire[0].pace
    targets = {
        f"on the wire the full-scale pair takes {wire[0].seconds:.2f} s": (
            wire[0].seconds <= MOST_SECONDS
        ),
        f"a whole review takes {python.ratio:.2f} times one regeneration": (
            python.ratio <= MOST_RATIO
        ),
        f"a megabyte takes {growth:.2f} times as long at {wire[-1].scale} times the size": (
            growth <= MOST_GROWTH
        ),
    }
    return [target for target, met in targets.items() if not met]


if __name__ == "__main__":
    sys.exit(main())
