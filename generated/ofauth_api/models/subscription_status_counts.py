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
    bind,
    decoded_extras,
    new,
)


@define(repr=False, kw_only=True)
class SubscriptionStatusCounts(ApiModel):
    """How many subscriptions there are, by status."""

    active: int
    all_: int
    attention: int
    blocked: int
    expired: int
    muted: int
    restricted: int
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_subscription_status_counts(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(SubscriptionStatusCounts)
    value: Any = source.get("active", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "active")
    model.active = value
    value = source.get("all", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "all")
    model.all_ = value
    value = source.get("attention", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "attention")
    model.attention = value
    value = source.get("blocked", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "blocked")
    model.blocked = value
    value = source.get("expired", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "expired")
    model.expired = value
    value = source.get("muted", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "muted")
    model.muted = value
    value = source.get("restricted", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "restricted")
    model.restricted = value
    model._extras = None
    if len(source) != 7 or drift.found:
        model._extras = decoded_extras(source, SubscriptionStatusCounts, drift)
    return model


def encode_subscription_status_counts(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.active) is not UNSET:
        encoded["active"] = value
    if (value := model.all_) is not UNSET:
        encoded["all"] = value
    if (value := model.attention) is not UNSET:
        encoded["attention"] = value
    if (value := model.blocked) is not UNSET:
        encoded["blocked"] = value
    if (value := model.expired) is not UNSET:
        encoded["expired"] = value
    if (value := model.muted) is not UNSET:
        encoded["muted"] = value
    if (value := model.restricted) is not UNSET:
        encoded["restricted"] = value
    return encoded


bind(
    SubscriptionStatusCounts,
    decode_subscription_status_counts,
    encode_subscription_status_counts,
    required=["active", "all", "attention", "blocked", "expired", "muted", "restricted"],
    known={
        "active": "active",
        "all": "all_",
        "attention": "attention",
        "blocked": "blocked",
        "expired": "expired",
        "muted": "muted",
        "restricted": "restricted",
    },
)
