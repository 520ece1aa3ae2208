"""Preparing documents of growing size, and overlays on a large one.

`python -m benchmarks.pipeline.preparing SCALE` prints the size and the seconds of one.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from attrs import evolve, frozen

from benchmarks.pipeline.running import HERE, run
from pipeline.common.documents import Document, canonical_json
from pipeline.names.ledger import Ledger
from pipeline.normalize import normalize
from pipeline.overlay import Overlay, apply_overlay, load_overlay
from pipeline.prepare import prepare
from tests.made_up import made_up_document

SCALES = (1, 10, 50)
ACTIONS = 20
#: Times the size of the made-up document that makes 11 MB.
OVERLAID = 10


@frozen
class Growth:
    """What a document of some size took.

    Args:
        scale: In times of the made-up document.
        megabytes: Size of the document.
        seconds: Processor time for it.
        memory: The most megabytes of memory that the process had.
    """

    scale: int
    megabytes: float
    seconds: float
    memory: float

    @property
    def pace(self) -> float:
        """Seconds for each megabyte."""
        return self.seconds / self.megabytes


def growth(
    module: str = "benchmarks.pipeline.preparing", scales: Sequence[int] = SCALES
) -> list[Growth]:
    """Measure each size in a process of its own, which prints megabytes and seconds."""
    found: list[Growth] = []
    for scale in scales:
        done = run(sys.executable, "-m", module, str(scale))
        megabytes, seconds = map(float, done.output.split())
        found.append(Growth(scale, megabytes, seconds, done.megabytes))
    return found


def overlay_seconds() -> tuple[float, float]:
    """Return the megabytes of a document, and the seconds of twenty actions on all of it."""
    document, _ = normalize(made_up_document(scale=OVERLAID))
    actions = [action for overlay in overlays() for action in overlay.actions]
    searching = [action for action in actions if action.target.startswith("$..")]
    overlay = evolve(overlays()[0], actions=searching[:ACTIONS])
    start = time.perf_counter()
    _, results = apply_overlay(document, overlay)
    seconds = time.perf_counter() - start
    assert len(results) == ACTIONS
    return _megabytes(document), seconds


def overlays() -> list[Overlay]:
    """Return the overlays of this repository."""
    return [load_overlay(path) for path in sorted((HERE / "overlays").glob("*.y*ml"))]


def _prepare(scale: int) -> tuple[float, float]:
    document = made_up_document(scale=scale)
    start = time.process_time()  # of this process alone, whatever else the machine does
    prepare(document, overlays(), Ledger())
    return _megabytes(document), time.process_time() - start


def _megabytes(document: Document) -> float:
    return len(canonical_json(document).encode()) / 1e6


if __name__ == "__main__":
    print(*_prepare(int(sys.argv[1])))
