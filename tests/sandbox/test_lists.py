"""Lists have pages however a document pages them, and each list ends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from attrs import frozen

from ofauth_client.sandbox import Sandbox
from ofauth_client.sandbox.example_answers import ITEMS
from tests.sandbox.conftest import calling

PATH = "/v2/access/things"
LIMIT = {"type": "integer", "minimum": 1, "maximum": 50}
MORE = {"hasMore": {"type": "boolean"}}
THING = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "owner": {"type": "object", "properties": {"id": {"type": "integer"}}},
    },
}
LIST = {"type": "array", "items": THING}


@frozen
class Paged:
    """A way to page.

    Args:
        style: Style of `x-pagination`.
        next: Parameter that leads to the next page.
        takes: Schema of the parameter.
        fields: Fields of `x-pagination`.
        answer: Schema of a page.
    """

    style: str
    next: str
    takes: dict[str, Any]
    fields: dict[str, str]
    answer: dict[str, Any]

    def document(self) -> dict[str, Any]:
        """Return a document with a list that is paged in this way."""
        schemas = {"limit": LIMIT, self.next: self.takes}
        content = {"application/json": {"schema": self.answer}}
        operation = {
            "operationId": "things.list",
            "parameters": [
                {"name": name, "in": "query", "schema": schema} for name, schema in schemas.items()
            ],
            "responses": {"200": {"description": "fine", "content": content}},
            "x-pagination": {
                "style": self.style,
                "parameters": {"limit": "limit", "next": self.next},
                "fields": self.fields,
            },
        }
        return {"openapi": "3.1.0", "paths": {PATH: {"get": operation}}}

    def items(self, page: Any) -> list[Any]:
        """Return the items of a page."""
        return list(page if isinstance(page, list) else page[self.fields["items"]])

    def following(self, page: Any, read: int) -> Any:
        """Return what leads to the next page; None where there is none.

        Args:
            page: A page.
            read: How many items have been read.
        """
        items = self.items(page)
        if not items or ("more" in self.fields and not page[self.fields["more"]]):
            return None
        if "next" in self.fields:
            return page.get(self.fields["next"])
        found: Any = items[-1] if self.style == "cursor" else read
        for key in self.fields["item"].split(".") if self.style == "cursor" else ():
            found = found[key]
        return found


def envelope(required: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    """Return the schema of a list with something around it."""
    properties = {"list": LIST, **more}
    return {"type": "object", "properties": properties, "required": ["list", *required]}


ENVELOPED = {"items": "list", "more": "hasMore"}
TEXT, WHOLE = {"type": "string"}, {"type": "integer"}

WAYS = {
    "offset": Paged("offset", "offset", WHOLE, ENVELOPED, envelope(("hasMore",), **MORE)),
    "a marker that is a number": Paged(
        "marker",
        "marker",
        TEXT,
        ENVELOPED | {"next": "nextMarker"},
        envelope(("hasMore",), **MORE, nextMarker={"type": ["number", "null"]}),
    ),
    "a marker that is a text": Paged(
        "marker",
        "marker",
        TEXT,
        ENVELOPED | {"next": "nextMarker"},
        envelope(("hasMore",), **MORE, nextMarker=TEXT),
    ),
    "a cursor that is required and may be null": Paged(
        "cursor",
        "cursor",
        TEXT,
        {"items": "list", "next": "nextCursor"},
        envelope(("nextCursor",), nextCursor={"anyOf": [TEXT, {"type": "null"}]}),
    ),
    "a text that is a number in the query": Paged(
        "cursor",
        "last_id",
        WHOLE,
        ENVELOPED | {"next": "nextLastId", "item": "id"},
        envelope(("hasMore",), **MORE, nextLastId={"type": ["string", "null"]}),
    ),
    "the id of the last item": Paged(
        "cursor", "last_id", TEXT, ENVELOPED | {"item": "owner.id"}, envelope(("hasMore",), **MORE)
    ),
    "a list alone": Paged("offset", "offset", WHOLE, {}, LIST),
    "a list alone or in an envelope": Paged(
        "offset", "offset", WHOLE, ENVELOPED, {"anyOf": [LIST, envelope(("hasMore",), **MORE)]}
    ),
}


@pytest.fixture
def way(request: pytest.FixtureRequest) -> Paged:
    """Return the way to page that a test is about."""
    return WAYS[request.param]


@pytest.fixture
def http(way: Paged) -> Iterator[httpx.Client]:
    """Return a client of a sandbox whose list is paged in this way."""
    with Sandbox(document=way.document()) as sandbox, calling(sandbox) as client:
        yield client


@pytest.mark.parametrize("way", WAYS, indirect=True)
def test_each_item_comes_once_and_the_list_ends(http: httpx.Client, way: Paged) -> None:
    """Whoever follows the pages as they say reads every item."""
    query: dict[str, Any] = {"limit": 7}
    found: list[str] = []
    for _ in range(ITEMS):
        answer = http.get(PATH, params=query)
        assert answer.status_code == 200, answer.text
        found += map(json.dumps, way.items(answer.json()))
        query[way.next] = way.following(answer.json(), len(found))
        if query[way.next] is None:
            break
    assert query[way.next] is None
    assert len(found) == len(set(found)) == ITEMS


@pytest.mark.parametrize("way", ["a list alone"], indirect=True)
def test_a_list_alone_can_only_be_empty(http: httpx.Client, way: Paged) -> None:
    """It has no cursor that could be lost."""
    pages = [
        http.get(PATH, headers={"x-sandbox-fault": fault}).json()
        for fault in ("page=empty", "cursor=null", "latency=0")
    ]
    assert pages[0] == []
    assert pages[1] == pages[2] != []


def test_a_list_that_is_not_paged_is_whole() -> None:
    """`x-pagination: false` says that a list has no pages."""
    document = WAYS["a list alone"].document()
    document["paths"][PATH]["get"]["x-pagination"] = False
    with Sandbox(document=document) as sandbox, calling(sandbox) as http:
        first, second = (http.get(PATH, params={"offset": at}).json() for at in (0, 20))
    assert first
    assert second
