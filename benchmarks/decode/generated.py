"""The models of one prepared document, as four generators write them."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from attrs import frozen

from benchmarks.pipeline.running import run
from pipeline.common.documents import Document
from tests.models.pairs import pair

STOCK, OURS, PYDANTIC, MSGSPEC = "stock", "ours", "pydantic", "msgspec"


@frozen
class Generated:
    """Models that can be imported.

    Args:
        folder: Where they are.
        modules: The module of each generator's models.
        codec: Our package `codec`.
    """

    folder: Path
    modules: dict[str, str]
    codec: Any

    def model(self, generator: str, name: str) -> Any:
        """Return a class of one of the generators."""
        return getattr(import_module(self.modules[generator]), name)


@contextmanager
def generated(prepared: Document, folder: Path) -> Generator[Generated]:
    """Write the models of all generators into an empty folder, from the same document."""
    with pair(prepared, folder) as clients:
        modules = {
            STOCK: clients.stock.__name__,
            OURS: clients.ours.__name__,
            PYDANTIC: _by_data_models(folder, "pydantic_v2.BaseModel"),
            MSGSPEC: _by_data_models(folder, "msgspec.Struct"),
        }
        yield Generated(folder, modules, clients.codec)


def _by_data_models(folder: Path, base: str) -> str:
    """Write models of a base class by datamodel-code-generator.

    Returns:
        The name of their module, which no other document's models have.
    """
    name = f"{folder.name}_{base.split('.')[0]}"
    run(
        Path(sys.executable).with_name("datamodel-codegen"),
        *("--input", folder / "document.json", "--input-file-type", "openapi"),
        *("--output-model-type", base, "--target-python-version", "3.11"),
        *("--output", folder / f"{name}.py", "--formatters", "builtin"),
    )
    return name
