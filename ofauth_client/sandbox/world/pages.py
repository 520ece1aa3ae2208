"""Divides lists into pages, in the way that the document declares for the operation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import Any, Generic, TypeAlias, TypeVar

from attrs import field, frozen

from ofauth_client.sandbox.examples import Examples
from ofauth_client.sandbox.http_messages import ValidRequest
from ofauth_client.sandbox.schemas import Schemas
from ofauth_client.sandbox.world.worlds import Facts

T = TypeVar("T")
Place: TypeAlias = int | Decimal

_USUAL_LIMIT = 10
#: Larger than any number of items.
_MOST = 10**9
#: Names of the list in an envelope that declares no paging.
_LIST_NAMES = ("list", "items", "users")


def _same(item: Any) -> Any:
    return item


@frozen
class Items(Generic[T]):
    """A list that an operation divides into pages.

    Args:
        entries: The entries in order.
        facts: Makes the facts of an entry.
        place: Place of an entry in the order, for lists whose next page is named by a marker or
            cursor; places fall, or rise if `rising`.
        rising: Whether places rise.
        usual: Number of entries of a page, if the request does not say.
        envelope: Facts around the list.
    """

    entries: Iterable[T]
    facts: Callable[[T], Any] = field(default=_same)
    place: Callable[[T], Place] | None = None
    rising: bool = False
    usual: int = _USUAL_LIMIT
    envelope: Facts = field(factory=dict)


@frozen
class Pager:
    """Makes pages.

    Args:
        schemas: Schemas of the document.
        examples: Finds schemas.
    """

    schemas: Schemas
    examples: Examples

    def page(self, items: Items[Any], request: ValidRequest, pointer: str | None) -> Any:
        """Return the page that a request asks for.

        Args:
            items: The list.
            request: The request.
            pointer: JSON pointer to the schema of the page.
        """
        pagination = request.operation.pagination or {"parameters": {}, "fields": {}}
        parameters, fields = pagination["parameters"], dict(pagination["fields"])
        limit = self._limit(items, request, parameters.get("limit", "limit"))
        start = request.query.get(parameters.get("next", "offset"))
        is_placed = pagination.get("style") in ("marker", "cursor") and items.place is not None
        rest = _after(items, start) if is_placed else _from(items, start)
        if is_placed:
            rest = islice(rest, _offset(request.query.get("offset")), None)
        found = list(islice(rest, limit + 1))
        page, has_more = found[:limit], len(found) > limit
        made = [items.facts(entry) for entry in page]
        if pointer is None:
            return made
        name = fields.get("items") or self._list_name(pointer)
        if (
            name is None
            or self.examples.list_schema(self.examples.schema_at(pointer), name) is None
        ):
            return made
        following: Place | None = None
        if page:
            end = _offset(start) + len(page) if not is_placed else 0
            following = items.place(page[-1]) if is_placed and items.place else end
        envelope = items.envelope | {name: made, fields.get("more", "hasMore"): has_more}
        return self._with_next(envelope, request, pointer, following, has_more)

    def _limit(self, items: Items[Any], request: ValidRequest, name: str) -> int:
        given = request.query.get(name)
        schema = next((p.schema for p in request.operation.parameters if p.name == name), {})
        usual = schema.get("default", min(items.usual, schema.get("maximum", items.usual)))
        return min(max(int(usual if given is None else given), 1), _MOST)

    def _list_name(self, pointer: str) -> str | None:
        schema = self.examples.schema_at(pointer)
        found = (n for n in _LIST_NAMES if self.examples.list_schema(schema, n) is not None)
        return next(found, None)

    def _with_next(
        self,
        page: Facts,
        request: ValidRequest,
        pointer: str,
        following: Place | None,
        has_more: bool,
    ) -> Facts:
        """Add the marker of the next page, as the document has it: a number, a text, or null."""
        pagination = request.operation.pagination or {}
        name = pagination.get("fields", {}).get("next")
        if not name:
            return page
        schema = self.examples.property_schema(self.examples.schema_at(pointer), name)
        kinds = self.schemas.kinds(schema)
        if not has_more and "null" in kinds:
            return page | {name: None}
        if not has_more and not self.examples.is_required(pointer, name):
            return page
        if following is None:
            return page | {name: 0 if "string" not in kinds else ""}
        is_number = bool(kinds & {"integer", "number"})
        return page | {name: int(following) if is_number else str(following)}


def _from(items: Items[T], start: Any) -> Iterator[T]:
    """Yield the entries from an offset."""
    return islice(iter(items.entries), _offset(start), None)


def _offset(start: Any) -> int:
    """Return the number of the first entry; a marker that no page has named is the end."""
    try:
        return min(max(int(start or 0), 0), _MOST)
    except ValueError:
        return _MOST


def _after(items: Items[T], marker: Any) -> Iterator[T]:
    """Yield the entries after a marker, whether or not its own entry still exists."""
    if marker in (None, "") or items.place is None:
        return iter(items.entries)
    place = _place(marker)
    if place is None:
        return iter(())
    key, sign = items.place, 1 if items.rising else -1
    return (entry for entry in items.entries if sign * key(entry) > sign * place)


def _place(marker: Any) -> Decimal | None:
    """Return the place that a marker names; None for a marker that no page has named."""
    try:
        found = Decimal(str(marker))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
