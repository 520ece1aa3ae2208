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
    decoded_model,
    encode,
    new,
)
from .subscriber_status_counts import (
    SubscriberStatusCounts,
    decode_subscriber_status_counts,
    encode_subscriber_status_counts,
)
from .subscription_status_counts import (
    SubscriptionStatusCounts,
    decode_subscription_status_counts,
    encode_subscription_status_counts,
)


@define(repr=False, kw_only=True)
class SubscriptionCounts(ApiModel):
    """How many subscriptions, subscribers and bookmarks there are."""

    bookmarks: int
    subscribers: SubscriberStatusCounts
    subscriptions: SubscriptionStatusCounts
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_subscription_counts(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(SubscriptionCounts)
    value: Any = source.get("bookmarks", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "bookmarks")
    model.bookmarks = value
    value = source.get("subscribers", UNSET)
    if type(value) is dict:
        value = decode_subscriber_status_counts(value, drift)
    else:
        value = decoded_model(
            value, decode_subscriber_status_counts, drift, "object", source, "subscribers"
        )
    model.subscribers = value
    value = source.get("subscriptions", UNSET)
    if type(value) is dict:
        value = decode_subscription_status_counts(value, drift)
    else:
        value = decoded_model(
            value, decode_subscription_status_counts, drift, "object", source, "subscriptions"
        )
    model.subscriptions = value
    model._extras = None
    if len(source) != 3 or drift.found:
        model._extras = decoded_extras(source, SubscriptionCounts, drift)
    return model


def encode_subscription_counts(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.bookmarks) is not UNSET:
        encoded["bookmarks"] = value
    if (value := model.subscribers) is not UNSET:
        encoded["subscribers"] = (
            encode_subscriber_status_counts(value, work)
            if type(value) is SubscriberStatusCounts
            else encode(value, work)
        )
    if (value := model.subscriptions) is not UNSET:
        encoded["subscriptions"] = (
            encode_subscription_status_counts(value, work)
            if type(value) is SubscriptionStatusCounts
            else encode(value, work)
        )
    return encoded


bind(
    SubscriptionCounts,
    decode_subscription_counts,
    encode_subscription_counts,
    required=["bookmarks", "subscribers", "subscriptions"],
    known={
        "bookmarks": "bookmarks",
        "subscribers": "subscribers",
        "subscriptions": "subscriptions",
    },
)
