"""The page in an answer, without any knowledge of further pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ofauth_client._json_types import is_list, is_object

if TYPE_CHECKING:
    from ofauth_api.resources.base import Pagination

#: Fields to look for items in, if the document names no field or the answer lacks that field.
_USUAL_FIELDS = ("list", "items", "data")


class PageData(NamedTuple):
    """A page as received.

    Args:
        items: The decoded items, in order.
        body: The undecoded JSON: an object around the items, or a bare array.
        request_id: Id of the request, assigned by the API; None if the headers have none.
    """

    items: list[Any]
    body: Any
    request_id: str | None = None


class PageItems(NamedTuple):
    """The undecoded items of a page.

    Args:
        field: Field of the envelope that holds the items; None if the page is no object.
        values: The items; not a list if the page is malformed.
    """

    field: str | None
    values: Any


def find_items(body: object, pagination: Pagination | None) -> PageItems:
    """Return the items of a page, from a bare array or an envelope.

    Args:
        body: The page as JSON.
        pagination: Pagination of the operation.
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
