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
from .visitor_views import VisitorViews, decode_visitor_views, encode_visitor_views


@define(repr=False, kw_only=True)
class VisitorCountry(ApiModel):
    """A country that visitors came from."""

    country_code: str
    country_name: str
    rank: int
    views_count: VisitorViews
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_visitor_country(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(VisitorCountry)
    value: Any = source.get("countryCode", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "countryCode")
    model.country_code = value
    value = source.get("countryName", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "countryName")
    model.country_name = value
    value = source.get("rank", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "rank")
    model.rank = value
    value = source.get("viewsCount", UNSET)
    if type(value) is dict:
        value = decode_visitor_views(value, drift)
    else:
        value = decoded_model(value, decode_visitor_views, drift, "object", source, "viewsCount")
    model.views_count = value
    model._extras = None
    if len(source) != 4 or drift.found:
        model._extras = decoded_extras(source, VisitorCountry, drift)
    return model


def encode_visitor_country(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.country_code) is not UNSET:
        encoded["countryCode"] = value
    if (value := model.country_name) is not UNSET:
        encoded["countryName"] = value
    if (value := model.rank) is not UNSET:
        encoded["rank"] = value
    if (value := model.views_count) is not UNSET:
        encoded["viewsCount"] = (
            encode_visitor_views(value, work)
            if type(value) is VisitorViews
            else encode(value, work)
        )
    return encoded


bind(
    VisitorCountry,
    decode_visitor_country,
    encode_visitor_country,
    required=["countryCode", "countryName", "rank", "viewsCount"],
    known={
        "countryCode": "country_code",
        "countryName": "country_name",
        "rank": "rank",
        "viewsCount": "views_count",
    },
)
