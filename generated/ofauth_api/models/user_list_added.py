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
    new,
)


@define(repr=False, kw_only=True)
class UserListAdded(ApiModel):
    """A list that the user was added to."""

    list_id: int
    success: bool
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_user_list_added(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(UserListAdded)
    value: Any = source.get("listId", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "listId")
    model.list_id = value
    value = source.get("success", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "success")
    model.success = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, UserListAdded, drift)
    return model


def encode_user_list_added(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.list_id) is not UNSET:
        encoded["listId"] = value
    if (value := model.success) is not UNSET:
        encoded["success"] = value
    return encoded


bind(
    UserListAdded,
    decode_user_list_added,
    encode_user_list_added,
    required=["listId", "success"],
    known={"listId": "list_id", "success": "success"},
)
