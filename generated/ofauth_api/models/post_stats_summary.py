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
    decoded_model,
    encoded_models,
    new,
)
from .chart_point import ChartPoint, decode_chart_point, encode_chart_point


@define(repr=False, kw_only=True)
class PostStatsSummary(ApiModel):
    """How often a post or stream was seen, liked, tipped and bought.

    Attributes:
        look_duration: How long it was looked at, in seconds.
    """

    comment_chart: list[ChartPoint]
    comment_count: int
    has_stats: bool
    is_available: bool
    like_chart: list[ChartPoint]
    like_count: int
    look_chart: list[ChartPoint]
    look_count: int
    look_duration: float
    """How long it was looked at, in seconds."""
    look_duration_average: float
    purchased_count: int
    purchased_summ: float
    tip_chart: list[ChartPoint]
    tip_count: int
    tip_sum: float
    unique_look_chart: list[ChartPoint]
    unique_look_count: int
    has_video: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_post_stats_summary(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(PostStatsSummary)
    items: list[Any]
    absent = 0
    value: Any = source.get("commentChart", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_chart_point(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_chart_point, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "commentChart")
    model.comment_chart = value
    value = source.get("commentCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "commentCount")
    model.comment_count = value
    value = source.get("hasStats", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "hasStats")
    model.has_stats = value
    value = source.get("isAvailable", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isAvailable")
    model.is_available = value
    value = source.get("likeChart", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_chart_point(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_chart_point, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "likeChart")
    model.like_chart = value
    value = source.get("likeCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "likeCount")
    model.like_count = value
    value = source.get("lookChart", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_chart_point(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_chart_point, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "lookChart")
    model.look_chart = value
    value = source.get("lookCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "lookCount")
    model.look_count = value
    value = source.get("lookDuration", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "lookDuration")
    model.look_duration = value
    value = source.get("lookDurationAverage", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "lookDurationAverage")
    model.look_duration_average = value
    value = source.get("purchasedCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "purchasedCount")
    model.purchased_count = value
    value = source.get("purchasedSumm", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "purchasedSumm")
    model.purchased_summ = value
    value = source.get("tipChart", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_chart_point(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_chart_point, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "tipChart")
    model.tip_chart = value
    value = source.get("tipCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "tipCount")
    model.tip_count = value
    value = source.get("tipSum", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "tipSum")
    model.tip_sum = value
    value = source.get("uniqueLookChart", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_chart_point(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_chart_point, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "uniqueLookChart")
    model.unique_look_chart = value
    value = source.get("uniqueLookCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "uniqueLookCount")
    model.unique_look_count = value
    value = source.get("hasVideo", UNSET)
    if type(value) is not bool:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean", source, "hasVideo")
    model.has_video = value
    model._extras = None
    if len(source) != 18 - absent or drift.found:
        model._extras = decoded_extras(source, PostStatsSummary, drift)
    return model


def encode_post_stats_summary(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.comment_chart) is not UNSET:
        encoded["commentChart"] = encoded_models(value, ChartPoint, encode_chart_point, work)
    if (value := model.comment_count) is not UNSET:
        encoded["commentCount"] = value
    if (value := model.has_stats) is not UNSET:
        encoded["hasStats"] = value
    if (value := model.is_available) is not UNSET:
        encoded["isAvailable"] = value
    if (value := model.like_chart) is not UNSET:
        encoded["likeChart"] = encoded_models(value, ChartPoint, encode_chart_point, work)
    if (value := model.like_count) is not UNSET:
        encoded["likeCount"] = value
    if (value := model.look_chart) is not UNSET:
        encoded["lookChart"] = encoded_models(value, ChartPoint, encode_chart_point, work)
    if (value := model.look_count) is not UNSET:
        encoded["lookCount"] = value
    if (value := model.look_duration) is not UNSET:
        encoded["lookDuration"] = value
    if (value := model.look_duration_average) is not UNSET:
        encoded["lookDurationAverage"] = value
    if (value := model.purchased_count) is not UNSET:
        encoded["purchasedCount"] = value
    if (value := model.purchased_summ) is not UNSET:
        encoded["purchasedSumm"] = value
    if (value := model.tip_chart) is not UNSET:
        encoded["tipChart"] = encoded_models(value, ChartPoint, encode_chart_point, work)
    if (value := model.tip_count) is not UNSET:
        encoded["tipCount"] = value
    if (value := model.tip_sum) is not UNSET:
        encoded["tipSum"] = value
    if (value := model.unique_look_chart) is not UNSET:
        encoded["uniqueLookChart"] = encoded_models(value, ChartPoint, encode_chart_point, work)
    if (value := model.unique_look_count) is not UNSET:
        encoded["uniqueLookCount"] = value
    if (value := model.has_video) is not UNSET:
        encoded["hasVideo"] = value
    return encoded


bind(
    PostStatsSummary,
    decode_post_stats_summary,
    encode_post_stats_summary,
    required=[
        "commentChart",
        "commentCount",
        "hasStats",
        "isAvailable",
        "likeChart",
        "likeCount",
        "lookChart",
        "lookCount",
        "lookDuration",
        "lookDurationAverage",
        "purchasedCount",
        "purchasedSumm",
        "tipChart",
        "tipCount",
        "tipSum",
        "uniqueLookChart",
        "uniqueLookCount",
    ],
    known={
        "commentChart": "comment_chart",
        "commentCount": "comment_count",
        "hasStats": "has_stats",
        "hasVideo": "has_video",
        "isAvailable": "is_available",
        "likeChart": "like_chart",
        "likeCount": "like_count",
        "lookChart": "look_chart",
        "lookCount": "look_count",
        "lookDuration": "look_duration",
        "lookDurationAverage": "look_duration_average",
        "purchasedCount": "purchased_count",
        "purchasedSumm": "purchased_summ",
        "tipChart": "tip_chart",
        "tipCount": "tip_count",
        "tipSum": "tip_sum",
        "uniqueLookChart": "unique_look_chart",
        "uniqueLookCount": "unique_look_count",
    },
)
