"""The server that judges calls refuses what is not the document's: tests of calls can fail."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import httpx
import pytest

from pipeline.common.documents import Document, operations
from tests.calls.judging import CONNECTION, KEY, judging, performed
from tests.calls.planning import Planner

pytestmark = pytest.mark.long

HEADERS = {"apiKey": KEY, "x-connection-id": CONNECTION}
CHATS, POSTS = "/v2/access/chats", "/v2/access/posts"
INIT = "/v2/access/uploads/init"


@pytest.fixture(scope="module")
def server(document: Document) -> Iterator[httpx.Client]:
    """Return a client, not ours, of a server that expects a call of each operation."""
    with (
        judging(Planner(document), document) as (_, url),
        httpx.Client(base_url=url, headers=HEADERS) as http,
    ):
        yield http


def test_what_is_meant_is_answered(server: httpx.Client) -> None:
    """A list of numbers, each under the name of the parameter."""
    query = "labelIds=3&labelIds=3&limit=100&marker=a%20b%26c%2Fd%3D%C3%A9%2B%25%3F%23&order=asc"
    times = "endDate=2026-01-02T03:04:05Z&startDate=2026-01-02T03:04:05Z"
    answer = server.get(f"{POSTS}?{query}&sort=name&{times}")
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        (f"{CHATS}?user_list_id=3", "unknown query parameters: ['user_list_id']"),
        (f"{CHATS}?limit=21", "21 is greater than the maximum of 20"),
        (f"{CHATS}?limit=many", "CastError"),
        (f"{CHATS}?order=newest", "'newest' is not one of"),
        (f"{CHATS}?limit=19", "instead of"),
        (f"{CHATS}/me/messages", "ParameterValidationError"),
        (f"{POSTS}?labelIds=3,3", "CastError"),
        ("/v2/access/chat", "PathNotFound"),
        (f"{CHATS}/43/messages", "nobody was to send"),
    ],
)
def test_parameters_that_are_not_the_documents_are_refused(
    server: httpx.Client, path: str, reason: str
) -> None:
    """Another name, value, form or path, and values that were not given to the call."""
    answer = server.get(path)
    assert answer.status_code == 422
    assert reason in answer.json()["error"]


@pytest.mark.parametrize("name", HEADERS)
def test_a_request_without_one_of_both_headers_is_refused(server: httpx.Client, name: str) -> None:
    """The key and the connection are needed."""
    request = server.build_request("GET", CHATS)
    del request.headers[name]
    assert "SecurityNotFound" in server.send(request).json()["error"]


@pytest.mark.parametrize("name", HEADERS)
def test_another_key_or_connection_is_refused(server: httpx.Client, name: str) -> None:
    """The server knows whose call it is to be."""
    limit = {"limit": "20"}
    answer = server.get(CHATS, params=limit, headers={name: "another"})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"filename": "a", "size": 3}, "'contentType' is a required property"),
        ({"filename": "a", "size": "3", "contentType": "a/b"}, "is not of type 'integer'"),
        (None, "instead of"),
    ],
)
def test_a_body_that_is_not_the_documents_is_refused(
    server: httpx.Client, body: Any, reason: str
) -> None:
    """A body that lacks something, has something of another type, or is not there."""
    answer = server.post(INIT, json=body) if body else server.post(INIT)
    assert answer.status_code == 422
    assert reason in answer.json()["error"]


def test_calls_of_another_document_are_refused(document: Document, client: Path) -> None:
    """Where a document is changed after a client was generated of it, the change shows."""
    other = deepcopy(document)
    by_id = {operation["operationId"]: operation for _, _, operation in operations(other)}
    found(by_id["chats.list"], "query")["name"] = "search"
    found(by_id["users.get"], "userId")["schema"] = {"type": "string", "pattern": "^u"}
    found(by_id["posts.list"], "labelIds")["explode"] = False
    by_id["account.whoami"]["security"] = [{"ApiKey": [], "ConnectionId": []}]
    by_id["link.init"]["requestBody"] = {"content": {"text/plain": {}}, "required": True}
    changed = {"chats.list", "users.get", "posts.list", "account.whoami", "link.init"}
    ((_, outcomes),) = performed("resources", [Planner(document, typed=True)], client, other)
    refused = {one.id: one.problem for one in outcomes if one.problem}
    assert refused.keys() == changed
    assert all("422 REFUSED" in problem for problem in refused.values())


def found(operation: Document, name: str) -> Document:
    """Return a parameter of an operation."""
    parameters: list[Document] = operation["parameters"]
    return next(one for one in parameters if one["name"] == name)
