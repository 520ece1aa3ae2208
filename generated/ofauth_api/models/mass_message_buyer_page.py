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
    decoded_model,
    encoded_models,
    new,
)
from .user_summary import UserSummary, decode_user_summary, encode_user_summary


@define(repr=False, kw_only=True)
class MassMessageBuyerPage(ApiModel):
    """A page of users who bought a mass message.

    Attributes:
        has_more: Whether there are more items behind this page.
        next_marker: What the next page is asked for by.
    """

    has_more: bool
    """Whether there are more items behind this page."""
    list_: list[UserSummary]
    next_marker: int | None | Unset = UNSET
    """What the next page is asked for by."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_mass_message_buyer_page(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(MassMessageBuyerPage)
    items: list[Any]
    absent = 0
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
                    items.append(decode_user_summary(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_user_summary, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "list")
    model.list_ = value
    value = source.get("nextMarker", UNSET)
    if type(value) is not int and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer or null", source, "nextMarker")
    model.next_marker = value
    model._extras = None
    if len(source) != 3 - absent or drift.found:
        model._extras = decoded_extras(source, MassMessageBuyerPage, drift)
    return model


def encode_mass_message_buyer_page(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.has_more) is not UNSET:
        encoded["hasMore"] = value
    if (value := model.list_) is not UNSET:
        encoded["list"] = encoded_models(value, UserSummary, encode_user_summary, work)
    if (value := model.next_marker) is not UNSET:
        encoded["nextMarker"] = value
    return encoded


bind(
    MassMessageBuyerPage,
    decode_mass_message_buyer_page,
    encode_mass_message_buyer_page,
    required=["hasMore", "list"],
    known={"hasMore": "has_more", "list": "list_", "nextMarker": "next_marker"},
)
