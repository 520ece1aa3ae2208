from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define
from attrs import field as _field

from ..codec import (
    UNSET,
    ApiModel,
    Drift,
    Later,
    Unset,
    bind,
    decoded_extras,
    encode,
    new,
)
from .opened import OPENED_BY_VALUE, Opened


@define(repr=False, kw_only=True)
class SubscriptionFilter(ApiModel):
    """Which subscriptions to list."""

    online: Opened | Unset = UNSET
    paid: Opened | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_subscription_filter(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(SubscriptionFilter)
    absent = 0
    value: Any = source.get("online", UNSET)
    if type(value) is str:
        value = OPENED_BY_VALUE.get(value) or drift.enum(value, Opened, "string", source, "online")
    elif value is UNSET:
        absent += 1
    else:
        value = drift.enum(value, Opened, "string", source, "online")
    model.online = value
    value = source.get("paid", UNSET)
    if type(value) is str:
        value = OPENED_BY_VALUE.get(value) or drift.enum(value, Opened, "string", source, "paid")
    elif value is UNSET:
        absent += 1
    else:
        value = drift.enum(value, Opened, "string", source, "paid")
    model.paid = value
    model._extras = None
    if len(source) != 2 - absent:
        model._extras = decoded_extras(source, SubscriptionFilter, drift)
    return model


def encode_subscription_filter(model: Any, later: Later) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.online) is not UNSET:
        encoded["online"] = value._value_ if type(value) is Opened else encode(value, later)
    if (value := model.paid) is not UNSET:
        encoded["paid"] = value._value_ if type(value) is Opened else encode(value, later)
    return encoded


bind(
    SubscriptionFilter,
    decode_subscription_filter,
    encode_subscription_filter,
    required=[],
    known={"online": "online", "paid": "paid"},
)
