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
    encoded_models,
    encoded_moment,
    midnight,
    moment,
    new,
)
from .subscription_record import (
    SubscriptionRecord,
    decode_subscription_record,
    encode_subscription_record,
)


@define(repr=False, kw_only=True)
class SubscribedOnData(ApiModel):
    """The subscription of the creator to this user, with what was spent."""

    discount_finished_at: datetime.datetime | None
    discount_percent: int
    discount_period: int
    discount_started_at: datetime.datetime | None
    duration: str
    expired_at: datetime.datetime
    has_active_paid_subscriptions: bool
    is_muted: bool
    messages_summ: float
    new_price: float
    posts_summ: float
    price: float
    regular_price: float
    renewed_at: datetime.datetime | None
    status: str | None
    streams_summ: float
    subscribe_at: datetime.datetime
    subscribe_price: float
    subscribes: list[SubscriptionRecord]
    subscribes_summ: float
    tips_summ: float
    total_summ: float
    unsubscribe_reason: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_subscribed_on_data(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(SubscribedOnData)
    items: list[Any]
    value: Any = source.get("discountFinishedAt", UNSET)
    if type(value) is str:
        value = (
            moment(value)
            or midnight(value)
            or drift.text(value, "date-time or null", source, "discountFinishedAt")
        )
    elif value is not None:
        value = drift.unlike(value, "date-time or null", source, "discountFinishedAt")
    model.discount_finished_at = value
    value = source.get("discountPercent", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "discountPercent")
    model.discount_percent = value
    value = source.get("discountPeriod", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "discountPeriod")
    model.discount_period = value
    value = source.get("discountStartedAt", UNSET)
    if type(value) is str:
        value = (
            moment(value)
            or midnight(value)
            or drift.text(value, "date-time or null", source, "discountStartedAt")
        )
    elif value is not None:
        value = drift.unlike(value, "date-time or null", source, "discountStartedAt")
    model.discount_started_at = value
    value = source.get("duration", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "duration")
    model.duration = value
    value = source.get("expiredAt", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "expiredAt")
        )
    else:
        value = drift.unlike(value, "date-time", source, "expiredAt")
    model.expired_at = value
    value = source.get("hasActivePaidSubscriptions", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "hasActivePaidSubscriptions")
    model.has_active_paid_subscriptions = value
    value = source.get("isMuted", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isMuted")
    model.is_muted = value
    value = source.get("messagesSumm", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "messagesSumm")
    model.messages_summ = value
    value = source.get("newPrice", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "newPrice")
    model.new_price = value
    value = source.get("postsSumm", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "postsSumm")
    model.posts_summ = value
    value = source.get("price", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "price")
    model.price = value
    value = source.get("regularPrice", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "regularPrice")
    model.regular_price = value
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
    value = source.get("status", UNSET)
    if type(value) is not str and value is not None:
        value = drift.unlike(value, "string or null", source, "status")
    model.status = value
    value = source.get("streamsSumm", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "streamsSumm")
    model.streams_summ = value
    value = source.get("subscribeAt", UNSET)
    if type(value) is str:
        value = (
            moment(value)
            or midnight(value)
            or drift.text(value, "date-time", source, "subscribeAt")
        )
    else:
        value = drift.unlike(value, "date-time", source, "subscribeAt")
    model.subscribe_at = value
    value = source.get("subscribePrice", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "subscribePrice")
    model.subscribe_price = value
    value = source.get("subscribes", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_subscription_record(item, drift))
                else:
                    items.append(
                        decoded_model(
                            item, decode_subscription_record, drift, "object", value, len(items)
                        )
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "subscribes")
    model.subscribes = value
    value = source.get("subscribesSumm", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "subscribesSumm")
    model.subscribes_summ = value
    value = source.get("tipsSumm", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "tipsSumm")
    model.tips_summ = value
    value = source.get("totalSumm", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "totalSumm")
    model.total_summ = value
    value = source.get("unsubscribeReason", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "unsubscribeReason")
    model.unsubscribe_reason = value
    model._extras = None
    if len(source) != 23 or drift.found:
        model._extras = decoded_extras(source, SubscribedOnData, drift)
    return model


def encode_subscribed_on_data(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.discount_finished_at) is not UNSET:
        encoded["discountFinishedAt"] = encoded_moment(value, work)
    if (value := model.discount_percent) is not UNSET:
        encoded["discountPercent"] = value
    if (value := model.discount_period) is not UNSET:
        encoded["discountPeriod"] = value
    if (value := model.discount_started_at) is not UNSET:
        encoded["discountStartedAt"] = encoded_moment(value, work)
    if (value := model.duration) is not UNSET:
        encoded["duration"] = value
    if (value := model.expired_at) is not UNSET:
        encoded["expiredAt"] = encoded_moment(value, work)
    if (value := model.has_active_paid_subscriptions) is not UNSET:
        encoded["hasActivePaidSubscriptions"] = value
    if (value := model.is_muted) is not UNSET:
        encoded["isMuted"] = value
    if (value := model.messages_summ) is not UNSET:
        encoded["messagesSumm"] = value
    if (value := model.new_price) is not UNSET:
        encoded["newPrice"] = value
    if (value := model.posts_summ) is not UNSET:
        encoded["postsSumm"] = value
    if (value := model.price) is not UNSET:
        encoded["price"] = value
    if (value := model.regular_price) is not UNSET:
        encoded["regularPrice"] = value
    if (value := model.renewed_at) is not UNSET:
        encoded["renewedAt"] = encoded_moment(value, work)
    if (value := model.status) is not UNSET:
        encoded["status"] = value
    if (value := model.streams_summ) is not UNSET:
        encoded["streamsSumm"] = value
    if (value := model.subscribe_at) is not UNSET:
        encoded["subscribeAt"] = encoded_moment(value, work)
    if (value := model.subscribe_price) is not UNSET:
        encoded["subscribePrice"] = value
    if (value := model.subscribes) is not UNSET:
        encoded["subscribes"] = encoded_models(
            value, SubscriptionRecord, encode_subscription_record, work
        )
    if (value := model.subscribes_summ) is not UNSET:
        encoded["subscribesSumm"] = value
    if (value := model.tips_summ) is not UNSET:
        encoded["tipsSumm"] = value
    if (value := model.total_summ) is not UNSET:
        encoded["totalSumm"] = value
    if (value := model.unsubscribe_reason) is not UNSET:
        encoded["unsubscribeReason"] = value
    return encoded


bind(
    SubscribedOnData,
    decode_subscribed_on_data,
    encode_subscribed_on_data,
    required=[
        "discountFinishedAt",
        "discountPercent",
        "discountPeriod",
        "discountStartedAt",
        "duration",
        "expiredAt",
        "hasActivePaidSubscriptions",
        "isMuted",
        "messagesSumm",
        "newPrice",
        "postsSumm",
        "price",
        "regularPrice",
        "renewedAt",
        "status",
        "streamsSumm",
        "subscribeAt",
        "subscribePrice",
        "subscribes",
        "subscribesSumm",
        "tipsSumm",
        "totalSumm",
        "unsubscribeReason",
    ],
    known={
        "discountFinishedAt": "discount_finished_at",
        "discountPercent": "discount_percent",
        "discountPeriod": "discount_period",
        "discountStartedAt": "discount_started_at",
        "duration": "duration",
        "expiredAt": "expired_at",
        "hasActivePaidSubscriptions": "has_active_paid_subscriptions",
        "isMuted": "is_muted",
        "messagesSumm": "messages_summ",
        "newPrice": "new_price",
        "postsSumm": "posts_summ",
        "price": "price",
        "regularPrice": "regular_price",
        "renewedAt": "renewed_at",
        "status": "status",
        "streamsSumm": "streams_summ",
        "subscribeAt": "subscribe_at",
        "subscribePrice": "subscribe_price",
        "subscribes": "subscribes",
        "subscribesSumm": "subscribes_summ",
        "tipsSumm": "tips_summ",
        "totalSumm": "total_summ",
        "unsubscribeReason": "unsubscribe_reason",
    },
)
