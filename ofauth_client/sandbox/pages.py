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
        if pagination:
            return self._page(received, schema, pagination)
        arguments = json.dumps([received.path, received.query], sort_keys=True)
        return self.examples.make(schema, self._chance(received, arguments))

    def _page(self, received: Received, schema: Any, pagination: dict[str, Any]) -> Any:
        fields, parameters = pagination.get("fields", {}), pagination["parameters"]
        start = _start(received.query.get(parameters["next"]))
        limit = received.query.get(parameters.get("limit", "")) or _USUAL_LIMIT
        item = self.examples.item_schema(schema, fields.get("items"))
        numbers = range(start, min(start + int(limit), ITEMS))
        items = [self._item(received, item, number, fields.get("item")) for number in numbers]
        if "items" not in fields:
            return items
        frame = self.examples.make(schema, self._chance(received, "frame"), {fields["items"]: []})
        made: dict[str, Any] = {**frame, fields["items"]: items}
        if "more" in fields:
            made[fields["more"]] = start + len(items) < ITEMS
        if "next" in fields:
            self._name_next(made, schema, pagination, start + len(items))
        return made

    def _name_next(
        self, made: dict[str, Any], schema: Any, pagination: dict[str, Any], start: int
    ) -> None:
        """Let a page name the one that begins at a number, by a value the document allows."""
        name = pagination["fields"]["next"]
        kinds = self.examples.kinds(self.examples.property_schema(schema, name))
        made.pop(name, None)
        if start < ITEMS:
            made[name] = _name(start, kinds, pagination["style"])
        elif "null" in kinds:
            made[name] = None

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


def _name(start: int, kinds: set[str], style: str) -> Any:
    """Return what names the page that begins at a number, of one of some JSON types, if any."""
    if style == "marker" and (not kinds or "string" in kinds):
        return f"{_MARKER}{start}"
    return start if not kinds or kinds & {"integer", "number"} else str(start)


def _identify(item: Any, path: list[str], number: int) -> None:
    """Give an item an id of its own."""
    *parents, last = path
    for key in parents:
        item = item.get(key) if isinstance(item, dict) else None
    if isinstance(item, dict) and last in item:
        item[last] = str(number + 1) if isinstance(item[last], str) else number + 1
