"""Answers of the operations that remember nothing: example data, page by page where there are."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from attrs import frozen

from .calls import Received
from .examples import Examples

#: How many items a list has that can be paged through.
ITEMS = 23
_USUAL_LIMIT = 10
_MARKER = "after-"


@frozen
class OperationExamples:
    """Makes answers.

    Args:
        examples: Makes the data.
        seed: Stands for everything that is made up.
    """

    examples: Examples
    seed: str

    def answer(self, received: Received, place: str) -> Any:
        """Return the body of an answer, the same for the same request.

        Args:
            received: A request.
            place: Pointer to the body's schema.
        """
        schema = self.examples.schema_at(place)
        pagination = received.contract.pagination
        if pagination and "items" in pagination.get("fields", {}):
            return self._page(received, schema, pagination)
        arguments = json.dumps([received.path, received.query], sort_keys=True)
        return self.examples.make(schema, self._chance(received, arguments))

    def _page(self, received: Received, schema: Any, pagination: dict[str, Any]) -> Any:
        fields, parameters = pagination["fields"], pagination["parameters"]
        start = _start(received.query.get(parameters.get("next", "")))
        limit = received.query.get(parameters.get("limit", "")) or _USUAL_LIMIT
        numbers = range(start, min(start + limit, ITEMS))
        frame = self.examples.make(schema, self._chance(received, "frame"), {fields["items"]: []})
        item = self.examples.item_schema(schema, fields["items"])
        items = [self._item(received, item, number, fields.get("item")) for number in numbers]
        has_more = start + len(items) < ITEMS
        following = _following(pagination["style"], start + len(items)) if has_more else None
        return _framed(frame, fields, items, has_more, following)

    def _item(self, received: Received, schema: Any, number: int, path: str | None) -> Any:
        chance = self._chance(received, json.dumps([received.path, number], sort_keys=True))
        made = self.examples.make(schema, chance)
        if path:
            _identify(made, path.split("."), number)
        return made

    def _chance(self, received: Received, more: str) -> Random:
        return Random(f"{self.seed}:{received.contract.id}:{more}")  # noqa: S311 - examples


def _start(given: Any) -> int:
    """Return the number of the first item of a page; a place that no page named is the end."""
    if given is None:
        return 0
    text = str(given).removeprefix(_MARKER)
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        return ITEMS
    # The id of an item is its number plus one, so that the cursor is where the next page begins.
    return int(text)


def _following(style: str, start: int) -> Any:
    return f"{_MARKER}{start}" if style == "marker" else start


def _framed(
    frame: Any, fields: dict[str, str], items: list[Any], has_more: bool, following: Any
) -> Any:
    made: dict[str, Any] = {**frame, fields["items"]: items}
    if "more" in fields:
        made[fields["more"]] = has_more
    if "next" in fields:
        made.pop(fields["next"], None)
        if following is not None:
            made[fields["next"]] = following
    return made


def _identify(item: Any, path: list[str], number: int) -> None:
    """Give an item an id of its own."""
    *parents, last = path
    for key in parents:
        item = item.get(key) if isinstance(item, dict) else None
    if isinstance(item, dict) and last in item:
        item[last] = str(number + 1) if isinstance(item[last], str) else number + 1
