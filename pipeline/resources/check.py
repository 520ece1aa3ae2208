"""Check that no operation got lost on its way into a class."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.common.documents import Document, operations
from pipeline.common.errors import PipelineError
from pipeline.names.deprecated import FORMER_IDS


def check_methods(files: Mapping[str, str], prepared: Document) -> None:
    """Count the methods of sync and async resources.

    Args:
        files: Text of the modules by path.
        prepared: The prepared document.

    Raises:
        PipelineError: They are not as many as there are operations and old names of them.
    """
    wanted = sum(1 + len(one.get(FORMER_IDS, [])) for _, _, one in operations(prepared))
    trees = [ast.parse(text) for text in files.values()]
    for base in ("Resource", "AsyncResource"):
        found = sum(_methods(tree, base) for tree in trees)
        if found != wanted:
            raise PipelineError(
                f"the resources have {found} methods for {wanted} operations ({base}); "
                "two operations may have names that collide: name one in an overlay"
            )


def _methods(tree: ast.Module, base: str) -> int:
    """Count the methods, properties left out, of the classes that derive from a base."""
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    names = {
        (owner.name, node.name)
        for owner in classes
        if [ast.unparse(one) for one in owner.bases] == [base]
        for node in owner.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.decorator_list
    }
    return len(names)


def check_models(models: Iterable[tuple[str, str]], folder: Path) -> None:
    """Look for the models, which the resources import only when they decode something.

    Args:
        models: Class and module of every model.
        folder: Folder of the generated models.

    Raises:
        PipelineError: The generator has put one elsewhere.
    """
    for name, module in models:
        if not (folder / f"{module}.py").is_file():
            raise PipelineError(f"the generator made no module models/{module}.py for {name}")
