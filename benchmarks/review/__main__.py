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

#: The most seconds of the full-scale pair on the wire, as a whole process; the same in times of the
#: bare generator; the most times of one regeneration that the whole review takes; the growth of the
#: time for each megabyte, up to ten times the size; the most memory, in times of both documents.
MOST_SECONDS, MOST_WIRE_RATIO, MOST_RATIO, MOST_GROWTH, MOST_MEMORY = 1.0, 0.3, 1.2, 1.5, 8.0


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
        ("bare generator", python.bare, "1"),
        ("review on the wire, whole process", python.wire, f"{python.wire_ratio:.2f}"),
        ("regenerate", python.regenerate, "1"),
        ("review with Python and overlays", python.review, f"{python.ratio:.2f}"),
    ):
        rows.append((name, f"{run.seconds:.2f}", f"{run.megabytes:.0f} MB", ratio))
    processor = f"{python.review.processor:.2f}"
    rows.append(("the same, processor", processor, "", f"{python.processor_ratio:.2f}"))
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
        "memory_ratio": round(_memory(wire), 2),
        "bare_generator_seconds": round(python.bare.seconds, 3),
        "wire_seconds": round(python.wire.seconds, 3),
        "wire_processor_seconds": round(python.wire.processor, 3),
        "wire_ratio": round(python.wire_ratio, 3),
        "review_seconds": round(python.review.seconds, 3),
        "review_processor_seconds": round(python.review.processor, 3),
        "regenerate_processor_seconds": round(python.regenerate.processor, 3),
        "processor_ratio": round(python.processor_ratio, 3),
        "regenerate_seconds": round(python.regenerate.seconds, 3),
        "ratio": round(python.ratio, 3),
    }


def _memory(wire: list[Growth]) -> float:
    """Return the memory of the largest review, in times of its two documents."""
    return wire[-1].memory / (2 * wire[-1].megabytes)


def _missed(wire: list[Growth], python: Whole) -> list[str]:
    growth, memory = wire[-1].pace / wire[0].pace, _memory(wire)
    targets = {
        f"on the wire the full-scale pair takes {python.wire.seconds:.2f} s": (
            python.wire.seconds <= MOST_SECONDS
        ),
        f"on the wire it takes {python.wire_ratio:.2f} times the bare generator's time": (
            python.wire_ratio <= MOST_WIRE_RATIO
        ),
        f"the memory is {memory:.1f} times both documents": memory <= MOST_MEMORY,
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
