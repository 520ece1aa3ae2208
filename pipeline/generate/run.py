"""Run openapi-python-client and ruff, both pinned, on the prepared document."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from pipeline.common.documents import Document
from pipeline.common.errors import PipelineError
from pipeline.common.os_errors import raise_for_want_of_room
from pipeline.generate.process import WaitingProcess
from pipeline.generator_input import GeneratorInput

TEMPLATES = Path(__file__).parent.parent / "templates"
CODEC = Path(__file__).parent.parent / "codec"

#: The generator leaves the models to us, and only says which class each module is for.
_INSTEAD = {
    "model.py.jinja": "{{ model.class_info.name }}",
    "str_enum.py.jinja": "{{ enum.class_info.name }}",
    "int_enum.py.jinja": "{{ enum.class_info.name }}",
    "models_init.py.jinja": "",
}

_RUFF = "--isolated --no-cache --quiet --target-version py311 --line-length 100"
_LINT_RULES = "F401,I,PIE790,RUF022,UP"


def waiting_generator() -> WaitingProcess:
    """Start the generator's own command line, and let it wait for the arguments."""
    return WaitingProcess("from openapi_python_client.cli import app", "app()")


@contextmanager
def running_generator(
    made: GeneratorInput, package: Path, generator: WaitingProcess
) -> Generator[None]:
    """Write the generated package, all but its models; it is there when the context is left.

    Args:
        made: What the generator and the templates read.
        package: Folder of the package; its name is the package's name.
        generator: The generator, waiting.

    Raises:
        PipelineError: The generator failed or left something out.
        OSError: There is no room for what it writes.
    """
    with tempfile.TemporaryDirectory() as workspace:
        generator.begin(*_arguments(made, package, Path(workspace)))
        yield
        status, said = generator.finish()
    if status:
        # Folders of this machine mean nothing to whoever reads the sentence elsewhere.
        said = said.replace(f"{workspace}/", "").replace(f"{package.parent}/", "")
        raise_for_want_of_room(_gist(said))
        raise PipelineError(f"openapi-python-client failed: {_gist(said)}")
    (package / "py.typed").touch()
    shutil.copytree(CODEC, package / "codec", ignore=shutil.ignore_patterns("__pycache__"))


def _arguments(made: GeneratorInput, package: Path, workspace: Path) -> list[str]:
    """Write what the generator reads, and return its command line."""
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
    """Copy our templates and write the wire names beside them."""
    folder = workspace / "templates"
    shutil.copytree(TEMPLATES, folder, ignore=shutil.ignore_patterns("models"))
    names = f"{{% set PARAMETERS = {json.dumps(made.parameters)} %}}\n"
    for name, text in {**_INSTEAD, "names.jinja": names}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _write_json(path: Path, value: Document) -> Path:
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def _ruff(command: str, *paths: str) -> None:
    """Run ruff; its words are shown only if it fails."""
    done = subprocess.run(  # noqa: S603  (fixed commands, no shell)
        (sys.executable, "-m", "ruff", *command.split(), *paths),
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if done.returncode:
        raise PipelineError(f"ruff failed: {_gist(done.stdout + done.stderr)}")


def _gist(output: str) -> str:
    """Return what a tool said, as far as it fits into a sentence."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    if any(line.startswith("Traceback") for line in lines):
        return lines[-1]
    told = [line for line in lines if not line.startswith(("Generating", "If you believe"))]
    return " ".join(told)[:600] or "it said nothing"
