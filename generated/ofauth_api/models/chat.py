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
    decoded_model,
    encode,
    new,
)
from .chat_message import ChatMessage, decode_chat_message, encode_chat_message
from .chat_user import ChatUser, decode_chat_user, encode_chat_user


@define(repr=False, kw_only=True)
class Chat(ApiModel):
    """A chat, as `client.chats.list` and `client.chats.search` list it."""

    with_user: ChatUser
    can_go_to_profile: bool | Unset = UNSET
    can_not_send_reason: bool | str | Unset = UNSET
    can_send_message: bool | Unset = UNSET
    count_pinned_messages: int | Unset = UNSET
    has_purchased_feed: bool | Unset = UNSET
    has_unread_tips: bool | Unset = UNSET
    is_muted_notifications: bool | Unset = UNSET
    last_message: ChatMessage | Unset = UNSET
    last_read_message_id: int | Unset = UNSET
    unread_messages_count: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_chat(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(Chat)
    absent = 0
    value: Any = source.get("withUser", UNSET)
    if type(value) is dict:
        value = decode_chat_user(value, drift)
    else:
        value = decoded_model(value, decode_chat_user, drift, "object", source, "withUser")
    model.with_user = value
    value = source.get("canGoToProfile", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canGoToProfile")
    model.can_go_to_profile = value
    value = source.get("canNotSendReason", UNSET)
    if type(value) is not bool and type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string or boolean", source, "canNotSendReason")
    model.can_not_send_reason = value
    value = source.get("canSendMessage", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canSendMessage")
    model.can_send_message = value
    value = source.get("countPinnedMessages", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "countPinnedMessages")
    model.count_pinned_messages = value
    value = source.get("hasPurchasedFeed", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "hasPurchasedFeed")
    model.has_purchased_feed = value
    value = source.get("hasUnreadTips", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "hasUnreadTips")
    model.has_unread_tips = value
    value = source.get("isMutedNotifications", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isMutedNotifications")
    model.is_muted_notifications = value
    value = source.get("lastMessage", UNSET)
    if type(value) is dict:
        value = decode_chat_message(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(value, decode_chat_message, drift, "object", source, "lastMessage")
    model.last_message = value
    value = source.get("lastReadMessageId", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "lastReadMessageId")
    model.last_read_message_id = value
    value = source.get("unreadMessagesCount", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "unreadMessagesCount")
    model.unread_messages_count = value
    model._extras = None
    if len(source) != 11 - absent or drift.found:
        model._extras = decoded_extras(source, Chat, drift)
    return model


def encode_chat(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.with_user) is not UNSET:
        encoded["withUser"] = (
            encode_chat_user(value, work) if type(value) is ChatUser else encode(value, work)
        )
    if (value := model.can_go_to_profile) is not UNSET:
        encoded["canGoToProfile"] = value
    if (value := model.can_not_send_reason) is not UNSET:
        encoded["canNotSendReason"] = value
    if (value := model.can_send_message) is not UNSET:
        encoded["canSendMessage"] = value
    if (value := model.count_pinned_messages) is not UNSET:
        encoded["countPinnedMessages"] = value
    if (value := model.has_purchased_feed) is not UNSET:
        encoded["hasPurchasedFeed"] = value
    if (value := model.has_unread_tips) is not UNSET:
        encoded["hasUnreadTips"] = value
    if (value := model.is_muted_notifications) is not UNSET:
        encoded["isMutedNotifications"] = value
    if (value := model.last_message) is not UNSET:
        encoded["lastMessage"] = (
            encode_chat_message(value, work) if type(value) is ChatMessage else encode(value, work)
        )
    if (value := model.last_read_message_id) is not UNSET:
        encoded["lastReadMessageId"] = value
    if (value := model.unread_messages_count) is not UNSET:
        encoded["unreadMessagesCount"] = value
    return encoded


bind(
    Chat,
    decode_chat,
    encode_chat,
    required=["withUser"],
    known={
        "canGoToProfile": "can_go_to_profile",
        "canNotSendReason": "can_not_send_reason",
        "canSendMessage": "can_send_message",
        "countPinnedMessages": "count_pinned_messages",
        "hasPurchasedFeed": "has_purchased_feed",
        "hasUnreadTips": "has_unread_tips",
        "isMutedNotifications": "is_muted_notifications",
        "lastMessage": "last_message",
        "lastReadMessageId": "last_read_message_id",
        "unreadMessagesCount": "unread_messages_count",
        "withUser": "with_user",
    },
)
