"""Build a client from an inline document and import it, all within one test."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from attrs import frozen

from pipeline.common.documents import Document
from pipeline.generate import generate
from pipeline.names.ledger import Ledger
from pipeline.prepare import prepare


@frozen
class Client:
    """A generated client, imported."""

    folder: Path
    package: str

    def module(self, name: str) -> ModuleType:
        """Import a module of the client, such as `models`."""
        return importlib.import_module(f"{self.package}.{name}")

    def model(self, name: str) -> Any:
        """Return a model or enum class."""
        return getattr(self.module("models"), name)

    def operation(self, operation_id: str) -> ModuleType:
        """Return the module of an operation by its dotted id."""
        stem = operation_id.replace(".", "_")
        found = next((self.folder / self.package / "api").glob(f"*/{stem}.py"))
        return self.module(f"api.{found.parent.name}.{stem}")

    def request(self, operation_id: str, *path: Any, **arguments: Any) -> dict[str, Any]:
        """Return what an operation would hand to httpx."""
        kwargs: dict[str, Any] = self.operation(operation_id)._get_kwargs(*path, **arguments)
        return kwargs


@contextmanager
def built(document: Document, folder: Path, ledger: Ledger | None = None) -> Generator[Client]:
    """Prepare a document, generate a client of it and make it importable.

    Args:
        document: Any OpenAPI document, as upstream would publish it.
        folder: An empty folder of the test.
        ledger: Names given before, if any.
    """
    package = f"made_{abs(hash(folder)):x}"
    generate(prepare(document, [], ledger or Ledger()).document, folder, package)
    sys.path.insert(0, str(folder))
    try:
        yield Client(folder, package)
    finally:
        sys.path.remove(str(folder))
        for name in [name for name in sys.modules if name.split(".")[0] == package]:
            del sys.modules[name]


def document(
    *, schemas: dict[str, Any] | None = None, paths: dict[str, Any] | None = None
) -> Document:
    """Return a small document with the given components and paths."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Example", "version": "1"},
        "paths": paths or {"/ping": {"get": answering({})}},
        "components": {"schemas": schemas or {}},
    }


def answering(schema: Any, **operation: Any) -> Document:
    """Return an operation that answers 200 with a JSON schema."""
    content = {"application/json": {"schema": schema}}
    return {**operation, "responses": {"200": {"description": "", "content": content}}}
