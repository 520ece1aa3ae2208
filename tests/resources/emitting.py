"""Emit the resources of an inline document, import them and record what they call."""

from __future__ import annotations

import asyncio
import importlib
import subprocess
import sys
from collections.abc import AsyncIterator, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import field, frozen

from pipeline.common.documents import Document
from pipeline.names.ledger import Ledger
from pipeline.prepare import prepare
from pipeline.resources.examples import example_files
from pipeline.resources.files import resource_files
from pipeline.resources.tree import Tree, resource_tree

#: A model without its own code: what it is made of, and that it was made.
MODEL = """
class {name}(dict):
    @classmethod
    def from_dict(cls, value, **options):
        return cls(value)
"""

#: Decoding for such models: the first type of a union that makes something of the value.
CODEC = """
from typing import get_args, get_origin


def decode(form, value, **options):
    if get_origin(form) is list and isinstance(value, list):
        return [decode(get_args(form)[0], item) for item in value]
    if hasattr(form, "from_dict"):
        return form.from_dict(value) if isinstance(value, dict) else value
    made = (decode(one, value) for one in get_args(form) if get_origin(form) is not list)
    return next((one for one in made if one is not value), value)
"""


@frozen
class Recorder:
    """A synchronous caller that answers every call with the same JSON value.

    Args:
        answer: What a call answers, or the items of a page.
        calls: The calls so far.
    """

    answer: Any = None
    calls: list[Any] = field(factory=list[Any])

    def call(self, call: Any) -> Any:
        """Record a call."""
        self.calls.append(call)
        return call.operation.decode(self.answer)

    def page(self, call: Any, item: Any) -> Any:
        """Record the call of a list."""
        self.calls.append(call)
        return [item(value) for value in self.answer or []]

    def raw(self) -> RawRecorder:
        """Return a caller whose results say that they are raw."""
        return RawRecorder(self)


@frozen
class RawRecorder:
    """A caller whose results are pairs of the word `raw` and another caller's results."""

    inner: Recorder

    def call(self, call: Any) -> Any:
        """Record a call."""
        return "raw", self.inner.call(call)

    def page(self, call: Any, item: Any) -> Any:
        """Record the call of a list."""
        return "raw", self.inner.page(call, item)


@frozen
class Pager:
    """What an asynchronous list returns: to be awaited or iterated over."""

    items: Any

    def __await__(self) -> Generator[Any, None, Any]:
        yield from ()
        return self.items

    async def __aiter__(self) -> AsyncIterator[Any]:
        for item in self.items:
            yield item


@frozen
class AsyncRecorder:
    """An asynchronous caller in front of a synchronous one."""

    inner: Any

    async def call(self, call: Any) -> Any:
        """Record a call."""
        return self.inner.call(call)

    def page(self, call: Any, item: Any) -> Pager:
        """Record the call of a list."""
        return Pager(self.inner.page(call, item))

    def raw(self) -> AsyncRecorder:
        """Return a caller whose results say that they are raw."""
        return AsyncRecorder(self.inner.raw())


@frozen
class Blocking:
    """An asynchronous resource or method that is used as a synchronous one."""

    inner: Any

    def __getattr__(self, name: str) -> Blocking:
        return Blocking(getattr(self.inner, name))

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        """Call the method and wait for its result."""

        async def waited() -> Any:
            return await self.inner(*arguments, **keywords)

        return asyncio.run(waited())


@frozen
class Emitted:
    """Emitted resources, importable.

    Args:
        folder: Folder of the package and of the examples.
        package: Name of the package.
        prepared: The prepared document.
        tree: Its resources.
    """

    folder: Path
    package: str
    prepared: Document
    tree: Tree

    def module(self, name: str) -> Any:
        """Import a module of the package, such as `resources.chats`."""
        return importlib.import_module(f"{self.package}.{name}")

    def text(self, name: str) -> str:
        """Return the code of a file."""
        return (self.folder / self.package / name).read_text("utf-8")

    def client(self, recorder: Recorder) -> Any:
        """Return the resources with a synchronous caller."""
        return self.module("resources").Resources(recorder)

    def async_client(self, recorder: Recorder) -> Any:
        """Return the resources with an asynchronous caller, used as if they had another."""
        return Blocking(self.module("resources").AsyncResources(AsyncRecorder(recorder)))

    def clients(self, recorder: Recorder) -> list[Any]:
        """Return both."""
        return [self.client(recorder), self.async_client(recorder)]


def unused_or_missing(made: Emitted) -> list[str]:
    """Return the names that resources import without using them, or use without having them."""
    command = "check --isolated --no-cache --quiet --select F401,F821 --output-format concise"
    folder = made.folder / made.package / "resources"
    done = subprocess.run(
        (sys.executable, "-m", "ruff", *command.split(), folder),
        capture_output=True,
        encoding="utf-8",
    )
    return [line for line in done.stdout.splitlines() if "resources/base.py" not in line]


@contextmanager
def emitted(document: Document, folder: Path) -> Generator[Emitted]:
    """Prepare a document and make its resources importable, with models that hold anything.

    Args:
        document: Any OpenAPI document, as upstream would publish it.
        folder: An empty folder of the test.
    """
    with emitted_of(prepare(document, [], Ledger()).document, folder) as made:
        yield made


@contextmanager
def emitted_of(prepared: Document, folder: Path) -> Generator[Emitted]:
    """Make the resources of a prepared document importable."""
    package = f"made_{abs(hash(folder)):x}"
    tree = resource_tree(prepared)
    files = {f"{package}/resources/{name}": text for name, text in resource_files(tree)}
    files |= {f"examples/{name}": text for name, text in example_files(tree, prepared)}
    for name, module in tree.models.items():
        files[f"{package}/models/{module}.py"] = MODEL.format(name=name)
    imports = (f"from .{module} import {name} as {name}" for name, module in tree.models.items())
    files[f"{package}/models/__init__.py"] = "\n".join([*imports, ""])
    files[f"{package}/codec/__init__.py"] = CODEC
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    try:
        yield Emitted(folder, package, prepared, tree)
    finally:
        sys.path.remove(str(folder))
        for name in list(sys.modules):
            if name.split(".")[0] in (package, "examples"):
                del sys.modules[name]


def query(name: str, schema: Any, **more: Any) -> Document:
    """Return a query parameter."""
    return {"name": name, "in": "query", "schema": schema, **more}


def placed(name: str, schema: Any) -> Document:
    """Return a path parameter."""
    return {"name": name, "in": "path", "required": True, "schema": schema}
