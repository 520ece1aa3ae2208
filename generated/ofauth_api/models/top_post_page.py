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
from .top_post import TopPost, decode_top_post, encode_top_post


@define(repr=False, kw_only=True)
class TopPostPage(ApiModel):
    """A page of ranked posts.

    Attributes:
        has_more: Whether there are more items behind this page.
    """

    has_more: bool
    """Whether there are more items behind this page."""
    items: list[TopPost]
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_top_post_page(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(TopPostPage)
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
                    items.append(decode_top_post(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_top_post, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "items")
    model.items = value
    model._extras = None
    if len(source) != 2 or drift.found:
        model._extras = decoded_extras(source, TopPostPage, drift)
    return model


def encode_top_post_page(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.has_more) is not UNSET:
        encoded["hasMore"] = value
    if (value := model.items) is not UNSET:
        encoded["items"] = encoded_models(value, TopPost, encode_top_post, work)
    return encoded


bind(
    TopPostPage,
    decode_top_post_page,
    encode_top_post_page,
    required=["hasMore", "items"],
    known={"hasMore": "has_more", "items": "items"},
)
