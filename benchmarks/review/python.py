"""Whole reviews of the full-scale pair, beside one regeneration and beside the bare generator."""

from __future__ import annotations

import sys
from pathlib import Path

from attrs import frozen

from benchmarks.pipeline.regenerating import Subject
from benchmarks.pipeline.running import Run, middle, run
from pipeline.common.documents import canonical_json
from tests.made_up import made_up_document
from tests.review.command.repository import write_repository
from tests.review.full_scale.edits import edited_document

ROUNDS = 5


@frozen
class Whole:
    """The time of reviews, as whole processes.

    Args:
        review: A review with Python and overlays.
        wire: A review on the wire only.
        regenerate: One regeneration of the new document.
        bare: The bare generator with its default hooks, on the new document.
    """

    review: Run
    wire: Run
    regenerate: Run
    bare: Run

    @property
    def ratio(self) -> float:
        """The time of the review, in times of the regeneration's."""
        return self.review.seconds / self.regenerate.seconds

    @property
    def processor_ratio(self) -> float:
        """The processor's time of the review, in times of the regeneration's."""
        return self.review.processor / self.regenerate.processor

    @property
    def wire_ratio(self) -> float:
        """The time of the review on the wire, in times of the bare generator's."""
        return self.wire.seconds / self.bare.seconds


def whole(folder: Path) -> Whole:
    """Measure all in turn, so that whatever else the machine does meets all of them."""
    old, new = made_up_document(), edited_document()
    root = write_repository(folder / "repository", old, new)
    pipeline = (sys.executable, "-m", "pipeline", "--root", root)
    subject = Subject("", folder / "bare").write(new)
    files = [folder / name for name in ("old.json", "new.json")]
    for path, document in zip(files, (old, new), strict=True):
        path.write_text(canonical_json(document), encoding="utf-8")
    report = ("-o", folder / "review.json")
    rounds = [
        (
            run(*pipeline, "review", *report),
            run(*pipeline, "review", *files, "--wire-only", *report),
            run(*pipeline, "regenerate", "--force"),
            subject.generate(),
        )
        for _ in range(ROUNDS)
    ]
    return Whole(*(middle(runs) for runs in zip(*rounds, strict=True)))
