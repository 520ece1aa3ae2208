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
class TransactionUser(ApiModel):
    """The user who paid."""

    avatar: str | None
    id: int
    name: str
    username: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_transaction_user(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(TransactionUser)
    value: Any = source.get("avatar", UNSET)
    if type(value) is not str and value is not None:
        value = drift.unlike(value, "string or null", source, "avatar")
    model.avatar = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("name", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "name")
    model.name = value
    value = source.get("username", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "username")
    model.username = value
    model._extras = None
    if len(source) != 4 or drift.found:
        model._extras = decoded_extras(source, TransactionUser, drift)
    return model


def encode_transaction_user(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.avatar) is not UNSET:
        encoded["avatar"] = value
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    if (value := model.username) is not UNSET:
        encoded["username"] = value
    return encoded


bind(
    TransactionUser,
    decode_transaction_user,
    encode_transaction_user,
    required=["avatar", "id", "name", "username"],
    known={"avatar": "avatar", "id": "id", "name": "name", "username": "username"},
)
