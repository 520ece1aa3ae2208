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
class TransactionAmounts(ApiModel):
    """What a payment came to, before and after fees."""

    fee: float
    gross: float
    net: float
    tax: float
    vat: float
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_transaction_amounts(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(TransactionAmounts)
    value: Any = source.get("fee", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "fee")
    model.fee = value
    value = source.get("gross", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "gross")
    model.gross = value
    value = source.get("net", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "net")
    model.net = value
    value = source.get("tax", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "tax")
    model.tax = value
    value = source.get("vat", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "vat")
    model.vat = value
    model._extras = None
    if len(source) != 5 or drift.found:
        model._extras = decoded_extras(source, TransactionAmounts, drift)
    return model


def encode_transaction_amounts(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.fee) is not UNSET:
        encoded["fee"] = value
    if (value := model.gross) is not UNSET:
        encoded["gross"] = value
    if (value := model.net) is not UNSET:
        encoded["net"] = value
    if (value := model.tax) is not UNSET:
        encoded["tax"] = value
    if (value := model.vat) is not UNSET:
        encoded["vat"] = value
    return encoded


bind(
    TransactionAmounts,
    decode_transaction_amounts,
    encode_transaction_amounts,
    required=["fee", "gross", "net", "tax", "vat"],
    known={"fee": "fee", "gross": "gross", "net": "net", "tax": "tax", "vat": "vat"},
)
