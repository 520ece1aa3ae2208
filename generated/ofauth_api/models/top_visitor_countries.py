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
from .visitor_country_ranking import (
    VisitorCountryRanking,
    decode_visitor_country_ranking,
    encode_visitor_country_ranking,
)


@define(repr=False, kw_only=True)
class TopVisitorCountries(ApiModel):
    """The countries most visitors came from."""

    has_stats: bool
    is_available: bool
    top_countries: VisitorCountryRanking
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_top_visitor_countries(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(TopVisitorCountries)
    value: Any = source.get("hasStats", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "hasStats")
    model.has_stats = value
    value = source.get("isAvailable", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isAvailable")
    model.is_available = value
    value = source.get("topCountries", UNSET)
    if type(value) is dict:
        value = decode_visitor_country_ranking(value, drift)
    else:
        value = decoded_model(
            value, decode_visitor_country_ranking, drift, "object", source, "topCountries"
        )
    model.top_countries = value
    model._extras = None
    if len(source) != 3 or drift.found:
        model._extras = decoded_extras(source, TopVisitorCountries, drift)
    return model


def encode_top_visitor_countries(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.has_stats) is not UNSET:
        encoded["hasStats"] = value
    if (value := model.is_available) is not UNSET:
        encoded["isAvailable"] = value
    if (value := model.top_countries) is not UNSET:
        encoded["topCountries"] = (
            encode_visitor_country_ranking(value, work)
            if type(value) is VisitorCountryRanking
            else encode(value, work)
        )
    return encoded


bind(
    TopVisitorCountries,
    decode_top_visitor_countries,
    encode_top_visitor_countries,
    required=["hasStats", "isAvailable", "topCountries"],
    known={"hasStats": "has_stats", "isAvailable": "is_available", "topCountries": "top_countries"},
)
