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
class SubscriberHistoryEntry(ApiModel):
    """A period of a subscription.

    Attributes:
        discount: Discount, in percent.
    """

    action: str
    discount: int
    """Discount, in percent."""
    expire_date: datetime.datetime
    id: int
    is_current: bool
    price: float
    regular_price: float
    start_date: datetime.datetime
    type_: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_subscriber_history_entry(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(SubscriberHistoryEntry)
    value: Any = source.get("action", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "action")
    model.action = value
    value = source.get("discount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "discount")
    model.discount = value
    value = source.get("expireDate", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "expireDate")
        )
    else:
        value = drift.unlike(value, "date-time", source, "expireDate")
    model.expire_date = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("isCurrent", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isCurrent")
    model.is_current = value
    value = source.get("price", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "price")
    model.price = value
    value = source.get("regularPrice", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "regularPrice")
    model.regular_price = value
    value = source.get("startDate", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "startDate")
        )
    else:
        value = drift.unlike(value, "date-time", source, "startDate")
    model.start_date = value
    value = source.get("type", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "type")
    model.type_ = value
    model._extras = None
    if len(source) != 9 or drift.found:
        model._extras = decoded_extras(source, SubscriberHistoryEntry, drift)
    return model


def encode_subscriber_history_entry(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.action) is not UNSET:
        encoded["action"] = value
    if (value := model.discount) is not UNSET:
        encoded["discount"] = value
    if (value := model.expire_date) is not UNSET:
        encoded["expireDate"] = encoded_moment(value, work)
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.is_current) is not UNSET:
        encoded["isCurrent"] = value
    if (value := model.price) is not UNSET:
        encoded["price"] = value
    if (value := model.regular_price) is not UNSET:
        encoded["regularPrice"] = value
    if (value := model.start_date) is not UNSET:
        encoded["startDate"] = encoded_moment(value, work)
    if (value := model.type_) is not UNSET:
        encoded["type"] = value
    return encoded


bind(
    SubscriberHistoryEntry,
    decode_subscriber_history_entry,
    encode_subscriber_history_entry,
    required=[
        "action",
        "discount",
        "expireDate",
        "id",
        "isCurrent",
        "price",
        "regularPrice",
        "startDate",
        "type",
    ],
    known={
        "action": "action",
        "discount": "discount",
        "expireDate": "expire_date",
        "id": "id",
        "isCurrent": "is_current",
        "price": "price",
        "regularPrice": "regular_price",
        "startDate": "start_date",
        "type": "type_",
    },
)
