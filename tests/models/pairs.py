"""Two clients of one prepared document: ours, and the generator's own."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from typing import Any

from attrs import frozen

from pipeline.common.documents import Document, Json
from pipeline.common.schemas import class_kind
from pipeline.generate import generate
from tests.models.payloads import Payloads


@frozen
class Pair:
    """Both clients' models, imported.

    Args:
        schemas: The components of the document.
        ours: Our package `models`.
        stock: The generator's.
        codec: Our package `codec`.
    """

    schemas: dict[str, Json]
    ours: Any
    stock: Any
    codec: Any

    def models(self) -> list[str]:
        """Return the names of all models."""
        return [name for name, schema in self.schemas.items() if class_kind(schema) == "object"]

    def payloads(self, each: int) -> Iterator[tuple[str, Json]]:
        """Yield models with values that their schemas allow, some for each of them."""
        for name in self.models():
            for seed in range(each):
                yield name, Payloads(self.schemas, Random(seed)).valid(self.schemas[name])

    def broken_payloads(self, each: int) -> Iterator[tuple[str, Json]]:
        """Yield models with values in which something is otherwise than their schemas say.

        Models with a discriminator are left out: to JSON Schema it means nothing.
        """
        for name, schema in self.schemas.items():
            if class_kind(schema) == "object" and "discriminator" not in json.dumps(schema):
                for seed in range(each):
                    made = Payloads(self.schemas, Random(seed))
                    yield name, made.broken(made.valid(schema))


@contextmanager
def pair(prepared: Document, folder: Path) -> Generator[Pair]:
    """Generate both clients of a prepared document into an empty folder, and import them."""
    name = f"{abs(hash(folder)):x}"
    with ExitStack() as stack:
        with _generating_stock(prepared, folder, f"stock_{name}"):
            generate(prepared, folder, f"ours_{name}")
        stack.enter_context(_importable(folder, f"ours_{name}", f"stock_{name}"))
        modules = (f"ours_{name}.models", f"stock_{name}.models", f"ours_{name}.codec")
        yield Pair(prepared["components"]["schemas"], *map(importlib.import_module, modules))


@contextmanager
def _generating_stock(prepared: Document, folder: Path, name: str) -> Generator[None]:
    """Run the generator as anybody would, on the prepared document as it is."""
    (folder / "document.json").write_text(json.dumps(prepared), encoding="utf-8")
    config = {"package_name_override": name, "post_hooks": []}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    command = "-m openapi_python_client generate --meta none --fail-on-warning"
    places = ("--path", "document.json", "--config", "config.json", "--output-path", name)
    with subprocess.Popen((sys.executable, *command.split(), *places), cwd=folder) as process:
        yield
        assert process.wait() == 0


@contextmanager
def _importable(folder: Path, *packages: str) -> Generator[None]:
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        for name in [name for name in sys.modules if name.split(".")[0] in packages]:
            del sys.modules[name]
