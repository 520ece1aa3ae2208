"""`python -m benchmarks.pipeline`: the pipeline beside the bare generator, and how it grows."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from benchmarks.pipeline.preparing import SCALES, growth, overlay_seconds
from benchmarks.pipeline.regenerating import Subject, compare
from benchmarks.pipeline.running import HERE
from benchmarks.pipeline.telling import Measured
from pipeline.reading import read_document
from tests.made_up import made_up_document

RESULTS = HERE / "benchmarks" / "results"

#: The most that the pipeline's time may be at full scale, in times of the bare generator's; the
#: seconds of a run that finds nothing to do; the growth of the time for each megabyte.
MOST_RATIO, MOST_IDLE, MOST_GROWTH = 1.0, 0.3, 1.5


def main() -> int:
    """Measure, print and write the figures; return 1 if a target is missed."""
    with tempfile.TemporaryDirectory() as folder:
        compared = compare(_subjects(Path(folder)))
    measured = Measured(compared, growth(), overlay_seconds())
    print(measured.table())
    _write("pipeline.md", f"# The pipeline\n\n{measured.table()}\n")
    _write("pipeline.json", json.dumps(measured.figures(), indent=2) + "\n")
    missed = _missed(measured)
    for target in missed:
        print(f"missed: {target}", file=sys.stderr)
    return int(bool(missed))


def _subjects(folder: Path) -> list[Subject]:
    upstream = read_document(HERE / "openapi" / "upstream.json")
    return [
        Subject("pinned document", folder / "pinned").write(upstream),
        Subject("full scale", folder / "whole").write(made_up_document()),
    ]


def _write(name: str, text: str) -> None:
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / name).write_text(text, encoding="utf-8")


def _missed(measured: Measured) -> list[str]:
    """Name the targets that are missed; the small document is only shown."""
    ratio, idle = measured.compared[-1].ratio, measured.compared[-1].idle.seconds
    targets = {
        f"regenerating takes {ratio:.2f} times the bare generator's time": ratio <= MOST_RATIO,
        f"a run with nothing to do takes {idle:.2f} s": idle <= MOST_IDLE,
        f"a megabyte takes {measured.growth:.2f} times as long at {SCALES[-1]} times the size": (
            measured.growth <= MOST_GROWTH
        ),
    }
    return [target for target, met in targets.items() if not met]


if __name__ == "__main__":
    sys.exit(main())
