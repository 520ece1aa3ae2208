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
class MessageUser(ApiModel):
    """A message user, as `ChatMessage.from_user` and `QueuedMessage.from_user` have it."""

    id: int
    view: str | Unset = UNSET
    name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_message_user(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(MessageUser)
    absent = 0
    value: Any = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("_view", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "_view")
    model.view = value
    value = source.get("name", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "name")
    model.name = value
    model._extras = None
    if len(source) != 3 - absent or drift.found:
        model._extras = decoded_extras(source, MessageUser, drift)
    return model


def encode_message_user(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.view) is not UNSET:
        encoded["_view"] = value
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    return encoded


bind(
    MessageUser,
    decode_message_user,
    encode_message_user,
    required=["id"],
    known={"_view": "view", "id": "id", "name": "name"},
)
