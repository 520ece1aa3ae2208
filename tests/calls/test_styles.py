"""Every style of parameters and kind of bodies, from a method to a judge that is not ours.

The resources of an inline document describe the calls, our client carries them out, and
openapi-core reads what arrives.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import HTTP
from io import BytesIO
from typing import Any

import pytest
from attrs import define, field

from ofauth_client import AsyncOFAuth, OFAuth
from pipeline.common.documents import Document
from tests.calls.contract import Contract, RefusedError, Understood, contract
from tests.client.serving import Received, Reply, ok, refusal, serving
from tests.generate.building import answering, document
from tests.resources.emitting import Emitted, emitted, placed, query

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
COLOUR = {"type": "object", "properties": {"r": WHOLE, "g": WHOLE}}
WHOLES, TEXTS = {"type": "array", "items": WHOLE}, {"type": "array", "items": TEXT}
BYTES = {"type": "string", "format": "binary"}
AWKWARD = "a b&c=d,e|f/é+%#?"

PARAMETERS: list[Document] = [
    placed("kind", TEXT),
    query("each", WHOLES),
    query("joined", WHOLES, explode=False),
    query("piped", WHOLES, style="pipeDelimited", explode=False),
    query("deep", COLOUR, style="deepObject", explode=True),
    query("apart", {"type": "object", "properties": {"x": TEXT, "y": WHOLE}}),
    query("pairs", COLOUR, explode=False),
    query("choice", {"type": "string", "enum": ["one", "two"]}),
    query("when", {"type": "string", "format": "date-time"}),
    query("flag", {"type": "boolean"}),
    query("user[]", TEXTS),
    {"name": "X-Trace", "in": "header", "schema": WHOLE},
    {"name": "session", "in": "cookie", "schema": TEXT},
]
FORM = {"type": "object", "properties": {"name": TEXT, "count": WHOLE}, "required": ["name"]}


def taking(media_type: str, schema: Any) -> Document:
    """Return an operation with a body of a media type."""
    return {"content": {media_type: {"schema": schema}}, "required": True}


PATHS: Document = {
    "/things/{kind}": {
        "get": answering({}, operationId="things.get", parameters=PARAMETERS),
    },
    "/forms": {
        "post": answering(
            {},
            operationId="forms.send",
            requestBody=taking("application/x-www-form-urlencoded", FORM),
        )
    },
    "/files": {
        "post": answering(
            {},
            operationId="files.send",
            requestBody=taking(
                "multipart/form-data",
                {"type": "object", "properties": {"file": BYTES, "other": BYTES, "name": TEXT}},
            ),
        )
    },
    "/texts": {
        "put": answering({}, operationId="texts.send", requestBody=taking("text/plain", TEXT))
    },
}


@define
class Judge:
    """Answers what the document allows, and remembers it."""

    contract: Contract
    received: list[Received] = field(factory=list[Received])
    understood: list[Understood] = field(factory=list[Understood])

    def answer(self, received: Received) -> Reply:
        """Answer a request."""
        self.received.append(received)
        try:
            self.understood.append(self.contract.read(received))
        except RefusedError as error:
            return refusal(422, "REFUSED", str(error))
        return ok()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emitted]:
    """The resources of the document."""
    with emitted(document(paths=PATHS), tmp_path_factory.mktemp("made")) as made:
        yield made


def answered(made: Emitted, method: str, *placed: Any, **named: Any) -> Judge:
    """Call a method at once and asynchronously, and return who has judged both."""
    package = made.module("resources")
    judge = Judge(contract(made.prepared, 0))

    async def awaited(url: str) -> None:
        async with AsyncOFAuth(api_key="sk_x", connection_id="conn_x", base_url=url) as client:
            await found(resources_of(client, package.AsyncResources), method)(*placed, **named)

    with serving() as server:
        server.answers(judge.answer)
        with OFAuth(api_key="sk_x", connection_id="conn_x", base_url=server.url) as client:
            found(resources_of(client, package.Resources), method)(*placed, **named)
        asyncio.run(awaited(server.url))
    return judge


def understood(made: Emitted, method: str, *placed: Any, **named: Any) -> Understood:
    """Call a method at once and asynchronously, and return what both were understood as."""
    at_once, later = answered(made, method, *placed, **named).understood
    assert at_once == later
    return at_once


def resources_of(client: Any, resources: Callable[[Any], Any]) -> Any:
    """Return resources whose calls a client of other resources carries out."""
    return resources(client._caller)


def found(resources: Any, method: str) -> Any:
    """Return a method by its dotted id."""
    for name in method.split("."):
        resources = getattr(resources, name)
    return resources


@pytest.mark.parametrize(
    ("given", "query"),
    [
        ({"each": [1, 2]}, {"each": [1, 2]}),
        ({"each": (3,)}, {"each": [3]}),
        ({"joined": [1, 2]}, {"joined": [1, 2]}),
        ({"piped": [1, 2]}, {"piped": [1, 2]}),
        ({"deep": {"r": 1, "g": 2}}, {"deep": {"r": 1, "g": 2}}),
        ({"apart": {"x": AWKWARD, "y": 2}}, {"x": AWKWARD, "y": 2}),
        ({"pairs": {"r": 1, "g": 2}}, {"pairs": {"r": 1, "g": 2}}),
        ({"choice": "two"}, {"choice": "two"}),
        (
            {"when": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)},
            {"when": "2026-01-02T03:04:05Z"},
        ),
        ({"flag": False}, {"flag": False}),
        ({"user": ["a", AWKWARD]}, {"user[]": ["a", AWKWARD]}),
        ({"each": None, "flag": None}, {}),
    ],
)
def test_query_parameters_are_read_as_they_were_given(
    made: Emitted, given: dict[str, Any], query: dict[str, Any]
) -> None:
    """Lists, objects and scalars, each in the style that the document says."""
    assert understood(made, "things.get", "k", **given).query == query


def test_path_headers_and_cookies_are_read_as_they_were_given(made: Emitted) -> None:
    """Whatever has to be quoted is quoted for its place."""
    result = understood(made, "things.get", AWKWARD, x_trace=7, session=AWKWARD)
    assert result.path == {"kind": AWKWARD}
    assert result.headers == {"X-Trace": 7}
    assert result.cookies == {"session": AWKWARD}


def test_forms_and_texts_are_read_as_they_were_given(made: Emitted) -> None:
    """By their media types."""
    form = {"name": AWKWARD, "count": 2}
    assert understood(made, "forms.send", body=form).body == form
    assert understood(made, "texts.send", body=AWKWARD).body == AWKWARD


def test_files_in_forms_are_read_as_they_were_given(made: Emitted) -> None:
    """Bytes, an open file and a text, as Python's own parser of messages reads them."""
    body = {"file": BytesIO(b"\x00\xff data"), "other": b"bytes", "name": AWKWARD}
    for received in answered(made, "files.send", body=body).received:
        head = f"Content-Type: {received.header('content-type')}\r\n\r\n".encode()
        parts = list(message_from_bytes(head + received.body, policy=HTTP).iter_parts())
        names = [part.get_param("name", header="content-disposition") for part in parts]
        contents = [part.get_payload(decode=True) for part in parts]
        assert names == ["file", "other", "name"]
        assert contents == [b"\x00\xff data", b"bytes", AWKWARD.encode()]
