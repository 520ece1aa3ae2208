"""What the emitted resources tell of permissions."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import pytest

from tests.generate.building import answering, document
from tests.resources.emitting import Emitted, Recorder, emitted

FILM = {"responses": {"200": {"description": "", "content": {"video/mp4": {}}}}}


class _Streaming:
    """A caller that nothing is called with."""

    def streaming(self) -> _Streaming:
        """Return itself."""
        return self


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emitted]:
    """Operations with and without a permission; one stands where a client has a method."""
    reading = {"x-permission": "films:read"}
    paths: dict[str, Any] = {
        "/films": {"get": answering({}, operationId="films.list", **reading)},
        "/film": {"get": FILM | {"operationId": "films.play", **reading}},
        "/open": {"get": answering({}, operationId="films.about")},
        "/request": {"post": answering({}, operationId="request.send", **reading)},
        "/permissions": {"get": answering({}, operationId="permissions.list")},
    }
    with emitted(document(paths=paths), tmp_path_factory.mktemp("made")) as resources:
        yield resources


def test_an_operation_has_its_permission(made: Emitted) -> None:
    """As metadata that a client reads; None where none is known."""
    recorder = Recorder()
    for client in made.clients(recorder):
        client.films.list()
        client.films.about()
    assert [call.operation.permission for call in recorder.calls] == ["films:read", None] * 2


def test_the_table_has_every_method_by_its_attributes_and_its_id(made: Emitted) -> None:
    """The two differ where a name of the document's would hide one of the client's."""
    assert made.module("resources.permission_table").PERMISSIONS == {
        "films.about": None,
        "films.list": "films:read",
        "films.play": "films:read",
        "permissions.list": None,
        "request.send": "films:read",
        "request_.send": "films:read",
    }


def test_what_streams_leads_to_the_method_that_it_calls(made: Emitted) -> None:
    """So that it can be told which method it is, and `help` shows its docstring."""
    resources = made.module("resources")
    play = resources.AsyncResources(_Streaming()).films.with_streaming_response.play
    assert inspect.unwrap(play).__self__.__class__.__name__ == "AsyncFilms"
    assert play.__name__ == "play"
    assert "Permission: `films:read`." in play.__doc__
