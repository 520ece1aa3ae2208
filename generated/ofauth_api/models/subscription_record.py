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
class SubscriptionRecord(ApiModel):
    """A period of a subscription, with what was paid.

    Attributes:
        discount: Discount, in percent.
    """

    action: str
    cancel_date: datetime.datetime | None
    date: datetime.datetime
    discount: int
    """Discount, in percent."""
    duration: int
    earning_id: int
    expire_date: datetime.datetime
    id: int
    is_current: bool
    offer_end: str | None
    offer_start: str | None
    price: float
    regular_price: float
    start_date: datetime.datetime
    subscriber_id: int
    type_: str
    user_id: int
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_subscription_record(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(SubscriptionRecord)
    value: Any = source.get("action", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "action")
    model.action = value
    value = source.get("cancelDate", UNSET)
    if type(value) is str:
        value = (
            moment(value)
            or midnight(value)
            or drift.text(value, "date-time or null", source, "cancelDate")
        )
    elif value is not None:
        value = drift.unlike(value, "date-time or null", source, "cancelDate")
    model.cancel_date = value
    value = source.get("date", UNSET)
    if type(value) is str:
        value = moment(value) or midnight(value) or drift.text(value, "date-time", source, "date")
    else:
        value = drift.unlike(value, "date-time", source, "date")
    model.date = value
    value = source.get("discount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "discount")
    model.discount = value
    value = source.get("duration", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "duration")
    model.duration = value
    value = source.get("earningId", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "earningId")
    model.earning_id = value
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
    value = source.get("offerEnd", UNSET)
    if type(value) is not str and value is not None:
        value = drift.unlike(value, "string or null", source, "offerEnd")
    model.offer_end = value
    value = source.get("offerStart", UNSET)
    if type(value) is not str and value is not None:
        value = drift.unlike(value, "string or null", source, "offerStart")
    model.offer_start = value
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
    value = source.get("subscriberId", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "subscriberId")
    model.subscriber_id = value
    value = source.get("type", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "type")
    model.type_ = value
    value = source.get("userId", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "userId")
    model.user_id = value
    model._extras = None
    if len(source) != 17 or drift.found:
        model._extras = decoded_extras(source, SubscriptionRecord, drift)
    return model


def encode_subscription_record(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.action) is not UNSET:
        encoded["action"] = value
    if (value := model.cancel_date) is not UNSET:
        encoded["cancelDate"] = encoded_moment(value, work)
    if (value := model.date) is not UNSET:
        encoded["date"] = encoded_moment(value, work)
    if (value := model.discount) is not UNSET:
        encoded["discount"] = value
    if (value := model.duration) is not UNSET:
        encoded["duration"] = value
    if (value := model.earning_id) is not UNSET:
        encoded["earningId"] = value
    if (value := model.expire_date) is not UNSET:
        encoded["expireDate"] = encoded_moment(value, work)
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.is_current) is not UNSET:
        encoded["isCurrent"] = value
    if (value := model.offer_end) is not UNSET:
        encoded["offerEnd"] = value
    if (value := model.offer_start) is not UNSET:
        encoded["offerStart"] = value
    if (value := model.price) is not UNSET:
        encoded["price"] = value
    if (value := model.regular_price) is not UNSET:
        encoded["regularPrice"] = value
    if (value := model.start_date) is not UNSET:
        encoded["startDate"] = encoded_moment(value, work)
    if (value := model.subscriber_id) is not UNSET:
        encoded["subscriberId"] = value
    if (value := model.type_) is not UNSET:
        encoded["type"] = value
    if (value := model.user_id) is not UNSET:
        encoded["userId"] = value
    return encoded


bind(
    SubscriptionRecord,
    decode_subscription_record,
    encode_subscription_record,
    required=[
        "action",
        "cancelDate",
        "date",
        "discount",
        "duration",
        "earningId",
        "expireDate",
        "id",
        "isCurrent",
        "offerEnd",
        "offerStart",
        "price",
        "regularPrice",
        "startDate",
        "subscriberId",
        "type",
        "userId",
    ],
    known={
        "action": "action",
        "cancelDate": "cancel_date",
        "date": "date",
        "discount": "discount",
        "duration": "duration",
        "earningId": "earning_id",
        "expireDate": "expire_date",
        "id": "id",
        "isCurrent": "is_current",
        "offerEnd": "offer_end",
        "offerStart": "offer_start",
        "price": "price",
        "regularPrice": "regular_price",
        "startDate": "start_date",
        "subscriberId": "subscriber_id",
        "type": "type_",
        "userId": "user_id",
    },
)
