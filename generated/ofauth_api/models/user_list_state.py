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
    new,
)


@define(repr=False, kw_only=True)
class UserListState(ApiModel):
    """Whether a user is on a list."""

    has_user: bool
    id: int | str
    name: str
    type_: str
    can_add_user: bool | Unset = UNSET
    cannot_add_user_reason: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_user_list_state(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(UserListState)
    absent = 0
    value: Any = source.get("hasUser", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "hasUser")
    model.has_user = value
    value = source.get("id", UNSET)
    if type(value) is not str and type(value) is not int:
        value = drift.unlike(value, "string or integer", source, "id")
    model.id = value
    value = source.get("name", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "name")
    model.name = value
    value = source.get("type", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "type")
    model.type_ = value
    value = source.get("canAddUser", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canAddUser")
    model.can_add_user = value
    value = source.get("cannotAddUserReason", UNSET)
    if type(value) is not str and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string or null", source, "cannotAddUserReason")
    model.cannot_add_user_reason = value
    model._extras = None
    if len(source) != 6 - absent or drift.found:
        model._extras = decoded_extras(source, UserListState, drift)
    return model


def encode_user_list_state(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.has_user) is not UNSET:
        encoded["hasUser"] = value
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    if (value := model.type_) is not UNSET:
        encoded["type"] = value
    if (value := model.can_add_user) is not UNSET:
        encoded["canAddUser"] = value
    if (value := model.cannot_add_user_reason) is not UNSET:
        encoded["cannotAddUserReason"] = value
    return encoded


bind(
    UserListState,
    decode_user_list_state,
    encode_user_list_state,
    required=["hasUser", "id", "name", "type"],
    known={
        "canAddUser": "can_add_user",
        "cannotAddUserReason": "cannot_add_user_reason",
        "hasUser": "has_user",
        "id": "id",
        "name": "name",
        "type": "type_",
    },
)
