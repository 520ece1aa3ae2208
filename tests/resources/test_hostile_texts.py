"""Whatever a document says, the code of its resources does nothing but what it is for."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from pipeline.common.errors import PipelineError
from pipeline.generator_input import generator_input
from pipeline.names.ledger import Ledger
from pipeline.prepare import prepare
from tests.hostile.combined import Soaked, combined
from tests.hostile.documents import PLACES, STRICT, payloads, with_payload
from tests.resources.emitting import Emitted, Recorder, emitted, unused_or_missing

pytestmark = pytest.mark.long

#: Places where few texts are legal are tried alone.
ALONE = (*sorted(STRICT), "FragmentText")
LENIENT = tuple(place for place in PLACES if place not in ALONE)


def accepted(place: str, payload: str) -> bool:
    """Tell whether a document with a payload in one place is accepted."""
    try:
        generator_input(prepare(with_payload([place], payload), [], Ledger()).document)
    except PipelineError:
        return False
    return True


@pytest.fixture(scope="module")
def marker() -> Iterator[Path]:
    """The file that comes to exist when a payload is run.

    Its path is short, because it becomes a part of names, which have a greatest length.
    """
    with TemporaryDirectory() as folder:
        yield Path(folder) / "ran"


@pytest.fixture(scope="module")
def hostile(marker: Path) -> list[Soaked]:
    """Every payload with the places where it may stand."""
    texts = {name: text for name, text in payloads(marker).items() if "surrogate" not in name}
    return [
        Soaked(name, text, (*LENIENT, *(place for place in ALONE if accepted(place, text))))
        for name, text in texts.items()
    ]


@pytest.fixture(scope="module")
def made(hostile: list[Soaked], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emitted]:
    """The resources of one document with all payloads."""
    with emitted(combined(hostile), tmp_path_factory.mktemp("made")) as made:
        yield made


def modules(made: Emitted, pattern: str) -> Iterator[Any]:
    """Import the emitted modules of a pattern."""
    for path in sorted(made.folder.glob(pattern)):
        parts = path.relative_to(made.folder).with_suffix("").parts
        yield importlib.import_module(".".join(part for part in parts if part != "__init__"))


def called(made: Emitted) -> Recorder:
    """Run every example."""
    recorder = Recorder({})
    for module in modules(made, "examples/*.py"):
        for _, example in inspect.getmembers(module, inspect.isfunction):
            example(made.client(recorder))
    return recorder


def test_modules_have_the_statements_they_are_to_have(made: Emitted) -> None:
    """No text of the document becomes a statement or a call of its own, at any level."""
    allowed = ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef | ast.AnnAssign | ast.If
    known = {"call", "page", "raw", "async_raw", "streaming", "async_streaming", "decode"}
    for path in made.folder.glob("*/resources/*/*.py"):
        head, *body = ast.parse(path.read_text("utf-8")).body
        assert isinstance(head, ast.Expr)
        assert isinstance(head.value, ast.Constant)
        assert all(isinstance(node, allowed) for node in body)
        names = [ast.unparse(call.func).rsplit(".", 1)[-1] for call in _calls(body)]
        assert {name for name in names if name[0].islower()} <= known


def test_no_text_is_taken_for_a_name(made: Emitted) -> None:
    """Modules import the names that their code uses, whatever their strings say."""
    assert unused_or_missing(made) == []


def _calls(body: list[ast.stmt]) -> Iterator[ast.Call]:
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Call):
                yield node


def test_the_texts_are_in_the_docstrings(made: Emitted, hostile: list[Soaked]) -> None:
    """A description is told to its last word, what cannot be printed in escapes."""
    docs = {
        "".join((inspect.getdoc(method) or "").split())
        for module in modules(made, "*/resources/**/*.py")
        for _, owner in inspect.getmembers(module, inspect.isclass)
        for _, method in inspect.getmembers(owner, inspect.isfunction)
    }
    for one in hostile:
        words = "".join(one.payload.split())
        shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in words)
        assert any(shown in doc for doc in docs), one.name


def test_calls_carry_the_names_of_the_document(made: Emitted, hostile: list[Soaked]) -> None:
    """Parameters are called as the document says, to the character."""
    calls = called(made).calls
    assert len(calls) == 3 * len(hostile)
    found = {(*call.query, *call.headers, *call.cookies) for call in calls}
    for one in hostile:
        names = ("QueryName", "word", "HeaderName", "CookieName")
        wire = [one.payload if name in one.places else name for name in names]
        assert any(sorted(wire) == sorted(names) for names in found), one.name


def test_no_payload_has_run(made: Emitted, marker: Path) -> None:
    """After importing and calling everything, the marker is not there."""
    assert list(modules(made, "*/resources/**/*.py"))
    assert called(made).calls
    assert not marker.exists()
