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
    encoded_models,
    new,
)
from .chart_point import ChartPoint, decode_chart_point, encode_chart_point


@define(repr=False, kw_only=True)
class VisitorChartSeries(ApiModel):
    """Visitors, and how long they stayed."""

    duration: list[ChartPoint]
    visitors: list[ChartPoint]
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_visitor_chart_series(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VisitorChartSeries)
    items: list[Any]
    value: Any = source.get("duration", UNSET)
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
        value = drift.unlike(value, "array", source, "duration")
    model.duration = value
    value = source.get("visitors", UNSET)
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
        value = drift.unlike(value, "array", source, "visitors")
    model.visitors = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, VisitorChartSeries, drift)
    return model


def encode_visitor_chart_series(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.duration) is not UNSET:
        encoded["duration"] = encoded_models(value, ChartPoint, encode_chart_point, work)
    if (value := model.visitors) is not UNSET:
        encoded["visitors"] = encoded_models(value, ChartPoint, encode_chart_point, work)
    return encoded


bind(
    VisitorChartSeries,
    decode_visitor_chart_series,
    encode_visitor_chart_series,
    required=["duration", "visitors"],
    known={"duration": "duration", "visitors": "visitors"},
)
