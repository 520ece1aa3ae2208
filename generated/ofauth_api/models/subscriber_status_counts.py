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
class SubscriberStatusCounts(ApiModel):
    """How many subscribers there are, by status."""

    active: int
    active_online: int
    all_: int
    blocked: int
    expired: int
    muted: int
    restricted: int
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_subscriber_status_counts(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(SubscriberStatusCounts)
    value: Any = source.get("active", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "active")
    model.active = value
    value = source.get("activeOnline", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "activeOnline")
    model.active_online = value
    value = source.get("all", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "all")
    model.all_ = value
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
        model._extras = decoded_extras(source, SubscriberStatusCounts, drift)
    return model


def encode_subscriber_status_counts(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.active) is not UNSET:
        encoded["active"] = value
    if (value := model.active_online) is not UNSET:
        encoded["activeOnline"] = value
    if (value := model.all_) is not UNSET:
        encoded["all"] = value
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
    SubscriberStatusCounts,
    decode_subscriber_status_counts,
    encode_subscriber_status_counts,
    required=["active", "activeOnline", "all", "blocked", "expired", "muted", "restricted"],
    known={
        "active": "active",
        "activeOnline": "active_online",
        "all": "all_",
        "blocked": "blocked",
        "expired": "expired",
        "muted": "muted",
        "restricted": "restricted",
    },
)
