"""`python -m benchmarks.pipeline`: the pipeline beside the bare generator, and how it grows."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from benchmarks.pipeline.preparing import SCALES, Growth, growth, overlay_seconds
from benchmarks.pipeline.regenerating import Comparison, Subject, compare
from benchmarks.pipeline.running import HERE
from benchmarks.pipeline.spending import spending
from benchmarks.pipeline.telling import Measured
from benchmarks.pipeline.whole_api import whole_api
from pipeline.reading import read_document
from tests.made_up import made_up_document

RESULTS = HERE / "benchmarks" / "results"

#: The most that the pipeline's time may be at full scale, in times of the bare generator's; a
#: check, in times of regenerating; the seconds of a run that finds nothing to do; the growth of the
#: time for each megabyte.
MOST_RATIO, MOST_CHECK, MOST_IDLE, MOST_GROWTH = 1.0, 1.2, 0.25, 1.5
#: Sizes of the made-up document that are regenerated; the largest has 11 MB.
REGENERATED = (1, 10)


def main() -> int:
    """Measure, print and write the figures; return 1 if a target is missed."""
    with tempfile.TemporaryDirectory() as folder:
        subjects = _subjects(Path(folder))
        compared = compare(subjects)
        spent = spending(subjects[-1].root)
        regenerated = [_regenerated(Path(folder, "grown"), scale) for scale in REGENERATED]
    measured = Measured(compared, growth(), regenerated, spent, overlay_seconds())
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
        Subject("made up at full scale", folder / "made-up").write(made_up_document()),
        Subject("the whole API written inline", folder / "whole").write(whole_api()),
        Subject("the same, as published", folder / "published", as_published=True).write(
            whole_api()
        ),
    ]


def _regenerated(folder: Path, scale: int) -> Growth:
    """Regenerate the made-up document at a size."""
    document = made_up_document(scale=scale)
    subject = Subject("", folder / str(scale)).write(document)
    megabytes = (subject.root / "openapi" / "upstream.json").stat().st_size / 1e6
    done = subject.regenerate("--force")
    return Growth(scale, megabytes, done.processor, done.megabytes)


def _write(name: str, text: str) -> None:
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / name).write_text(text, encoding="utf-8")


def _missed(measured: Measured) -> list[str]:
    """Name the targets that are missed; the small document is only shown."""
    targets = {
        **{name: met for whole in measured.compared[1:] for name, met in _targets(whole).items()},
        f"a megabyte takes {measured.regeneration_growth:.2f} times as long to regenerate at "
        f"{REGENERATED[-1]} times the size": measured.regeneration_growth <= MOST_GROWTH,
        f"a megabyte takes {measured.growth:.2f} times as long at {SCALES[-1]} times the size": (
            measured.growth <= MOST_GROWTH
        ),
    }
    return [target for target, met in targets.items() if not met]


def _targets(whole: Comparison) -> dict[str, bool]:
    """Return the targets for a document of full scale, and whether each is met."""
    ratio, processor, check = whole.ratio, whole.processor_ratio, whole.check_ratio
    return {
        f"{whole.name}: regenerating takes {ratio:.2f} times the bare generator's time": (
            ratio <= MOST_RATIO
        ),
        f"{whole.name}: regenerating takes {processor:.2f} times the bare generator's processor": (
            processor <= MOST_RATIO
        ),
        f"{whole.name}: a check takes {check:.2f} times the time of regenerating": (
            check <= MOST_CHECK
        ),
        f"{whole.name}: a run with nothing to do takes {whole.idle.seconds:.2f} s": (
            whole.idle.seconds <= MOST_IDLE
        ),
    }


if __name__ == "__main__":
    sys.exit(main())
