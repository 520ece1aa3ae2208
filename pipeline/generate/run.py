"""Run openapi-python-client and ruff, both pinned, on the prepared document.

Templates are no stable interface of the generator. `templates/overridden.json` records the digest
of each of its templates that ours replaces, as of the time when ours was written, and a run fails
if such a template has changed.
"""

from __future__ import annotations

import ast
import hashlib
import json
import shutil
import subprocess
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from attrs import astuple, frozen

from pipeline.common.documents import Document, operations
from pipeline.common.errors import PipelineError, raise_if_disk_full
from pipeline.common.python_names import snake_case
from pipeline.generator_input import GeneratorInput, function_folder
from pipeline.names.deprecated import DEPRECATED_IDS, renamed_to
from pipeline.waiting_process import END_OF_JOB, WaitingProcess

TEMPLATES = Path(__file__).parent.parent / "templates"
CODEC = Path(__file__).parent.parent / "codec"

#: We write the models. The generator's modules for them only name their class.
_INSTEAD = {
    "model.py.jinja": "{{ model.class_info.name }}",
    "str_enum.py.jinja": "{{ enum.class_info.name }}",
    "int_enum.py.jinja": "{{ enum.class_info.name }}",
    "models_init.py.jinja": "",
}

_RUFF = "--isolated --no-cache --quiet --target-version py311 --line-length 100"
_LINT_RULES = "F401,I,PIE790,RUF022,UP"
RECORD = Path(__file__).parent.parent / "templates" / "overridden.json"


@frozen(eq=False)
class GeneratorJob:
    """A package for the generator to write.

    Args:
        made: The input of the generator and the templates.
        package: Folder of the package; its name is the package's name.
        workspace: Folder for the input, which must stay until the generator ends.
    """

    made: GeneratorInput
    package: Path
    workspace: Path


@contextmanager
def running_generator(
    made: GeneratorInput, package: Path, generator: WaitingProcess
) -> Generator[None]:
    """Write the generated package without its models; it is complete at the end of the context.

    Args:
        made: The input of the generator and the templates.
        package: Folder of the package; its name is the package's name.
        generator: The generator, waiting.

    Raises:
        PipelineError: The generator failed or left something out.
        OSError: The disk is full.
    """
    with tempfile.TemporaryDirectory() as workspace:
        job = GeneratorJob(made, package, Path(workspace))
        begin_generator(generator, job)
        yield
        finish_generator(generator, job)
    (package / "py.typed").touch()
    shutil.copytree(CODEC, package / "codec", ignore=shutil.ignore_patterns("__pycache__"))


def begin_generator(generator: WaitingProcess, *jobs: GeneratorJob) -> None:
    """Let the generator begin to write packages, one after the other."""
    first, *others = map(_arguments, jobs)
    generator.begin(*first, *(text for arguments in others for text in (END_OF_JOB, *arguments)))


def finish_generator(generator: WaitingProcess, *jobs: GeneratorJob) -> None:
    """Wait for the end of the generator; after a failure, it begins no further package.

    Raises:
        PipelineError: The generator failed or left something out.
        OSError: The disk is full.
    """
    status, said = generator.finish()
    if status:
        # Folders of this machine mean nothing to readers elsewhere.
        for job in jobs:
            said = said.replace(f"{job.workspace}/", "").replace(f"{job.package.parent}/", "")
        raise_if_disk_full(_gist(said))
        raise PipelineError(f"openapi-python-client failed: {_gist(said)}")


def _arguments(job: GeneratorJob) -> list[str]:
    """Write the input files of the generator, and return its command line."""
    made, package, workspace = job.made, job.package, job.workspace
    templates = _write_templates(made, workspace)
    document = _write_json(workspace / "document.json", made.document)
    config = _write_json(workspace / "config.json", _config(made, package.name))
    return [
        *"generate --meta none --fail-on-warning --overwrite".split(),
        *("--path", str(document), "--config", str(config)),
        *("--custom-template-path", str(templates), "--output-path", str(package)),
    ]


def tidy(*folders: Path) -> None:
    """Remove unused imports and format generated code."""
    _ruff(f"check --fix-only --select {_LINT_RULES} {_RUFF}", *map(str, folders))
    _ruff(f"format {_RUFF}", *map(str, folders))


def _config(made: GeneratorInput, package_name: str) -> Document:
    return {
        "package_name_override": package_name,
        "content_type_overrides": made.media_types,
        "post_hooks": [],
    }


def _write_templates(made: GeneratorInput, workspace: Path) -> Path:
    """Copy our templates and write the values for requests beside them."""
    folder = workspace / "templates"
    ignored = shutil.ignore_patterns("models")
    shutil.copytree(TEMPLATES, folder, ignore=ignored, dirs_exist_ok=True)
    for name, text in {**_INSTEAD, "names.jinja": _names(made)}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _names(made: GeneratorInput) -> str:
    """Return the template with the code for requests.

    The generator evaluates it for each operation. So it has only constants: tuples of texts.
    """
    entries = [
        f"{json.dumps(name)}: ({', '.join(map(json.dumps, astuple(code)))}),"
        for name, code in made.requests.items()
    ]
    return "\n".join(["{% set REQUESTS = {", *entries, "} %}", ""])


def _write_json(path: Path, value: Document) -> Path:
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def _ruff(command: str, *paths: str) -> None:
    """Run ruff; its output is shown only if it fails."""
    done = subprocess.run(  # noqa: S603  (fixed commands, no shell)
        (_ruff_program(), *command.split(), *paths),
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if done.returncode:
        raise PipelineError(f"ruff failed: {_gist(done.stdout + done.stderr)}")


@cache
def _ruff_program() -> str:
    """Return the path of ruff itself, which needs no Python around it."""
    package: Any = import_module("ruff")  # it has no types
    return str(package.find_ruff_bin())


def _gist(output: str) -> str:
    """Return the output of a tool, as far as it fits into a sentence."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    # The generator's first line may come last: its output waits in another buffer than its errors.
    shown = [line for line in lines if not line.startswith(("Generating", "If you believe"))]
    if any(line.startswith("Traceback") for line in shown):
        return shown[-1]
    return " ".join(shown)[:600] or "it said nothing"


def check_overrides(record: Path = RECORD) -> None:
    """Compare the generator's templates with the record.

    Raises:
        PipelineError: A template has changed since ours was written.
    """
    recorded: dict[str, str] = json.loads(record.read_text("utf-8"))
    folder = _generator_folder() / "templates"
    for name, digest in recorded.items():
        if _digest(folder / name) != digest:
            raise PipelineError(
                f"openapi-python-client has changed its {name}; take over into ours what "
                f"matters, then record its new digest in templates/{record.name}",
                f"pipeline/templates/{name}",
            )


def _generator_folder() -> Path:
    """Return the generator's folder, without importing it."""
    spec = find_spec("openapi_python_client")
    if spec is None or not spec.origin:
        raise PipelineError("openapi-python-client is not installed; run: nox -s regenerate")
    return Path(spec.origin).parent


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def write_deprecated_functions(folder: Path, prepared: Document) -> None:
    """Write a module for every deprecated id, at the place of its former module.

    Args:
        folder: The package `api`.
        prepared: The prepared document.
    """
    for _, _, operation in operations(prepared):
        new = snake_case(operation["operationId"])
        for old, until in operation.get(DEPRECATED_IDS, {}).items():
            for module in sorted(folder.glob(f"*/{new}.py")):
                home = folder / function_folder(old)
                if not home.is_dir():
                    shutil.copytree(module.parent, home, ignore=_all_but_init)
                text = _deprecated_module(module, snake_case(old), until)
                (home / f"{snake_case(old)}.py").write_text(text, encoding="utf-8")


def _all_but_init(_folder: str, names: list[str]) -> set[str]:
    return {*names} - {"__init__.py"}


def _deprecated_module(module: Path, old: str, until: str) -> str:
    new, home = module.stem, f"..{module.parent.name}"
    names = "".join(
        f"    from {home}.{new} import {name} as {name}\n" for name in _public_functions(module)
    )
    says = renamed_to(old, new, until)
    return f'''"""The functions of `{new}` under their old name, which goes in {until}."""

from typing import TYPE_CHECKING
from warnings import warn

if TYPE_CHECKING:
{names}else:
    from {home} import {new} as _now

    def __getattr__(name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(f"module {{__name__!r}} has no attribute {{name!r}}")
        warn("{says}", DeprecationWarning, stacklevel=2)
        return getattr(_now, name)
'''


def _public_functions(module: Path) -> Iterator[str]:
    for node in ast.parse(module.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name[0] != "_":
            yield node.name
