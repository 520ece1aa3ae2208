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
    Unset,
    bind,
    decoded_extras,
    decoded_model,
    encode,
    encoded_models,
    encoded_moment,
    midnight,
    moment,
    new,
)
from .avatar_thumbs import AvatarThumbs, decode_avatar_thumbs, encode_avatar_thumbs
from .list_membership import ListMembership, decode_list_membership, encode_list_membership


@define(repr=False, kw_only=True)
class Subscription(ApiModel):
    """A subscription of the creator to somebody else."""

    avatar: str | None
    expired_at: datetime.datetime | None
    id: int
    is_active: bool
    lists: list[ListMembership]
    name: str
    renewed_at: datetime.datetime | None
    subscribed_at: datetime.datetime
    subscription_price: float
    username: str
    avatar_thumbs: AvatarThumbs | None | Unset = UNSET
    messages_summ: float | Unset = UNSET
    posts_summ: float | Unset = UNSET
    streams_summ: float | Unset = UNSET
    subscribes_summ: float | Unset = UNSET
    tips_summ: float | Unset = UNSET
    total_summ: float | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_subscription(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(Subscription)
    items: list[Any]
    absent = 0
    value: Any = source.get("avatar", UNSET)
    if type(value) is not str and value is not None:
        value = drift.unlike(value, "string or null", source, "avatar")
    model.avatar = value
    value = source.get("expiredAt", UNSET)
    if type(value) is str:
        value = (
            moment(value)
            or midnight(value)
            or drift.text(value, "date-time or null", source, "expiredAt")
        )
    elif value is not None:
        value = drift.unlike(value, "date-time or null", source, "expiredAt")
    model.expired_at = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("isActive", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isActive")
    model.is_active = value
    value = source.get("lists", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_list_membership(item, drift))
                else:
                    items.append(
                        decoded_model(
                            item, decode_list_membership, drift, "object", value, len(items)
                        )
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "lists")
    model.lists = value
    value = source.get("name", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "name")
    model.name = value
    value = source.get("renewedAt", UNSET)
    if type(value) is str:
        value = (
            moment(value)
            or midnight(value)
            or drift.text(value, "date-time or null", source, "renewedAt")
        )
    elif value is not None:
        value = drift.unlike(value, "date-time or null", source, "renewedAt")
    model.renewed_at = value
    value = source.get("subscribedAt", UNSET)
    if type(value) is str:
        value = (
            moment(value)
            or midnight(value)
            or drift.text(value, "date-time", source, "subscribedAt")
        )
    else:
        value = drift.unlike(value, "date-time", source, "subscribedAt")
    model.subscribed_at = value
    value = source.get("subscriptionPrice", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "subscriptionPrice")
    model.subscription_price = value
    value = source.get("username", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "username")
    model.username = value
    value = source.get("avatarThumbs", UNSET)
    if type(value) is dict:
        value = decode_avatar_thumbs(value, drift)
    elif value is UNSET:
        absent += 1
    elif value is not None:
        value = decoded_model(
            value, decode_avatar_thumbs, drift, "object or null", source, "avatarThumbs"
        )
    model.avatar_thumbs = value
    value = source.get("messagesSumm", UNSET)
    if type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number", source, "messagesSumm")
    model.messages_summ = value
    value = source.get("postsSumm", UNSET)
    if type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number", source, "postsSumm")
    model.posts_summ = value
    value = source.get("streamsSumm", UNSET)
    if type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number", source, "streamsSumm")
    model.streams_summ = value
    value = source.get("subscribesSumm", UNSET)
    if type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number", source, "subscribesSumm")
    model.subscribes_summ = value
    value = source.get("tipsSumm", UNSET)
    if type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number", source, "tipsSumm")
    model.tips_summ = value
    value = source.get("totalSumm", UNSET)
    if type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number", source, "totalSumm")
    model.total_summ = value
    model._extras = None
    if len(source) != 17 - absent or drift.found:
        model._extras = decoded_extras(source, Subscription, drift)
    return model


def encode_subscription(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.avatar) is not UNSET:
        encoded["avatar"] = value
    if (value := model.expired_at) is not UNSET:
        encoded["expiredAt"] = encoded_moment(value, work)
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.is_active) is not UNSET:
        encoded["isActive"] = value
    if (value := model.lists) is not UNSET:
        encoded["lists"] = encoded_models(value, ListMembership, encode_list_membership, work)
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    if (value := model.renewed_at) is not UNSET:
        encoded["renewedAt"] = encoded_moment(value, work)
    if (value := model.subscribed_at) is not UNSET:
        encoded["subscribedAt"] = encoded_moment(value, work)
    if (value := model.subscription_price) is not UNSET:
        encoded["subscriptionPrice"] = value
    if (value := model.username) is not UNSET:
        encoded["username"] = value
    if (value := model.avatar_thumbs) is not UNSET:
        encoded["avatarThumbs"] = (
            encode_avatar_thumbs(value, work)
            if type(value) is AvatarThumbs
            else encode(value, work)
        )
    if (value := model.messages_summ) is not UNSET:
        encoded["messagesSumm"] = value
    if (value := model.posts_summ) is not UNSET:
        encoded["postsSumm"] = value
    if (value := model.streams_summ) is not UNSET:
        encoded["streamsSumm"] = value
    if (value := model.subscribes_summ) is not UNSET:
        encoded["subscribesSumm"] = value
    if (value := model.tips_summ) is not UNSET:
        encoded["tipsSumm"] = value
    if (value := model.total_summ) is not UNSET:
        encoded["totalSumm"] = value
    return encoded


bind(
    Subscription,
    decode_subscription,
    encode_subscription,
    required=[
        "avatar",
        "expiredAt",
        "id",
        "isActive",
        "lists",
        "name",
        "renewedAt",
        "subscribedAt",
        "subscriptionPrice",
        "username",
    ],
    known={
        "avatar": "avatar",
        "avatarThumbs": "avatar_thumbs",
        "expiredAt": "expired_at",
        "id": "id",
        "isActive": "is_active",
        "lists": "lists",
        "messagesSumm": "messages_summ",
        "name": "name",
        "postsSumm": "posts_summ",
        "renewedAt": "renewed_at",
        "streamsSumm": "streams_summ",
        "subscribedAt": "subscribed_at",
        "subscribesSumm": "subscribes_summ",
        "subscriptionPrice": "subscription_price",
        "tipsSumm": "tips_summ",
        "totalSumm": "total_summ",
        "username": "username",
    },
)
