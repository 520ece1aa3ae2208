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
class SubscriberFilter(ApiModel):
    """Which subscribers to list.

    Attributes:
        online: One of `0`, `1`, `false`, `true`.
    """

    duration: str | Unset = UNSET
    online: bool | str | Unset = UNSET
    """One of `0`, `1`, `false`, `true`."""
    promo_id: str | Unset = UNSET
    tips: str | Unset = UNSET
    total_spent: str | Unset = UNSET
    trial_id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_subscriber_filter(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(SubscriberFilter)
    absent = 0
    value: Any = source.get("duration", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "duration")
    model.duration = value
    value = source.get("online", UNSET)
    if value is UNSET:
        absent += 1
    else:
        value = drift.one_of(value, ("0", "1", "false", "true", False, True), source, "online")
    model.online = value
    value = source.get("promoId", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "promoId")
    model.promo_id = value
    value = source.get("tips", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "tips")
    model.tips = value
    value = source.get("total_spent", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "total_spent")
    model.total_spent = value
    value = source.get("trial_id", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "trial_id")
    model.trial_id = value
    model._extras = None
    if len(source) != 6 - absent:
        model._extras = decoded_extras(source, SubscriberFilter, drift)
    return model


def encode_subscriber_filter(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.duration) is not UNSET:
        encoded["duration"] = value
    if (value := model.online) is not UNSET:
        encoded["online"] = value
    if (value := model.promo_id) is not UNSET:
        encoded["promoId"] = value
    if (value := model.tips) is not UNSET:
        encoded["tips"] = value
    if (value := model.total_spent) is not UNSET:
        encoded["total_spent"] = value
    if (value := model.trial_id) is not UNSET:
        encoded["trial_id"] = value
    return encoded


bind(
    SubscriberFilter,
    decode_subscriber_filter,
    encode_subscriber_filter,
    required=[],
    known={
        "duration": "duration",
        "online": "online",
        "promoId": "promo_id",
        "tips": "tips",
        "total_spent": "total_spent",
        "trial_id": "trial_id",
    },
    narrower=True,
)
