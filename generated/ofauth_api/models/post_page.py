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
    encode,
    encoded_models,
    new,
)
from .post import Post, decode_post, encode_post
from .post_counters import PostCounters, decode_post_counters, encode_post_counters


@define(repr=False, kw_only=True)
class PostPage(ApiModel):
    """A page of posts.

    Attributes:
        has_more: Whether there are more items behind this page.
        head_marker: Marker of the first item.
        tail_marker: Marker of the last item, for the next page.
    """

    counters: PostCounters
    has_more: bool
    """Whether there are more items behind this page."""
    head_marker: str
    """Marker of the first item."""
    list_: list[Post]
    tail_marker: str
    """Marker of the last item, for the next page."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_post_page(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(PostPage)
    items: list[Any]
    value: Any = source.get("counters", UNSET)
    if type(value) is dict:
        value = decode_post_counters(value, drift)
    else:
        value = decoded_model(value, decode_post_counters, drift, "object", source, "counters")
    model.counters = value
    value = source.get("hasMore", UNSET)
    if type(value) is not bool:
        value = drift.unlike(value, "boolean", source, "hasMore")
    model.has_more = value
    value = source.get("headMarker", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "headMarker")
    model.head_marker = value
    value = source.get("list", UNSET)
    if type(value) is list:
        if value:
            items = []
            for item in value:
                if type(item) is dict:
                    items.append(decode_post(item, drift))
                else:
                    items.append(
                        decoded_model(item, decode_post, drift, "object", value, len(items))
                    )
            value = items
    else:
        value = drift.unlike(value, "array", source, "list")
    model.list_ = value
    value = source.get("tailMarker", UNSET)
    if type(value) is not str:
        value = drift.unlike(value, "string", source, "tailMarker")
    model.tail_marker = value
    model._extras = None
    if len(source) != 5 or drift.found:
        model._extras = decoded_extras(source, PostPage, drift)
    return model


def encode_post_page(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.counters) is not UNSET:
        encoded["counters"] = (
            encode_post_counters(value, work)
            if type(value) is PostCounters
            else encode(value, work)
        )
    if (value := model.has_more) is not UNSET:
        encoded["hasMore"] = value
    if (value := model.head_marker) is not UNSET:
        encoded["headMarker"] = value
    if (value := model.list_) is not UNSET:
        encoded["list"] = encoded_models(value, Post, encode_post, work)
    if (value := model.tail_marker) is not UNSET:
        encoded["tailMarker"] = value
    return encoded


bind(
    PostPage,
    decode_post_page,
    encode_post_page,
    required=["counters", "hasMore", "headMarker", "list", "tailMarker"],
    known={
        "counters": "counters",
        "hasMore": "has_more",
        "headMarker": "head_marker",
        "list": "list_",
        "tailMarker": "tail_marker",
    },
)
