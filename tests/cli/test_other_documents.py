"""Operations of a kind that the pinned document lacks, as the emitter would write them."""

from __future__ import annotations

import warnings
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import pytest
from ofauth_api.resources.base import Call, Operation, Resource, unchanged

from ofauth_client import _operations
from ofauth_client.cli import operations
from tests.cli.conftest import Run


def operation(name: str, **more: Any) -> Operation[Any]:
    return Operation(id=f"files.{name}", method="GET", path="/f/{id}", decode=unchanged, **more)


DOWNLOAD = operation("download", accept="bytes")
TEXT = operation("text", accept="text", deprecated=True)
SEARCH = operation("search")


class Files(Resource):
    """Operations of `client.files`."""

    def download(self, id: str, *, request_options: Any = None) -> Any:  # noqa: A002
        """Download a file.

        Args:
            id: Id of the file.
        """
        return self._caller.call(Call(DOWNLOAD, path={"id": id}, options=request_options))

    def text(self, id: str, *, request_options: Any = None) -> Any:  # noqa: A002
        """Read a file."""
        warnings.warn("files.text is deprecated", DeprecationWarning, stacklevel=2)
        return self._caller.call(Call(TEXT, path={"id": id}, options=request_options))

    def search(
        self,
        id: str,  # noqa: A002
        *,
        format: str,  # noqa: A002
        all: bool | None = None,  # noqa: A002
        trace: str | None = None,
        filter: Mapping[str, Any] | None = None,  # noqa: A002
        body: bytes | None = None,
        request_options: Any = None,
    ) -> Any:
        """Search in a file."""
        query = {"format": format, "all": all, "filter": filter}
        call = Call(SEARCH, {"id": id}, query, {"Trace": trace}, body=body, options=request_options)
        return self._caller.call(call)


class Everything(Resource):
    """A client that has files."""

    @cached_property
    def files(self) -> Files:
        return Files(self._caller)


class Stream:
    """A streamed answer."""

    def iter_bytes(self) -> Iterator[bytes]:
        yield b"\x00"
        yield b"\xff"

    def stream_to_file(self, path: str) -> None:
        Path(path).write_bytes(b"\x00\xff")


class Caller:
    """Answers every call, and remembers it."""

    def __init__(self) -> None:
        self.calls: list[Call[Any]] = []

    def call(self, call: Call[Any]) -> Any:
        self.calls.append(call)
        return "a text" if call.operation is TEXT else {"id": 1}


@pytest.fixture
def caller(monkeypatch: pytest.MonkeyPatch) -> Caller:
    """Return what answers, in the place of the client."""
    made = Caller()
    client = Everything(cast("Any", made))

    @contextmanager
    def connected(connection: str | None) -> Generator[Everything]:
        yield client

    @contextmanager
    def streamed(id: str) -> Generator[Stream]:  # noqa: A002
        yield Stream()

    names = dict.fromkeys(("files.download", "files.text", "files.search"))
    files = client.files
    files.__dict__["with_streaming_response"] = type("Access", (), {"download": streamed})
    monkeypatch.setattr(_operations, "PERMISSIONS", names)
    monkeypatch.setattr(_operations, "Resources", Everything)
    monkeypatch.setattr(operations, "make_client", connected)
    return made


def test_a_file_is_written_to_standard_output_or_to_a_path(
    caller: Caller, run: Run, tmp_path: Path
) -> None:
    """Piece by piece."""
    assert run("files", "download", "7").stdout_bytes == b"\x00\xff"
    path = tmp_path / "film"
    assert run("files", "download", "7", "--output", str(path)).exit_code == 0
    assert path.read_bytes() == b"\x00\xff"


def test_a_text_is_printed_as_it_is(caller: Caller, run: Run) -> None:
    """Not as JSON."""
    with pytest.warns(DeprecationWarning, match=r"files\.text is deprecated"):
        result = run("files", "text", "7")
    assert result.stdout == "a text\n"
    assert "DEPRECATED" in result.stderr.upper()


def test_parameters_do_not_hide_options(caller: Caller, run: Run) -> None:
    """Names that the command line uses itself get a prefix."""
    options = ("--api-format", "x", "--no-api-all", "--trace", "t", "--filter", '{"a": 1}')
    result = run("files", "search", "7", *options, "--format", "json")
    assert result.exit_code == 0, result.output
    (call,) = caller.calls
    assert (call.path, call.headers) == ({"id": "7"}, {"Trace": "t"})
    assert call.query == {"format": "x", "all": False, "filter": {"a": 1}}
    assert result.stdout == '{\n  "id": 1\n}\n'


def test_a_required_parameter_is_a_required_option(caller: Caller, run: Run) -> None:
    """Nothing is sent without it."""
    result = run("files", "search", "7")
    assert (result.exit_code, caller.calls) == (2, [])
    assert "Missing option '--api-format'" in result.stderr
