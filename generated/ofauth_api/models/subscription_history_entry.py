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
    encoded_moment,
    midnight,
    moment,
    new,
)


@define(repr=False, kw_only=True)
class SubscriptionHistoryEntry(ApiModel):
    """A period of a subscription."""

    expire_date: datetime.datetime
    price: float
    subscribe_date: datetime.datetime
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_subscription_history_entry(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(SubscriptionHistoryEntry)
    value: Any = source.get("expireDate", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "expireDate")
        )
    else:
        value = drift.unlike(value, "date-time", source, "expireDate")
    model.expire_date = value
    value = source.get("price", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "price")
    model.price = value
    value = source.get("subscribeDate", UNSET)
    if type(value) is str:
        value = (
            moment(value)
            or midnight(value)
            or drift.text(value, "date-time", source, "subscribeDate")
        )
    else:
        value = drift.unlike(value, "date-time", source, "subscribeDate")
    model.subscribe_date = value
    model._extras = None
    if len(source) != 3 or drift.found:
        model._extras = decoded_extras(source, SubscriptionHistoryEntry, drift)
    return model


def encode_subscription_history_entry(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.expire_date) is not UNSET:
        encoded["expireDate"] = encoded_moment(value, work)
    if (value := model.price) is not UNSET:
        encoded["price"] = value
    if (value := model.subscribe_date) is not UNSET:
        encoded["subscribeDate"] = encoded_moment(value, work)
    return encoded


bind(
    SubscriptionHistoryEntry,
    decode_subscription_history_entry,
    encode_subscription_history_entry,
    required=["expireDate", "price", "subscribeDate"],
    known={"expireDate": "expire_date", "price": "price", "subscribeDate": "subscribe_date"},
)
