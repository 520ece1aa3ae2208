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
    decoded_model,
    encode,
    encoded_moment,
    midnight,
    moment,
    new,
)
from .chargeback_payment import (
    ChargebackPayment,
    decode_chargeback_payment,
    encode_chargeback_payment,
)


@define(repr=False, kw_only=True)
class Chargeback(ApiModel):
    """A payment that a bank took back."""

    created_at: datetime.datetime
    id: int
    payment: ChargebackPayment
    payment_type: str | None
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_chargeback(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(Chargeback)
    value: Any = source.get("createdAt", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "createdAt")
        )
    else:
        value = drift.unlike(value, "date-time", source, "createdAt")
    model.created_at = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("payment", UNSET)
    if type(value) is dict:
        value = decode_chargeback_payment(value, drift)
    else:
        value = decoded_model(value, decode_chargeback_payment, drift, "object", source, "payment")
    model.payment = value
    value = source.get("paymentType", UNSET)
    if type(value) is not str and value is not None:
        value = drift.unlike(value, "string or null", source, "paymentType")
    model.payment_type = value
    model._extras = None
    if len(source) != 4 or drift.found:
        model._extras = decoded_extras(source, Chargeback, drift)
    return model


def encode_chargeback(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.created_at) is not UNSET:
        encoded["createdAt"] = encoded_moment(value, work)
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.payment) is not UNSET:
        encoded["payment"] = (
            encode_chargeback_payment(value, work)
            if type(value) is ChargebackPayment
            else encode(value, work)
        )
    if (value := model.payment_type) is not UNSET:
        encoded["paymentType"] = value
    return encoded


bind(
    Chargeback,
    decode_chargeback,
    encode_chargeback,
    required=["createdAt", "id", "payment", "paymentType"],
    known={
        "createdAt": "created_at",
        "id": "id",
        "payment": "payment",
        "paymentType": "payment_type",
    },
)
