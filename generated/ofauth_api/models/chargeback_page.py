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
    decoded_model,
    encoded_models,
    new,
)
from .chargeback import Chargeback, decode_chargeback, encode_chargeback


@define(repr=False, kw_only=True)
class ChargebackPage(ApiModel):
    """A page of chargebacks.

    Attributes:
        has_more: Whether there are more items behind this page.
        next_marker: What the next page is asked for by.
    """

    has_more: bool
    """Whether there are more items behind this page."""
    list_: list[Chargeback]
    next_marker: int | None
    """What the next page is asked for by."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_chargeback_page(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(ChargebackPage)
    items: list[Any]
    value: Any = source.get("hasMore", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "hasMore")
    model.has_more = value
    value = source.get("list", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_chargeback(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_chargeback, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "list")
    model.list_ = value
    value = source.get("nextMarker", UNSET)
    if type(value) is not int and value is not None:
        value = drift.unlike(value, "integer or null", source, "nextMarker")
    model.next_marker = value
    model._extras = None
    if len(source) != 3 or drift.found:
        model._extras = decoded_extras(source, ChargebackPage, drift)
    return model


def encode_chargeback_page(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.has_more) is not UNSET:
        encoded["hasMore"] = value
    if (value := model.list_) is not UNSET:
        encoded["list"] = encoded_models(value, Chargeback, encode_chargeback, work)
    if (value := model.next_marker) is not UNSET:
        encoded["nextMarker"] = value
    return encoded


bind(
    ChargebackPage,
    decode_chargeback_page,
    encode_chargeback_page,
    required=["hasMore", "list", "nextMarker"],
    known={"hasMore": "has_more", "list": "list_", "nextMarker": "next_marker"},
)
