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
    bind,
    decoded_extras,
    decoded_model,
    encode,
    new,
)
from .user_list import UserList, decode_user_list, encode_user_list
from .user_list_state import UserListState, decode_user_list_state, encode_user_list_state


@define(repr=False, kw_only=True)
class UserListAddition(ApiModel):
    """A list, and the user who was added to it."""

    list_: UserList
    user_state: UserListState
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_user_list_addition(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(UserListAddition)
    value: Any = source.get("list", UNSET)
    if type(value) is dict:
        value = decode_user_list(value, drift)
    else:
        value = decoded_model(value, decode_user_list, drift, "object", source, "list")
    model.list_ = value
    value = source.get("userState", UNSET)
    if type(value) is dict:
        value = decode_user_list_state(value, drift)
    else:
        value = decoded_model(value, decode_user_list_state, drift, "object", source, "userState")
    model.user_state = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, UserListAddition, drift)
    return model


def encode_user_list_addition(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.list_) is not UNSET:
        encoded["list"] = (
            encode_user_list(value, work) if type(value) is UserList else encode(value, work)
        )
    if (value := model.user_state) is not UNSET:
        encoded["userState"] = (
            encode_user_list_state(value, work)
            if type(value) is UserListState
            else encode(value, work)
        )
    return encoded


bind(
    UserListAddition,
    decode_user_list_addition,
    encode_user_list_addition,
    required=["list", "userState"],
    known={"list": "list_", "userState": "user_state"},
)
