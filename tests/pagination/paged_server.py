"""A server that has one list, and pages it as a document says that an operation does."""

from __future__ import annotations

import json

from attrs import define, field

from pipeline.common.documents import Document, Json
from tests.client.serving import Received, Reply

#: Ids of the items: three pages of two.
IDS = tuple(range(1, 6))
SIZE = 2


@define
class PagedServer:
    """Answers with pages of the list.

    Args:
        pagination: The operation's `x-pagination`.
        bare: Answer with arrays, whatever the document says.
        numeric: Names of pages are numbers, where the server makes them up.
        queries: The query of each request.
    """

    pagination: Document
    bare: bool = False
    numeric: bool = False
    queries: list[dict[str, str]] = field(factory=list[dict[str, str]])

    def answer(self, received: Received) -> Reply:
        """Answer a request with a page."""
        query = dict(received.query)
        self.queries.append(query)
        start = self._start(query.get(self.pagination["parameters"]["next"]))
        items = [self._item(number) for number in IDS[start : start + SIZE]]
        made = items if self.bare else self._envelope(items, start + SIZE)
        return Reply(200, json.dumps(made).encode())

    def _start(self, named: str | None) -> int:
        return 0 if named is None else int(named.removeprefix("m"))

    def _item(self, number: int) -> Document:
        """Return an item, which is known by its number."""
        item: Json = number
        for name in reversed(self.pagination["fields"].get("item", "id").split(".")):
            item = {name: item}
        made: Document = item
        return made

    def _envelope(self, items: list[Document], end: int) -> Document:
        fields = self.pagination["fields"]
        made: Document = {fields.get("items", "list"): items}
        if "more" in fields:
            made[fields["more"]] = end < len(IDS)
        if "next" in fields:
            made[fields["next"]] = self._name(end) if end < len(IDS) else None
        return made

    def _name(self, end: int) -> Json:
        opaque = "item" not in self.pagination["fields"] and not self.numeric
        return f"m{end}" if opaque and self.pagination["style"] != "offset" else end
