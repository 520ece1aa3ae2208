from __future__ import annotations

import datetime
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
    encoded_moment,
    midnight,
    moment,
    new,
)
from .notification_replacements import (
    NotificationReplacements,
    decode_notification_replacements,
    encode_notification_replacements,
)


@define(repr=False, kw_only=True)
class Notification(ApiModel):
    """A notification."""

    can_go_to_profile: bool
    created_at: datetime.datetime
    id: int
    is_read: bool
    replace_pairs: NotificationReplacements | None
    sub_type: str | None
    text: str
    type_: str
    user_id: int | None
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_notification(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(Notification)
    value: Any = source.get("canGoToProfile", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canGoToProfile")
    model.can_go_to_profile = value
    value = source.get("createdAt", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "createdAt")
        )
    else:
        value = drift.unlike(value, "date-time", source, "createdAt")
    model.created_at = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("isRead", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isRead")
    model.is_read = value
    value = source.get("replacePairs", UNSET)
    if type(value) is dict:
        value = decode_notification_replacements(value, drift)
    elif value is not None:
        value = decoded_model(
            value, decode_notification_replacements, drift, "object or null", source, "replacePairs"
        )
    model.replace_pairs = value
    value = source.get("subType", UNSET)
    if type(value) is not str and value is not None:
        value = drift.unlike(value, "string or null", source, "subType")
    model.sub_type = value
    value = source.get("text", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "text")
    model.text = value
    value = source.get("type", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "type")
    model.type_ = value
    value = source.get("userId", UNSET)
    if type(value) is not int and value is not None:
        value = drift.unlike(value, "integer or null", source, "userId")
    model.user_id = value
    model._extras = None
    if len(source) != 9 or drift.found:
        model._extras = decoded_extras(source, Notification, drift)
    return model


def encode_notification(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.can_go_to_profile) is not UNSET:
        encoded["canGoToProfile"] = value
    if (value := model.created_at) is not UNSET:
        encoded["createdAt"] = encoded_moment(value, work)
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.is_read) is not UNSET:
        encoded["isRead"] = value
    if (value := model.replace_pairs) is not UNSET:
        encoded["replacePairs"] = (
            encode_notification_replacements(value, work)
            if type(value) is NotificationReplacements
            else encode(value, work)
        )
    if (value := model.sub_type) is not UNSET:
        encoded["subType"] = value
    if (value := model.text) is not UNSET:
        encoded["text"] = value
    if (value := model.type_) is not UNSET:
        encoded["type"] = value
    if (value := model.user_id) is not UNSET:
        encoded["userId"] = value
    return encoded


bind(
    Notification,
    decode_notification,
    encode_notification,
    required=[
        "canGoToProfile",
        "createdAt",
        "id",
        "isRead",
        "replacePairs",
        "subType",
        "text",
        "type",
        "userId",
    ],
    known={
        "canGoToProfile": "can_go_to_profile",
        "createdAt": "created_at",
        "id": "id",
        "isRead": "is_read",
        "replacePairs": "replace_pairs",
        "subType": "sub_type",
        "text": "text",
        "type": "type_",
        "userId": "user_id",
    },
)
