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
    new,
)


@define(repr=False, kw_only=True)
class SubscriptionFilter(ApiModel):
    """Which subscriptions to list.

    Attributes:
        online: One of `0`, `1`, `false`, `true`.
        paid: One of `0`, `1`, `false`, `true`.
    """

    online: bool | str | Unset = UNSET
    """One of `0`, `1`, `false`, `true`."""
    paid: bool | str | Unset = UNSET
    """One of `0`, `1`, `false`, `true`."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_subscription_filter(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(SubscriptionFilter)
    absent = 0
    value: Any = source.get("online", UNSET)
    if value is UNSET:
        absent += 1
    else:
        value = drift.one_of(value, ("0", "1", "false", "true", False, True), source, "online")
    model.online = value
    value = source.get("paid", UNSET)
    if value is UNSET:
        absent += 1
    else:
        value = drift.one_of(value, ("0", "1", "false", "true", False, True), source, "paid")
    model.paid = value
    model._extras = None
    if len(source) != 2 - absent:
        model._extras = decoded_extras(source, SubscriptionFilter, drift)
    return model


def encode_subscription_filter(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.online) is not UNSET:
        encoded["online"] = value
    if (value := model.paid) is not UNSET:
        encoded["paid"] = value
    return encoded


bind(
    SubscriptionFilter,
    decode_subscription_filter,
    encode_subscription_filter,
    required=[],
    known={"online": "online", "paid": "paid"},
    narrower=True,
)
