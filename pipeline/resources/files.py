"""Which files the resources of a document are, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.resources.classes import child_property
from pipeline.resources.constants import Models
from pipeline.resources.modules import Module
from pipeline.resources.records import Resource
from pipeline.resources.texts import docstring, literal
from pipeline.resources.tree import Tree

#: Modules that are the same for every document.
_VERBATIM = ("base.py", "decoding.py")


def resource_files(tree: Tree) -> Iterator[tuple[str, str]]:
    """Yield path and text of the modules of `resources`; a resource with others is a package."""
    for name in _VERBATIM:
        yield name, Path(__file__).with_name(f"{name}.txt").read_text("utf-8")
    yield "__init__.py", _root(tree.resources)
    yield "permission_table.py", _permission_table(tree)
    for resource in tree.all():
        # A module's own package is one dot, each one around it another.
        up = "." * (len(resource.path) + bool(resource.children))
        models = Models(f"{up}.", tree.models, resource.aliases)
        yield _file(resource), Module(resource, up, models).text()


def _file(resource: Resource) -> str:
    stem = "/".join(resource.path)
    return f"{stem}/__init__.py" if resource.children else f"{stem}.py"


def _permission_table(tree: Tree) -> str:
    """Write the table of permissions, which tells of methods without importing them."""
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
    """Write the module with what a client derives from."""
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
    doc = docstring([f"All resources of the API{manner}."], 4)
    lines = ["", "", f"class {prefix}Resources({prefix}Resource):", *doc]
    for resource in resources:
        lines += ["", *child_property(resource, prefix)]
    return lines
