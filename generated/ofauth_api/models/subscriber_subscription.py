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
from .subscriber_history_entry import (
    SubscriberHistoryEntry,
    decode_subscriber_history_entry,
    encode_subscriber_history_entry,
)


@define(repr=False, kw_only=True)
class SubscriberSubscription(ApiModel):
    """The subscription of a subscriber, now and before."""

    discount_finished_at: datetime.datetime | None
    discount_percent: int | None
    discount_period: int | None
    discount_started_at: datetime.datetime | None
    expires_at: datetime.datetime | None
    history: list[SubscriberHistoryEntry]
    is_active: bool
    is_expired: bool
    price: float | None
    regular_price: float | None
    renewed_at: datetime.datetime | None
    subscribed_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_subscriber_subscription(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(SubscriberSubscription)
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
    if type(value) is not int and value is not None:
        value = drift.unlike(value, "integer or null", source, "discountPercent")
    model.discount_percent = value
    value = source.get("discountPeriod", UNSET)
    if type(value) is not int and value is not None:
        value = drift.unlike(value, "integer or null", source, "discountPeriod")
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
    value = source.get("expiresAt", UNSET)
    if type(value) is str:
        value = (
            moment(value)
            or midnight(value)
            or drift.text(value, "date-time or null", source, "expiresAt")
        )
    elif value is not None:
        value = drift.unlike(value, "date-time or null", source, "expiresAt")
    model.expires_at = value
    value = source.get("history", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_subscriber_history_entry(item, drift))
                else:
                    items.append(
                        decoded_model(
                            item,
                            decode_subscriber_history_entry,
                            drift,
                            "object",
                            value,
                            len(items),
                        )
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "history")
    model.history = value
    value = source.get("isActive", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isActive")
    model.is_active = value
    value = source.get("isExpired", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isExpired")
    model.is_expired = value
    value = source.get("price", UNSET)
    if type(value) is not int and type(value) is not float and value is not None:
        value = drift.unlike(value, "number or null", source, "price")
    model.price = value
    value = source.get("regularPrice", UNSET)
    if type(value) is not int and type(value) is not float and value is not None:
        value = drift.unlike(value, "number or null", source, "regularPrice")
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
    value = source.get("subscribedAt", UNSET)
    if type(value) is str:
        value = (
            moment(value)
            or midnight(value)
            or drift.text(value, "date-time or null", source, "subscribedAt")
        )
    elif value is not None:
        value = drift.unlike(value, "date-time or null", source, "subscribedAt")
    model.subscribed_at = value
    model._extras = None
    if len(source) != 12 or drift.found:
        model._extras = decoded_extras(source, SubscriberSubscription, drift)
    return model


def encode_subscriber_subscription(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.discount_finished_at) is not UNSET:
        encoded["discountFinishedAt"] = encoded_moment(value, work)
    if (value := model.discount_percent) is not UNSET:
        encoded["discountPercent"] = value
    if (value := model.discount_period) is not UNSET:
        encoded["discountPeriod"] = value
    if (value := model.discount_started_at) is not UNSET:
        encoded["discountStartedAt"] = encoded_moment(value, work)
    if (value := model.expires_at) is not UNSET:
        encoded["expiresAt"] = encoded_moment(value, work)
    if (value := model.history) is not UNSET:
        encoded["history"] = encoded_models(
            value, SubscriberHistoryEntry, encode_subscriber_history_entry, work
        )
    if (value := model.is_active) is not UNSET:
        encoded["isActive"] = value
    if (value := model.is_expired) is not UNSET:
        encoded["isExpired"] = value
    if (value := model.price) is not UNSET:
        encoded["price"] = value
    if (value := model.regular_price) is not UNSET:
        encoded["regularPrice"] = value
    if (value := model.renewed_at) is not UNSET:
        encoded["renewedAt"] = encoded_moment(value, work)
    if (value := model.subscribed_at) is not UNSET:
        encoded["subscribedAt"] = encoded_moment(value, work)
    return encoded


bind(
    SubscriberSubscription,
    decode_subscriber_subscription,
    encode_subscriber_subscription,
    required=[
        "discountFinishedAt",
        "discountPercent",
        "discountPeriod",
        "discountStartedAt",
        "expiresAt",
        "history",
        "isActive",
        "isExpired",
        "price",
        "regularPrice",
        "renewedAt",
        "subscribedAt",
    ],
    known={
        "discountFinishedAt": "discount_finished_at",
        "discountPercent": "discount_percent",
        "discountPeriod": "discount_period",
        "discountStartedAt": "discount_started_at",
        "expiresAt": "expires_at",
        "history": "history",
        "isActive": "is_active",
        "isExpired": "is_expired",
        "price": "price",
        "regularPrice": "regular_price",
        "renewedAt": "renewed_at",
        "subscribedAt": "subscribed_at",
    },
)
