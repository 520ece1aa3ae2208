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
    decoded_scalars,
    encode,
    encoded_models,
    encoded_moment,
    midnight,
    moment,
    new,
)
from .chat_message import ChatMessage, decode_chat_message, encode_chat_message
from .media import Media, decode_media, encode_media
from .media_type_counts import MediaTypeCounts, decode_media_type_counts, encode_media_type_counts
from .message_user import MessageUser, decode_message_user, encode_message_user


@define(repr=False, kw_only=True)
class QueuedMessage(ApiModel):
    """A message that may still be unsent."""

    from_user: MessageUser
    id: int
    media: list[Media]
    previews: list[int]
    text: str
    can_be_pinned: bool | Unset = UNSET
    can_purchase: bool | Unset = UNSET
    can_purchase_reason: str | Unset = UNSET
    can_report: bool | Unset = UNSET
    can_send_message_to_buyers: bool | Unset = UNSET
    can_unsend: bool | Unset = UNSET
    can_unsend_queue: bool | Unset = UNSET
    cancel_seconds: float | Unset = UNSET
    changed_at: datetime.datetime | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    date: datetime.datetime | Unset = UNSET
    giphy_id: str | None | Unset = UNSET
    has_error: bool | Unset = UNSET
    is_canceled: bool | Unset = UNSET
    is_couple_people_media: bool | Unset = UNSET
    is_free: bool | Unset = UNSET
    is_from_queue: bool | Unset = UNSET
    is_liked: bool | Unset = UNSET
    is_markdown_disabled: bool | Unset = UNSET
    is_media_ready: bool | Unset = UNSET
    is_new: bool | Unset = UNSET
    is_opened: bool | Unset = UNSET
    is_pinned: bool | Unset = UNSET
    is_reported_by_me: bool | Unset = UNSET
    is_tip: bool | Unset = UNSET
    locked_text: bool | Unset = UNSET
    media_count: int | Unset = UNSET
    media_types: MediaTypeCounts | Unset = UNSET
    price: str | Unset = UNSET
    purchased_count: int | Unset = UNSET
    queue_id: int | Unset = UNSET
    release_forms: list[Any] | None | Unset = UNSET
    reply_to_message: ChatMessage | Unset = UNSET
    response_type: str | Unset = UNSET
    sent_count: int | Unset = UNSET
    text_cropped: str | Unset = UNSET
    unsend_seconds: int | Unset = UNSET
    unsend_seconds_queue: float | Unset = UNSET
    viewed_count: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_queued_message(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(QueuedMessage)
    items: list[Any]
    absent = 0
    value: Any = source.get("fromUser", UNSET)
    if type(value) is dict:
        value = decode_message_user(value, drift)
    else:
        value = decoded_model(value, decode_message_user, drift, "object", source, "fromUser")
    model.from_user = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("media", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_media(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_media, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "media")
    model.media = value
    value = source.get("previews", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not int:
                value = decoded_scalars(value, "integer", drift)
                break
    else:
        value = drift.unlike(value, "array", source, "previews")
    model.previews = value
    value = source.get("text", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "text")
    model.text = value
    value = source.get("canBePinned", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canBePinned")
    model.can_be_pinned = value
    value = source.get("canPurchase", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canPurchase")
    model.can_purchase = value
    value = source.get("canPurchaseReason", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "canPurchaseReason")
    model.can_purchase_reason = value
    value = source.get("canReport", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canReport")
    model.can_report = value
    value = source.get("canSendMessageToBuyers", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canSendMessageToBuyers")
    model.can_send_message_to_buyers = value
    value = source.get("canUnsend", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canUnsend")
    model.can_unsend = value
    value = source.get("canUnsendQueue", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "canUnsendQueue")
    model.can_unsend_queue = value
    value = source.get("cancelSeconds", UNSET)
    if type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number", source, "cancelSeconds")
    model.cancel_seconds = value
    value = source.get("changedAt", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "changedAt")
        )
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "date-time", source, "changedAt")
    model.changed_at = value
    value = source.get("createdAt", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "createdAt")
        )
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "date-time", source, "createdAt")
    model.created_at = value
    value = source.get("date", UNSET)
    if type(value) is str:
        value = moment(value) or midnight(value) or drift.text(value, "date-time", source, "date")
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "date-time", source, "date")
    model.date = value
    value = source.get("giphyId", UNSET)
    if type(value) is not str and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string or null", source, "giphyId")
    model.giphy_id = value
    value = source.get("hasError", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "hasError")
    model.has_error = value
    value = source.get("isCanceled", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isCanceled")
    model.is_canceled = value
    value = source.get("isCouplePeopleMedia", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isCouplePeopleMedia")
    model.is_couple_people_media = value
    value = source.get("isFree", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isFree")
    model.is_free = value
    value = source.get("isFromQueue", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isFromQueue")
    model.is_from_queue = value
    value = source.get("isLiked", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isLiked")
    model.is_liked = value
    value = source.get("isMarkdownDisabled", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isMarkdownDisabled")
    model.is_markdown_disabled = value
    value = source.get("isMediaReady", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isMediaReady")
    model.is_media_ready = value
    value = source.get("isNew", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isNew")
    model.is_new = value
    value = source.get("isOpened", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isOpened")
    model.is_opened = value
    value = source.get("isPinned", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isPinned")
    model.is_pinned = value
    value = source.get("isReportedByMe", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isReportedByMe")
    model.is_reported_by_me = value
    value = source.get("isTip", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isTip")
    model.is_tip = value
    value = source.get("lockedText", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "lockedText")
    model.locked_text = value
    value = source.get("mediaCount", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "mediaCount")
    model.media_count = value
    value = source.get("mediaTypes", UNSET)
    if type(value) is dict:
        value = decode_media_type_counts(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(
            value, decode_media_type_counts, drift, "object", source, "mediaTypes"
        )
    model.media_types = value
    value = source.get("price", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "price")
    model.price = value
    value = source.get("purchasedCount", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "purchasedCount")
    model.purchased_count = value
    value = source.get("queueId", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "queueId")
    model.queue_id = value
    value = source.get("releaseForms", UNSET)
    if type(value) is not list and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "array or null", source, "releaseForms")
    model.release_forms = value
    value = source.get("replyToMessage", UNSET)
    if type(value) is dict:
        value = decode_chat_message(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(value, decode_chat_message, drift, "object", source, "replyToMessage")
    model.reply_to_message = value
    value = source.get("responseType", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "responseType")
    model.response_type = value
    value = source.get("sentCount", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "sentCount")
    model.sent_count = value
    value = source.get("textCropped", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "textCropped")
    model.text_cropped = value
    value = source.get("unsendSeconds", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "unsendSeconds")
    model.unsend_seconds = value
    value = source.get("unsendSecondsQueue", UNSET)
    if type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number", source, "unsendSecondsQueue")
    model.unsend_seconds_queue = value
    value = source.get("viewedCount", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "viewedCount")
    model.viewed_count = value
    model._extras = None
    if len(source) != 44 - absent or drift.found:
        model._extras = decoded_extras(source, QueuedMessage, drift)
    return model


def encode_queued_message(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.from_user) is not UNSET:
        encoded["fromUser"] = (
            encode_message_user(value, work) if type(value) is MessageUser else encode(value, work)
        )
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.media) is not UNSET:
        encoded["media"] = encoded_models(value, Media, encode_media, work)
    if (value := model.previews) is not UNSET:
        encoded["previews"] = value
    if (value := model.text) is not UNSET:
        encoded["text"] = value
    if (value := model.can_be_pinned) is not UNSET:
        encoded["canBePinned"] = value
    if (value := model.can_purchase) is not UNSET:
        encoded["canPurchase"] = value
    if (value := model.can_purchase_reason) is not UNSET:
        encoded["canPurchaseReason"] = value
    if (value := model.can_report) is not UNSET:
        encoded["canReport"] = value
    if (value := model.can_send_message_to_buyers) is not UNSET:
        encoded["canSendMessageToBuyers"] = value
    if (value := model.can_unsend) is not UNSET:
        encoded["canUnsend"] = value
    if (value := model.can_unsend_queue) is not UNSET:
        encoded["canUnsendQueue"] = value
    if (value := model.cancel_seconds) is not UNSET:
        encoded["cancelSeconds"] = value
    if (value := model.changed_at) is not UNSET:
        encoded["changedAt"] = encoded_moment(value, work)
    if (value := model.created_at) is not UNSET:
        encoded["createdAt"] = encoded_moment(value, work)
    if (value := model.date) is not UNSET:
        encoded["date"] = encoded_moment(value, work)
    if (value := model.giphy_id) is not UNSET:
        encoded["giphyId"] = value
    if (value := model.has_error) is not UNSET:
        encoded["hasError"] = value
    if (value := model.is_canceled) is not UNSET:
        encoded["isCanceled"] = value
    if (value := model.is_couple_people_media) is not UNSET:
        encoded["isCouplePeopleMedia"] = value
    if (value := model.is_free) is not UNSET:
        encoded["isFree"] = value
    if (value := model.is_from_queue) is not UNSET:
        encoded["isFromQueue"] = value
    if (value := model.is_liked) is not UNSET:
        encoded["isLiked"] = value
    if (value := model.is_markdown_disabled) is not UNSET:
        encoded["isMarkdownDisabled"] = value
    if (value := model.is_media_ready) is not UNSET:
        encoded["isMediaReady"] = value
    if (value := model.is_new) is not UNSET:
        encoded["isNew"] = value
    if (value := model.is_opened) is not UNSET:
        encoded["isOpened"] = value
    if (value := model.is_pinned) is not UNSET:
        encoded["isPinned"] = value
    if (value := model.is_reported_by_me) is not UNSET:
        encoded["isReportedByMe"] = value
    if (value := model.is_tip) is not UNSET:
        encoded["isTip"] = value
    if (value := model.locked_text) is not UNSET:
        encoded["lockedText"] = value
    if (value := model.media_count) is not UNSET:
        encoded["mediaCount"] = value
    if (value := model.media_types) is not UNSET:
        encoded["mediaTypes"] = (
            encode_media_type_counts(value, work)
            if type(value) is MediaTypeCounts
            else encode(value, work)
        )
    if (value := model.price) is not UNSET:
        encoded["price"] = value
    if (value := model.purchased_count) is not UNSET:
        encoded["purchasedCount"] = value
    if (value := model.queue_id) is not UNSET:
        encoded["queueId"] = value
    if (value := model.release_forms) is not UNSET:
        encoded["releaseForms"] = value
    if (value := model.reply_to_message) is not UNSET:
        encoded["replyToMessage"] = (
            encode_chat_message(value, work) if type(value) is ChatMessage else encode(value, work)
        )
    if (value := model.response_type) is not UNSET:
        encoded["responseType"] = value
    if (value := model.sent_count) is not UNSET:
        encoded["sentCount"] = value
    if (value := model.text_cropped) is not UNSET:
        encoded["textCropped"] = value
    if (value := model.unsend_seconds) is not UNSET:
        encoded["unsendSeconds"] = value
    if (value := model.unsend_seconds_queue) is not UNSET:
        encoded["unsendSecondsQueue"] = value
    if (value := model.viewed_count) is not UNSET:
        encoded["viewedCount"] = value
    return encoded


bind(
    QueuedMessage,
    decode_queued_message,
    encode_queued_message,
    required=["fromUser", "id", "media", "previews", "text"],
    known={
        "canBePinned": "can_be_pinned",
        "canPurchase": "can_purchase",
        "canPurchaseReason": "can_purchase_reason",
        "canReport": "can_report",
        "canSendMessageToBuyers": "can_send_message_to_buyers",
        "canUnsend": "can_unsend",
        "canUnsendQueue": "can_unsend_queue",
        "cancelSeconds": "cancel_seconds",
        "changedAt": "changed_at",
        "createdAt": "created_at",
        "date": "date",
        "fromUser": "from_user",
        "giphyId": "giphy_id",
        "hasError": "has_error",
        "id": "id",
        "isCanceled": "is_canceled",
        "isCouplePeopleMedia": "is_couple_people_media",
        "isFree": "is_free",
        "isFromQueue": "is_from_queue",
        "isLiked": "is_liked",
        "isMarkdownDisabled": "is_markdown_disabled",
        "isMediaReady": "is_media_ready",
        "isNew": "is_new",
        "isOpened": "is_opened",
        "isPinned": "is_pinned",
        "isReportedByMe": "is_reported_by_me",
        "isTip": "is_tip",
        "lockedText": "locked_text",
        "media": "media",
        "mediaCount": "media_count",
        "mediaTypes": "media_types",
        "previews": "previews",
        "price": "price",
        "purchasedCount": "purchased_count",
        "queueId": "queue_id",
        "releaseForms": "release_forms",
        "replyToMessage": "reply_to_message",
        "responseType": "response_type",
        "sentCount": "sent_count",
        "text": "text",
        "textCropped": "text_cropped",
        "unsendSeconds": "unsend_seconds",
        "unsendSecondsQueue": "unsend_seconds_queue",
        "viewedCount": "viewed_count",
    },
)
