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
from .visitor_chart_series import (
    VisitorChartSeries,
    decode_visitor_chart_series,
    encode_visitor_chart_series,
)
from .visitor_chart_total import (
    VisitorChartTotal,
    decode_visitor_chart_total,
    encode_visitor_chart_total,
)


@define(repr=False, kw_only=True)
class VisitorCountriesChart(ApiModel):
    """A chart of profile visitors."""

    chart: VisitorChartSeries
    has_stats: bool
    is_available: bool
    total: VisitorChartTotal
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_visitor_countries_chart(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VisitorCountriesChart)
    value: Any = source.get("chart", UNSET)
    if type(value) is dict:
        value = decode_visitor_chart_series(value, drift)
    else:
        value = decoded_model(value, decode_visitor_chart_series, drift, "object", source, "chart")
    model.chart = value
    value = source.get("hasStats", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "hasStats")
    model.has_stats = value
    value = source.get("isAvailable", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isAvailable")
    model.is_available = value
    value = source.get("total", UNSET)
    if type(value) is dict:
        value = decode_visitor_chart_total(value, drift)
    else:
        value = decoded_model(value, decode_visitor_chart_total, drift, "object", source, "total")
    model.total = value
    model._extras = None
    if len(source) != 4 or drift.found:
        model._extras = decoded_extras(source, VisitorCountriesChart, drift)
    return model


def encode_visitor_countries_chart(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.chart) is not UNSET:
        encoded["chart"] = (
            encode_visitor_chart_series(value, work)
            if type(value) is VisitorChartSeries
            else encode(value, work)
        )
    if (value := model.has_stats) is not UNSET:
        encoded["hasStats"] = value
    if (value := model.is_available) is not UNSET:
        encoded["isAvailable"] = value
    if (value := model.total) is not UNSET:
        encoded["total"] = (
            encode_visitor_chart_total(value, work)
            if type(value) is VisitorChartTotal
            else encode(value, work)
        )
    return encoded


bind(
    VisitorCountriesChart,
    decode_visitor_countries_chart,
    encode_visitor_countries_chart,
    required=["chart", "hasStats", "isAvailable", "total"],
    known={
        "chart": "chart",
        "hasStats": "has_stats",
        "isAvailable": "is_available",
        "total": "total",
    },
)
