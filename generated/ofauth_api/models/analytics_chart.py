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
class AnalyticsChart(ApiModel):
    """A chart over a period, with its total and how that has changed."""

    chart: list[ChartPoint]
    delta: float
    total: float
    gross: float | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_analytics_chart(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(AnalyticsChart)
    items: list[Any]
    absent = 0
    value: Any = source.get("chart", UNSET)
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
        value = drift.unlike(value, "array", source, "chart")
    model.chart = value
    value = source.get("delta", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "delta")
    model.delta = value
    value = source.get("total", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "total")
    model.total = value
    value = source.get("gross", UNSET)
    if type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number", source, "gross")
    model.gross = value
    model._extras = None
    if len(source) != 4 - absent or drift.found:
        model._extras = decoded_extras(source, AnalyticsChart, drift)
    return model


def encode_analytics_chart(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.chart) is not UNSET:
        encoded["chart"] = encoded_models(value, ChartPoint, encode_chart_point, work)
    if (value := model.delta) is not UNSET:
        encoded["delta"] = value
    if (value := model.total) is not UNSET:
        encoded["total"] = value
    if (value := model.gross) is not UNSET:
        encoded["gross"] = value
    return encoded


bind(
    AnalyticsChart,
    decode_analytics_chart,
    encode_analytics_chart,
    required=["chart", "delta", "total"],
    known={"chart": "chart", "delta": "delta", "gross": "gross", "total": "total"},
)
