"""Functions of openapi-python-client, read from the package `api`."""

from __future__ import annotations

import ast
from pathlib import Path

from pipeline.review.surface.records import Functions, Signature
from pipeline.review.surface.syntax import imported, parse, read_signature

_PUBLIC = ("sync", "asyncio", "sync_detailed", "asyncio_detailed")


def read_functions(folder: Path) -> dict[str, Functions]:
    """Read the functions of every operation, by the name of their module."""
    paths = sorted(folder.glob("*/*.py"))
    return {
        path.stem: Functions(f"api.{path.parent.name}.{path.stem}", _signatures(parse(path)))
        for path in paths
        if path.stem != "__init__"
    }


def _signatures(tree: ast.Module) -> dict[str, Signature]:
    names = imported(tree)
    return {
        node.name: read_signature(node, names)
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name in _PUBLIC
    }
