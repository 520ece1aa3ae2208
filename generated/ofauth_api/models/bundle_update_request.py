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
class BundleUpdateRequest(ApiModel):
    """What to change of a bundle.

    Attributes:
        discount: Discount, in percent. 1 to 100.
        duration: 1 to 365.
    """

    discount: int | Unset = UNSET
    """Discount, in percent. 1 to 100."""
    duration: int | Unset = UNSET
    """1 to 365."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_bundle_update_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(BundleUpdateRequest)
    absent = 0
    value: Any = source.get("discount", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "discount")
    model.discount = value
    value = source.get("duration", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "duration")
    model.duration = value
    model._extras = None
    if len(source) != 2 - absent:
        model._extras = decoded_extras(source, BundleUpdateRequest, drift)
    return model


def encode_bundle_update_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.discount) is not UNSET:
        encoded["discount"] = value
    if (value := model.duration) is not UNSET:
        encoded["duration"] = value
    return encoded


bind(
    BundleUpdateRequest,
    decode_bundle_update_request,
    encode_bundle_update_request,
    required=[],
    known={"discount": "discount", "duration": "duration"},
)
