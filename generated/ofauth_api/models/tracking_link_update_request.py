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
class TrackingLinkUpdateRequest(ApiModel):
    """What to change of a tracking link.

    Attributes:
        name: 1 to 100 characters.
    """

    name: str | Unset = UNSET
    """1 to 100 characters."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_tracking_link_update_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(TrackingLinkUpdateRequest)
    absent = 0
    value: Any = source.get("name", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "name")
    model.name = value
    model._extras = None
    if len(source) != 1 - absent:
        model._extras = decoded_extras(source, TrackingLinkUpdateRequest, drift)
    return model


def encode_tracking_link_update_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.name) is not UNSET:
        encoded["name"] = value
    return encoded


bind(
    TrackingLinkUpdateRequest,
    decode_tracking_link_update_request,
    encode_tracking_link_update_request,
    required=[],
    known={"name": "name"},
)
