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
class EarningsMonth(ApiModel):
    """Earnings of a month."""

    date: datetime.datetime
    gross: float
    net: float
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_earnings_month(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(EarningsMonth)
    value: Any = source.get("date", UNSET)
    if type(value) is str:
        value = moment(value) or midnight(value) or drift.text(value, "date-time", source, "date")
    else:
        value = drift.unlike(value, "date-time", source, "date")
    model.date = value
    value = source.get("gross", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "gross")
    model.gross = value
    value = source.get("net", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "net")
    model.net = value
    model._extras = None
    if len(source) != 3 or drift.found:
        model._extras = decoded_extras(source, EarningsMonth, drift)
    return model


def encode_earnings_month(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.date) is not UNSET:
        encoded["date"] = encoded_moment(value, work)
    if (value := model.gross) is not UNSET:
        encoded["gross"] = value
    if (value := model.net) is not UNSET:
        encoded["net"] = value
    return encoded


bind(
    EarningsMonth,
    decode_earnings_month,
    encode_earnings_month,
    required=["date", "gross", "net"],
    known={"date": "date", "gross": "gross", "net": "net"},
)
