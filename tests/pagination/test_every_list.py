"""Every list of a document: three pages are read from a server, both ways, and gone on with."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from ofauth_client import AsyncOFAuth, OFAuth
from pipeline.common.documents import Document, operations
from pipeline.resources.records import Method
from tests.client.serving import Server, serving
from tests.made_up import made_up_document
from tests.pagination.paged_server import IDS, SIZE, PagedServer
from tests.resources.emitting import Emitted, emitted_of
from tests.slice import prepared

pytestmark = pytest.mark.long

OPTIONS: dict[str, Any] = {"api_key": "test-key", "connection_id": "conn_1", "max_retries": 0}

ROOT = Path(__file__).parents[2]


@frozen
class List:
    """A paged operation.

    Args:
        path: Attribute names that lead to the method from the client.
        method: The method.
        pagination: Its `x-pagination`.
    """

    path: tuple[str, ...]
    method: Method
    pagination: Document

    def servers(self) -> Iterator[PagedServer]:
        """Yield a server for every form in which pages may come."""
        fields = self.pagination["fields"]
        yield PagedServer(self.pagination)
        if "next" in fields:
            yield PagedServer(self.pagination, numeric=True)
        # Only a count of items, or the id of one as cursor, goes on where nothing is around them.
        style = self.pagination["style"]
        if style == "offset" or (style == "cursor" and "item" in fields):
            yield PagedServer(self.pagination, bare=True)

    def ids(self, items: list[Any]) -> list[Any]:
        """Return the numbers by which items are known."""
        for name in self.pagination["fields"].get("item", "id").split("."):
            items = [item[name] for item in items]
        return items

    def call(self, resources: Any, **options: Any) -> Any:
        """Call the method with what it needs."""
        for name in self.path:
            resources = getattr(resources, name)
        given = [argument for argument in self.method.arguments if argument.required]
        placed = [1 for argument in given if argument.place == "path"]
        named = {argument.name: 1 for argument in given if argument.place != "path"}
        return getattr(resources, self.method.name)(*placed, **named, request_options=options)


@pytest.fixture(scope="module", params=["pinned", "made up"])
def made(request: pytest.FixtureRequest, tmp_path_factory: Any) -> Iterator[Emitted]:
    """The resources of a document."""
    document = (
        json.loads((ROOT / "openapi" / "openapi.json").read_text("utf-8"))
        if request.param == "pinned"
        else prepared(made_up_document()).document
    )
    folder: Path = tmp_path_factory.mktemp("made")
    with emitted_of(document, folder) as made:
        yield made


@pytest.fixture(scope="module")
def server() -> Generator[Server]:
    """A server on loopback."""
    with serving() as server:
        yield server


def lists(made: Emitted) -> list[List]:
    """Return all paged operations of a document."""
    paginations = {o["operationId"]: o.get("x-pagination") for _, _, o in operations(made.prepared)}
    return [
        List(resource.path, method, paginations[method.id] or {})
        for resource in made.tree.all()
        for method in resource.methods
        if method.paging
    ]


def read(one: List, resources: Any) -> list[list[Any]]:
    """Return each page, all items, and the items of a list that is gone on with, by their ids."""
    first = one.call(resources)
    pages = list(first.pages())
    rest = list(one.call(resources, query=stored(pages[1])))
    return [one.ids(items) for items in (*(page.items for page in pages), list(first), rest)]


async def read_async(one: List, resources: Any) -> list[list[Any]]:
    """Return the same, read asynchronously."""
    first = await one.call(resources)
    pages = [page async for page in first.pages()]
    items = [item async for item in first]
    rest = [item async for item in one.call(resources, query=stored(pages[1]))]
    return [one.ids(each) for each in (*(page.items for page in pages), items, rest)]


def stored(page: Any) -> Any:
    """Return what another process would go on with."""
    return json.loads(json.dumps(page.next_params))


@contextmanager
def reading(made: Emitted, url: str) -> Generator[list[Callable[[List], list[list[Any]]]]]:
    """Return both ways to read a list."""
    module = made.module("resources")
    client, awaiting = OFAuth(base_url=url, **OPTIONS), AsyncOFAuth(base_url=url, **OPTIONS)
    # The package under test has no client of its own, so it borrows the caller of ours.
    caller, async_caller = vars(client)["_caller"], vars(awaiting)["_caller"]
    resources, async_resources = module.Resources(caller), module.AsyncResources(async_caller)
    with client, asyncio.Runner() as runner:
        try:
            yield [
                lambda one: read(one, resources),
                lambda one: runner.run(read_async(one, async_resources)),
            ]
        finally:
            runner.run(awaiting.close())


def test_every_list_reads_three_pages_and_goes_on(made: Emitted, server: Server) -> None:
    """Each item comes once, however its pages come, waiting and awaiting, and no page twice.

    From the parameters of the third page alone, another process reads what is left.
    """
    whole, rest = list(IDS), list(IDS[2 * SIZE :])
    with reading(made, server.url) as ways:
        for one, way in product(lists(made), ways):
            for paged in one.servers():
                server.begin()
                server.answers(paged.answer)
                *pages, items, gone_on = way(one)
                where = f"{one.method.id}: {paged}"
                assert pages in ([[1, 2], [3, 4], [5]], [[1, 2], [3, 4], [5], []]), where
                assert (items, gone_on) == (whole, rest), where
                name = one.pagination["parameters"]["next"]
                names = [query.get(name) for query in paged.queries[: len(pages)]]
                assert len(set(names)) == len(pages), where


def test_every_list_asks_for_the_largest_pages(made: Emitted, server: Server) -> None:
    """The document's largest page is asked for, where it has one."""
    with reading(made, server.url) as (way, _):
        for one in lists(made):
            paged = next(one.servers())
            server.begin()
            server.answers(paged.answer)
            way(one)
            paging = one.method.paging
            most = paging.fields.get("max_limit") if paging else None
            limit = one.pagination["parameters"].get("limit", "")
            assert {query.get(limit) for query in paged.queries} == {str(most) if most else None}


def test_no_document_is_without_lists(made: Emitted) -> None:
    """The other tests are about something."""
    assert len(lists(made)) >= 3
