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
from .earnings_month import EarningsMonth, decode_earnings_month, encode_earnings_month


@define(repr=False, kw_only=True)
class EarningsChart(ApiModel):
    """Earnings over a period. An older form of the answer has `monthlyTotal` alone.

    Attributes:
        monthly_total: Totals by month, as older answers have them.
    """

    chart: list[ChartPoint] | Unset = UNSET
    delta: float | Unset = UNSET
    gross: float | Unset = UNSET
    monthly_total: list[EarningsMonth] | Unset = UNSET
    """Totals by month, as older answers have them."""
    total: float | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_earnings_chart(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(EarningsChart)
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
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "array", source, "chart")
    model.chart = value
    value = source.get("delta", UNSET)
    if type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number", source, "delta")
    model.delta = value
    value = source.get("gross", UNSET)
    if type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number", source, "gross")
    model.gross = value
    value = source.get("monthlyTotal", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_earnings_month(item, drift))
                else:
                    items.append(
                        decoded_model(
                            item, decode_earnings_month, drift, "object", value, len(items)
                        )
                    )
            value = items
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "array", source, "monthlyTotal")
    model.monthly_total = value
    value = source.get("total", UNSET)
    if type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number", source, "total")
    model.total = value
    model._extras = None
    if len(source) != 5 - absent:
        model._extras = decoded_extras(source, EarningsChart, drift)
    return model


def encode_earnings_chart(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.chart) is not UNSET:
        encoded["chart"] = encoded_models(value, ChartPoint, encode_chart_point, work)
    if (value := model.delta) is not UNSET:
        encoded["delta"] = value
    if (value := model.gross) is not UNSET:
        encoded["gross"] = value
    if (value := model.monthly_total) is not UNSET:
        encoded["monthlyTotal"] = encoded_models(value, EarningsMonth, encode_earnings_month, work)
    if (value := model.total) is not UNSET:
        encoded["total"] = value
    return encoded


bind(
    EarningsChart,
    decode_earnings_chart,
    encode_earnings_chart,
    required=[],
    known={
        "chart": "chart",
        "delta": "delta",
        "gross": "gross",
        "monthlyTotal": "monthly_total",
        "total": "total",
    },
)
