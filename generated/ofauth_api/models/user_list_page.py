from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define
from attrs import field as _field

from ..codec import (
    UNSET,
    ApiModel,
    Drift,
    EncodingWork,
    Unset,
    bind,
    decoded_extras,
    decoded_model,
    encoded_models,
    new,
)
from .user_list import UserList, decode_user_list, encode_user_list


@define(repr=False, kw_only=True)
class UserListPage(ApiModel):
    """A page of lists of users.

    Attributes:
        has_more: Whether there are more items behind this page.
    """

    has_more: bool
    """Whether there are more items behind this page."""
    list_: list[UserList]
    order: str | Unset = UNSET
    sort: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_user_list_page(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(UserListPage)
    items: list[Any]
    absent = 0
    value: Any = source.get("hasMore", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "hasMore")
    model.has_more = value
    value = source.get("list", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_user_list(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_user_list, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "list")
    model.list_ = value
    value = source.get("order", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "order")
    model.order = value
    value = source.get("sort", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "sort")
    model.sort = value
    model._extras = None
    if len(source) != 4 - absent or drift.found:
        model._extras = decoded_extras(source, UserListPage, drift)
    return model


def encode_user_list_page(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.has_more) is not UNSET:
        encoded["hasMore"] = value
    if (value := model.list_) is not UNSET:
        encoded["list"] = encoded_models(value, UserList, encode_user_list, work)
    if (value := model.order) is not UNSET:
        encoded["order"] = value
    if (value := model.sort) is not UNSET:
        encoded["sort"] = value
    return encoded


bind(
    UserListPage,
    decode_user_list_page,
    encode_user_list_page,
    required=["hasMore", "list"],
    known={"hasMore": "has_more", "list": "list_", "order": "order", "sort": "sort"},
)
