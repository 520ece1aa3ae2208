"""The whole regeneration beside the bare generator, on the same document."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from attrs import frozen

from benchmarks.pipeline.running import HERE, Run, middle, run
from pipeline.common.documents import Document, canonical_json
from pipeline.normalize import normalize

ROUNDS = 5


@frozen
class Subject:
    """A document, pinned in a repository of its own, and in a file for the bare generator.

    Args:
        name: What it is.
        folder: Where everything about it stands.
        as_published: The bare generator gets the document as published, of which it drops a part,
            instead of the normalized one.
    """

    name: str
    folder: Path
    as_published: bool = False

    @property
    def root(self) -> Path:
        """The repository."""
        return self.folder / "repository"

    def write(self, document: Document) -> Subject:
        """Write the repository, and the document for the bare generator."""
        (self.root / "openapi").mkdir(parents=True)
        shutil.copytree(HERE / "overlays", self.root / "overlays")
        shutil.copy(HERE / "openapi" / "names.lock.json", self.root / "openapi")
        _write(self.root / "openapi" / "upstream.json", canonical_json(document))
        given = document if self.as_published else normalize(document)[0]
        _write(self.folder / "given.json", json.dumps(given))
        return self

    def regenerate(self, *options: str) -> Run:
        """Run the pipeline, all of its steps and formatting included."""
        pipeline = (sys.executable, "-m", "pipeline", "--root", self.root)
        return run(*pipeline, "regenerate", *options)

    def check(self) -> Run:
        """Check the files that the pipeline has written."""
        return run(sys.executable, "-m", "pipeline", "--root", self.root, "check")

    def generate(self) -> Run:
        """Run the bare generator with its default hooks, which are two runs of ruff."""
        output = self.folder / "bare"
        shutil.rmtree(output, ignore_errors=True)
        generator = (sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none")
        return run(*generator, "--path", self.folder / "given.json", "--output-path", output)

    def functions(self) -> tuple[int, int]:
        """Return how many modules of functions we and the bare generator have written."""
        return _functions(self.root / "generated"), _functions(self.folder / "bare")


def _functions(folder: Path) -> int:
    return len([path for path in folder.rglob("api/*/*.py") if path.stem != "__init__"])


@frozen
class Comparison:
    """What regenerating a document took, beside the bare generator.

    Args:
        name: What the document is.
        functions: The functions that we and the bare generator have written.
        ours: A regeneration.
        bare: The bare generator.
        check: A check.
        idle: A regeneration that finds nothing to do.
    """

    name: str
    functions: tuple[int, int]
    ours: Run
    bare: Run
    check: Run
    idle: Run

    @property
    def ratio(self) -> float:
        """Our time, in times of the bare generator's."""
        return self.ours.seconds / self.bare.seconds

    @property
    def processor_ratio(self) -> float:
        """The time of the processor for us, in times of that for the bare generator."""
        return self.ours.processor / self.bare.processor

    @property
    def check_ratio(self) -> float:
        """The time of a check, in times of that of regenerating."""
        return self.check.seconds / self.ours.seconds


def compare(subjects: list[Subject]) -> list[Comparison]:
    """Measure all subjects in turn, so that whatever else the machine does meets all of them."""
    rounds = [
        [
            (one.regenerate("--force"), one.generate(), one.check(), one.regenerate())
            for one in subjects
        ]
        for _ in range(ROUNDS)
    ]
    return [
        Comparison(
            subject.name,
            subject.functions(),
            *(middle(runs) for runs in zip(*measured, strict=True)),
        )
        for subject, measured in zip(subjects, zip(*rounds, strict=True), strict=True)
    ]


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
