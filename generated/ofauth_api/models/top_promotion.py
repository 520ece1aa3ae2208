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
class TopPromotion(ApiModel):
    """A promotion, ranked by its claims.

    Attributes:
        subscribe_counts: How many users may claim it.
        subscribe_days: Days of subscription.
    """

    can_claim: bool
    claims_count: int
    created_at: datetime.datetime
    finished_at: datetime.datetime
    has_related_promo: bool
    id: int
    is_finished: bool
    message: str
    price: float
    raw_message: str
    subscribe_counts: int | None
    """How many users may claim it."""
    subscribe_days: int
    """Days of subscription."""
    type_: str
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_top_promotion(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(TopPromotion)
    value: Any = source.get("canClaim", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canClaim")
    model.can_claim = value
    value = source.get("claimsCount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "claimsCount")
    model.claims_count = value
    value = source.get("createdAt", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "createdAt")
        )
    else:
        value = drift.unlike(value, "date-time", source, "createdAt")
    model.created_at = value
    value = source.get("finishedAt", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "finishedAt")
        )
    else:
        value = drift.unlike(value, "date-time", source, "finishedAt")
    model.finished_at = value
    value = source.get("hasRelatedPromo", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "hasRelatedPromo")
    model.has_related_promo = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("isFinished", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "isFinished")
    model.is_finished = value
    value = source.get("message", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "message")
    model.message = value
    value = source.get("price", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "price")
    model.price = value
    value = source.get("rawMessage", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "rawMessage")
    model.raw_message = value
    value = source.get("subscribeCounts", UNSET)
    if type(value) is not int and value is not None:
        value = drift.unlike(value, "integer or null", source, "subscribeCounts")
    model.subscribe_counts = value
    value = source.get("subscribeDays", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "subscribeDays")
    model.subscribe_days = value
    value = source.get("type", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "type")
    model.type_ = value
    model._extras = None
    if len(source) != 13 or drift.found:
        model._extras = decoded_extras(source, TopPromotion, drift)
    return model


def encode_top_promotion(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.can_claim) is not UNSET:
        encoded["canClaim"] = value
    if (value := model.claims_count) is not UNSET:
        encoded["claimsCount"] = value
    if (value := model.created_at) is not UNSET:
        encoded["createdAt"] = encoded_moment(value, work)
    if (value := model.finished_at) is not UNSET:
        encoded["finishedAt"] = encoded_moment(value, work)
    if (value := model.has_related_promo) is not UNSET:
        encoded["hasRelatedPromo"] = value
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.is_finished) is not UNSET:
        encoded["isFinished"] = value
    if (value := model.message) is not UNSET:
        encoded["message"] = value
    if (value := model.price) is not UNSET:
        encoded["price"] = value
    if (value := model.raw_message) is not UNSET:
        encoded["rawMessage"] = value
    if (value := model.subscribe_counts) is not UNSET:
        encoded["subscribeCounts"] = value
    if (value := model.subscribe_days) is not UNSET:
        encoded["subscribeDays"] = value
    if (value := model.type_) is not UNSET:
        encoded["type"] = value
    return encoded


bind(
    TopPromotion,
    decode_top_promotion,
    encode_top_promotion,
    required=[
        "canClaim",
        "claimsCount",
        "createdAt",
        "finishedAt",
        "hasRelatedPromo",
        "id",
        "isFinished",
        "message",
        "price",
        "rawMessage",
        "subscribeCounts",
        "subscribeDays",
        "type",
    ],
    known={
        "canClaim": "can_claim",
        "claimsCount": "claims_count",
        "createdAt": "created_at",
        "finishedAt": "finished_at",
        "hasRelatedPromo": "has_related_promo",
        "id": "id",
        "isFinished": "is_finished",
        "message": "message",
        "price": "price",
        "rawMessage": "raw_message",
        "subscribeCounts": "subscribe_counts",
        "subscribeDays": "subscribe_days",
        "type": "type_",
    },
)
