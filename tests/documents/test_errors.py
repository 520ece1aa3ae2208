"""What methods and functions make of errors that are not as the document says."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from ofauth_client import OFAuth
from ofauth_client.errors import ServerError
from tests.documents.wire import BASE, KEY, Wire, wired
from tests.generate.building import answering, document

PAGE = b"<html><body>502 Bad Gateway \xe4</body></html>"
PROBLEM: dict[str, Any] = {
    "type": "object",
    "required": ["title"],
    "properties": {"title": {"type": "string"}},
}
OTHER = {"type": "object", "properties": {"code": {"type": "integer"}}}
NULLABLE = {"anyOf": [{"$ref": "#/components/schemas/Problem"}, {"type": "null"}]}
#: Schemas of errors by status, for each operation.
ERRORS: dict[str, dict[str, Any]] = {
    "a.get": {"default": PROBLEM},
    "b.get": {"4XX": PROBLEM, "5XX": {"oneOf": [PROBLEM, OTHER]}},
    "c.get": {"404": PROBLEM, "502": PROBLEM},
    "d.get": {"default": NULLABLE},
    "e.get": {"default": {"type": "array", "items": PROBLEM}},
    "f.get": {"204": PROBLEM, "502": PROBLEM},
}


def failing(name: str) -> Any:
    """Return an operation with errors."""
    made = answering({"type": "string"}, operationId=name)
    for status, schema in ERRORS[name].items():
        content = {"application/problem+json": {"schema": schema}}
        made["responses"][status] = {"description": "", "content": content}
    return made


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    """A client of a document with such errors."""
    paths = {f"/{name[0]}": {"get": failing(name)} for name in ERRORS}
    made = document(paths=paths, schemas={"Problem": PROBLEM})
    with wired(made, tmp_path_factory.mktemp("errors")) as client:
        yield client


def answers(wire: Wire, operation: str, status: int, content: bytes) -> list[Any]:
    """Return what a function makes of an answer, sync and async."""
    transport = httpx.MockTransport(lambda _: httpx.Response(status, content=content))
    module = wire.client.operation(operation)

    def client() -> Any:
        return wire.client.module("client").AuthenticatedClient(
            base_url=BASE, token=KEY, httpx_args={"transport": transport}
        )

    async def call() -> Any:
        async with client() as api:
            return await module.asyncio_detailed(client=api)

    with client() as api:
        return [module.sync_detailed(client=api), asyncio.run(call())]


@pytest.mark.parametrize("operation", ERRORS)
@pytest.mark.parametrize("content", [b"", PAGE, b'{"title": "cut of'], ids=["empty", "page", "cut"])
def test_an_error_without_json_is_an_answer(wire: Wire, operation: str, content: bytes) -> None:
    """A proxy answers with a page of its own: the status and the page are kept."""
    for answer in answers(wire, operation, 502, content):
        assert (answer.status_code, answer.content, answer.parsed) == (502, content, None)


@pytest.mark.parametrize("operation", ["a.get", "b.get", "c.get", "d.get"])
def test_an_error_with_json_is_decoded(wire: Wire, operation: str) -> None:
    """Whether the document has its status, a range, or a default."""
    for answer in answers(wire, operation, 404, b'{"title": "gone"}'):
        assert answer.parsed.title == "gone"


def test_a_success_without_content_may_declare_one(wire: Wire) -> None:
    """Frameworks write the schema of the answer at each status of success."""
    for answer in answers(wire, "f.get", 204, b""):
        assert (answer.status_code, answer.content, answer.parsed) == (204, b"", None)


def test_a_success_without_json_is_no_answer(wire: Wire) -> None:
    """Nobody may take it for an answer without a value."""
    with pytest.raises(ValueError, match=r"malformed|Expecting value"):
        answers(wire, "a.get", 200, PAGE)


@pytest.mark.parametrize("operation", ERRORS)
def test_methods_raise_the_error_of_the_status(wire: Wire, operation: str) -> None:
    """Whatever the body is."""
    transport = httpx.MockTransport(lambda _: httpx.Response(502, content=PAGE))
    with OFAuth(api_key=KEY, transport=transport, max_retries=0) as client:
        caller: Any = client
        resources = wire.client.module("resources").Resources(caller._caller)
        with pytest.raises(ServerError):
            getattr(resources, operation[0]).get()
