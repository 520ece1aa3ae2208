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
from .user_list_added import UserListAdded, decode_user_list_added, encode_user_list_added
from .user_list_failure import UserListFailure, decode_user_list_failure, encode_user_list_failure


@define(repr=False, kw_only=True)
class UserListsResult(ApiModel):
    """Which lists a user was added to."""

    success: list[UserListAdded]
    errors: list[UserListFailure] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_user_lists_result(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(UserListsResult)
    items: list[Any]
    absent = 0
    value: Any = source.get("success", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_user_list_added(item, drift))
                else:
                    items.append(
                        decoded_model(
                            item, decode_user_list_added, drift, "object", value, len(items)
                        )
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "success")
    model.success = value
    value = source.get("errors", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_user_list_failure(item, drift))
                else:
                    items.append(
                        decoded_model(
                            item, decode_user_list_failure, drift, "object", value, len(items)
                        )
                    )
            value = items
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "array", source, "errors")
    model.errors = value
    model._extras = None
    if len(source) != 2 - absent or drift.found:
        model._extras = decoded_extras(source, UserListsResult, drift)
    return model


def encode_user_lists_result(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.success) is not UNSET:
        encoded["success"] = encoded_models(value, UserListAdded, encode_user_list_added, work)
    if (value := model.errors) is not UNSET:
        encoded["errors"] = encoded_models(value, UserListFailure, encode_user_list_failure, work)
    return encoded


bind(
    UserListsResult,
    decode_user_lists_result,
    encode_user_lists_result,
    required=["success"],
    known={"errors": "errors", "success": "success"},
)
