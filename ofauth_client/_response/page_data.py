"""What one request for a page of a list brings, before anything is known of paging."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ofauth_client._json_types import is_list, is_object

if TYPE_CHECKING:
    from ofauth_api.resources.base import Pagination

#: Fields that hold the items where the document names none, or the answer lacks that one.
_USUAL_FIELDS = ("list", "items", "data")


class PageData(NamedTuple):
    """One page, as it was received.

    Args:
        items: The decoded items, in order.
        body: The JSON object, or the bare array, the page came as, undecoded.
    """

    items: list[Any]
    body: Any


class PageItems(NamedTuple):
    """The items of a page as they came.

    Args:
        field: The field of the envelope that holds them; None where the page is a bare array.
        values: The items; anything else where the page has none.
    """

    field: str | None
    values: Any


def find_items(body: object, pagination: Pagination | None) -> PageItems:
    """Return the items of a page, whether it came as an array or in an envelope.

    Args:
        body: The decoded answer.
        pagination: How the operation goes on.
    """
    if not is_object(body):
        return PageItems(None, body)
    named = pagination.items_field if pagination else None
    usual = (name for name in _USUAL_FIELDS if is_list(body.get(name)))
    field = named if named and named in body else next(usual, named or _USUAL_FIELDS[0])
    values = body.get(field)
    if values is None and pagination and pagination.items_nullable and field in body:
        values = []
    return PageItems(field, values)
