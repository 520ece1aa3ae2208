"""The files of the resources, and their texts: imports, operations, classes, permissions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from pipeline.common.text import docstring_lines, literal
from pipeline.resources.annotations import imports_for_results
from pipeline.resources.classes import FUNCTIONS, child_property, class_texts
from pipeline.resources.constants import Models, operation_lines
from pipeline.resources.records import Resource
from pipeline.resources.tree import BASE_NAMES, Tree

#: Modules that are the same for every document.
_VERBATIM = ("base.py", "decoding.py")
#: A name that code uses: in no string, no attribute, no keyword of a call, no name of a function or
#: class. Parsing the code would take six times as long.
_NAME = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|'''
    r"(?<![\w.])(?<!def )(?<!class )([A-Za-z_]\w*)\b(?!\s*=[^=])",
    re.DOTALL,
)


def resource_files(tree: Tree) -> Iterator[tuple[str, str]]:
    """Yield path and text of the modules of `resources`; a resource with others is a package."""
    for name in _VERBATIM:
        yield name, Path(__file__).with_name(f"{name}.txt").read_text("utf-8")
    yield "__init__.py", _root(tree.resources)
    yield "permission_table.py", _permission_table(tree)
    for resource in tree.all():
        yield _file(resource), resource_module(tree, resource)


def resource_module(tree: Tree, resource: Resource) -> str:
    """Return the text of the module of a resource."""
    # A dot stands for the module's own package, and another dot for each package around it.
    up = "." * (len(resource.path) + bool(resource.children))
    models = Models(f"{up}.", tree.models, resource.aliases)
    return Module(resource, up, models).text()


def _file(resource: Resource) -> str:
    stem = "/".join(resource.path)
    return f"{stem}/__init__.py" if resource.children else f"{stem}.py"


def _permission_table(tree: Tree) -> str:
    """Write the table of permissions, which needs no import of the methods."""
    by_id = {method.id: method.permission for _, method in tree.calls()}
    permissions = by_id | {path: method.permission for path, method in tree.calls()}
    lines = [
        '"""The permission of every method, by its name after `client.`; None where unknown."""',
        "",
        "from __future__ import annotations",
        "from collections.abc import Mapping",
        "",
        "PERMISSIONS: Mapping[str, str | None] = {",
        *(f"    {literal(name)}: {literal(permissions[name])}," for name in sorted(permissions)),
        "}",
        "",
    ]
    return "\n".join(lines)


def _root(resources: tuple[Resource, ...]) -> str:
    """Write the module with the base classes of clients."""
    children = [f"    from .{r.path[0]} import {r.stem}, Async{r.stem}" for r in resources]
    lines = [
        '"""All operations of the API, by what they are about."""',
        "",
        "from __future__ import annotations",
        *(["from functools import cached_property"] if children else []),
        "from .base import AsyncResource, Resource",
        *(["from typing import TYPE_CHECKING", "if TYPE_CHECKING:", *children] if children else []),
        '__all__ = ["AsyncResources", "Resources"]',
    ]
    return "\n".join([*lines, *_root_class(resources, ""), *_root_class(resources, "Async"), ""])


def _root_class(resources: tuple[Resource, ...], prefix: str) -> list[str]:
    manner = ", asynchronous" if prefix else ""
    doc = docstring_lines([f"All resources of the API{manner}."], 4)
    lines = ["", "", f"class {prefix}Resources({prefix}Resource):", *doc]
    for resource in resources:
        lines += ["", *child_property(resource, prefix)]
    return lines


@frozen
class Module:
    """A resource module.

    Args:
        resource: The resource of the module.
        up: Dots that lead to the package `resources`.
        models: The places of the models.
    """

    resource: Resource
    up: str
    models: Models

    def text(self) -> str:
        """Return the module's code, unformatted."""
        operations = [operation_lines(method, self.models) for method in self.resource.methods]
        parts = ["\n".join(lines) for lines in operations]
        body = "\n\n".join([*parts, *class_texts(self.resource)])
        doc = docstring_lines([f"Operations of `client.{'.'.join(self.resource.path)}`."], 0)
        return "\n".join([*doc, "", *self._imports(body), "", "", body, ""])

    def _imports(self, body: str) -> list[str]:
        """Import only names that the body uses: ruff leaves `__init__.py` as it is."""
        words = set(_NAME.findall(body))
        return [
            "from __future__ import annotations",
            *(["import builtins"] if "builtins" in words else []),
            *(["from warnings import warn as _warn"] if "_warn" in words else []),
            *_import_used("collections.abc", ["Mapping", "Sequence"], words),
            *_import_used("functools", ["cached_property"], words),
            *_import_used("typing", ["Any"], words),
            *imports_for_results(words),
            *_import_used(f"{self.up}base", [*BASE_NAMES, *FUNCTIONS], words),
            *([f"from {self.up}base import boolean as _boolean"] if "_boolean" in words else []),
            *_import_used(f"{self.up}decoding", ["decode"], words),
            *self._imports_for_types(words),
        ]

    def _imports_for_types(self, words: set[str]) -> list[str]:
        """Import names for type checkers only, and names that are imported late at run time."""
        children = [(child.path[-1], child.stem) for child in self.resource.children]
        lines = [
            *self.models.imports(words),
            *(f"from .{name} import {stem}, Async{stem}" for name, stem in children),
        ]
        head = ["from typing import TYPE_CHECKING", "if TYPE_CHECKING:"]
        return [*head, *(f"    {line}" for line in lines)] if lines else []


def _import_used(module: str, names: Iterable[str], words: set[str]) -> list[str]:
    used = [name for name in names if name in words]
    return [f"from {module} import {', '.join(used)}"] if used else []
