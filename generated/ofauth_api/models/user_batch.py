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
    encoded_models,
    new,
)
from .user import User, decode_user, encode_user


@define(repr=False, kw_only=True)
class UserBatch(ApiModel):
    """Users, by their ids."""

    users: list[User]
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_user_batch(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(UserBatch)
    items: list[Any]
    value: Any = source.get("users", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_user(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_user, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "users")
    model.users = value
    model._extras = None
    if len(source) != 1 or drift.found:
        model._extras = decoded_extras(source, UserBatch, drift)
    return model


def encode_user_batch(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.users) is not UNSET:
        encoded["users"] = encoded_models(value, User, encode_user, work)
    return encoded


bind(UserBatch, decode_user_batch, encode_user_batch, required=["users"], known={"users": "users"})
