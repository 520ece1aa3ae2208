"""Check that the generated package is complete.

The generator drops operations with a warning at most, and overwrites modules with equal names
without any.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pipeline.common.documents import Document, operations
from pipeline.common.errors import PipelineError
from pipeline.common.manifest import digest
from pipeline.common.python_names import snake_case
from pipeline.common.text import counted, shortened_list
from pipeline.generator_input import GeneratorInput
from pipeline.names.deprecated import DEPRECATED_IDS
from pipeline.waiting_process import WaitingProcess

#: Imports of every generated package that take some time.
_IMPORTS = "import importlib, warnings, attrs, httpx"
_IMPORT_MODULES = """
sys.path.insert(0, sys.argv[1])
warnings.simplefilter("error")
for name in sys.argv[2:]:
    try:
        importlib.import_module(name)
    except BaseException as error:
        sys.exit(f"{name}: {type(error).__name__}: {error}")
"""


def verify(
    package: Path, made: GeneratorInput, prepared: Document, verified: Mapping[str, str]
) -> None:
    """Compare a generated package with the document it was made of, and import its modules.

    Args:
        package: The package.
        made: The input of the generator.
        prepared: The prepared document.
        verified: Digests of the files of an earlier run, by path from the folder of the package.

    Raises:
        PipelineError: An operation or a model is missing, or a module does not import.
    """
    wanted = set(map(snake_case, _ids(prepared)))
    _compare("operation", wanted, _modules(package / "api", "*/*.py"))
    classes: set[str] = set(made.document["components"]["schemas"])
    _compare("model", classes, _exported(package / "models" / "__init__.py"))
    _compare("model module", set(map(snake_case, classes)), _modules(package / "models", "*.py"))
    _import(package, list(modules_to_import(package, verified)))


def _import(package: Path, modules: list[str]) -> None:
    """Import modules in a process of their own."""
    if not modules:
        return
    with WaitingProcess(_IMPORTS, _IMPORT_MODULES) as importer:
        importer.begin(str(package.parent), *modules)
        status, said = importer.finish()
    if status:
        raise PipelineError(f"a generated module does not import: {said.strip()[-400:]}")


def modules_to_import(package: Path, verified: Mapping[str, str]) -> Iterator[str]:
    """Yield the modules that are not as in an earlier run, and those that import such modules.

    Args:
        package: The package.
        verified: Digests of the files of the earlier run, by path from the folder of the package.
    """
    folder = package.parent
    texts = {path.relative_to(folder): path.read_bytes() for path in sorted(package.rglob("*.py"))}
    names = [Path(name) for name in verified if name.startswith(f"{package.name}/")]
    changed = {path for path in texts if verified.get(path.as_posix()) != digest(texts[path])}
    gone = {path for path in names if path.suffix == ".py" and path not in texts}
    moved = {_name(path).encode() for path in changed | gone}
    for path, text in texts.items():
        if path in changed or not moved.isdisjoint(_imported(text)):
            parts = path.with_suffix("").parts
            yield ".".join(part for part in parts if part != "__init__")


def _name(path: Path) -> str:
    """Return the last name of a module: for a package, that of its folder."""
    return path.parent.name if path.stem == "__init__" else path.stem


#: An import from another module of the package.
_RELATIVE = re.compile(rb"^[ \t]*from (\.[\w.]*) import (\([^)]*\)|.*)$", re.MULTILINE)


def _imported(text: bytes) -> set[bytes]:
    """Return all names in the imports of a module, which may be names of modules."""
    return {name for found in _RELATIVE.findall(text) for name in _WORD.findall(b" ".join(found))}


_WORD = re.compile(rb"\w+")


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
