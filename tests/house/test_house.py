"""The house keeps its order: one direction, closed doors, and a front that is documented."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.house.imports import (
    PACKAGES,
    ROOT,
    Import,
    circles,
    import_graph,
    imports,
    module_files,
)

#: The rooms of the client from the bottom to the top: a room imports from those before it.
FLOORS = (
    ("errors", "_version", "_json_types", "_spelling"),
    ("_options",),
    ("_messages",),
    ("_transport",),
    ("_exchange",),
    ("_request", "_response"),
    ("_paging",),
    ("_engine", "_views", "_methods", "_operations"),
    ("client", "models", "webhooks"),
    ("concurrency", "export", "redis", "uploading"),
    ("dlt",),
    ("sandbox",),
    ("cli", "mcp"),
    ("pytest_plugin", ""),
)
#: All packages of the repository that are no tests.
HOUSE = (*PACKAGES, "website")
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}


def room_of(module: str) -> str:
    """Return the room of a module: the first part of its name below its package."""
    return module.partition(".")[2].partition(".")[0]


def imported_packages(path: Path) -> set[str]:
    """Return the packages that a file imports by their whole names."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    from_packages = [n.module or "" for n in nodes if isinstance(n, ast.ImportFrom) and not n.level]
    modules = [alias.name for n in nodes if isinstance(n, ast.Import) for alias in n.names]
    return {name.partition(".")[0] for name in [*from_packages, *modules]}


@pytest.mark.parametrize("package", HOUSE)
def test_no_module_imports_itself_by_way_of_others(package: str) -> None:
    """Imports for types and late imports count, too."""
    assert circles(import_graph(package)) == []


@pytest.mark.parametrize("package", HOUSE)
def test_private_names_stay_in_their_room(package: str) -> None:
    """A name with `_` is imported by modules of the same room alone."""
    crossing = [
        each
        for each in imports(package)
        if re.match("_[^_]", each.name) and room_of(each.importer) != room_of(each.module)
    ]
    assert crossing == []


def test_the_rooms_of_the_client_import_in_one_direction() -> None:
    """Errors and messages are at the bottom, the client is on top."""
    upward = [
        each
        for each in imports("ofauth_client")
        if FLOOR[room_of(each.importer)] < FLOOR[room_of(each.module)]
    ]
    assert upward == []


def test_every_room_of_the_client_has_its_floor() -> None:
    """A new room finds its place among the others."""
    assert {room_of(module) for module in module_files("ofauth_client")} == FLOOR.keys()


def test_public_modules_are_those_that_are_documented() -> None:
    """What has no `_` is for users, and CONTRIBUTING.md lists it."""
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    line = re.search(r"^Public modules: (.+?)\.$", page, re.MULTILINE | re.DOTALL)
    assert line is not None
    documented = set(re.findall(r"`ofauth_client\.(\w+)`", line[0]))
    rooms = {room_of(module) for module in module_files("ofauth_client")}
    assert documented == {room for room in rooms if room and not room.startswith("_")}


def test_the_generator_the_generated_code_and_the_client_know_nothing_of_one_another() -> None:
    """Neither imports another of the three, nor the site that is made of them."""
    strangers = {
        "pipeline": {"ofauth_client", "ofauth_api", "website"},
        "generated/ofauth_api": {"ofauth_client", "pipeline", "website"},
        "ofauth_client": {"pipeline", "website"},
    }
    for folder, forbidden in strangers.items():
        for path in (ROOT / folder).rglob("*.py"):
            assert not imported_packages(path) & forbidden, path


def test_a_circle_is_found_whatever_kind_of_import_closes_it(tmp_path: Path) -> None:
    """Imports at the top, for types and inside functions; relative and absolute."""
    sources = {
        "__init__": "",
        "one": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .two import Two\n",
        "two": "from house.three import f\n",
        "three": "def f():\n    from house import one\n",
        "four": "from . import one\n",
    }
    (tmp_path / "house").mkdir()
    for name, text in sources.items():
        (tmp_path / "house" / f"{name}.py").write_text(text)
    assert circles(import_graph("house", tmp_path)) == [["house.one", "house.three", "house.two"]]
    assert Import("house.two", "house.three", "f", 1) in list(imports("house", tmp_path))
