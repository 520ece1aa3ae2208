"""Read the public surface of a generated package by its syntax trees; nothing is imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from pipeline.review.surface.functions import read_functions
from pipeline.review.surface.models import read_classes, read_former
from pipeline.review.surface.records import Surface
from pipeline.review.surface.resources import read_methods, resource_class
from pipeline.review.surface.syntax import assigned, parse

#: Modules whose public names are no models, resources or functions of operations.
_OTHERS = ("__init__", "client", "errors", "types")


def read_surface(package: Path) -> Surface:
    """Read the public surface of a generated package.

    Args:
        package: Folder of the package, formatted or not.

    Raises:
        PipelineError: A module cannot be read.
    """
    models, enums = read_classes(package / "models")
    modules = dict(_resource_modules(package / "resources"))
    methods = [method for way, tree in modules.items() for method in read_methods(way, tree)]
    return Surface(
        models=models,
        enums=enums,
        methods={method.name: method for method in methods},
        functions=read_functions(package / "api"),
        resources={way: resource_class(tree) for way, tree in modules.items()},
        names={name: _public(package / f"{name}.py") for name in _OTHERS},
        former=read_former(package / "models" / "__init__.py"),
    )


def _resource_modules(folder: Path) -> Iterator[tuple[str, ast.Module]]:
    """Yield the way from the client to each resource, and its module."""
    for path in sorted(folder.glob("**/*.py")):
        parts = path.relative_to(folder).with_suffix("").parts
        way = parts[:-1] if parts[-1] == "__init__" else parts
        if way and parts not in (("base",), ("decoding",)):
            yield ".".join(way), parse(path)


def _public(path: Path) -> frozenset[str]:
    """Return the names that a module exports: those it lists, else its classes."""
    if not path.is_file():
        return frozenset()
    tree = parse(path)
    listed = assigned(tree, "__all__")
    if isinstance(listed, list | tuple):
        return frozenset(map(str, listed))
    classes = [node.name for node in tree.body if isinstance(node, ast.ClassDef)]
    return frozenset(name for name in classes if not name.startswith("_"))
