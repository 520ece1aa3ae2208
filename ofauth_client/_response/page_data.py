"""The page in an answer, without any knowledge of further pages."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple

from ofauth_api import codec
from ofauth_api.codec import UNSET, json_bytes
from ofauth_api.codec.encoding import as_json

from ofauth_client._json_types import is_list, is_object

if TYPE_CHECKING:
    from ofauth_api.resources.base import Pagination

#: Fields to look for items in, if the document names no field or the answer lacks that field.
_USUAL_FIELDS = ("list", "items", "data")
#: Field that says whether there are more items, if the document names no field.
_USUAL_MORE = "hasMore"
#: Field that identifies an item, if the document names no field.
USUAL_ID = "id"
#: Types of ids by which items are recognised.
ID_TYPES = frozenset({int, str})


class PageData:
    """A page as received.

    Args:
        items: The decoded items, in order.
        body: The undecoded JSON, an object around the items or a bare array; its bytes if it is
            not parsed yet.
        request_id: Id of the request, assigned by the API; None if the headers have none.
        outline: The JSON without what paging does not read; None for the whole JSON.
    """

    __slots__ = ("_body", "_outline", "items", "request_id")

    def __init__(
        self, items: list[Any], body: Any, request_id: str | None = None, outline: Any = None
    ) -> None:
        self.items = items
        self.request_id = request_id
        self._body = body
        self._outline = outline

    @property
    def body(self) -> Any:
        """The undecoded JSON: an object around the items, or a bare array."""
        # Read once, because another thread may parse it meanwhile.
        body = self._body
        if isinstance(body, bytes):
            body = self._body = json_bytes.loads(body)
        return body

    @property
    def outline(self) -> Any:
        """The undecoded JSON as far as paging reads it."""
        return self.body if self._outline is None else self._outline


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


def more_field(pagination: Pagination) -> str:
    """Return the field that says whether there are more items."""
    return pagination.more_field or _USUAL_MORE


def decoded_items(page: object, pagination: Pagination) -> list[Any] | None:
    """Return the items of a decoded page; None if they are not in the documented place.

    Args:
        page: A model with the items in a field, or a list of them.
        pagination: Pagination of the operation.
    """
    field = pagination.items_field
    made = page if field is None else _field(page, field)
    return made if is_list(made) else None


def decoded_outline(page: object, items: list[Any], pagination: Pagination) -> Any:
    """Return the JSON of a decoded page as far as paging reads it.

    Args:
        page: A model with the items in a field, or a list of them.
        items: The items.
        pagination: Pagination of the operation.

    Returns:
        The JSON: the fields that lead to the next page, and the ids of the items. None if paging
        needs the whole items, because there is not an id for each of them.
    """
    path = (pagination.item_field or USUAL_ID).split(".")
    ids = [reduce(_field, path, item) for item in items]
    if not ID_TYPES.issuperset(map(type, ids)) or len(set(ids)) < len(ids):
        return None
    around = {
        name: as_json(value)
        for name in (more_field(pagination), pagination.next_field)
        if name and (value := _field(page, name)) is not UNSET
    }
    values = [reduce(lambda inner, name: {name: inner}, reversed(path), each) for each in ids]
    return values if pagination.items_field is None else {**around, pagination.items_field: values}


def _field(model: object, name: str) -> Any:
    """Return the value of a model's field by its wire name; UNSET if there is none."""
    if not isinstance(model, codec.ApiModel):
        return UNSET
    return getattr(model, model.__binding__.known.get(name, ""), UNSET)
