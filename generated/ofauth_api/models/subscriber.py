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
    encode,
    encoded_models,
    new,
)
from .avatar_thumbs import AvatarThumbs, decode_avatar_thumbs, encode_avatar_thumbs
from .subscriber_capabilities import (
    SubscriberCapabilities,
    decode_subscriber_capabilities,
    encode_subscriber_capabilities,
)
from .subscriber_list import SubscriberList, decode_subscriber_list, encode_subscriber_list
from .subscriber_spending import (
    SubscriberSpending,
    decode_subscriber_spending,
    encode_subscriber_spending,
)
from .subscriber_subscription import (
    SubscriberSubscription,
    decode_subscriber_subscription,
    encode_subscriber_subscription,
)


@define(repr=False, kw_only=True)
class Subscriber(ApiModel):
    """A fan who subscribes, or did, to the creator.

    Attributes:
        display_name: Name to show.
    """

    avatar: str | None
    avatar_thumbs: AvatarThumbs | None
    capabilities: SubscriberCapabilities
    display_name: str
    """Name to show."""
    id: int
    is_blocked: bool
    is_restricted: bool
    is_verified: bool
    last_seen: str | None
    lists: list[SubscriberList]
    name: str
    spending: SubscriberSpending
    subscription: SubscriberSubscription
    username: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_subscriber(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(Subscriber)
    items: list[Any]
    value: Any = source.get("avatar", UNSET)
    if type(value) is not str and value is not None:
        value = drift.unlike(value, "string or null", source, "avatar")
    model.avatar = value
    value = source.get("avatarThumbs", UNSET)
    if type(value) is dict:
        value = decode_avatar_thumbs(value, drift)
    elif value is not None:
        value = decoded_model(
            value, decode_avatar_thumbs, drift, "object or null", source, "avatarThumbs"
        )
    model.avatar_thumbs = value
    value = source.get("capabilities", UNSET)
    if type(value) is dict:
        value = decode_subscriber_capabilities(value, drift)
    else:
        value = decoded_model(
            value, decode_subscriber_capabilities, drift, "object", source, "capabilities"
        )
    model.capabilities = value
    value = source.get("displayName", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "displayName")
    model.display_name = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("isBlocked", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isBlocked")
    model.is_blocked = value
    value = source.get("isRestricted", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isRestricted")
    model.is_restricted = value
    value = source.get("isVerified", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isVerified")
    model.is_verified = value
    value = source.get("lastSeen", UNSET)
    if type(value) is not str and value is not None:
        value = drift.unlike(value, "string or null", source, "lastSeen")
    model.last_seen = value
    value = source.get("lists", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_subscriber_list(item, drift))
                else:
                    items.append(
                        decoded_model(
                            item, decode_subscriber_list, drift, "object", value, len(items)
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
    value = source.get("spending", UNSET)
    if type(value) is dict:
        value = decode_subscriber_spending(value, drift)
    else:
        value = decoded_model(
            value, decode_subscriber_spending, drift, "object", source, "spending"
        )
    model.spending = value
    value = source.get("subscription", UNSET)
    if type(value) is dict:
        value = decode_subscriber_subscription(value, drift)
    else:
        value = decoded_model(
            value, decode_subscriber_subscription, drift, "object", source, "subscription"
        )
    model.subscription = value
    value = source.get("username", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "username")
    model.username = value
    model._extras = None
    if len(source) != 14 or drift.found:
        model._extras = decoded_extras(source, Subscriber, drift)
    return model


def encode_subscriber(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.avatar) is not UNSET:
        encoded["avatar"] = value
    if (value := model.avatar_thumbs) is not UNSET:
        encoded["avatarThumbs"] = (
            encode_avatar_thumbs(value, work)
            if type(value) is AvatarThumbs
            else encode(value, work)
        )
    if (value := model.capabilities) is not UNSET:
        encoded["capabilities"] = (
            encode_subscriber_capabilities(value, work)
            if type(value) is SubscriberCapabilities
            else encode(value, work)
        )
    if (value := model.display_name) is not UNSET:
        encoded["displayName"] = value
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.is_blocked) is not UNSET:
        encoded["isBlocked"] = value
    if (value := model.is_restricted) is not UNSET:
        encoded["isRestricted"] = value
    if (value := model.is_verified) is not UNSET:
        encoded["isVerified"] = value
    if (value := model.last_seen) is not UNSET:
        encoded["lastSeen"] = value
    if (value := model.lists) is not UNSET:
        encoded["lists"] = encoded_models(value, SubscriberList, encode_subscriber_list, work)
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    if (value := model.spending) is not UNSET:
        encoded["spending"] = (
            encode_subscriber_spending(value, work)
            if type(value) is SubscriberSpending
            else encode(value, work)
        )
    if (value := model.subscription) is not UNSET:
        encoded["subscription"] = (
            encode_subscriber_subscription(value, work)
            if type(value) is SubscriberSubscription
            else encode(value, work)
        )
    if (value := model.username) is not UNSET:
        encoded["username"] = value
    return encoded


bind(
    Subscriber,
    decode_subscriber,
    encode_subscriber,
    required=[
        "avatar",
        "avatarThumbs",
        "capabilities",
        "displayName",
        "id",
        "isBlocked",
        "isRestricted",
        "isVerified",
        "lastSeen",
        "lists",
        "name",
        "spending",
        "subscription",
        "username",
    ],
    known={
        "avatar": "avatar",
        "avatarThumbs": "avatar_thumbs",
        "capabilities": "capabilities",
        "displayName": "display_name",
        "id": "id",
        "isBlocked": "is_blocked",
        "isRestricted": "is_restricted",
        "isVerified": "is_verified",
        "lastSeen": "last_seen",
        "lists": "lists",
        "name": "name",
        "spending": "spending",
        "subscription": "subscription",
        "username": "username",
    },
)
