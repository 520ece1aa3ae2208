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
    new,
)


@define(repr=False, kw_only=True)
class Geolocation(ApiModel):
    """Where the creator is."""

    country: str
    city: str | Unset = UNSET
    state: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_geolocation(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(Geolocation)
    absent = 0
    value: Any = source.get("country", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "country")
    model.country = value
    value = source.get("city", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "city")
    model.city = value
    value = source.get("state", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "state")
    model.state = value
    model._extras = None
    if len(source) != 3 - absent or drift.found:
        model._extras = decoded_extras(source, Geolocation, drift)
    return model


def encode_geolocation(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.country) is not UNSET:
        encoded["country"] = value
    if (value := model.city) is not UNSET:
        encoded["city"] = value
    if (value := model.state) is not UNSET:
        encoded["state"] = value
    return encoded


bind(
    Geolocation,
    decode_geolocation,
    encode_geolocation,
    required=["country"],
    known={"city": "city", "country": "country", "state": "state"},
)
