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
class Bundle(ApiModel):
    """Several months of a subscription at a lower price.

    Attributes:
        discount: Discount, in percent.
    """

    can_buy: bool
    discount: int
    """Discount, in percent."""
    duration: int
    id: int
    price: float
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_bundle(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(Bundle)
    value: Any = source.get("canBuy", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "canBuy")
    model.can_buy = value
    value = source.get("discount", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "discount")
    model.discount = value
    value = source.get("duration", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "duration")
    model.duration = value
    value = source.get("id", UNSET)
    if type(value) is not int:
        value = drift.unlike(value, "integer", source, "id")
    model.id = value
    value = source.get("price", UNSET)
    if type(value) is not int and type(value) is not float:
        value = drift.unlike(value, "number", source, "price")
    model.price = value
    model._extras = None
    if len(source) != 5 or drift.found:
        model._extras = decoded_extras(source, Bundle, drift)
    return model


def encode_bundle(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.can_buy) is not UNSET:
        encoded["canBuy"] = value
    if (value := model.discount) is not UNSET:
        encoded["discount"] = value
    if (value := model.duration) is not UNSET:
        encoded["duration"] = value
    if (value := model.id) is not UNSET:
        encoded["id"] = value
    if (value := model.price) is not UNSET:
        encoded["price"] = value
    return encoded


bind(
    Bundle,
    decode_bundle,
    encode_bundle,
    required=["canBuy", "discount", "duration", "id", "price"],
    known={
        "canBuy": "can_buy",
        "discount": "discount",
        "duration": "duration",
        "id": "id",
        "price": "price",
    },
)
