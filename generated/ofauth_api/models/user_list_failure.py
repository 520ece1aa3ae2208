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
class UserListFailure(ApiModel):
    """A list that the user could not be added to, and why."""

    error: str
    list_id: int
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_user_list_failure(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(UserListFailure)
    value: Any = source.get("error", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "error")
    model.error = value
    value = source.get("listId", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "listId")
    model.list_id = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, UserListFailure, drift)
    return model


def encode_user_list_failure(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.error) is not UNSET:
        encoded["error"] = value
    if (value := model.list_id) is not UNSET:
        encoded["listId"] = value
    return encoded


bind(
    UserListFailure,
    decode_user_list_failure,
    encode_user_list_failure,
    required=["error", "listId"],
    known={"error": "error", "listId": "list_id"},
)
