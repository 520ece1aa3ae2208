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
from .subscribed_by_data import (
    SubscribedByData,
    decode_subscribed_by_data,
    encode_subscribed_by_data,
)
from .subscribed_on_data import (
    SubscribedOnData,
    decode_subscribed_on_data,
    encode_subscribed_on_data,
)


@define(repr=False, kw_only=True)
class RestrictedUser(ApiModel):
    """A user who is restricted or blocked.

    Attributes:
        display_name: Name to show.
        notice: Your note about the user.
    """

    avatar: str | None
    id: int
    is_verified: bool
    lists: list[ListMembership]
    name: str
    username: str
    avatar_thumbs: AvatarThumbs | None | Unset = UNSET
    can_receive_chat_message: bool | Unset = UNSET
    can_report: bool | Unset = UNSET
    can_restrict: bool | Unset = UNSET
    can_trial_send: bool | Unset = UNSET
    can_unsubscribe: bool | Unset = UNSET
    current_subscribe_price: float | None | Unset = UNSET
    display_name: str | Unset = UNSET
    """Name to show."""
    hide_chat: bool | Unset = UNSET
    is_blocked: bool | Unset = UNSET
    is_pending_autoprolong: bool | Unset = UNSET
    is_performer: bool | Unset = UNSET
    is_real_performer: bool | Unset = UNSET
    is_restricted: bool | Unset = UNSET
    last_seen: str | None | Unset = UNSET
    notice: str | Unset = UNSET
    """Your note about the user."""
    subscribed_by: bool | None | Unset = UNSET
    subscribed_by_autoprolong: bool | None | Unset = UNSET
    subscribed_by_data: SubscribedByData | Unset = UNSET
    subscribed_by_expire: bool | None | Unset = UNSET
    subscribed_by_expire_date: datetime.datetime | None | Unset = UNSET
    subscribed_is_expired_now: bool | Unset = UNSET
    subscribed_on: bool | Unset = UNSET
    subscribed_on_data: SubscribedOnData | Unset = UNSET
    subscribed_on_duration: str | Unset = UNSET
    subscribed_on_expired_now: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_restricted_user(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(RestrictedUser)
    items: list[Any]
    absent = 0
    value: Any = source.get("avatar", UNSET)
    if type(value) is not str and value is not None:
        value = drift.unlike(value, "string or null", source, "avatar")
    model.avatar = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("isVerified", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isVerified")
    model.is_verified = value
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
    value = source.get("canReceiveChatMessage", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canReceiveChatMessage")
    model.can_receive_chat_message = value
    value = source.get("canReport", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canReport")
    model.can_report = value
    value = source.get("canRestrict", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canRestrict")
    model.can_restrict = value
    value = source.get("canTrialSend", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canTrialSend")
    model.can_trial_send = value
    value = source.get("canUnsubscribe", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canUnsubscribe")
    model.can_unsubscribe = value
    value = source.get("currentSubscribePrice", UNSET)
    if type(value) is not int and type(value) is not float and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number or null", source, "currentSubscribePrice")
    model.current_subscribe_price = value
    value = source.get("displayName", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "displayName")
    model.display_name = value
    value = source.get("hideChat", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "hideChat")
    model.hide_chat = value
    value = source.get("isBlocked", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isBlocked")
    model.is_blocked = value
    value = source.get("isPendingAutoprolong", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isPendingAutoprolong")
    model.is_pending_autoprolong = value
    value = source.get("isPerformer", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isPerformer")
    model.is_performer = value
    value = source.get("isRealPerformer", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isRealPerformer")
    model.is_real_performer = value
    value = source.get("isRestricted", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isRestricted")
    model.is_restricted = value
    value = source.get("lastSeen", UNSET)
    if type(value) is not str and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string or null", source, "lastSeen")
    model.last_seen = value
    value = source.get("notice", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "notice")
    model.notice = value
    value = source.get("subscribedBy", UNSET)
    if type(value) is not bool and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean or null", source, "subscribedBy")
    model.subscribed_by = value
    value = source.get("subscribedByAutoprolong", UNSET)
    if type(value) is not bool and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean or null", source, "subscribedByAutoprolong")
    model.subscribed_by_autoprolong = value
    value = source.get("subscribedByData", UNSET)
    if type(value) is dict:
        value = decode_subscribed_by_data(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(
            value, decode_subscribed_by_data, drift, "object", source, "subscribedByData"
        )
    model.subscribed_by_data = value
    value = source.get("subscribedByExpire", UNSET)
    if type(value) is not bool and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean or null", source, "subscribedByExpire")
    model.subscribed_by_expire = value
    value = source.get("subscribedByExpireDate", UNSET)
    if type(value) is str:
        value = (
            moment(value)
            or midnight(value)
            or drift.text(value, "date-time or null", source, "subscribedByExpireDate")
        )
    elif value is UNSET:
        absent += 1
    elif value is not None:
        value = drift.unlike(value, "date-time or null", source, "subscribedByExpireDate")
    model.subscribed_by_expire_date = value
    value = source.get("subscribedIsExpiredNow", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "subscribedIsExpiredNow")
    model.subscribed_is_expired_now = value
    value = source.get("subscribedOn", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "subscribedOn")
    model.subscribed_on = value
    value = source.get("subscribedOnData", UNSET)
    if type(value) is dict:
        value = decode_subscribed_on_data(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(
            value, decode_subscribed_on_data, drift, "object", source, "subscribedOnData"
        )
    model.subscribed_on_data = value
    value = source.get("subscribedOnDuration", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "subscribedOnDuration")
    model.subscribed_on_duration = value
    value = source.get("subscribedOnExpiredNow", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "subscribedOnExpiredNow")
    model.subscribed_on_expired_now = value
    model._extras = None
    if len(source) != 32 - absent or drift.found:
        model._extras = decoded_extras(source, RestrictedUser, drift)
    return model


def encode_restricted_user(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.avatar) is not UNSET:
        encoded["avatar"] = value
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.is_verified) is not UNSET:
        encoded["isVerified"] = value
    if (value := model.lists) is not UNSET:
        encoded["lists"] = encoded_models(value, ListMembership, encode_list_membership, work)
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    if (value := model.username) is not UNSET:
        encoded["username"] = value
    if (value := model.avatar_thumbs) is not UNSET:
        encoded["avatarThumbs"] = (
            encode_avatar_thumbs(value, work)
            if type(value) is AvatarThumbs
            else encode(value, work)
        )
    if (value := model.can_receive_chat_message) is not UNSET:
        encoded["canReceiveChatMessage"] = value
    if (value := model.can_report) is not UNSET:
        encoded["canReport"] = value
    if (value := model.can_restrict) is not UNSET:
        encoded["canRestrict"] = value
    if (value := model.can_trial_send) is not UNSET:
        encoded["canTrialSend"] = value
    if (value := model.can_unsubscribe) is not UNSET:
        encoded["canUnsubscribe"] = value
    if (value := model.current_subscribe_price) is not UNSET:
        encoded["currentSubscribePrice"] = value
    if (value := model.display_name) is not UNSET:
        encoded["displayName"] = value
    if (value := model.hide_chat) is not UNSET:
        encoded["hideChat"] = value
    if (value := model.is_blocked) is not UNSET:
        encoded["isBlocked"] = value
    if (value := model.is_pending_autoprolong) is not UNSET:
        encoded["isPendingAutoprolong"] = value
    if (value := model.is_performer) is not UNSET:
        encoded["isPerformer"] = value
    if (value := model.is_real_performer) is not UNSET:
        encoded["isRealPerformer"] = value
    if (value := model.is_restricted) is not UNSET:
        encoded["isRestricted"] = value
    if (value := model.last_seen) is not UNSET:
        encoded["lastSeen"] = value
    if (value := model.notice) is not UNSET:
        encoded["notice"] = value
    if (value := model.subscribed_by) is not UNSET:
        encoded["subscribedBy"] = value
    if (value := model.subscribed_by_autoprolong) is not UNSET:
        encoded["subscribedByAutoprolong"] = value
    if (value := model.subscribed_by_data) is not UNSET:
        encoded["subscribedByData"] = (
            encode_subscribed_by_data(value, work)
            if type(value) is SubscribedByData
            else encode(value, work)
        )
    if (value := model.subscribed_by_expire) is not UNSET:
        encoded["subscribedByExpire"] = value
    if (value := model.subscribed_by_expire_date) is not UNSET:
        encoded["subscribedByExpireDate"] = encoded_moment(value, work)
    if (value := model.subscribed_is_expired_now) is not UNSET:
        encoded["subscribedIsExpiredNow"] = value
    if (value := model.subscribed_on) is not UNSET:
        encoded["subscribedOn"] = value
    if (value := model.subscribed_on_data) is not UNSET:
        encoded["subscribedOnData"] = (
            encode_subscribed_on_data(value, work)
            if type(value) is SubscribedOnData
            else encode(value, work)
        )
    if (value := model.subscribed_on_duration) is not UNSET:
        encoded["subscribedOnDuration"] = value
    if (value := model.subscribed_on_expired_now) is not UNSET:
        encoded["subscribedOnExpiredNow"] = value
    return encoded


bind(
    RestrictedUser,
    decode_restricted_user,
    encode_restricted_user,
    required=["avatar", "id", "isVerified", "lists", "name", "username"],
    known={
        "avatar": "avatar",
        "avatarThumbs": "avatar_thumbs",
        "canReceiveChatMessage": "can_receive_chat_message",
        "canReport": "can_report",
        "canRestrict": "can_restrict",
        "canTrialSend": "can_trial_send",
        "canUnsubscribe": "can_unsubscribe",
        "currentSubscribePrice": "current_subscribe_price",
        "displayName": "display_name",
        "hideChat": "hide_chat",
        "id": "id",
        "isBlocked": "is_blocked",
        "isPendingAutoprolong": "is_pending_autoprolong",
        "isPerformer": "is_performer",
        "isRealPerformer": "is_real_performer",
        "isRestricted": "is_restricted",
        "isVerified": "is_verified",
        "lastSeen": "last_seen",
        "lists": "lists",
        "name": "name",
        "notice": "notice",
        "subscribedBy": "subscribed_by",
        "subscribedByAutoprolong": "subscribed_by_autoprolong",
        "subscribedByData": "subscribed_by_data",
        "subscribedByExpire": "subscribed_by_expire",
        "subscribedByExpireDate": "subscribed_by_expire_date",
        "subscribedIsExpiredNow": "subscribed_is_expired_now",
        "subscribedOn": "subscribed_on",
        "subscribedOnData": "subscribed_on_data",
        "subscribedOnDuration": "subscribed_on_duration",
        "subscribedOnExpiredNow": "subscribed_on_expired_now",
        "username": "username",
    },
)
