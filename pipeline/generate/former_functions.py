"""Modules of functions under the old names of their operations."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

from pipeline.common.documents import Document, operations
from pipeline.common.python_names import snake_case
from pipeline.generator_input import function_folder
from pipeline.names.deprecated import FORMER_IDS, renamed_to


def write_former_functions(folder: Path, prepared: Document) -> None:
    """Write a module for every old id where the module of its functions was.

    Args:
        folder: The package `api`.
        prepared: The prepared document.
    """
    for _, _, operation in operations(prepared):
        new = snake_case(operation["operationId"])
        for old, until in operation.get(FORMER_IDS, {}).items():
            for module in sorted(folder.glob(f"*/{new}.py")):
                home = folder / function_folder(old)
                if not home.is_dir():
                    shutil.copytree(module.parent, home, ignore=_all_but_init)
                text = _module(module, snake_case(old), until)
                (home / f"{snake_case(old)}.py").write_text(text, encoding="utf-8")


def _all_but_init(_folder: str, names: list[str]) -> set[str]:
    return {*names} - {"__init__.py"}


def _module(module: Path, old: str, until: str) -> str:
    new, home = module.stem, f"..{module.parent.name}"
    names = "".join(
        f"    from {home}.{new} import {name} as {name}\n" for name in _functions(module)
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


def _functions(module: Path) -> Iterator[str]:
    for node in ast.parse(module.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name[0] != "_":
            yield node.name
