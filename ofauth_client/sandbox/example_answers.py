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

#: Total number of items in a paged list.
ITEMS = 23
_USUAL_LIMIT = 10
_MARKER = "after-"


@frozen
class ExampleAnswers:
    """Makes answers of operations without state.

    Args:
        examples: Makes the data.
        schemas: Validates the data.
        seed: Seed of the data.
    """

    examples: Examples
    schemas: Schemas
    seed: str

    def answer(self, request: ValidRequest, pointer: str) -> Any:
        """Return the body of an answer; the same request always has the same body.

        Args:
            request: A request.
            pointer: JSON pointer to the schema of the body.
        """
        schema = self.examples.schema_at(pointer)
        pagination = request.operation.pagination
        if pagination:
            name = pagination["fields"].get("items")
            envelope = self.examples.list_schema(schema, name) if name else None
            if envelope is not None:
                items, rest = self._items(request, envelope, pagination)
                return self._enveloped(request, pointer, items, rest)
            bare = self.examples.list_schema(schema)
            if bare is not None:
                return self._items(request, bare, pagination)[0]
        arguments = json.dumps([request.path, request.query], sort_keys=True)
        return self.examples.make(schema, self._random(request, arguments))

    def _items(
        self, request: ValidRequest, schema: dict[str, Any], pagination: dict[str, Any]
    ) -> tuple[list[Any], int]:
        """Return the items of a page, and the number of the next item; 0 after the last item."""
        parameters, path = pagination["parameters"], pagination["fields"].get("item")
        start = _start(request.query.get(parameters.get("next", "")))
        limit = _whole(request.query.get(parameters.get("limit", ""))) or _USUAL_LIMIT
        end = min(start + min(limit, schema.get("maxItems", limit)), ITEMS)
        item = schema.get("items", {})
        made = [self._item(request, item, number, path) for number in range(start, end)]
        return made, end if end < ITEMS else 0

    def _enveloped(self, request: ValidRequest, pointer: str, items: list[Any], rest: int) -> Any:
        """Return a page as an envelope around its items.

        Args:
            request: A request.
            pointer: JSON pointer to the schema of the page.
            items: The items.
            rest: Number of the first item of the next page; 0 for the last page.
        """
        fields = (request.operation.pagination or {})["fields"]
        schema = self.examples.schema_at(pointer)
        frame = self.examples.make(schema, self._random(request, "frame"), {fields["items"]: []})
        page: dict[str, Any] = {**frame, fields["items"]: items}
        if "more" in fields:
            page[fields["more"]] = bool(rest)
        if "next" not in fields:
            return page
        name = fields["next"]
        page.pop(name, None)
        ended = [page, page | {name: None}]
        following = (page | {name: cursor} for cursor in self._cursors(request, rest))
        return self._allowed(pointer, following if rest else ended, page)

    def _allowed(self, pointer: str, pages: Iterable[Any], otherwise: Any) -> Any:
        """Return the first page that the document allows."""
        return next((p for p in pages if self.schemas.problem(pointer, p) is None), otherwise)

    def _cursors(self, request: ValidRequest, start: int) -> Iterator[Any]:
        """Yield possible cursors of a page: a number, or texts that the parameter accepts."""
        name = (request.operation.pagination or {})["parameters"]["next"]
        pointers = [each.pointer for each in request.operation.parameters if each.name == name]
        yield start
        marker = f"{_MARKER}{start}"
        if all(self.schemas.problem(pointer, marker) is None for pointer in pointers):
            yield marker
        yield str(start)

    def _item(self, request: ValidRequest, schema: Any, number: int, path: str | None) -> Any:
        random = self._random(request, json.dumps([request.path, number], sort_keys=True))
        made = self.examples.make(schema, random)
        if path and isinstance(made, dict):
            _identify(made, path.split("."), number)
            return self.examples.make(schema, random, made)
        return made

    def _random(self, request: ValidRequest, more: str) -> Random:
        return Random(f"{self.seed}:{request.operation.id}:{more}")  # noqa: S311 - examples


def _start(given: Any) -> int:
    """Return the number of the first item of a page; an unknown cursor means the end."""
    if given is None:
        return 0
    # The id of an item is its number plus one, so the id of the last item of a page is also the
    # number of the first item of the next page.
    found = _whole(str(given).removeprefix(_MARKER))
    return ITEMS if found is None else found


def _whole(given: Any) -> int | None:
    """Return a number or the number in a text; None for other values."""
    text = str(given)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _identify(item: dict[str, Any], path: list[str], number: int) -> None:
    """Give an item a unique id."""
    *parents, last = path
    for key in parents:
        inner = item.get(key)
        item[key] = item = inner if isinstance(inner, dict) else {}
    item[last] = number + 1
