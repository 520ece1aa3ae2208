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
class DiscountRequest(ApiModel):
    """The discount for a subscriber.

    Attributes:
        discount: Discount, in percent. 5 to 60.
        period: 1 to 12.
    """

    discount: int
    """Discount, in percent. 5 to 60."""
    period: int
    """1 to 12."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_discount_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(DiscountRequest)
    value: Any = source.get("discount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "discount")
    model.discount = value
    value = source.get("period", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "period")
    model.period = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, DiscountRequest, drift)
    return model


def encode_discount_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.discount) is not UNSET:
        encoded["discount"] = value
    if (value := model.period) is not UNSET:
        encoded["period"] = value
    return encoded


bind(
    DiscountRequest,
    decode_discount_request,
    encode_discount_request,
    required=["discount", "period"],
    known={"discount": "discount", "period": "period"},
)
