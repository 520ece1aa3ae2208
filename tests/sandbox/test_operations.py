"""A full document is a full sandbox: every operation answers what the document allows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from random import Random
from typing import Any

import httpx
import pytest
from attrs import define, evolve, field, frozen

from ofauth_client.sandbox import Sandbox
from ofauth_client.sandbox.examples import Examples
from ofauth_client.sandbox.operations import Operation
from ofauth_client.sandbox.schemas import Schemas
from ofauth_client.sandbox.world.handlers import find_handler
from tests.sandbox.conftest import calling

ANSWERED = 130
CONTENT = b"some bytes"
#: Ids of what there is; other things are numbered from 1.
KNOWN: dict[str, Any] = {
    "userId": 1001,
    "messageId": 100_100_000_010,
    "connectionId": "conn_a",
    "mediaUploadId": "upload_1",
    "listId": 7,
}
EDGES = ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00")


@frozen
class Request:
    """A request that an operation allows, with all that it requires.

    Args:
        operation: The operation.
        path: Its path.
        query: Query parameters that are required.
        headers: Header parameters that are required.
        body: The body and its type.
    """

    operation: Operation
    path: str
    query: dict[str, Any]
    headers: dict[str, str]
    body: dict[str, Any]

    def send(self, http: httpx.Client) -> httpx.Response:
        """Send the request."""
        headers = self.headers | self.body.get("headers", {})
        return http.request(
            self.operation.method,
            self.path,
            params=self.query,
            headers=headers,
            content=self.body.get("content"),
        )


@define
class Requests:
    """Makes requests.

    Args:
        sandbox: Whose operations are asked.
        known: Ids of what there is, by name of the parameter.
        examples: Makes their values.
    """

    sandbox: Sandbox
    known: dict[str, Any] = field(factory=lambda: KNOWN)
    examples: Examples = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.examples = Examples(self.sandbox.api.document)

    def all(self) -> Iterator[Request]:
        """Yield a request for each operation."""
        yield from map(self.request, self.sandbox.api.operations)

    def request(self, operation: Operation) -> Request:
        """Return a request that an operation allows."""
        values = {"path": dict[str, Any](), "query": {}, "header": {}, "cookie": {}}
        for parameter in operation.parameters:
            if parameter.required:
                value = self._value(parameter.name, parameter.schema, operation)
                values[parameter.location][parameter.name] = value
        path = operation.path.format(**values["path"])
        return Request(operation, path, values["query"], values["header"], self._body(operation))

    def _value(self, name: str, schema: dict[str, Any], operation: Operation) -> Any:
        if find_handler(operation):
            number = self.known.get(name, 1)
            return str(number) if schema.get("type") == "string" else number
        return self.examples.make(schema, Random(name), name=name)

    def _body(self, operation: Operation) -> dict[str, Any]:
        if not operation.bodies:
            return {}
        media_type, place = next(iter(operation.bodies.items()))
        headers = {"Content-Type": media_type}
        if media_type != "application/json" or place is None:
            return {"content": CONTENT, "headers": headers}
        made = self.examples.make(self.examples.schema_at(place), Random(operation.id))
        if find_handler(operation) and isinstance(made, dict):
            made |= {name: value for name, value in self.known.items() if name in made}
        return {"content": json.dumps(made).encode(), "headers": headers}


def test_every_operation_answers_what_the_document_allows(
    full: Sandbox, full_http: httpx.Client
) -> None:
    """All operations answer their success, with a body and a type that the document has."""
    schemas = Schemas(full.api.document)
    file = {"filename": "a.jpg", "size": len(CONTENT), "contentType": "image/jpeg"}
    path = full_http.post("/v2/access/uploads/init", json=file).json()["mediaUploadId"]
    octets = {"Content-Type": "application/octet-stream"}
    full_http.put(f"/v2/access/uploads/{path}/parts/1", content=CONTENT, headers=octets)
    link = full_http.post("/v2/link/init", json={}).json()["url"]
    requests = Requests(full, KNOWN | {"clientSecret": link.rpartition("/")[2]})
    answered = 0
    for request in sorted(requests.all(), key=lambda each: each.operation.method == "DELETE"):
        answer = request.send(full_http)
        status, answers = request.operation.success()
        assert answer.status_code == status, f"{request.operation.id}: {answer.text}"
        place = answers.pointers.get(answer.headers.get("content-type", ""))
        assert place is None or schemas.problem(place, answer.json()) is None
        assert place is not None or not answers.pointers
        answered += 1
    assert answered == ANSWERED


@pytest.mark.parametrize("end", [None, *EDGES])
@pytest.mark.parametrize("start", [None, *EDGES])
def test_periods_at_the_edges_of_time(pinned: Sandbox, start: str | None, end: str | None) -> None:
    """Each operation with a period answers, whatever the period."""
    dates = {"startDate": start, "endDate": end}
    with calling(pinned) as http:
        for request in Requests(pinned).all():
            own = {each.name for each in request.operation.parameters}
            query = {name: date for name, date in dates.items() if date and name in own}
            if query:
                sent = evolve(request, query=request.query | query)
                assert sent.send(http).status_code == 200, request.operation.id


def test_answers_follow_the_seed_and_the_request(full: Sandbox, full_http: httpx.Client) -> None:
    """The same request has the same answer; another connection has another."""
    requests = [each for each in Requests(full).all() if each.operation.method == "GET"]
    first, second = ([each.send(full_http).content for each in requests] for _ in range(2))
    assert first == second
    full_http.headers["x-connection-id"] = "conn_other"
    others = [each.send(full_http).content for each in requests]
    assert sum(one != other for one, other in zip(first, others, strict=True)) > 40


def test_refusals_are_what_the_document_allows(full: Sandbox, full_http: httpx.Client) -> None:
    """Errors have the body that the document has for their status."""
    schemas, checked = Schemas(full.api.document), 0
    for request in Requests(full).all():
        for status in (400, 401, 429, 500):
            answer = full_http.request(
                request.operation.method,
                request.path,
                headers={"x-sandbox-fault": f"status={status}"},
            )
            answers = request.operation.answer_for(status)
            place = answers.pointers.get("application/json") if answers else None
            if place is not None:
                assert schemas.problem(place, answer.json()) is None
                checked += 1
    assert checked > ANSWERED


def pages(http: httpx.Client, operation: Operation) -> Iterator[dict[str, Any]]:
    """Yield the pages of an operation, each as long as three items."""
    pagination = operation.pagination or {}
    fields, parameters = pagination["fields"], pagination["parameters"]
    path = operation.path.replace("{userId}", "1001")
    query: dict[str, Any] = {parameters["limit"]: 3} if "limit" in parameters else {}
    for _ in range(30):
        page = http.get(path, params=query).json()
        yield page
        if not page[fields["more"]]:
            return
        query[parameters["next"]] = page[fields["next"]]
    pytest.fail("the pages do not end")


@pytest.mark.parametrize("operation_id", ["feed.list", "subscribers.list", "earnings.payouts.list"])
def test_all_lists_can_be_paged_through(
    full: Sandbox, full_http: httpx.Client, operation_id: str
) -> None:
    """Lists that the sandbox makes up have pages, by whatever means; no item comes twice."""
    operation = next(each for each in full.api.operations if each.id == operation_id)
    items = (operation.pagination or {})["fields"]["items"]
    found = [page[items] for page in pages(full_http, operation)]
    texts = [json.dumps(item) for page in found for item in page]
    assert len(found) > 1
    assert len(texts) == len(set(texts)) > 10


def test_uploads_are_remembered_by_their_digest(full: Sandbox, full_http: httpx.Client) -> None:
    """An upload has an id; the sandbox knows what came for it, and says how it is to be cut."""
    body = {"filename": "a.mp4", "size": 12_000_000, "contentType": "video/mp4"}
    started = full_http.post("/v2/access/uploads/init", json=body)
    path = f"/v2/access/uploads/{started.json()['mediaUploadId']}"
    octets = {"Content-Type": "application/octet-stream"}
    for number, content in ((1, b"first"), (2, b"")):
        answer = full_http.put(f"{path}/parts/{number}", content=content, headers=octets)
        assert answer.headers["etag"] == f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    parts = full.uploads.parts[started.json()["mediaUploadId"]]
    assert started.headers["x-ofauth-upload-total-parts"] == "3"
    assert [parts[1].size, parts[2].size] == [5, 0]
    assert parts[1].digest == hashlib.sha256(b"first").hexdigest()
    assert full_http.put(path).json()["error"] == "body: a body is required"


def test_the_page_at_the_root_lists_everything(full: Sandbox, full_http: httpx.Client) -> None:
    """A person finds all operations, and links that work without a key."""
    with httpx.Client(base_url=full.url) as stranger:
        page = stranger.get("/")
        links = [each.partition('"')[0] for each in page.text.split('href="/_sandbox/try')[1:]]
        statuses = {link: stranger.get(f"/_sandbox/try{link}").status_code for link in links}
    assert page.headers["content-type"].startswith("text/html")
    assert all(f"<code>{each.id}</code>" in page.text for each in full.api.operations)
    assert len(statuses) > 30
    assert set(statuses.values()) == {200}, statuses
    assert full_http.post("/_sandbox/try/v2/access/chats/1001/read").status_code == 404


def test_texts_of_the_document_cannot_break_the_page() -> None:
    """What a document says is text on the page, not markup."""
    operation = {"operationId": "a.b", "summary": "<script>x</script>", "responses": {}}
    document = {"openapi": "3.1.0", "paths": {'/"><b>': {"get": operation}}}
    with Sandbox(document=document) as sandbox:
        page = httpx.get(sandbox.url).text
    assert "<script>" not in page
    assert "<b>" not in page


def test_the_document_is_served(full: Sandbox, full_document: dict[str, Any]) -> None:
    """`/openapi.json` is the prepared document."""
    assert httpx.get(f"{full.url}/openapi.json").json() == full_document


def test_a_document_that_asks_for_the_impossible_is_told() -> None:
    """Where there is no example, the answer is an error, not what the document forbids."""
    schema = {"type": "string", "minLength": 5, "maxLength": 2}
    content = {"application/json": {"schema": schema}}
    operation = {"operationId": "a.b", "responses": {"200": {"content": content}}}
    with Sandbox(document={"openapi": "3.1.0", "paths": {"/a": {"get": operation}}}) as sandbox:
        answer = httpx.get(f"{sandbox.url}/a")
    assert answer.status_code == 500
    assert "the sandbox has no answer" in answer.json()["error"]
