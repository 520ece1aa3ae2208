"""`python -m benchmarks.pipeline`: the pipeline beside the bare generator, and how it grows."""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.pipeline.preparing import SCALES, Growth, growth, overlay_seconds
from benchmarks.pipeline.regenerating import ROUNDS, Comparison, Subject, compare
from benchmarks.pipeline.running import HERE
from pipeline.reading import read_document
from tests.made_up import made_up_document

RESULTS = HERE / "benchmarks" / "results"

#: Seconds a run that finds nothing to do may take, and what the pipeline's time may be in
#: times of the bare generator's, and the pace of the largest document in times of the smallest's.
MOST_IDLE, MOST_RATIO, MOST_GROWTH = 0.3, 1.0, 1.5


def main() -> int:
    """Measure, print and write the table; return 1 if a target is missed."""
    with tempfile.TemporaryDirectory() as folder:
        compared = compare(_subjects(Path(folder)))
    grown, overlaid = growth(), overlay_seconds()
    table = _table(compared, grown, overlaid)
    print(table)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "pipeline.md").write_text(f"# The pipeline\n\n{table}\n", encoding="utf-8")
    figures = json.dumps(_figures(compared, grown, overlaid), indent=2)
    (RESULTS / "pipeline.json").write_text(figures + "\n", encoding="utf-8")
    missed = _missed(compared, grown)
    for target in missed:
        print(f"missed: {target}", file=sys.stderr)
    return int(bool(missed))


def _subjects(folder: Path) -> list[Subject]:
    upstream = read_document(HERE / "openapi" / "upstream.json")
    documents = {"pinned document": upstream, "full scale": made_up_document()}
    return [
        Subject(name, folder / name.replace(" ", "-")).write(document)
        for name, document in documents.items()
    ]


def _table(compared: list[Comparison], grown: list[Growth], overlaid: tuple[float, float]) -> str:
    rows = [("", "pipeline", "bare generator", "ratio"), ("---", "---:", "---:", "---:")]
    for one in compared:
        ours, bare, idle = one.ours, one.bare, one.idle
        rows += [
            (f"regenerate, {one.name}", _s(ours.seconds), _s(bare.seconds), f"{one.ratio:.2f}"),
            (
                "peak memory",
                f"{ours.megabytes:.0f} MB",
                f"{bare.megabytes:.0f} MB",
                f"{ours.megabytes / bare.megabytes:.2f}",
            ),
            ("nothing to do", _s(idle.seconds), "", ""),
        ]
    for size in grown:
        rows += [
            (
                f"prepare {size.megabytes:.1f} MB",
                _s(size.seconds),
                "",
                f"{size.pace / grown[0].pace:.2f}",
            )
        ]
    rows += [(f"20 overlay actions on {overlaid[0]:.0f} MB", _s(overlaid[1]), "", "")]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n\n" + _notes()


def _notes() -> str:
    return (
        f"Best of {ROUNDS} interleaved rounds, whole processes; memory: the most of one process. "
        "The bare generator runs with its default hooks on the normalized document. Ratios of "
        f"preparing are seconds for a megabyte, in times of the smallest document's. {_machine()}."
    )


def _s(seconds: float) -> str:
    return f"{seconds:.2f} s"


def _machine() -> str:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    generator = f"openapi-python-client {version('openapi-python-client')}"
    return f"{python}, {generator}, {os.cpu_count()} cores"


def _figures(
    compared: list[Comparison], grown: list[Growth], overlaid: tuple[float, float]
) -> dict[str, Any]:
    return {
        "machine": _machine(),
        "regenerate": {
            one.name: {
                "seconds": round(one.ours.seconds, 3),
                "bare generator seconds": round(one.bare.seconds, 3),
                "ratio": round(one.ratio, 3),
                "megabytes": round(one.ours.megabytes),
                "bare generator megabytes": round(one.bare.megabytes),
                "nothing to do seconds": round(one.idle.seconds, 3),
            }
            for one in compared
        },
        "prepare": [
            {
                "scale": size.scale,
                "document megabytes": round(size.megabytes, 2),
                "seconds": round(size.seconds, 3),
                "seconds per megabyte": round(size.pace, 3),
                "memory megabytes": round(size.memory),
            }
            for size in grown
        ],
        "overlay": {
            "document megabytes": round(overlaid[0], 1),
            "actions": 20,
            "seconds": round(overlaid[1], 3),
        },
    }


def _missed(compared: list[Comparison], grown: list[Growth]) -> list[str]:
    """Name the targets that are missed; the small document is no target, only shown."""
    whole, largest = compared[-1], grown[-1].pace / grown[0].pace
    targets = {
        f"regenerating takes {whole.ratio:.2f} times the bare generator's time": (
            whole.ratio <= MOST_RATIO
        ),
        f"a run with nothing to do takes {whole.idle.seconds:.2f} s": (
            whole.idle.seconds <= MOST_IDLE
        ),
        f"a megabyte of {SCALES[-1]} times the size takes {largest:.2f} times as long": (
            largest <= MOST_GROWTH
        ),
    }
    return [target for target, met in targets.items() if not met]


if __name__ == "__main__":
    sys.exit(main())
