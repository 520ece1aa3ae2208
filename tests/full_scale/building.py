"""What a client of a whole document is looked at with."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from pipeline.common.documents import Document, Json, operations
from pipeline.common.schemas import referenced
from pipeline.normalize import normalize


def stock_generation(document: Document, folder: Path) -> Path:
    """Generate a client with nothing but the generator, and return its package.

    The document is normalized first: from any other the generator drops a part.
    """
    path, package = folder / "normalized.json", folder / "stock"
    path.write_text(json.dumps(normalize(document)[0]), encoding="utf-8")
    (folder / "config.json").write_text('{"post_hooks": []}', encoding="utf-8")
    command = "-m openapi_python_client generate --meta none --fail-on-warning"
    places = ("--path", path, "--config", folder / "config.json", "--output-path", package)
    subprocess.run((sys.executable, *command.split(), *places), check=True, capture_output=True)
    return package


def models(package: Path) -> list[str]:
    """Return the names of the classes that a generated package exports."""
    for node in ast.parse((package / "models" / "__init__.py").read_text("utf-8")).body:
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(node, ast.Assign) and isinstance(target, ast.Name) and target.id == "__all__":
            return list(ast.literal_eval(node.value))
    return []


def functions(module: Path) -> set[str]:
    """Return the names of the functions in a module."""
    body = ast.parse(module.read_text("utf-8")).body
    return {node.name for node in body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def classes_used(document: Document) -> dict[str, set[str]]:
    """Return the names of the components that each operation leads to, by method and path."""
    schemas = document["components"]["schemas"]
    return {
        f"{method} {path}": set(_reachable(operation, schemas, set()))
        for path, method, operation in operations(document)
    }


def _reachable(node: Json, schemas: dict[str, Json], seen: set[str]) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _reachable(item, schemas, seen)
    if isinstance(node, dict):
        name = referenced(node)
        if name is not None and name not in seen:
            seen.add(name)
            yield name
            yield from _reachable(schemas[name], schemas, seen)
        for value in node.values():
            yield from _reachable(value, schemas, seen)
