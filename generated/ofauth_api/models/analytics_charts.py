from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import define
from attrs import field as _field

from ..codec import (
    ApiModel,
    Drift,
    EncodingWork,
    bind,
    decoded_extras,
    encode,
    kind_of,
    new,
)
from .analytics_chart import AnalyticsChart, decode_analytics_chart


@define(repr=False, kw_only=True)
class AnalyticsCharts(ApiModel):
    """Charts, each under what it counts."""

    additional_properties: dict[str, AnalyticsChart] = _field(factory=dict[str, Any])

    if TYPE_CHECKING:

        def __getitem__(self, key: str) -> AnalyticsChart: ...

        def __setitem__(self, key: str, value: AnalyticsChart) -> None: ...


def decode_analytics_charts(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(AnalyticsCharts)
    model._extras = decoded_extras(source, AnalyticsCharts, drift, _extra)
    return model


def encode_analytics_charts(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = encode(model.additional_properties, work)
    return encoded


bind(AnalyticsCharts, decode_analytics_charts, encode_analytics_charts, required=[], known={})


def _extra(value: Any, drift: Drift, holder: Any, key: Any) -> Any:
    kind = kind_of(value)
    if kind == "object":
        return decode_analytics_chart(value, drift)
    return drift.unlike(value, "object", holder, key)
