from __future__ import annotations

import datetime
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
    encoded_moment,
    midnight,
    moment,
    new,
)


@define(repr=False, kw_only=True)
class ChartPoint(ApiModel):
    """A value of a chart for one date."""

    count: int
    date: datetime.datetime
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_chart_point(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(ChartPoint)
    value: Any = source.get("count", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "count")
    model.count = value
    value = source.get("date", UNSET)
    if type(value) is str:
        value = moment(value) or midnight(value) or drift.text(value, "date-time", source, "date")
    else:
        value = drift.unlike(value, "date-time", source, "date")
    model.date = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, ChartPoint, drift)
    return model


def encode_chart_point(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.count) is not UNSET:
        encoded["count"] = value
    if (value := model.date) is not UNSET:
        encoded["date"] = encoded_moment(value, work)
    return encoded


bind(
    ChartPoint,
    decode_chart_point,
    encode_chart_point,
    required=["count", "date"],
    known={"count": "count", "date": "date"},
)
