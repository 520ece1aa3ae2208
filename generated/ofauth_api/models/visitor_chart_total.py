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
class VisitorChartTotal(ApiModel):
    """The total of a chart of visitors."""

    current: str
    delta: float
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_visitor_chart_total(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VisitorChartTotal)
    value: Any = source.get("current", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "current")
    model.current = value
    value = source.get("delta", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "delta")
    model.delta = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, VisitorChartTotal, drift)
    return model


def encode_visitor_chart_total(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.current) is not UNSET:
        encoded["current"] = value
    if (value := model.delta) is not UNSET:
        encoded["delta"] = value
    return encoded


bind(
    VisitorChartTotal,
    decode_visitor_chart_total,
    encode_visitor_chart_total,
    required=["current", "delta"],
    known={"current": "current", "delta": "delta"},
)
