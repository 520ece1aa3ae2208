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
class UserListRequest(ApiModel):
    """The name of a list of users.

    Attributes:
        name: 1 to 100 characters.
    """

    name: str
    """1 to 100 characters."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_user_list_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(UserListRequest)
    value: Any = source.get("name", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "name")
    model.name = value
    model._extras = None
    if len(source) != 1 or drift.found:
        model._extras = decoded_extras(source, UserListRequest, drift)
    return model


def encode_user_list_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    return encoded


bind(
    UserListRequest,
    decode_user_list_request,
    encode_user_list_request,
    required=["name"],
    known={"name": "name"},
)
