"""The whole review of the full-scale pair beside one regeneration of it."""

from __future__ import annotations

import sys
from pathlib import Path

from attrs import frozen

from benchmarks.pipeline.running import Run, best, run
from tests.made_up import made_up_document
from tests.review.command.repository import write_repository
from tests.review.full_scale.edits import edited_document

ROUNDS = 3


@frozen
class Whole:
    """What a review with Python and overlays took.

    Args:
        review: The command, from start to end.
        regenerate: One regeneration of the new document.
    """

    review: Run
    regenerate: Run

    @property
    def ratio(self) -> float:
        """The time of the review, in times of the regeneration's."""
        return self.review.seconds / self.regenerate.seconds


def whole(folder: Path) -> Whole:
    """Measure both in turn, so that whatever else the machine does meets both of them."""
    root = write_repository(folder / "repository", made_up_document(), edited_document())
    pipeline = (sys.executable, "-m", "pipeline", "--root", root)
    report = folder / "review.json"
    rounds = [
        (run(*pipeline, "review", "-o", report), run(*pipeline, "regenerate", "--force"))
        for _ in range(ROUNDS)
    ]
    return Whole(*(best(runs) for runs in zip(*rounds, strict=True)))
