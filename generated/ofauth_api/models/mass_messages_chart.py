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
from .analytics_chart import AnalyticsChart, decode_analytics_chart, encode_analytics_chart


@define(repr=False, kw_only=True)
class MassMessagesChart(ApiModel):
    """Charts of mass and direct messages, sent and bought."""

    direct_messages: AnalyticsChart
    direct_messages_purchases: AnalyticsChart
    group_messages: AnalyticsChart
    group_messages_purchases: AnalyticsChart
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_mass_messages_chart(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(MassMessagesChart)
    value: Any = source.get("direct_messages", UNSET)
    if type(value) is dict:
        value = decode_analytics_chart(value, drift)
    else:
        value = decoded_model(
            value, decode_analytics_chart, drift, "object", source, "direct_messages"
        )
    model.direct_messages = value
    value = source.get("direct_messages_purchases", UNSET)
    if type(value) is dict:
        value = decode_analytics_chart(value, drift)
    else:
        value = decoded_model(
            value, decode_analytics_chart, drift, "object", source, "direct_messages_purchases"
        )
    model.direct_messages_purchases = value
    value = source.get("group_messages", UNSET)
    if type(value) is dict:
        value = decode_analytics_chart(value, drift)
    else:
        value = decoded_model(
            value, decode_analytics_chart, drift, "object", source, "group_messages"
        )
    model.group_messages = value
    value = source.get("group_messages_purchases", UNSET)
    if type(value) is dict:
        value = decode_analytics_chart(value, drift)
    else:
        value = decoded_model(
            value, decode_analytics_chart, drift, "object", source, "group_messages_purchases"
        )
    model.group_messages_purchases = value
    model._extras = None
    if len(source) != 4 or drift.found:
        model._extras = decoded_extras(source, MassMessagesChart, drift)
    return model


def encode_mass_messages_chart(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.direct_messages) is not UNSET:
        encoded["direct_messages"] = (
            encode_analytics_chart(value, work)
            if type(value) is AnalyticsChart
            else encode(value, work)
        )
    if (value := model.direct_messages_purchases) is not UNSET:
        encoded["direct_messages_purchases"] = (
            encode_analytics_chart(value, work)
            if type(value) is AnalyticsChart
            else encode(value, work)
        )
    if (value := model.group_messages) is not UNSET:
        encoded["group_messages"] = (
            encode_analytics_chart(value, work)
            if type(value) is AnalyticsChart
            else encode(value, work)
        )
    if (value := model.group_messages_purchases) is not UNSET:
        encoded["group_messages_purchases"] = (
            encode_analytics_chart(value, work)
            if type(value) is AnalyticsChart
            else encode(value, work)
        )
    return encoded


bind(
    MassMessagesChart,
    decode_mass_messages_chart,
    encode_mass_messages_chart,
    required=[
        "direct_messages",
        "direct_messages_purchases",
        "group_messages",
        "group_messages_purchases",
    ],
    known={
        "direct_messages": "direct_messages",
        "direct_messages_purchases": "direct_messages_purchases",
        "group_messages": "group_messages",
        "group_messages_purchases": "group_messages_purchases",
    },
)
