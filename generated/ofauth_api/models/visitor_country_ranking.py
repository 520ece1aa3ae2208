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
    encoded_models,
    new,
)
from .visitor_country import VisitorCountry, decode_visitor_country, encode_visitor_country
from .visitor_totals import VisitorTotals, decode_visitor_totals, encode_visitor_totals


@define(repr=False, kw_only=True)
class VisitorCountryRanking(ApiModel):
    """Countries by visitors.

    Attributes:
        has_more: Whether there are more items behind this page.
    """

    has_more: bool
    """Whether there are more items behind this page."""
    rows: list[VisitorCountry]
    totals: VisitorTotals
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_visitor_country_ranking(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VisitorCountryRanking)
    items: list[Any]
    value: Any = source.get("hasMore", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "hasMore")
    model.has_more = value
    value = source.get("rows", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_visitor_country(item, drift))
                else:
                    items.append(
                        decoded_model(
                            item, decode_visitor_country, drift, "object", value, len(items)
                        )
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "rows")
    model.rows = value
    value = source.get("totals", UNSET)
    if type(value) is dict:
        value = decode_visitor_totals(value, drift)
    else:
        value = decoded_model(value, decode_visitor_totals, drift, "object", source, "totals")
    model.totals = value
    model._extras = None
    if len(source) != 3 or drift.found:
        model._extras = decoded_extras(source, VisitorCountryRanking, drift)
    return model


def encode_visitor_country_ranking(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.has_more) is not UNSET:
        encoded["hasMore"] = value
    if (value := model.rows) is not UNSET:
        encoded["rows"] = encoded_models(value, VisitorCountry, encode_visitor_country, work)
    if (value := model.totals) is not UNSET:
        encoded["totals"] = (
            encode_visitor_totals(value, work)
            if type(value) is VisitorTotals
            else encode(value, work)
        )
    return encoded


bind(
    VisitorCountryRanking,
    decode_visitor_country_ranking,
    encode_visitor_country_ranking,
    required=["hasMore", "rows", "totals"],
    known={"hasMore": "has_more", "rows": "rows", "totals": "totals"},
)
