"""What the generated functions are made of: decoding does nothing but decode."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import ofauth_api.models
import pytest

from tests.generate.building import Client

pytestmark = pytest.mark.long

#: What takes its time at every call: imports, functions made, exceptions caught.
_AT_CALL_TIME = (
    ast.Import,
    ast.ImportFrom,
    ast.FunctionDef,
    ast.Lambda,
    ast.ListComp,
    ast.DictComp,
    ast.GeneratorExp,
    ast.Try,
)


def functions(folder: Path) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield the functions of models, with the file of each."""
    for path in sorted(folder.glob("*.py")):
        if path.name != "__init__.py":
            for node in ast.parse(path.read_text("utf-8")).body:
                if isinstance(node, ast.FunctionDef):
                    yield path.name, node


@pytest.mark.parametrize("document", ["pinned", "zoo"])
def test_decoding_and_encoding_are_straight_lines(zoo: Client, document: str) -> None:
    """No function of a model imports, makes functions or catches exceptions when it is called."""
    pinned = Path(ofauth_api.models.__file__).parent
    folder = pinned if document == "pinned" else zoo.folder / zoo.package / "models"
    found = list(functions(folder))
    assert len(found) > 30
    for name, function in found:
        inside = [node for node in ast.walk(function) if node is not function]
        assert not [node for node in inside if isinstance(node, _AT_CALL_TIME)], name
