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
    Unset,
    bind,
    decoded_extras,
    decoded_model,
    decoded_scalars,
    encode,
    encoded_moment,
    midnight,
    moment,
    new,
)
from .tagged_release_forms import (
    TaggedReleaseForms,
    decode_tagged_release_forms,
    encode_tagged_release_forms,
)


@define(repr=False, kw_only=True)
class PostRequest(ApiModel):
    """The post to publish.

    Attributes:
        expire_after: Days until the post goes. 1 to 30.
        fund_raising_target_amount: At least 10.
        fund_raising_tips_presets: At most 4 items.
        is_locked_text: Whether the text, too, is only for those who pay. Default: false.
        is_markdown: Whether the text is Markdown. Default: true.
        media_items: Media: ids of the vault, or ids of uploads. Default: [].
        preview_media_count: How many of the first media anybody can see. Default: 0.
        price: Default: 0. 0 to 200.
        scheduled_date: When to send or publish; now, where it is left out.
        text: Default: "". At most 10000 characters.
        user_tags: Ids of users to tag. Default: []. Each more than 0.
    """

    expire_after: float | Unset = UNSET
    """Days until the post goes. 1 to 30."""
    fund_raising_target_amount: float | Unset = UNSET
    """At least 10."""
    fund_raising_tips_presets: list[float] | Unset = UNSET
    """At most 4 items."""
    is_locked_text: bool | None | Unset = UNSET
    """Whether the text, too, is only for those who pay. Default: false."""
    is_markdown: bool | None | Unset = UNSET
    """Whether the text is Markdown. Default: true."""
    media_items: list[int | str] | Unset = UNSET
    """Media: ids of the vault, or ids of uploads. Default: []."""
    preview_media_count: int | None | Unset = UNSET
    """How many of the first media anybody can see. Default: 0."""
    price: float | None | Unset = UNSET
    """Default: 0. 0 to 200."""
    release_forms: TaggedReleaseForms | Unset = UNSET
    scheduled_date: datetime.datetime | Unset = UNSET
    """When to send or publish; now, where it is left out."""
    text: str | Unset = UNSET
    """Default: "". At most 10000 characters."""
    user_tags: list[int] | Unset = UNSET
    """Ids of users to tag. Default: []. Each more than 0."""
    additional_properties: dict[str, Any] = _field(factory=dict[str, Any])


def decode_post_request(source: Mapping[str, Any], drift: Drift) -> Any:
    model: Any = new(PostRequest)
    absent = 0
    value: Any = source.get("expireAfter", UNSET)
    if type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number", source, "expireAfter")
    model.expire_after = value
    value = source.get("fundRaisingTargetAmount", UNSET)
    if type(value) is not int and type(value) is not float:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number", source, "fundRaisingTargetAmount")
    model.fund_raising_target_amount = value
    value = source.get("fundRaisingTipsPresets", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not int and type(item) is not float:
                value = decoded_scalars(value, "number", drift)
                break
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "array", source, "fundRaisingTipsPresets")
    model.fund_raising_tips_presets = value
    value = source.get("isLockedText", UNSET)
    if type(value) is not bool and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean or null", source, "isLockedText")
    model.is_locked_text = value
    value = source.get("isMarkdown", UNSET)
    if type(value) is not bool and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "boolean or null", source, "isMarkdown")
    model.is_markdown = value
    value = source.get("mediaItems", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not str and type(item) is not int:
                value = decoded_scalars(value, "string or integer", drift)
                break
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "array", source, "mediaItems")
    model.media_items = value
    value = source.get("previewMediaCount", UNSET)
    if type(value) is not int and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "integer or null", source, "previewMediaCount")
    model.preview_media_count = value
    value = source.get("price", UNSET)
    if type(value) is not int and type(value) is not float and value is not None:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "number or null", source, "price")
    model.price = value
    value = source.get("releaseForms", UNSET)
    if type(value) is dict:
        value = decode_tagged_release_forms(value, drift)
    elif value is UNSET:
        absent += 1
    else:
        value = decoded_model(
            value, decode_tagged_release_forms, drift, "object", source, "releaseForms"
        )
    model.release_forms = value
    value = source.get("scheduledDate", UNSET)
    if type(value) is str:
        value = (
            moment(value)
            or midnight(value)
            or drift.text(value, "date-time", source, "scheduledDate")
        )
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "date-time", source, "scheduledDate")
    model.scheduled_date = value
    value = source.get("text", UNSET)
    if type(value) is not str:
        if value is UNSET:
            absent += 1
        else:
            value = drift.unlike(value, "string", source, "text")
    model.text = value
    value = source.get("userTags", UNSET)
    if type(value) is list:
        for item in value:
            if type(item) is not int:
                value = decoded_scalars(value, "integer", drift)
                break
    elif value is UNSET:
        absent += 1
    else:
        value = drift.unlike(value, "array", source, "userTags")
    model.user_tags = value
    model._extras = None
    if len(source) != 12 - absent:
        model._extras = decoded_extras(source, PostRequest, drift)
    return model


def encode_post_request(model: Any, work: EncodingWork) -> dict[str, Any]:
    encoded: dict[str, Any] = {**model._extras} if model._extras else {}
    if (value := model.expire_after) is not UNSET:
        encoded["expireAfter"] = value
    if (value := model.fund_raising_target_amount) is not UNSET:
        encoded["fundRaisingTargetAmount"] = value
    if (value := model.fund_raising_tips_presets) is not UNSET:
        encoded["fundRaisingTipsPresets"] = value
    if (value := model.is_locked_text) is not UNSET:
        encoded["isLockedText"] = value
    if (value := model.is_markdown) is not UNSET:
        encoded["isMarkdown"] = value
    if (value := model.media_items) is not UNSET:
        encoded["mediaItems"] = value
    if (value := model.preview_media_count) is not UNSET:
        encoded["previewMediaCount"] = value
    if (value := model.price) is not UNSET:
        encoded["price"] = value
    if (value := model.release_forms) is not UNSET:
        encoded["releaseForms"] = (
            encode_tagged_release_forms(value, work)
            if type(value) is TaggedReleaseForms
            else encode(value, work)
        )
    if (value := model.scheduled_date) is not UNSET:
        encoded["scheduledDate"] = encoded_moment(value, work)
    if (value := model.text) is not UNSET:
        encoded["text"] = value
    if (value := model.user_tags) is not UNSET:
        encoded["userTags"] = value
    return encoded


bind(
    PostRequest,
    decode_post_request,
    encode_post_request,
    required=[],
    known={
        "expireAfter": "expire_after",
        "fundRaisingTargetAmount": "fund_raising_target_amount",
        "fundRaisingTipsPresets": "fund_raising_tips_presets",
        "isLockedText": "is_locked_text",
        "isMarkdown": "is_markdown",
        "mediaItems": "media_items",
        "previewMediaCount": "preview_media_count",
        "price": "price",
        "releaseForms": "release_forms",
        "scheduledDate": "scheduled_date",
        "text": "text",
        "userTags": "user_tags",
    },
)
