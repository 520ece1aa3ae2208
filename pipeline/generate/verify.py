"""Check that the generator left nothing out: it drops and overwrites without an error."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from pipeline.documents import Document, operations
from pipeline.errors import PipelineError
from pipeline.generate.dialect import GeneratorInput
from pipeline.names import snake_case

_IMPORT_EVERYTHING = """
import importlib, pathlib, sys, warnings
import attrs, httpx
folder = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(folder.parent))
warnings.simplefilter("error")
for path in sorted(folder.rglob("*.py")):
    parts = path.relative_to(folder.parent).with_suffix("").parts
    name = ".".join(part for part in parts if part != "__init__")
    try:
        importlib.import_module(name)
    except BaseException as error:
        sys.exit(f"{name}: {type(error).__name__}: {error}")
"""


def verify(package: Path, made: GeneratorInput, prepared: Document) -> None:
    """Compare a generated package with the document it was made of.

    Raises:
        PipelineError: An operation or a model is missing, or a module does not import.
    """
    wanted = {snake_case(op["operationId"]) for _, _, op in operations(prepared)}
    _compare("operation", wanted, _modules(package / "api", "*/*.py"))
    classes: set[str] = set(made.document["components"]["schemas"])
    _compare("model", classes, _exported(package / "models" / "__init__.py"))
    _compare("model module", set(map(snake_case, classes)), _modules(package / "models", "*.py"))
    _import_everything(package)


def _modules(folder: Path, pattern: str) -> set[str]:
    stems = (path.stem for path in folder.glob(pattern) if path.stem != "__init__")
    return {snake_case(stem) for stem in stems}


def _exported(module: Path) -> set[str]:
    """Return the names in `__all__` of a module."""
    for node in ast.parse(module.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return set(ast.literal_eval(node.value))
    return set()


def _compare(kind: str, wanted: Iterable[str], found: Iterable[str]) -> None:
    missing = sorted(set(wanted) - set(found))
    strange = sorted(set(found) - set(wanted))
    if missing:
        raise PipelineError(f"the generator left out {len(missing)} {kind}(s): {_some(missing)}")
    if strange:
        raise PipelineError(f"the generator made up {len(strange)} {kind}(s): {_some(strange)}")


def _some(names: list[str]) -> str:
    return ", ".join(names[:5]) + (", …" if len(names) > 5 else "")


def _import_everything(package: Path) -> None:
    done = subprocess.run(  # noqa: S603  (fixed command, no shell)
        (sys.executable, "-I", "-B", "-c", _IMPORT_EVERYTHING, str(package)),
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if done.returncode:
        raise PipelineError(f"a generated module does not import: {done.stderr.strip()[-400:]}")
