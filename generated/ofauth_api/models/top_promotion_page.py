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
from .top_promotion import TopPromotion, decode_top_promotion, encode_top_promotion


@define(repr=False, kw_only=True)
class TopPromotionPage(ApiModel):
    """A page of ranked promotions.

    Attributes:
        has_more: Whether there are more items behind this page.
    """

    has_more: bool
    """Whether there are more items behind this page."""
    items: list[TopPromotion]
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_top_promotion_page(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(TopPromotionPage)
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
                    items.append(decode_top_promotion(item, drift))
                else:
                    items.append(
                        decoded_model(
                            item, decode_top_promotion, drift, "object", value, len(items)
                        )
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "items")
    model.items = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, TopPromotionPage, drift)
    return model


def encode_top_promotion_page(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.has_more) is not UNSET:
        encoded["hasMore"] = value
    if (value := model.items) is not UNSET:
        encoded["items"] = encoded_models(value, TopPromotion, encode_top_promotion, work)
    return encoded


bind(
    TopPromotionPage,
    decode_top_promotion_page,
    encode_top_promotion_page,
    required=["hasMore", "items"],
    known={"hasMore": "has_more", "items": "items"},
)
