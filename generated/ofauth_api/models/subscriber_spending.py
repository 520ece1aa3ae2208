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
class SubscriberSpending(ApiModel):
    """What a subscriber has spent, by kind."""

    messages: float
    posts: float
    streams: float
    subscriptions: float
    tips: float
    total: float
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_subscriber_spending(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(SubscriberSpending)
    value: Any = source.get("messages", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "messages")
    model.messages = value
    value = source.get("posts", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "posts")
    model.posts = value
    value = source.get("streams", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "streams")
    model.streams = value
    value = source.get("subscriptions", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "subscriptions")
    model.subscriptions = value
    value = source.get("tips", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "tips")
    model.tips = value
    value = source.get("total", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "total")
    model.total = value
    model._extras = None
    if len(source) != 6 or drift.found:
        model._extras = decoded_extras(source, SubscriberSpending, drift)
    return model


def encode_subscriber_spending(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.messages) is not UNSET:
        encoded["messages"] = value
    if (value := model.posts) is not UNSET:
        encoded["posts"] = value
    if (value := model.streams) is not UNSET:
        encoded["streams"] = value
    if (value := model.subscriptions) is not UNSET:
        encoded["subscriptions"] = value
    if (value := model.tips) is not UNSET:
        encoded["tips"] = value
    if (value := model.total) is not UNSET:
        encoded["total"] = value
    return encoded


bind(
    SubscriberSpending,
    decode_subscriber_spending,
    encode_subscriber_spending,
    required=["messages", "posts", "streams", "subscriptions", "tips", "total"],
    known={
        "messages": "messages",
        "posts": "posts",
        "streams": "streams",
        "subscriptions": "subscriptions",
        "tips": "tips",
        "total": "total",
    },
)
