"""The resources of a document as large as the published one."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator
from typing import Any, get_type_hints

import pytest

from pipeline.common.documents import Document, operations
from tests.made_up import made_up_document
from tests.resources.emitting import Emitted, Recorder, emitted_of
from tests.slice import prepared

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emitted]:
    """The resources of the made-up document."""
    document = prepared(made_up_document()).document
    with emitted_of(document, tmp_path_factory.mktemp("made")) as made:
        yield made


@pytest.fixture(scope="module")
def examples(made: Emitted) -> dict[str, Any]:
    """The example of each operation, by its id."""
    found: dict[str, Any] = {}
    for path in sorted((made.folder / "examples").glob("*.py")):
        module = importlib.import_module(f"examples.{path.stem}")
        found |= inspect.getmembers(module, inspect.isfunction)
    ids = [operation["operationId"] for _, _, operation in operations(made.prepared)]
    return {name: found.pop(name.replace(".", "_")) for name in ids} | found


def test_every_operation_has_an_example_and_nothing_else_has(
    made: Emitted, examples: dict[str, Any]
) -> None:
    """One function per operation, named after its id."""
    assert len(examples) == sum(1 for _ in operations(made.prepared)) == 130


def test_every_example_calls_its_operation(
    made: Emitted, examples: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """In sync and async, with all that the document says is sent, and nothing else."""
    documented = {
        operation["operationId"]: found(path, method, operation)
        for path, method, operation in operations(made.prepared)
    }
    for client_of in (made.client, made.async_client):
        for name, example in examples.items():
            recorder = Recorder()
            example(client_of(recorder))
            (call,) = recorder.calls
            assert call.operation.id == name
            assert sent(call) == documented[name]
    assert "None" in capsys.readouterr().out


def found(path: str, method: str, operation: Document) -> Any:
    """Return what the document says is sent."""
    pagination = operation.get("x-pagination") or {}
    next_page = pagination.get("parameters", {}).get("next")
    parameters = [p for p in operation.get("parameters", []) if p["name"] != next_page]
    places = [
        sorted(p["name"] for p in parameters if p["in"] == place)
        for place in ("path", "query", "header", "cookie")
    ]
    return method.upper(), path, *places, "requestBody" in operation


def sent(call: Any) -> Any:
    """Return what a call sends."""
    arguments = [call.path, call.query, call.headers, call.cookies]
    given = [sorted(name for name, v in one.items() if v is not None) for one in arguments]
    return call.operation.method, call.operation.path, *given, call.body is not None


def test_nothing_but_the_required_has_to_be_given(made: Emitted) -> None:
    """Arguments outside the path are optional, bodies with required fields aside."""
    for resource in made.tree.all():
        for method in resource.methods:
            optional = [a for a in method.arguments if a.place != "path"]
            assert not any(argument.required for argument in optional)
            assert all(
                argument.required for argument in method.arguments if argument.place == "path"
            )


def test_lists_of_all_three_styles_are_pages(made: Emitted) -> None:
    """Every operation with `x-pagination` returns pages of the items of its list."""
    methods = [method for resource in made.tree.all() for method in resource.methods]
    paged = {method.id: method.paging for method in methods if method.paging}
    wanted = {o["operationId"] for _, _, o in operations(made.prepared) if o.get("x-pagination")}
    assert paged.keys() == wanted
    styles = {paging.fields["style"] for paging in paged.values()}
    assert styles == {"offset", "marker", "cursor"}
    assert all(paging.fields["max_limit"] >= 10 for paging in paged.values())


def test_every_model_that_is_decoded_can_be_imported(made: Emitted) -> None:
    """The functions that decode answers find their models."""
    for resource in made.tree.all():
        module = made.module(".".join(("resources", *resource.path)))
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if re.match(r"_(decode|item_of)_", name):
                function({})


def test_annotations_lack_nothing_but_the_models(made: Emitted) -> None:
    """`typing.get_type_hints` reads every method, if it is told of what is imported late."""
    for resource in made.tree.all():
        module = made.module(".".join(("resources", *resource.path)))
        models = {resource.aliases.get(name, name): object for name in made.tree.models}
        for prefix in ("", "Async"):
            kind = getattr(module, prefix + resource.stem)
            for method in resource.methods:
                hints = get_type_hints(getattr(kind, method.name), localns=vars(module) | models)
                assert hints.keys() >= {"request_options", "return"}


def test_uploads_are_bytes(made: Emitted) -> None:
    """What the document does not declare and everybody sends."""
    uploads = made.client(Recorder()).uploads
    for method in (uploads.put, uploads.parts.put):
        assert inspect.signature(method).parameters["body"].annotation == "Binary"
