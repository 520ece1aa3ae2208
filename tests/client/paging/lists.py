"""A list behind an API, paged in each of the three styles, and calls that ask for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

from attrs import define, field, frozen
from ofauth_api.resources.base import Call, Operation, Pagination, RequestOptions, unchanged

from ofauth_client._paging import AsyncPager, SyncPage, async_pager, first_page
from ofauth_client._response.page_data import PageData, find_items

Style = Literal["offset", "marker", "cursor"]
STYLES: list[Style] = ["offset", "marker", "cursor"]
Item = dict[str, Any]

PAGINATIONS: dict[Style, Pagination] = {
    "offset": Pagination("offset", "offset", "list", "limit", 20, "hasMore", "nextOffset"),
    "marker": Pagination("marker", "marker", "list", "limit", 20, "hasMore", "nextMarker"),
    "cursor": Pagination("cursor", "last_id", "list", "limit", 20, "hasMore", "nextLastId", "id"),
}


def make_call(
    style: Style, options: RequestOptions | None = None, /, **query: Any
) -> Call[list[Item]]:
    """Return the call of a list in a style."""
    operation = Operation[list[Item]](
        "things.list", "GET", "/things", unchanged, pagination=PAGINATIONS[style]
    )
    return Call(operation, query=query, options=options or RequestOptions())


def made(ids: range | list[int]) -> list[Item]:
    """Return items with these ids."""
    return [{"id": each} for each in ids]


@define
class ListServer:
    """Has a list, newest first, and answers with pages of it.

    Args:
        items: The list.
        style: How it is paged.
        inserted: How many new items appear at the head before each page but the first.
        most: Largest page size.
        names: Whether the pages name the next one.
    """

    items: list[Item]
    style: Style
    inserted: Iterator[int] = field(factory=lambda: iter(()))
    most: int = 20
    names: bool = True
    calls: list[Mapping[str, Any]] = field(factory=list[Mapping[str, Any]])

    def send(self, call: Call[Any]) -> PageData:
        """Answer a call."""
        if self.calls:
            self._insert(next(self.inserted, 0))
        self.calls.append(call.query)
        body = self._page(call.query)
        return PageData(body["list"], body)

    async def asend(self, call: Call[Any]) -> PageData:
        """Answer a call, after others had their turn."""
        await asyncio.sleep(0)
        return self.send(call)

    def _insert(self, count: int) -> None:
        first = max((item["id"] for item in self.items), default=0) + 1
        self.items[:0] = reversed(made(range(first, first + count)))

    def _page(self, query: Mapping[str, Any]) -> dict[str, Any]:
        start = self._start(query)
        end = start + min(query["limit"], self.most)
        body = {"list": self.items[start:end], "hasMore": end < len(self.items)}
        if self.names and body["hasMore"]:
            last = self.items[end - 1]["id"]
            body |= {"nextOffset": end, "nextMarker": f"m{last}", "nextLastId": last}
        return body

    def _start(self, query: Mapping[str, Any]) -> int:
        if self.style == "offset":
            return int(query.get("offset") or 0)
        last = query.get("marker" if self.style == "marker" else "last_id")
        if last is None:
            return 0
        ids = [item["id"] for item in self.items]
        return ids.index(int(str(last).removeprefix("m"))) + 1


@frozen
class Bodies:
    """Answers with one body after another, and with the last one for ever."""

    bodies: list[Any]
    calls: list[Mapping[str, Any]] = field(factory=list[Mapping[str, Any]])

    def send(self, call: Call[Any]) -> PageData:
        """Answer a call."""
        if len(self.calls) > 500:
            raise AssertionError("this would never end")
        body = self.bodies[min(len(self.calls), len(self.bodies) - 1)]
        self.calls.append(call.query)
        items = find_items(body, call.operation.pagination).values
        return PageData(items if isinstance(items, list) else [], body)

    async def asend(self, call: Call[Any]) -> PageData:
        """Answer a call, after others had their turn."""
        await asyncio.sleep(0)
        return self.send(call)


Server = ListServer | Bodies
Reader = Callable[..., list[Any]]


def read(server: Server, call: Call[Any], **bounds: Any) -> list[Any]:
    """Read a list to its end."""
    page: SyncPage[Any] = first_page(server.send, call)
    return list(page.iter(**bounds))


def aread(server: Server, call: Call[Any], **bounds: Any) -> list[Any]:
    """Read a list to its end, asynchronously."""

    async def run() -> list[Any]:
        pager: AsyncPager[Any] = async_pager(server.asend, call)
        return [item async for item in pager.iter(**bounds)]

    return asyncio.run(run())
