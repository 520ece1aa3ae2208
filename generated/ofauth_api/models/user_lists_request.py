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
    decoded_scalars,
    new,
)


@define(repr=False, kw_only=True)
class UserListsRequest(ApiModel):
    """The lists to add a user to.

    Attributes:
        list_ids: 1 to 5 items. Each more than 0.
    """

    list_ids: list[int]
    """1 to 5 items. Each more than 0."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_user_lists_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(UserListsRequest)
    value: Any = source.get("listIds", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not int:
                value = decoded_scalars(value, "integer", drift)
                break
    else:
        value = drift.unlike(value, "array", source, "listIds")
    model.list_ids = value
    model._extras = None
    if len(source) != 1 or drift.found:
        model._extras = decoded_extras(source, UserListsRequest, drift)
    return model


def encode_user_lists_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.list_ids) is not UNSET:
        encoded["listIds"] = value
    return encoded


bind(
    UserListsRequest,
    decode_user_lists_request,
    encode_user_lists_request,
    required=["listIds"],
    known={"listIds": "list_ids"},
)
