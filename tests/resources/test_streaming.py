"""The classes beside a resource through which binary answers are read piece by piece."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Generator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import pytest

from tests.generate.building import answering, document
from tests.resources.emitting import Emitted, emitted, placed

PDF = {"responses": {"200": {"description": "", "content": {"application/pdf": {}}}}}
ID = placed("id", {"type": "integer"})


class Streamer:
    """A caller that records which ways of calling it is used in, and answers with blocks."""

    def __init__(self) -> None:
        self.calls: list[Any] = []
        self.open = 0

    def streaming(self) -> Streamer:
        """Return the caller that is used."""
        return self

    @contextmanager
    def call(self, call: Any) -> Generator[str]:
        """Answer with a block."""
        self.calls.append(call)
        self.open += 1
        try:
            yield "response"
        finally:
            self.open -= 1


class AsyncStreamer(Streamer):
    """The same, asynchronous."""

    async def call(self, call: Any) -> Any:  # type: ignore[override]  # it is no synchronous one
        """Answer with a block, when awaited."""

        @asynccontextmanager
        async def block() -> AsyncGenerator[str]:
            with Streamer.call(self, call) as response:
                yield response

        return block()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emitted]:
    """Files that can be downloaded, and things that cannot."""
    paths: dict[str, Any] = {
        "/files": {"get": answering({}, operationId="files.list")},
        "/files/{id}": {"get": {**PDF, "operationId": "files.download", "parameters": [ID]}},
        "/things": {"get": answering({}, operationId="things.list")},
    }
    with emitted(document(paths=paths), tmp_path_factory.mktemp("made")) as resources:
        yield resources


def test_a_method_with_a_binary_answer_can_be_streamed(made: Emitted) -> None:
    """It takes the same arguments, and returns a block that the caller made."""
    streamer = Streamer()
    files = made.module("resources").Resources(streamer).files
    with files.with_streaming_response.download(7, request_options={"timeout": 5}) as response:
        assert (response, streamer.open) == ("response", 1)
    (call,) = streamer.calls
    assert (call.operation.id, call.path, call.options) == (
        "files.download",
        {"id": 7},
        {"timeout": 5},
    )
    assert streamer.open == 0


def test_an_asynchronous_one_too(made: Emitted) -> None:
    """One `async with` both awaits the method and enters its block."""
    streamer = AsyncStreamer()

    async def main() -> None:
        files = made.module("resources").AsyncResources(streamer).files
        block = files.with_streaming_response.download(id=7)
        assert streamer.calls == []
        async with block as response:
            assert (response, streamer.open) == ("response", 1)
        with pytest.raises(LookupError, match="mine"):
            async with files.with_streaming_response.download(7):
                raise LookupError("mine")

    asyncio.run(main())
    assert (len(streamer.calls), streamer.open) == (2, 0)


def test_other_methods_cannot(made: Emitted) -> None:
    """What is no sequence of bytes has no such method, and its resource no such attribute."""
    resources = made.module("resources").Resources(Streamer())
    assert not hasattr(resources.files.with_streaming_response, "list")
    assert not hasattr(resources.things, "with_streaming_response")


def test_names_of_the_document_stay_clear_of_it(tmp_path: Any) -> None:
    """An operation of the document's that is called like that is called otherwise."""
    paths = {
        "/files/{id}": {
            "get": {**PDF, "operationId": "files.with_streaming_response", "parameters": [ID]}
        }
    }
    with emitted(document(paths=paths), tmp_path) as made:
        files = made.module("resources").Resources(Streamer()).files
        with files.with_streaming_response.with_streaming_response_(7) as response:
            assert response == "response"
