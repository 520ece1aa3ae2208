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
    encoded_models,
    encoded_moment,
    midnight,
    moment,
    new,
)
from .media import Media, decode_media, encode_media
from .release_form import ReleaseForm, decode_release_form, encode_release_form


@define(repr=False, kw_only=True)
class SentMassMessage(ApiModel):
    """A mass message that was sent, with how often it was seen and bought."""

    date: datetime.datetime
    id: int
    media: list[Media]
    previews: list[Media]
    release_forms: list[ReleaseForm]
    text: str
    can_send_message_to_buyers: bool | Unset = UNSET
    can_unsend: bool | Unset = UNSET
    giphy_id: str | None | Unset = UNSET
    is_canceled: bool | Unset = UNSET
    is_free: bool | Unset = UNSET
    is_media_ready: bool | Unset = UNSET
    is_reported_by_me: bool | Unset = UNSET
    is_tip: bool | Unset = UNSET
    media_count: int | Unset = UNSET
    price: str | Unset = UNSET
    purchased_count: int | Unset = UNSET
    raw_text: str | Unset = UNSET
    response_type: str | Unset = UNSET
    sent_count: int | Unset = UNSET
    template: str | Unset = UNSET
    unsend_seconds: int | Unset = UNSET
    viewed_count: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_sent_mass_message(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(SentMassMessage)
    items: list[Any]
    absent = 0
    value: Any = source.get("date", UNSET)
    if type(value) is str:
        value = moment(value) or midnight(value) or drift.text(value, "date-time", source, "date")
    else:
        value = drift.unlike(value, "date-time", source, "date")
    model.date = value
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
        value = drift.unlike(value, "array", source, "previews")
    model.previews = value
    value = source.get("releaseForms", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_release_form(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_release_form, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "releaseForms")
    model.release_forms = value
    value = source.get("text", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "text")
    model.text = value
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
    value = source.get("giphyId", UNSET)
    if type(value) is not str and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string or null", source, "giphyId")
    model.giphy_id = value
    value = source.get("isCanceled", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isCanceled")
    model.is_canceled = value
    value = source.get("isFree", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isFree")
    model.is_free = value
    value = source.get("isMediaReady", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "isMediaReady")
    model.is_media_ready = value
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
    value = source.get("mediaCount", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "mediaCount")
    model.media_count = value
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
    value = source.get("rawText", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "rawText")
    model.raw_text = value
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
    value = source.get("template", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "template")
    model.template = value
    value = source.get("unsendSeconds", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "unsendSeconds")
    model.unsend_seconds = value
    value = source.get("viewedCount", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "viewedCount")
    model.viewed_count = value
    model._extras = None
    if len(source) != 23 - absent or drift.found:
        model._extras = decoded_extras(source, SentMassMessage, drift)
    return model


def encode_sent_mass_message(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.date) is not UNSET:
        encoded["date"] = encoded_moment(value, work)
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.media) is not UNSET:
        encoded["media"] = encoded_models(value, Media, encode_media, work)
    if (value := model.previews) is not UNSET:
        encoded["previews"] = encoded_models(value, Media, encode_media, work)
    if (value := model.release_forms) is not UNSET:
        encoded["releaseForms"] = encoded_models(value, ReleaseForm, encode_release_form, work)
    if (value := model.text) is not UNSET:
        encoded["text"] = value
    if (value := model.can_send_message_to_buyers) is not UNSET:
        encoded["canSendMessageToBuyers"] = value
    if (value := model.can_unsend) is not UNSET:
        encoded["canUnsend"] = value
    if (value := model.giphy_id) is not UNSET:
        encoded["giphyId"] = value
    if (value := model.is_canceled) is not UNSET:
        encoded["isCanceled"] = value
    if (value := model.is_free) is not UNSET:
        encoded["isFree"] = value
    if (value := model.is_media_ready) is not UNSET:
        encoded["isMediaReady"] = value
    if (value := model.is_reported_by_me) is not UNSET:
        encoded["isReportedByMe"] = value
    if (value := model.is_tip) is not UNSET:
        encoded["isTip"] = value
    if (value := model.media_count) is not UNSET:
        encoded["mediaCount"] = value
    if (value := model.price) is not UNSET:
        encoded["price"] = value
    if (value := model.purchased_count) is not UNSET:
        encoded["purchasedCount"] = value
    if (value := model.raw_text) is not UNSET:
        encoded["rawText"] = value
    if (value := model.response_type) is not UNSET:
        encoded["responseType"] = value
    if (value := model.sent_count) is not UNSET:
        encoded["sentCount"] = value
    if (value := model.template) is not UNSET:
        encoded["template"] = value
    if (value := model.unsend_seconds) is not UNSET:
        encoded["unsendSeconds"] = value
    if (value := model.viewed_count) is not UNSET:
        encoded["viewedCount"] = value
    return encoded


bind(
    SentMassMessage,
    decode_sent_mass_message,
    encode_sent_mass_message,
    required=["date", "id", "media", "previews", "releaseForms", "text"],
    known={
        "canSendMessageToBuyers": "can_send_message_to_buyers",
        "canUnsend": "can_unsend",
        "date": "date",
        "giphyId": "giphy_id",
        "id": "id",
        "isCanceled": "is_canceled",
        "isFree": "is_free",
        "isMediaReady": "is_media_ready",
        "isReportedByMe": "is_reported_by_me",
        "isTip": "is_tip",
        "media": "media",
        "mediaCount": "media_count",
        "previews": "previews",
        "price": "price",
        "purchasedCount": "purchased_count",
        "rawText": "raw_text",
        "releaseForms": "release_forms",
        "responseType": "response_type",
        "sentCount": "sent_count",
        "template": "template",
        "text": "text",
        "unsendSeconds": "unsend_seconds",
        "viewedCount": "viewed_count",
    },
)
