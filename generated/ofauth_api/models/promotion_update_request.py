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
    decoded_scalars,
    new,
)


@define(repr=False, kw_only=True)
class PromotionUpdateRequest(ApiModel):
    """What to change of a promotion.

    Attributes:
        discount: Discount, in percent. 1 to 100.
        finish_days: Days for which the promotion is offered. 1 to 365.
        message: At most 1000 characters.
        subscribe_counts: How many users may claim it. At least 1.
        subscribe_days: Days of subscription. 1 to 365.
        type_: At least 1 item.
    """

    discount: int | Unset = UNSET
    """Discount, in percent. 1 to 100."""
    finish_days: int | Unset = UNSET
    """Days for which the promotion is offered. 1 to 365."""
    message: str | Unset = UNSET
    """At most 1000 characters."""
    subscribe_counts: int | Unset = UNSET
    """How many users may claim it. At least 1."""
    subscribe_days: int | Unset = UNSET
    """Days of subscription. 1 to 365."""
    type_: list[str] | Unset = UNSET
    """At least 1 item."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_promotion_update_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(PromotionUpdateRequest)
    absent = 0
    value: Any = source.get("discount", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "discount")
    model.discount = value
    value = source.get("finishDays", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "finishDays")
    model.finish_days = value
    value = source.get("message", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "message")
    model.message = value
    value = source.get("subscribeCounts", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "subscribeCounts")
    model.subscribe_counts = value
    value = source.get("subscribeDays", UNSET)
    if type(value) is not int:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer", source, "subscribeDays")
    model.subscribe_days = value
    value = source.get("type", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not str:
                value = decoded_scalars(value, "string", drift)
                break
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "array", source, "type")
    model.type_ = value
    model._extras = None
    if len(source) != 6 - absent:
        model._extras = decoded_extras(source, PromotionUpdateRequest, drift)
    return model


def encode_promotion_update_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.discount) is not UNSET:
        encoded["discount"] = value
    if (value := model.finish_days) is not UNSET:
        encoded["finishDays"] = value
    if (value := model.message) is not UNSET:
        encoded["message"] = value
    if (value := model.subscribe_counts) is not UNSET:
        encoded["subscribeCounts"] = value
    if (value := model.subscribe_days) is not UNSET:
        encoded["subscribeDays"] = value
    if (value := model.type_) is not UNSET:
        encoded["type"] = value
    return encoded


bind(
    PromotionUpdateRequest,
    decode_promotion_update_request,
    encode_promotion_update_request,
    required=[],
    known={
        "discount": "discount",
        "finishDays": "finish_days",
        "message": "message",
        "subscribeCounts": "subscribe_counts",
        "subscribeDays": "subscribe_days",
        "type": "type_",
    },
)
