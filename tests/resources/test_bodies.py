"""What can be sent: models or mappings, bytes, files in forms, texts."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import pytest

from tests.generate.building import answering, document
from tests.resources.emitting import Emitted, Recorder, emitted

NOTE = {"title": "Note", "type": "object", "properties": {"text": {"type": "string"}}}
NEEDY = {**NOTE, "title": "NeedyNote", "required": ["text"]}
FORM = {
    "title": "Form",
    "type": "object",
    "properties": {"file": {"type": "string", "format": "binary"}},
}
BYTES = {"type": "string", "format": "binary"}

#: Name: media type, schema, and more of the request body.
BODIES: dict[str, tuple[str, Any, dict[str, Any]]] = {
    "note": ("application/json", NOTE, {"required": True}),
    "optional": ("application/json", NOTE, {}),
    "needy": ("application/json", NEEDY, {}),
    "declined": ("application/json", NEEDY, {"required": False}),
    "many": ("application/json", {"type": "array", "items": NOTE}, {"required": True}),
    "patch": ("application/merge-patch+json", NOTE, {"required": True}),
    "bytes": ("application/octet-stream", BYTES, {"required": True}),
    "image": ("image/png", {}, {"required": True}),
    "form": ("multipart/form-data", FORM, {"required": True}),
    "coded": ("application/x-www-form-urlencoded", NOTE, {"required": True}),
    "text": ("text/plain", {"type": "string"}, {"required": True}),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emitted]:
    """Resources that take bodies of all kinds."""
    paths = {
        f"/{name}": {
            "delete": answering(
                {},
                operationId=f"things.{name}",
                requestBody={"content": {media_type: {"schema": schema}}, **more},
            )
        }
        for name, (media_type, schema, more) in BODIES.items()
    }
    with emitted(document(paths=paths), tmp_path_factory.mktemp("made")) as made:
        yield made


@pytest.mark.parametrize(
    ("method", "annotation"),
    [
        ("note", "Note | Mapping[str, Any]"),
        ("optional", "Note | Mapping[str, Any] | None"),
        ("needy", "NeedyNote | Mapping[str, Any]"),
        ("declined", "NeedyNote | Mapping[str, Any] | None"),
        ("many", "Sequence[Note | Mapping[str, Any]]"),
        ("patch", "Note | Mapping[str, Any]"),
        ("bytes", "Binary"),
        ("image", "Binary"),
        ("form", "Form | Mapping[str, Any]"),
        ("coded", "Note | Mapping[str, Any]"),
        ("text", "Binary | str"),
    ],
)
def test_bodies_have_the_types_of_the_document(made: Emitted, method: str, annotation: str) -> None:
    """A body has to be given where the document says so, or has required fields."""
    owner = made.module("resources.things").Things
    parameter = inspect.signature(getattr(owner, method)).parameters["body"]
    assert parameter.annotation == annotation.replace("bytes", "builtins.bytes")
    assert (parameter.default is None) == annotation.endswith("None")
    assert parameter.kind == inspect.Parameter.KEYWORD_ONLY


def test_asynchronous_methods_also_take_asynchronous_chunks(made: Emitted) -> None:
    """Binary bodies of the async classes have their own type."""
    owner = made.module("resources.things").AsyncThings
    assert inspect.signature(owner.image).parameters["body"].annotation == "AsyncBinary"


@pytest.mark.parametrize("method", BODIES)
def test_bodies_pass_as_they_are_with_their_media_type(made: Emitted, method: str) -> None:
    """The caller gets the very object, and what it is to be sent as."""
    recorder, body = Recorder(), {"text": "x"}
    for client in made.clients(recorder):
        getattr(client.things, method)(body=body)
    assert all(call.body is body for call in recorder.calls)
    assert {call.operation.media_type for call in recorder.calls} == {BODIES[method][0]}


def test_examples_send_what_fits(made: Emitted) -> None:
    """In a form the content of a file is bytes; a required field has a value."""
    text = (made.folder / "examples" / "things.py").read_text("utf-8")
    for call in (
        "form(body={'file': b'content'})",
        "needy(body={'text': 'text'})",
        "many(body=[{'text': 'text'}])",
        "image(body=b'content')",
    ):
        assert f"print(client.things.{call})" in text
