"""Answers of operations without state: example data, divided into pages for lists."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from random import Random
from typing import Any

from attrs import frozen

from ofauth_client.sandbox.examples import Examples
from ofauth_client.sandbox.http_messages import ValidRequest
from ofauth_client.sandbox.schemas import Schemas

#: How many items a list has that can be paged through.
ITEMS = 23
_USUAL_LIMIT = 10
_MARKER = "after-"


@frozen
class ExampleAnswers:
    """Makes answers.

    Args:
        examples: Makes the data.
        schemas: Says what the document allows.
        seed: Stands for everything that is made up.
    """

    examples: Examples
    schemas: Schemas
    seed: str

    def answer(self, received: ValidRequest, pointer: str) -> Any:
        """Return the body of an answer, the same for the same request.

        Args:
            received: A request.
            pointer: Pointer to the body's schema.
        """
        schema = self.examples.schema_at(pointer)
        pagination = received.operation.pagination
        if pagination:
            name = pagination["fields"].get("items")
            envelope = self.examples.list_schema(schema, name) if name else None
            if envelope is not None:
                items, rest = self._items(received, envelope, pagination)
                return self._enveloped(received, pointer, items, rest)
            bare = self.examples.list_schema(schema)
            if bare is not None:
                return self._items(received, bare, pagination)[0]
        arguments = json.dumps([received.path, received.query], sort_keys=True)
        return self.examples.make(schema, self._random(received, arguments))

    def _items(
        self, received: ValidRequest, schema: dict[str, Any], pagination: dict[str, Any]
    ) -> tuple[list[Any], int]:
        """Return the items of a page, and the number of the next one; 0 where none is left."""
        parameters, path = pagination["parameters"], pagination["fields"].get("item")
        start = _start(received.query.get(parameters.get("next", "")))
        limit = _whole(received.query.get(parameters.get("limit", ""))) or _USUAL_LIMIT
        end = min(start + min(limit, schema.get("maxItems", limit)), ITEMS)
        item = schema.get("items", {})
        made = [self._item(received, item, number, path) for number in range(start, end)]
        return made, end if end < ITEMS else 0

    def _enveloped(self, received: ValidRequest, pointer: str, items: list[Any], rest: int) -> Any:
        """Return a page with what stands around its items.

        Args:
            received: A request.
            pointer: Pointer to the schema of the page.
            items: The items.
            rest: Number of the first item of the next page; 0 where there is none.
        """
        fields = (received.operation.pagination or {})["fields"]
        schema = self.examples.schema_at(pointer)
        frame = self.examples.make(schema, self._random(received, "frame"), {fields["items"]: []})
        page: dict[str, Any] = {**frame, fields["items"]: items}
        if "more" in fields:
            page[fields["more"]] = bool(rest)
        if "next" not in fields:
            return page
        name = fields["next"]
        page.pop(name, None)
        ended = [page, page | {name: None}]
        following = (page | {name: cursor} for cursor in self._cursors(received, rest))
        return self._allowed(pointer, following if rest else ended, page)

    def _allowed(self, pointer: str, pages: Iterable[Any], otherwise: Any) -> Any:
        """Return the first page that the document allows."""
        return next((p for p in pages if self.schemas.problem(pointer, p) is None), otherwise)

    def _cursors(self, received: ValidRequest, start: int) -> Iterator[Any]:
        """Yield what may lead to a page: a number, else a text that the parameter takes."""
        name = (received.operation.pagination or {})["parameters"]["next"]
        pointers = [each.pointer for each in received.operation.parameters if each.name == name]
        yield start
        marker = f"{_MARKER}{start}"
        if all(self.schemas.problem(pointer, marker) is None for pointer in pointers):
            yield marker
        yield str(start)

    def _item(self, received: ValidRequest, schema: Any, number: int, path: str | None) -> Any:
        random = self._random(received, json.dumps([received.path, number], sort_keys=True))
        made = self.examples.make(schema, random)
        if path and isinstance(made, dict):
            _identify(made, path.split("."), number)
            return self.examples.make(schema, random, made)
        return made

    def _random(self, received: ValidRequest, more: str) -> Random:
        return Random(f"{self.seed}:{received.operation.id}:{more}")  # noqa: S311 - examples


def _start(given: Any) -> int:
    """Return the number of the first item of a page; an unknown cursor means the end."""
    if given is None:
        return 0
    # The id of an item is its number plus one, so that the cursor is where the next page begins.
    found = _whole(str(given).removeprefix(_MARKER))
    return ITEMS if found is None else found


def _whole(given: Any) -> int | None:
    """Return a number that a parameter may have as a text, too."""
    text = str(given)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _identify(item: dict[str, Any], path: list[str], number: int) -> None:
    """Give an item an id of its own."""
    *parents, last = path
    for key in parents:
        inner = item.get(key)
        item[key] = item = inner if isinstance(inner, dict) else {}
    item[last] = number + 1
