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
from .sent_mass_message import SentMassMessage, decode_sent_mass_message, encode_sent_mass_message


@define(repr=False, kw_only=True)
class SentMassMessagePage(ApiModel):
    """Mass messages that were sent.

    Attributes:
        has_more: Whether there are more items behind this page.
    """

    has_more: bool
    """Whether there are more items behind this page."""
    items: list[SentMassMessage]
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_sent_mass_message_page(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(SentMassMessagePage)
    items: list[Any]
    value: Any = source.get("hasMore", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "hasMore")
    model.has_more = value
    value = source.get("items", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_sent_mass_message(item, drift))
                else:
                    items.append(
                        decoded_model(
                            item, decode_sent_mass_message, drift, "object", value, len(items)
                        )
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "items")
    model.items = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, SentMassMessagePage, drift)
    return model


def encode_sent_mass_message_page(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.has_more) is not UNSET:
        encoded["hasMore"] = value
    if (value := model.items) is not UNSET:
        encoded["items"] = encoded_models(value, SentMassMessage, encode_sent_mass_message, work)
    return encoded


bind(
    SentMassMessagePage,
    decode_sent_mass_message_page,
    encode_sent_mass_message_page,
    required=["hasMore", "items"],
    known={"hasMore": "has_more", "items": "items"},
)
