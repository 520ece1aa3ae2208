"""The text of a resource module: its imports, its operations, its classes."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from attrs import frozen

from pipeline.resources.classes import FUNCTIONS, class_texts
from pipeline.resources.constants import Models, operation_lines
from pipeline.resources.records import Resource
from pipeline.resources.texts import docstring
from pipeline.resources.tree import BASE_NAMES


@frozen
class Module:
    """A resource module.

    Args:
        resource: What the module is of.
        up: Dots that lead to the package `resources`.
        models: Where the models are.
    """

    resource: Resource
    up: str
    models: Models

    def text(self) -> str:
        """Return the module's code, unformatted."""
        operations = [operation_lines(method, self.models) for method in self.resource.methods]
        parts = ["\n".join(lines) for lines in operations]
        body = "\n\n".join([*parts, *class_texts(self.resource)])
        doc = docstring([f"Operations of `client.{'.'.join(self.resource.path)}`."], 0)
        return "\n".join([*doc, "", *self._imports(body), "", "", body, ""])

    def _imports(self, body: str) -> list[str]:
        """Import what the body uses and nothing else: ruff leaves `__init__.py` as it is."""
        words = {node.id for node in ast.walk(ast.parse(body)) if isinstance(node, ast.Name)}
        return [
            "from __future__ import annotations",
            *(["import builtins"] if "builtins" in words else []),
            *(["from warnings import warn as _warn"] if "_warn" in words else []),
            *_import("collections.abc", ["Mapping", "Sequence"], words),
            *_import("functools", ["cached_property"], words),
            *_import("typing", ["Any"], words),
            *_import("uuid", ["UUID"], words),
            *_import(f"{self.up}base", [*BASE_NAMES, *FUNCTIONS], words),
            *([f"from {self.up}base import boolean as _boolean"] if "_boolean" in words else []),
            *_import(f"{self.up}decoding", ["decode"], words),
            *self._imports_for_types(words),
        ]

    def _imports_for_types(self, words: set[str]) -> list[str]:
        """Import what only type checkers read, and what is imported where it is first used."""
        children = [(child.path[-1], child.stem) for child in self.resource.children]
        lines = [
            *self.models.imports(words),
            *(f"from .{name} import {stem}, Async{stem}" for name, stem in children),
        ]
        head = ["from typing import TYPE_CHECKING", "if TYPE_CHECKING:"]
        return [*head, *(f"    {line}" for line in lines)] if lines else []


def _import(module: str, names: Iterable[str], words: set[str]) -> list[str]:
    used = [name for name in names if name in words]
    return [f"from {module} import {', '.join(used)}"] if used else []
