"""Turn the prepared document into the generated package.

openapi-python-client writes the functions (`run`), we write the models (`model_files`) and the
resources (`pipeline.resources`), and `verify` checks that no operation and no model is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.common.documents import Document
from pipeline.common.report import Finding, Report
from pipeline.generate.model_files import ModelSources, model_files, replace_models
from pipeline.generate.run import (
    check_overrides,
    running_generator,
    tidy,
    write_deprecated_functions,
)
from pipeline.generate.verify import check_models, verify
from pipeline.generator_input import GeneratorInput, form_notices, generator_input
from pipeline.generator_input.servers import server_notices
from pipeline.resources import Emitted, emit_resources
from pipeline.waiting_process import WaitingProcess, waiting_generator

PACKAGE = "ofauth_api"


def generate(
    prepared: Document,
    folder: Path,
    package: str = PACKAGE,
    verified: Mapping[str, str] | None = None,
) -> Report:
    """Write the generated package into a folder, with a process of its own; see `generate_with`."""
    with waiting_generator() as generator:
        return generate_with(generator, prepared, folder, package, verified)


def generate_with(
    generator: WaitingProcess,
    prepared: Document,
    folder: Path,
    package: str = PACKAGE,
    verified: Mapping[str, str] | None = None,
) -> Report:
    """Write the generated package into a folder and check that nothing is missing.

    Args:
        generator: A process of `waiting_generator`, started for this alone.
        prepared: The prepared document.
        folder: An existing folder; the package is made inside it.
        package: Name of the package.
        verified: Digests of the files of an earlier run, by path from the folder: modules that
            are still the same are not imported again.

    Raises:
        PipelineError: The generator failed, left something out, or made broken code.
    """
    made, resources = _write(generator, prepared, folder, package)
    tidy(folder / package, folder / "examples")
    verify(folder / package, made, prepared, verified or {})
    operations = [Finding("operations")] * len(made.requests)
    models = [Finding("models")] * len(made.document["components"]["schemas"])
    findings = [*operations, *models, *resources.report.findings]
    told = (*server_notices(prepared), *form_notices(prepared))
    notices = (*resources.report.notices, *told)
    return Report("generate", findings, notices)


def _write(
    generator: WaitingProcess, prepared: Document, folder: Path, package: str
) -> tuple[GeneratorInput, Emitted]:
    check_overrides()
    made = generator_input(prepared)
    with running_generator(made, folder / package, generator):
        files = model_files(ModelSources(prepared, made.forms))
        resources = emit_resources(prepared, folder / package, made.document)
    replace_models(folder / package / "models", files)
    write_deprecated_functions(folder / package / "api", prepared)
    check_models(resources.models, folder / package / "models")
    return made, resources
