"""The commands that write, each with a repository where it has something to do."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from attrs import frozen

from pipeline.__main__ import main
from pipeline.common.documents import canonical_json
from pipeline.common.files import STAGING
from tests.generate.building import answering, document

Tree: TypeAlias = Mapping[str, bytes]

#: What is replaced as one. openapi/ has the pinned document with its lock, and the prepared
#: document with the names; generated/ has the package, the examples and the manifest; docs/ has
#: the table of operations; reports/ has what a review was written to.
UNITS = ("docs", "openapi", "generated", "reports")

_THING = {"type": "object", "properties": {"id": {"type": "integer"}}}
_OLD = document(paths={"/things": {"get": answering(_THING)}})
_NEW = document(paths={"/things": {"get": answering(_THING)}, "/words": {"get": answering({})}})


@frozen
class Command:
    """A command of the pipeline that writes.

    Args:
        arguments: Its command line; `{root}` is the repository.
        before: Makes the repository in which it is run.
        units: What it replaces.
        refusal: Its exit status when it cannot work.
    """

    arguments: tuple[str, ...]
    before: Callable[[Path], None]
    units: tuple[str, ...]
    refusal: int = 1

    def run(self, root: Path) -> int:
        """Run the command, and return its exit status."""
        return run(root, *(argument.format(root=root) for argument in self.arguments))


def run(root: Path, *arguments: str) -> int:
    """Run a command line in this process."""
    return main(["--root", str(root), *arguments])


def pinned(root: Path) -> None:
    """Make a repository that has pinned one document, while another one is published."""
    (root / "overlays").mkdir(parents=True)
    published = root / "published.json"
    published.write_text(canonical_json(_OLD), encoding="utf-8")
    assert run(root, "fetch", "--url", str(published)) == 0
    published.write_text(canonical_json(_NEW), encoding="utf-8")


def outdated(root: Path) -> None:
    """Make a repository whose pinned document is newer than what was made of it."""
    pinned(root)
    assert run(root, "regenerate") == 0
    assert run(root, "fetch", "--url", str(root / "published.json")) == 0


def reviewed(root: Path) -> None:
    """Make a repository with an old review of a document that has changed."""
    pinned(root)
    (root / "reports").mkdir()
    (root / "reports" / "review.html").write_text("an old review", encoding="utf-8")


def _review(old: str, new: str, *options: str) -> tuple[str, ...]:
    files = [f"{{root}}/{name}" for name in (old, new, "reports/review.html")]
    return ("review", *files[:2], "--output", files[2], *options)


_CHANGE = ("openapi/upstream.json", "published.json")

#: A command that writes belongs here, and is killed, starved and locked out with the others.
COMMANDS = {
    "fetch": Command(("fetch", "--url", "{root}/published.json"), pinned, ("openapi",)),
    "regenerate": Command(("regenerate",), outdated, ("docs", "openapi", "generated")),
    "review": Command(_review(*_CHANGE, "--wire-only"), reviewed, ("reports",), refusal=2),
}

#: What takes long, and is killed only now and then.
THOROUGH = {**COMMANDS, "whole review": Command(_review(*_CHANGE), reviewed, ("reports",), 2)}


def read_unit(root: Path, unit: str) -> Tree:
    """Return the content of every file of a unit, by path, without its place and its time."""
    paths = [path for path in sorted((root / unit).rglob("*")) if path.is_file()]
    return {
        str(path.relative_to(root)): _content(path, root)
        for path in paths
        if not path.name.startswith(STAGING)
    }


def read_units(root: Path) -> dict[str, Tree]:
    """Return every unit of a repository."""
    return {unit: read_unit(root, unit) for unit in UNITS}


def leftovers(root: Path) -> list[str]:
    """Name what a run has left that should be there only while it is at work."""
    return [str(path.relative_to(root)) for path in root.rglob(f"{STAGING}*")]


def _content(path: Path, root: Path) -> bytes:
    data = path.read_bytes().replace(str(root).encode(), b"")
    if path.name != "upstream.lock.json":
        return data
    return json.dumps({**json.loads(data), "fetched_at": "", "etag": ""}).encode()


def quietly(action: Callable[[], int]) -> Callable[[], int]:
    """Return an action that says nothing, in a process that has nothing more to say."""

    def act() -> int:
        with open(os.devnull, "w", encoding="utf-8") as nowhere:
            for stream in (1, 2):
                os.dup2(nowhere.fileno(), stream)
        return action()

    return act
