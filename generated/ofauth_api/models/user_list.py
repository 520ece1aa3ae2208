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
from .user_list_sort import UserListSort, decode_user_list_sort, encode_user_list_sort
from .user_summary import UserSummary, decode_user_summary, encode_user_summary


@define(repr=False, kw_only=True)
class UserList(ApiModel):
    """A list of users."""

    id: int | str
    name: str
    sort_list: list[UserListSort]
    type_: str
    users: list[UserSummary]
    can_add_users: bool | Unset = UNSET
    can_delete: bool | Unset = UNSET
    can_manage_users: bool | Unset = UNSET
    can_pinned_to_chat: bool | Unset = UNSET
    can_pinned_to_feed: bool | Unset = UNSET
    can_update: bool | Unset = UNSET
    direction: str | Unset = UNSET
    is_pinned_to_chat: bool | Unset = UNSET
    is_pinned_to_feed: bool | Unset = UNSET
    order: str | Unset = UNSET
    posts_count: int | Unset = UNSET
    users_count: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_user_list(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(UserList)
    items: list[Any]
    absent = 0
    value: Any = source.get("id", UNSET)
    if type(value) is not str and type(value) is not int:
        value = drift.unlike(value, "string or integer", source, "id")
    model.id = value
    value = source.get("name", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "name")
    model.name = value
    value = source.get("sortList", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_user_list_sort(item, drift))
                else:
                    items.append(
                        decoded_model(
                            item, decode_user_list_sort, drift, "object", value, len(items)
                        )
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "sortList")
    model.sort_list = value
    value = source.get("type", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "type")
    model.type_ = value
    value = source.get("users", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_user_summary(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_user_summary, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "users")
    model.users = value
    value = source.get("canAddUsers", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canAddUsers")
    model.can_add_users = value
    value = source.get("canDelete", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canDelete")
    model.can_delete = value
    value = source.get("canManageUsers", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canManageUsers")
    model.can_manage_users = value
    value = source.get("canPinnedToChat", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canPinnedToChat")
    model.can_pinned_to_chat = value
    value = source.get("canPinnedToFeed", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canPinnedToFeed")
    model.can_pinned_to_feed = value
    value = source.get("canUpdate", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canUpdate")
    model.can_update = value
    value = source.get("direction", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "direction")
    model.direction = value
    value = source.get("isPinnedToChat", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isPinnedToChat")
    model.is_pinned_to_chat = value
    value = source.get("isPinnedToFeed", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isPinnedToFeed")
    model.is_pinned_to_feed = value
    value = source.get("order", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "order")
    model.order = value
    value = source.get("postsCount", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "postsCount")
    model.posts_count = value
    value = source.get("usersCount", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "usersCount")
    model.users_count = value
    model._extras = None
    if len(source) != 17 - absent or drift.found:
        model._extras = decoded_extras(source, UserList, drift)
    return model


def encode_user_list(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    if (value := model.sort_list) is not UNSET:
        encoded["sortList"] = encoded_models(value, UserListSort, encode_user_list_sort, work)
    if (value := model.type_) is not UNSET:
        encoded["type"] = value
    if (value := model.users) is not UNSET:
        encoded["users"] = encoded_models(value, UserSummary, encode_user_summary, work)
    if (value := model.can_add_users) is not UNSET:
        encoded["canAddUsers"] = value
    if (value := model.can_delete) is not UNSET:
        encoded["canDelete"] = value
    if (value := model.can_manage_users) is not UNSET:
        encoded["canManageUsers"] = value
    if (value := model.can_pinned_to_chat) is not UNSET:
        encoded["canPinnedToChat"] = value
    if (value := model.can_pinned_to_feed) is not UNSET:
        encoded["canPinnedToFeed"] = value
    if (value := model.can_update) is not UNSET:
        encoded["canUpdate"] = value
    if (value := model.direction) is not UNSET:
        encoded["direction"] = value
    if (value := model.is_pinned_to_chat) is not UNSET:
        encoded["isPinnedToChat"] = value
    if (value := model.is_pinned_to_feed) is not UNSET:
        encoded["isPinnedToFeed"] = value
    if (value := model.order) is not UNSET:
        encoded["order"] = value
    if (value := model.posts_count) is not UNSET:
        encoded["postsCount"] = value
    if (value := model.users_count) is not UNSET:
        encoded["usersCount"] = value
    return encoded


bind(
    UserList,
    decode_user_list,
    encode_user_list,
    required=["id", "name", "sortList", "type", "users"],
    known={
        "canAddUsers": "can_add_users",
        "canDelete": "can_delete",
        "canManageUsers": "can_manage_users",
        "canPinnedToChat": "can_pinned_to_chat",
        "canPinnedToFeed": "can_pinned_to_feed",
        "canUpdate": "can_update",
        "direction": "direction",
        "id": "id",
        "isPinnedToChat": "is_pinned_to_chat",
        "isPinnedToFeed": "is_pinned_to_feed",
        "name": "name",
        "order": "order",
        "postsCount": "posts_count",
        "sortList": "sort_list",
        "type": "type_",
        "users": "users",
        "usersCount": "users_count",
    },
)
