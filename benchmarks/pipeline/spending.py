"""Where the processor's time of a regeneration goes.

`python -m benchmarks.pipeline.spending ROOT` prints the seconds of each part as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from benchmarks.pipeline.running import run

_T = TypeVar("_T")


def spending(root: Path) -> dict[str, float]:
    """Return the seconds for each part of a regeneration of a repository."""
    done = run(sys.executable, "-m", "benchmarks.pipeline.spending", root)
    found: dict[str, float] = json.loads(done.output)
    return found


class _Watch:
    """Adds up the processor's time of named parts, other processes included."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def during(self, name: str, work: Callable[[], _T]) -> _T:
        """Do some work, and note its time."""
        start = _now()
        result = work()
        self.spent[name] = self.spent.get(name, 0) + _now() - start
        return result


def _now() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _measure(root: Path) -> dict[str, float]:
    watch = _Watch()
    watch.spent["interpreter"] = time.process_time()
    watch.during("imports", _imports)
    from pipeline.common.collector import collector_at_rest
    from pipeline.common.manifest import make_manifest
    from pipeline.generate.model_files import ModelSources, model_files, replace_models
    from pipeline.generate.run import running_generator, tidy
    from pipeline.generator_input import generator_input
    from pipeline.prepare import prepare_pinned, prepared_files
    from pipeline.resources import emit_resources
    from pipeline.waiting_process import waiting_generator

    with collector_at_rest(), tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        package = folder / "ofauth_api"
        prepared = watch.during("prepare the document", lambda: prepare_pinned(root))
        made = generator_input(prepared.document)

        def generate() -> None:
            with waiting_generator() as waiting, running_generator(made, package, waiting):
                pass

        watch.during("openapi-python-client: functions", generate)
        sources = lambda: model_files(ModelSources(prepared.document, made.forms))  # noqa: E731
        models = watch.during("models", sources)
        emit = lambda: emit_resources(prepared.document, package, made.document)  # noqa: E731
        watch.during("resources, examples", emit)
        replace_models(package / "models", models)
        watch.during("ruff", lambda: tidy(package, folder / "examples"))
        coming = watch.during("files and digests", lambda: prepared_files(prepared))
        watch.during("files and digests", lambda: make_manifest(root, folder, coming))
    return watch.spent


def _imports() -> None:
    for name in ("pipeline.generate", "pipeline.prepare", "pipeline.regenerate"):
        import_module(name)


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]))))
