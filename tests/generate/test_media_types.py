"""Bodies and responses of every media type, as the generated functions send and read them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.generate.building import Client, answering, built, document

THING = {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}
FORM = {
    "type": "object",
    "properties": {"file": {"type": "string", "format": "binary"}, "name": {"type": "string"}},
    "required": ["file"],
}


def taking(content: dict[str, Any], **body: Any) -> dict[str, Any]:
    """Return an operation with a request body."""
    return answering(THING, requestBody={"content": content, **body})


def giving(media_type: str, schema: Any) -> dict[str, Any]:
    """Return an operation that answers with another media type than JSON."""
    content = {media_type: {"schema": schema}}
    return {"responses": {"200": {"description": "", "content": content}}}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of a document with many media types."""
    json_body = {"application/json": {"schema": THING}}
    paths = {
        "/optional": {"post": taking(json_body)},
        "/required": {"post": taking(json_body, required=True)},
        "/erase": {"delete": taking(json_body, required=True)},
        "/several": {"post": taking({"text/plain": {"schema": {"type": "string"}}, **json_body})},
        "/upload": {"post": taking({"multipart/form-data": {"schema": FORM}}, required=True)},
        "/image": {"put": taking({"image/png": {"schema": {}}}, required=True)},
        "/maybe": {"put": taking({"image/png": {"schema": {}}})},
        "/picture": {"get": giving("image/png", {"type": "string", "format": "binary"})},
        "/text": {"get": giving("text/plain; charset=utf-8", {"type": "string"})},
        "/problem": {"get": giving("application/problem+json", THING)},
        "/nothing": {"get": {"responses": {"204": {"description": "No content"}}}},
        "/any": {"get": {"responses": {"default": {"description": "whatever"}}}},
        "/ranges": {"get": {"responses": {"2XX": {"description": ""}, "x-note": {}}}},
    }
    with built(document(paths=paths), tmp_path_factory.mktemp("client")) as client:
        yield client


def parsed(client: Client, operation_id: str, response: httpx.Response) -> Any:
    """Return what an operation makes of a response."""
    api = client.module("client").Client(base_url="https://example.test")
    return client.operation(operation_id)._parse_response(client=api, response=response)


def test_a_body_is_sent_only_where_it_is_given(client: Client) -> None:
    """An optional body may be left out."""
    assert "json" not in client.request("optional.create")
    body_class = client.operation("required.create")._get_kwargs.__annotations__["body"]
    assert client.request("optional.create", body=body_class(name="x"))["json"] == {"name": "x"}


def test_delete_may_have_a_body(client: Client) -> None:
    """JSON bodies of DELETE are sent."""
    body_class = client.operation("erase.delete")._get_kwargs.__annotations__["body"]
    assert client.request("erase.delete", body=body_class(name="x"))["json"] == {"name": "x"}


def test_of_several_bodies_json_is_taken(client: Client) -> None:
    """A generated function has one body, JSON before anything else."""
    body_class = client.operation("required.create")._get_kwargs.__annotations__["body"]
    request = client.request("several.create", body=body_class(name="x"))
    assert request["json"] == {"name": "x"}
    assert request["headers"]["Content-Type"] == "application/json"


def test_files_go_into_a_form(client: Client) -> None:
    """Binary properties of a form are files, the others are text."""
    file = client.module("types").File(payload=BytesIO(b"data"), file_name="f", mime_type="a/b")
    body_class = client.operation("upload.create")._get_kwargs.__annotations__["body"]
    files = dict(client.request("upload.create", body=body_class(file=file, name="x"))["files"])
    assert files["file"][0] == "f"
    assert files["name"][1] == b"x"


def test_any_other_media_type_is_sent_as_bytes(client: Client) -> None:
    """An image goes out as it is, under its own media type."""
    file = client.module("types").File(payload=BytesIO(b"png"))
    request = client.request("image.update", body=file)
    assert request["content"].read() == b"png"
    assert request["headers"] == {"Content-Type": "image/png"}


def test_a_file_is_sent_asynchronously(client: Client) -> None:
    """From where it stands, with its length where that is known."""
    received: list[tuple[bytes, str | None]] = []

    async def answer(request: httpx.Request) -> httpx.Response:
        received.append((await request.aread(), request.headers.get("content-length")))
        return httpx.Response(200, json={"name": "n"})

    async def upload(payload: Any) -> Any:
        api = client.module("client").Client(base_url="https://example.test")
        transport = httpx.MockTransport(answer)
        file = client.module("types").File(payload=payload)
        async with httpx.AsyncClient(base_url="https://example.test", transport=transport) as http:
            api.set_async_httpx_client(http)
            return await client.operation("image.update").asyncio(client=api, body=file)

    standing = BytesIO(b"0123" + b"png" * 100_000)
    standing.seek(4)
    for payload in (standing, Unseekable(b"png")):
        assert asyncio.run(upload(payload)).name == "n"
    assert received == [(b"png" * 100_000, "300000"), (b"png", None)]


class Unseekable(BytesIO):
    """A stream that can only be read on, such as a pipe."""

    def seekable(self) -> bool:
        """Tell that it cannot be rewound."""
        return False


@pytest.mark.parametrize(("status", "name"), [(500, "INTERNAL_SERVER_ERROR"), (520, None)])
def test_any_status_is_taken(client: Client, status: int, name: str | None) -> None:
    """Those of proxies, too, which have no name."""
    module = client.operation("nothing.get")
    answer = httpx.Response(status)
    api = client.module("client")
    response = module._build_response(client=api.Client(base_url="https://x.test"), response=answer)
    assert response.status_code == status
    assert getattr(response.status_code, "name", None) == name
    strict = api.Client(base_url="https://x.test", raise_on_unexpected_status=True)
    with pytest.raises(client.module("errors").UnexpectedStatus, match=str(status)):
        module._build_response(client=strict, response=answer)


def test_responses_are_read_by_media_type(client: Client) -> None:
    """Bytes, text and JSON come back as a file, a string and a model."""
    picture = parsed(client, "picture.get", httpx.Response(200, content=b"png"))
    assert picture.payload.read() == b"png"
    assert parsed(client, "text.get", httpx.Response(200, text="hello")) == "hello"
    problem = parsed(client, "problem.get", httpx.Response(200, json={"name": "n"}))
    assert problem.to_dict() == {"name": "n"}
    assert parsed(client, "nothing.get", httpx.Response(204)) is None


@pytest.mark.parametrize("body", [lambda: b"png", lambda: "png", lambda: BytesIO(b"png")])
def test_a_body_that_is_no_file_is_sent_asynchronously(client: Client, body: Any) -> None:
    """Bytes, a text and an open file, as the synchronous function takes them."""
    received: list[bytes] = []
    with client_of(client, noting(received)) as api:
        client.operation("image.update").sync(client=api, body=body())
    asyncio.run(upload(client, received, "image.update", body=body()))
    assert received == [b"png", b"png"]


def noting(received: list[bytes]) -> Callable[[httpx.Request], httpx.Response]:
    """Return a handler that notes the bodies of requests."""

    def answer(request: httpx.Request) -> httpx.Response:
        received.append(request.content)
        return httpx.Response(200, json={"name": "n"})

    return answer


async def upload(client: Client, received: list[bytes], operation: str, **given: Any) -> None:
    """Call an asynchronous function, and note the body of its request."""
    async with client_of(client, noting(received)) as api:
        await client.operation(operation).asyncio(client=api, **given)


def test_a_file_that_may_be_left_out_is_left_out(client: Client) -> None:
    """Also asynchronously."""
    received: list[bytes] = []
    asyncio.run(upload(client, received, "maybe.update"))
    assert received == [b""]


@pytest.mark.parametrize("status", ["default", "2XX"])
def test_a_status_without_content_is_none(status: str, tmp_path: Path) -> None:
    """Whatever the document has for all statuses: 204 has no content."""
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}
    operation = {"responses": {status: {"description": "", "content": content}}}
    given = document(schemas={"Thing": THING}, paths={"/thing": {"delete": operation}})
    with built(given, tmp_path) as made:
        assert parsed(made, "thing.delete", httpx.Response(204)) is None
        answer = httpx.Response(201, json={"name": "n"})
        assert parsed(made, "thing.delete", answer).to_dict() == {"name": "n"}


def test_an_answer_may_be_null_alone(tmp_path: Path) -> None:
    """Python has no union of None and None, so the result is untyped."""
    paths = {"/nothing": {"get": answering({"type": "null"})}}
    with built(document(paths=paths), tmp_path) as made:
        assert parsed(made, "nothing.get", httpx.Response(200, text="null")) is None


def client_of(client: Client, answer: Any) -> Any:
    """Return a client of the functions whose requests a function answers."""
    transport = httpx.MockTransport(answer)
    args = {"transport": transport}
    return client.module("client").Client(base_url="https://example.test", httpx_args=args)


@pytest.mark.parametrize("media_type", ["text/json", "application/hal+json", "Application/JSON"])
def test_json_has_many_names(media_type: str, tmp_path: Path) -> None:
    """Methods and functions read all of them as JSON."""
    schemas = {"Thing": THING}
    reference = {"$ref": "#/components/schemas/Thing"}
    given = document(schemas=schemas, paths={"/thing": {"get": giving(media_type, reference)}})
    with built(given, tmp_path) as made:
        answer = httpx.Response(200, json={"name": "n"})
        assert parsed(made, "thing.get", answer).to_dict() == {"name": "n"}
        assert made.module("resources.thing").Thing.get.__annotations__["return"] == "ThingModel"
