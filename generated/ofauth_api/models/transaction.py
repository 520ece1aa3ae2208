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
from .transaction_amounts import (
    TransactionAmounts,
    decode_transaction_amounts,
    encode_transaction_amounts,
)
from .transaction_user import TransactionUser, decode_transaction_user, encode_transaction_user


@define(repr=False, kw_only=True)
class Transaction(ApiModel):
    """A payment by a fan."""

    amounts: TransactionAmounts
    created_at: datetime.datetime
    currency: str
    description: str | None
    id: str
    payout_pending_days: int | None
    status: str | None
    type_: str | None
    user: TransactionUser
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_transaction(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(Transaction)
    value: Any = source.get("amounts", UNSET)
    if type(value) is dict:
        value = decode_transaction_amounts(value, drift)
    else:
        value = decoded_model(value, decode_transaction_amounts, drift, "object", source, "amounts")
    model.amounts = value
    value = source.get("createdAt", UNSET)
    if type(value) is str:
        value = (
            moment(value) or midnight(value) or drift.text(value, "date-time", source, "createdAt")
        )
    else:
        value = drift.unlike(value, "date-time", source, "createdAt")
    model.created_at = value
    value = source.get("currency", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "currency")
    model.currency = value
    value = source.get("description", UNSET)
    if type(value) is not str and value is not None:
        value = drift.unlike(value, "string or null", source, "description")
    model.description = value
    value = source.get("id", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "id")
    model.id = value
    value = source.get("payoutPendingDays", UNSET)
    if type(value) is not int and value is not None:
        value = drift.unlike(value, "integer or null", source, "payoutPendingDays")
    model.payout_pending_days = value
    value = source.get("status", UNSET)
    if type(value) is not str and value is not None:
        value = drift.unlike(value, "string or null", source, "status")
    model.status = value
    value = source.get("type", UNSET)
    if type(value) is not str and value is not None:
        value = drift.unlike(value, "string or null", source, "type")
    model.type_ = value
    value = source.get("user", UNSET)
    if type(value) is dict:
        value = decode_transaction_user(value, drift)
    else:
        value = decoded_model(value, decode_transaction_user, drift, "object", source, "user")
    model.user = value
    model._extras = None
    if len(source) != 9 or drift.found:
        model._extras = decoded_extras(source, Transaction, drift)
    return model


def encode_transaction(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.amounts) is not UNSET:
        encoded["amounts"] = (
            encode_transaction_amounts(value, work)
            if type(value) is TransactionAmounts
            else encode(value, work)
        )
    if (value := model.created_at) is not UNSET:
        encoded["createdAt"] = encoded_moment(value, work)
    if (value := model.currency) is not UNSET:
        encoded["currency"] = value
    if (value := model.description) is not UNSET:
        encoded["description"] = value
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.payout_pending_days) is not UNSET:
        encoded["payoutPendingDays"] = value
    if (value := model.status) is not UNSET:
        encoded["status"] = value
    if (value := model.type_) is not UNSET:
        encoded["type"] = value
    if (value := model.user) is not UNSET:
        encoded["user"] = (
            encode_transaction_user(value, work)
            if type(value) is TransactionUser
            else encode(value, work)
        )
    return encoded


bind(
    Transaction,
    decode_transaction,
    encode_transaction,
    required=[
        "amounts",
        "createdAt",
        "currency",
        "description",
        "id",
        "payoutPendingDays",
        "status",
        "type",
        "user",
    ],
    known={
        "amounts": "amounts",
        "createdAt": "created_at",
        "currency": "currency",
        "description": "description",
        "id": "id",
        "payoutPendingDays": "payout_pending_days",
        "status": "status",
        "type": "type_",
        "user": "user",
    },
)
