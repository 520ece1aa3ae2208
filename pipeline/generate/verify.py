"""Check that the generated package is complete.

The generator drops operations with a warning at most, and overwrites modules with equal names
without any.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.common.documents import Document, operations
from pipeline.common.errors import PipelineError
from pipeline.common.python_names import snake_case
from pipeline.common.text import counted, shortened_list
from pipeline.generate.process import WaitingProcess
from pipeline.generator_input import GeneratorInput
from pipeline.names.deprecated import DEPRECATED_IDS

#: Imports of every generated package that take some time.
_IMPORTS = "import importlib, pathlib, warnings, attrs, httpx"
_IMPORT_EVERYTHING = """
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


def waiting_importer() -> WaitingProcess:
    """Start a process that imports a package, and let it wait for the package."""
    return WaitingProcess(_IMPORTS, _IMPORT_EVERYTHING)


def verify(
    package: Path, made: GeneratorInput, prepared: Document, importer: WaitingProcess
) -> None:
    """Compare a generated package with the document it was made of.

    Raises:
        PipelineError: An operation or a model is missing, or a module does not import.
    """
    wanted = set(map(snake_case, _ids(prepared)))
    _compare("operation", wanted, _modules(package / "api", "*/*.py"))
    classes: set[str] = set(made.document["components"]["schemas"])
    _compare("model", classes, _exported(package / "models" / "__init__.py"))
    _compare("model module", set(map(snake_case, classes)), _modules(package / "models", "*.py"))
    importer.begin(str(package))
    status, said = importer.finish()
    if status:
        raise PipelineError(f"a generated module does not import: {said.strip()[-400:]}")


def _ids(prepared: Document) -> Iterator[str]:
    """Yield the ids of all operations, deprecated ids included."""
    for _, _, operation in operations(prepared):
        yield from (operation["operationId"], *operation.get(DEPRECATED_IDS, ()))


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
        what = counted(len(missing), kind)
        raise PipelineError(f"the generator left out {what}: {_some(missing)}")
    if strange:
        what = counted(len(strange), kind)
        raise PipelineError(f"the generator made up {what}: {_some(strange)}")


def _some(names: list[str]) -> str:
    return shortened_list(names, 5)


def check_models(models: Iterable[tuple[str, str]], folder: Path) -> None:
    """Check the modules of the models: the resources import them late, when they decode an answer.

    Args:
        models: Class and module of every model.
        folder: Folder of the generated models.

    Raises:
        PipelineError: A model has another module.
    """
    for name, module in models:
        if not (folder / f"{module}.py").is_file():
            raise PipelineError(f"the generator made no module models/{module}.py for {name}")
