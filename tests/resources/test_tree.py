"""Resources by path: classes, attributes, what is imported when."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.common.documents import Document
from pipeline.common.errors import PipelineError
from pipeline.generate.verify import check_models
from pipeline.resources import check_methods
from pipeline.resources.files import resource_files
from tests.generate.building import answering, document
from tests.resources.emitting import Emitted, Recorder, emitted, placed, query, unused_or_missing

MODEL = {"title": "Things", "type": "object", "properties": {"list": {"type": "array"}}}
IDS = (
    "things.list things.str things.parts.list things.parts.deep.get base.get rate_limit.page.get "
    "close.get session.with_raw_response things.cached_property.get page.list "
    "builtins.builtins self_.get import_.import_ samples.raw.get samples.streaming.any"
).split()

WITHOUT_MODELS = """
import sys, {package}.resources as resources
def loaded(part): return [name for name in sys.modules if name.startswith("{package}." + part)]
assert not loaded("models"), loaded("models")
assert sorted(loaded("resources.")) == ["{package}.resources.base"], loaded("resources.")
client = resources.Resources(None)
client.things.parts
assert not loaded("models"), loaded("models")
assert len(loaded("resources.")) == 4, loaded("resources.")
"""


def operation(number: int, operation_id: str) -> tuple[str, Document]:
    """Return a path and an operation of this id."""
    parameters = [placed("id", {"type": "integer"}), query("q", {"type": "string"})]
    made = answering(MODEL, operationId=operation_id, parameters=parameters)
    return f"/p{number}/{{id}}", {"get": made}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emitted]:
    """Resources with names that are in use elsewhere."""
    paths = dict(operation(number, name) for number, name in enumerate(IDS))
    with emitted(document(paths=paths), tmp_path_factory.mktemp("made")) as made:
        yield made


@pytest.mark.parametrize(
    ("operation_id", "attributes"),
    [
        ("things.list", "things.list"),
        ("things.parts.deep.get", "things.parts.deep.get"),
        ("self_.get", "self_.get"),
        ("import_.import_", "import_.import_"),
        ("page.list", "page.list"),
        ("base.get", "base_.get"),
        ("rate_limit.page.get", "rate_limit_.page.get"),
        ("close.get", "close_.get"),
        ("session.with_raw_response", "session.with_raw_response_"),
        ("things.cached_property.get", "things.cached_property_.get"),
        ("builtins.builtins", "builtins_.builtins_"),
    ],
)
def test_an_operation_is_where_its_id_says(
    made: Emitted, operation_id: str, attributes: str
) -> None:
    """Names that a client or a resource has itself get an underscore."""
    recorder = Recorder({})
    for client in made.clients(recorder):
        method: Any = client
        for name in attributes.split("."):
            method = getattr(method, name)
        method(1, q="x")
    assert [call.operation.id for call in recorder.calls] == [operation_id] * 2


def test_resources_are_made_once(made: Emitted) -> None:
    """A resource is the same object every time, so that tests of callers can replace methods."""
    client = made.client(Recorder())
    assert client.things is client.things
    assert client.things.parts is client.things.parts
    assert client.things.with_raw_response is client.things.with_raw_response


def test_modules_import_what_they_use(made: Emitted) -> None:
    """No more and no less, also if a resource has the name of a function that others use."""
    assert unused_or_missing(made) == []


def test_nothing_is_imported_before_it_is_used(made: Emitted) -> None:
    """Importing the resources imports neither their modules nor any model."""
    code = WITHOUT_MODELS.format(package=made.package)
    subprocess.run((sys.executable, "-c", code), cwd=made.folder, check=True)


def test_methods_do_not_hide_the_builtins_in_annotations(made: Emitted) -> None:
    """In a class with methods called `list` and `str`, types of these names are qualified."""
    things = made.module("resources.things").Things
    parameters = inspect.signature(things.list).parameters
    assert parameters["q"].annotation == "builtins.str | None"
    assert parameters["id"].annotation == "int"


def test_a_model_gives_way_where_a_resource_has_its_name(made: Emitted) -> None:
    """Inside the module of the resource only: elsewhere the model keeps its name."""
    things = made.module("resources.things").Things
    assert inspect.signature(things.list).return_annotation == "ThingsModel"
    assert type(made.client(Recorder({})).things.list(1)).__name__ == "Things"
    close = made.module("resources.close_").Close
    assert inspect.signature(close.get).return_annotation == "Things"


def test_classes_are_called_after_their_place(made: Emitted) -> None:
    """Names that the modules use themselves get a suffix."""
    assert made.module("resources.things.parts.deep").ThingsPartsDeep
    assert made.module("resources.things.parts").AsyncThingsParts
    assert made.module("resources.page").PageResource
    assert made.module("resources.base_").Base


def test_raw_methods_return_what_the_raw_caller_does(made: Emitted) -> None:
    """`with_raw_response` has every method of the resource, with its signature."""
    recorder = Recorder({"a": 1})
    for client in made.clients(recorder):
        assert client.things.with_raw_response.list(1, q="x") == ("raw", {"a": 1})
    assert [call.query for call in recorder.calls] == [{"q": "x"}] * 2
    raw = made.client(recorder).things.with_raw_response
    assert inspect.signature(raw.list) == inspect.signature(made.client(recorder).things.list)


def test_the_record_says_whether_a_connection_is_needed(tmp_path: Path) -> None:
    """It is where every way to be let in asks for the header of the connection."""
    key: dict[str, list[str]] = {"Key": []}
    connection = {**key, "Tenant": list[str]()}
    wanted = {"both": [connection], "choice": [connection, key], "key": [key], "open": []}
    paths = {
        f"/{name}": {"get": answering({}, operationId=f"things.{name}", security=security)}
        for name, security in wanted.items()
    }
    paths["/usual"] = {"get": answering({}, operationId="things.usual")}
    schemes = {
        "Key": {"type": "apiKey", "in": "header", "name": "apiKey"},
        "Tenant": {"type": "apiKey", "in": "header", "name": "X-Connection-Id"},
    }
    whole = {**document(paths=paths), "security": [connection]}
    whole["components"] = {"securitySchemes": schemes}
    recorder = Recorder()
    with emitted(whole, tmp_path) as made:
        for name in (*wanted, "usual"):
            getattr(made.client(recorder).things, name)()
    assert [call.operation.needs_connection for call in recorder.calls] == [
        *(True, False, False, False),
        True,
    ]


def test_a_prompt_shows_methods_and_what_is_inside(made: Emitted) -> None:
    """Methods with brackets, then the resources; `dir` has public names alone."""
    things = made.client(Recorder()).things
    assert repr(things) == "<Things: list(), str(), cached_property_, parts>"
    assert dir(things) == ["cached_property_", "list", "parts", "str", "with_raw_response"]
    assert things.parts
    assert repr(things) == "<Things: list(), str(), cached_property_, parts>"
    assert repr(things.with_raw_response) == "<RawThings: list(), str()>"
    assert dir(things.with_raw_response) == ["list", "str"]


def test_a_missing_method_is_noticed(made: Emitted) -> None:
    """As many methods as operations, sync and async, or nothing is written."""
    files = dict(resource_files(made.tree))
    check_methods(files, made.prepared)
    files["session.py"] = files["session.py"].replace("    async def with", "    async def get", 1)
    check_methods(files, made.prepared)
    files["session.py"] = files["session.py"].replace("(AsyncResource)", "(Resource)")
    with pytest.raises(PipelineError, match=r"have 16 methods for 15 operations \(Resource\)"):
        check_methods(files, made.prepared)


def test_a_missing_model_is_noticed(made: Emitted) -> None:
    """The resources import models late, so their modules are looked for early."""
    folder = made.folder / made.package / "models"
    check_models(made.tree.models.items(), folder)
    with pytest.raises(PipelineError, match=r"no module models/other\.py for Other"):
        check_models([("Other", "other")], folder)
