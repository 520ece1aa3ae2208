"""Turn the prepared document into the generated package.

openapi-python-client writes the functions (`run`), we write the models (`model_files`) and the
resources (`pipeline.resources`), and `verify` checks that no operation and no model is missing.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen

from pipeline.common.documents import Document
from pipeline.common.report import Finding, Report
from pipeline.generate.model_files import model_files, replace_models
from pipeline.generate.process import WaitingProcess
from pipeline.generate.run import (
    check_overrides,
    running_generator,
    tidy,
    waiting_generator,
    write_deprecated_functions,
)
from pipeline.generate.verify import check_models, verify, waiting_importer
from pipeline.generator_input import GeneratorInput, generator_input
from pipeline.generator_input.servers import server_notices
from pipeline.resources import Emitted, emit_resources

PACKAGE = "ofauth_api"


@frozen
class Processes:
    """The processes that generating needs, each waiting for its work."""

    generator: WaitingProcess
    importer: WaitingProcess


@contextmanager
def processes() -> Generator[Processes]:
    """Start the processes, which load their modules while the document is being prepared."""
    with waiting_generator() as generator, waiting_importer() as importer:
        yield Processes(generator, importer)


def generate(prepared: Document, folder: Path, package: str = PACKAGE) -> Report:
    """Write the generated package into a folder, with processes of its own; see `generate_with`."""
    with processes() as waiting:
        return generate_with(waiting, prepared, folder, package)


def generate_with(
    waiting: Processes, prepared: Document, folder: Path, package: str = PACKAGE
) -> Report:
    """Write the generated package into a folder and check that nothing is missing.

    Args:
        waiting: Processes started for this alone.
        prepared: The prepared document.
        folder: An existing folder; the package is made inside it.
        package: Name of the package.

    Raises:
        PipelineError: The generator failed, left something out, or made broken code.
    """
    made, resources = _write(waiting.generator, prepared, folder, package)
    tidy(folder / package, folder / "examples")
    verify(folder / package, made, prepared, waiting.importer)
    operations = [Finding("operations")] * len(made.requests)
    models = [Finding("models")] * len(made.document["components"]["schemas"])
    findings = [*operations, *models, *resources.report.findings]
    notices = (*resources.report.notices, *server_notices(prepared))
    return Report("generate", findings, notices)


def generate_to_read(generator: WaitingProcess, prepared: Document, folder: Path) -> Path:
    """Write a package that is only read: it is neither formatted nor imported.

    Args:
        generator: A process of `waiting_generator`, started for this alone.
        prepared: The prepared document.
        folder: An existing folder; the package is made inside it.

    Raises:
        PipelineError: The generator failed or left a model out.
    """
    _write(generator, prepared, folder, PACKAGE)
    return folder / PACKAGE


def _write(
    generator: WaitingProcess, prepared: Document, folder: Path, package: str
) -> tuple[GeneratorInput, Emitted]:

    check_overrides()
    made = generator_input(prepared)
    with running_generator(made, folder / package, generator):
        files = model_files(prepared, made.forms)
        resources = emit_resources(prepared, folder / package)
    replace_models(folder / package / "models", files)
    write_deprecated_functions(folder / package / "api", prepared)
    check_models(resources.models, folder / package / "models")
    return made, resources
