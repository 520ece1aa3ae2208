"""Turn the prepared document into the generated package, all of it or nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path

from pipeline.documents import Document
from pipeline.generate.dialect import generator_input
from pipeline.generate.run import run_generator
from pipeline.generate.verify import verify
from pipeline.report import Finding, Report

PACKAGE = "ofauth_api"


def generate(prepared: Document, folder: Path, package: str = PACKAGE) -> Report:
    """Write the generated package into a folder and check that nothing is missing.

    Args:
        prepared: The prepared document.
        folder: An existing folder; the package is made inside it.
        package: Name of the package.

    Raises:
        PipelineError: The generator failed, left something out, or made broken code.
    """
    made = generator_input(prepared)
    with tempfile.TemporaryDirectory() as workspace:
        run_generator(made, folder / package, Path(workspace))
    verify(folder / package, made, prepared)
    operations = [Finding("operations")] * len(made.parameters)
    models = [Finding("models")] * len(made.document["components"]["schemas"])
    return Report("generate", operations + models)
